"""A row of the timeline: its texts in lines, its flags in lanes so that no label covers another."""

from typing import NamedTuple

from lianping_desk.reports.lights import paper_lights
from lianping_desk.reports.paragraph import ASCENT
from lianping_desk.reports.shapes import draw_flag, draw_light
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.table.cells import break_text
from lianping_desk.reports.timeline.axis import Axis
from lianping_desk.reports.timeline.spec import TimelineBar, TimelineMark, TimelineRow
from lianping_desk.reports.type_case import FontChain, printable

SIZE = 8.5
LEADING = 11.5
SMALL = 7.0
_PAD = 4.0
_BAR = 9.0
_LANE = 11.0
_BELOW_BAR = 1.5
_FLAG = 8.5
_NEUTRAL = "#4A6A8F"


class Places(NamedTuple):
    """Where the columns of a timeline stand: x of label, owner, state and calendar, from the left edge."""

    label: tuple[float, float]
    owner: tuple[float, float]
    state: tuple[float, float]
    axis: Axis


class PlacedMark(NamedTuple):
    """A flag with its lane, and where its label begins."""

    mark: TimelineMark
    x: float
    lane: int
    label_x: float


class LaidTimelineRow(NamedTuple):
    """A row with broken texts and placed flags."""

    row: TimelineRow
    label: list[tuple[str, float]]
    owner: list[tuple[str, float]]
    marks: list[PlacedMark]
    height: float


def tint(colour: str, share: float) -> str:
    """The colour thinned with white: `share` of it is left."""
    parts = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - part) * share):02X}" for part in parts)


def place_marks(marks: tuple[TimelineMark, ...], axis: Axis, chain: FontChain) -> list[PlacedMark]:
    """Give every flag on the axis the first lane where its label touches no other."""
    placed: list[PlacedMark] = []
    lane_ends: list[float] = []
    for mark in sorted(marks, key=lambda mark: mark.on):
        if not axis.holds(mark.on):
            continue
        x = axis.at(mark.on)
        width = chain.width(printable(mark.label)) * SMALL
        label_x = x + _FLAG * 0.62 + 2
        begins = x
        if label_x + width > axis.right:
            label_x = max(x - width - 2, axis.left)
            begins = label_x
        ends = max(x + _FLAG * 0.62, label_x + width) + 4
        lane = next((number for number, taken in enumerate(lane_ends) if taken <= begins), len(lane_ends))
        lane_ends[lane : lane + 1] = [ends]
        placed.append(PlacedMark(mark, x, lane, label_x))
    return placed


def lay_row(row: TimelineRow, places: Places, chain: FontChain, strong: FontChain) -> LaidTimelineRow:
    """Break the texts of a row and place its flags."""
    indent = _indent(row)
    room = places.label[1] - places.label[0] - 8 - indent
    label = break_text(printable(row.label), strong if row.level == 0 else chain, SIZE, room)
    owner = break_text(printable(row.owner), chain, SIZE, places.owner[1] - places.owner[0] - 8) if row.owner else []
    marks = place_marks(row.marks, places.axis, chain)
    height = max(len(label) * LEADING, len(owner) * LEADING, _drawn_height(row, marks))
    return LaidTimelineRow(row, label, owner, marks, height + 2 * _PAD)


def _indent(row: TimelineRow) -> float:
    return 12.0 * max(row.level - 1, 0)


def draw_bars(sheet: Sheet, laid: LaidTimelineRow, places: Places, x: float, y: float, chain: FontChain) -> None:
    """Draw the bars of a row whose top is at y; the line of the day goes over them."""
    row = laid.row
    for bar in row.bars:
        draw_bar(sheet, bar, places.axis, x, _top_of_drawing(laid, y), _BAR if row.level < 2 else _BAR - 2, chain)
    if row.level and not row.bars and not laid.marks:
        baseline = y + laid.height / 2 - SMALL / 2 + ASCENT * SMALL
        sheet.text(x + places.axis.left + 4, baseline, "（未定时间）", chain, SMALL, "#777777")


def draw_texts(
    sheet: Sheet, laid: LaidTimelineRow, places: Places, x: float, y: float, chain: FontChain, strong: FontChain
) -> None:
    """Draw the words, the light and the flags of a row whose top is at y."""
    row, middle = laid.row, y + laid.height / 2
    font = strong if row.level == 0 else chain
    _draw_lines(sheet, laid.label, x + places.label[0] + 4 + _indent(row), middle, font)
    _draw_lines(sheet, laid.owner, x + places.owner[0] + 4, middle, chain)
    _draw_state(sheet, row, x + places.state[0] + 4, middle, chain)
    lane_top = _top_of_drawing(laid, y) + (_BAR + _BELOW_BAR if row.bars else 0.0)
    for placed in laid.marks:
        _draw_mark(sheet, placed, x, lane_top + placed.lane * _LANE, chain)


def _draw_mark(sheet: Sheet, placed: PlacedMark, x: float, top: float, chain: FontChain) -> None:
    """Draw a flag and its label, which blots out the lines behind it."""
    foot = top + _LANE - 1
    colour = paper_lights()[placed.mark.state].colour if placed.mark.state else _NEUTRAL
    text = printable(placed.mark.label)
    sheet.box(x + placed.label_x - 0.5, top + 1, chain.width(text) * SMALL + 1, _LANE - 2, fill="#FFFFFF")
    draw_flag(sheet, x + placed.x, foot, _FLAG, colour)
    sheet.text(x + placed.label_x, top + (_LANE - SMALL) / 2 + ASCENT * SMALL - 0.5, text, chain, SMALL, "#222222")


def _drawn_height(row: TimelineRow, marks: list[PlacedMark]) -> float:
    """Height of bar and lanes of flags."""
    lanes = max((mark.lane + 1 for mark in marks), default=0) * _LANE
    bar = _BAR if row.bars else 0.0
    return bar + lanes + (_BELOW_BAR if bar and lanes else 0.0)


def _top_of_drawing(laid: LaidTimelineRow, y: float) -> float:
    return y + (laid.height - _drawn_height(laid.row, laid.marks)) / 2


def draw_bar(sheet: Sheet, bar: TimelineBar, axis: Axis, x: float, top: float, height: float, chain: FontChain) -> None:
    """Draw a bar, filled as far as the work has come, with its label inside where it fits, else beside it."""
    left, right = axis.span(bar.starts, bar.ends)
    if right - left < 0.2:
        return
    colour = paper_lights()[bar.state].colour if bar.state else _NEUTRAL
    width = max(right - left, 1.5)
    sheet.box(x + left, top, width, height, fill=tint(colour, 0.22), stroke=colour, line=0.5)
    if bar.percent is not None:
        share = min(max(bar.percent / 100, 0.0), 1.0)
        if share > 0:
            sheet.box(x + left, top, width * share, height, fill=tint(colour, 0.75))
    if bar.label:
        text = printable(bar.label)
        text_width = chain.width(text) * SMALL
        baseline = top + (height - SMALL) / 2 + ASCENT * SMALL
        if text_width + 6 <= width:
            start = left + 3 if bar.percent is not None else left + (width - text_width) / 2
        elif right + 3 + text_width <= axis.right:
            start = right + 3
        else:
            start = max(left - 3 - text_width, axis.left)
        sheet.text(x + start, baseline, text, chain, SMALL, "#111111")


def _draw_lines(sheet: Sheet, lines: list[tuple[str, float]], x: float, middle: float, chain: FontChain) -> None:
    if lines:
        top = middle - len(lines) * LEADING / 2
        baseline = top + (LEADING - SIZE) / 2 + ASCENT * SIZE
        sheet.lines(baseline, [(x, text) for text, _ in lines], chain, SIZE, LEADING)


def _draw_state(sheet: Sheet, row: TimelineRow, x: float, middle: float, chain: FontChain) -> None:
    if row.state is None:
        return
    draw_light(sheet, row.state, x + 4, middle, 7.5)
    word = row.state_word or row.state.value
    text = word if row.percent is None else f"{word} {row.percent:g}%"
    sheet.text(x + 11, middle - SMALL / 2 + ASCENT * SMALL, text, chain, SMALL, "#222222")
