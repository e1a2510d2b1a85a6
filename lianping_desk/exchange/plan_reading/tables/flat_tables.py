"""A division table that a converter wrote as lines of text, laid out as a table again, with doubts where unsure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lianping_desk.domain.plan import PlanDoubt
from lianping_desk.exchange.plan_reading.document import Paragraph, Row, Table
from lianping_desk.exchange.plan_reading.duties.duties import stated
from lianping_desk.exchange.plan_reading.tables.annex_columns import UNIT_COLUMNS, Column, columns_of
from lianping_desk.exchange.plan_reading.tables.cell_kinds import (
    MAY_BE_UNITS,
    is_date,
    is_nothing,
    is_number_in_hanzi,
    likeness_to_units,
)
from lianping_desk.exchange.plan_reading.tables.flat_alignment import Alignment, Line, Placed, Slot
from lianping_desk.exchange.plan_reading.tables.flat_costs import cell_of
from lianping_desk.exchange.plan_reading.tables.flat_heads import FlatHead, flat_heads

_BEHIND = re.compile(r"(附件|附表|附录|抄送|抄报|[（(]此件|[（(]?(注|备注|说明)\s*\d?[：:])")
_SIGNED = re.compile(r"20\d\d|[。？！：]|(办公室|委员会|小组|协会|政府)$|印发|打印|关闭")
_LONGEST_LEFT_TITLE = 30
_GROUP_HEADING = "类别"
_GUESSED = "表格的线没有了，这一行各栏是按文字推断的，请对照原件核对"
_OUT_OF_ORDER = "表里的序号不连贯，可能有的行没有读全，请对照原件核对"


@dataclass(frozen=True, slots=True)
class FlatTable:
    """The table, the line where its head begins, and what a person should look at."""

    table: Table
    line: int
    doubts: tuple[PlanDoubt, ...]


def flat_table(paragraphs: Sequence[Paragraph]) -> FlatTable | None:
    """The first division table among lines of text; None where there is none. The same head again continues it."""
    heads = list(flat_heads(paragraphs))
    for place, head in enumerate(heads):
        lines, left = _body(paragraphs, head, heads[place + 1 :])
        slots = _slots(columns_of(head.headings))
        cells = Alignment(lines, slots).placed()
        rows, doubts = _rows(lines, cells, slots, head)
        if rows:
            headings = tuple(_heading(head, slots, slot) for slot in range(len(slots)))
            table = Table((Row(headings, paragraphs[head.start].line), *rows))
            return FlatTable(table, paragraphs[head.start].line, (*doubts, *_numbers(rows, slots), *_left_out(left)))
    return None


def _slots(columns: Sequence[Column]) -> list[Slot]:
    """The columns, and before the task a place for a group that no heading names."""
    slots = [Slot(column) for column in columns]
    if Column.group not in columns:
        band = Slot(Column.group, is_band=True)
        slots.insert(columns.index(Column.task), band)
        if columns[0] is Column.number:
            slots.insert(0, band)
    return slots


def _heading(head: FlatHead, slots: Sequence[Slot], place: int) -> str:
    if slots[place].is_band:
        return _GROUP_HEADING
    return head.headings[sum(not slot.is_band for slot in slots[:place])]


def _body(
    paragraphs: Sequence[Paragraph], head: FlatHead, later: Sequence[FlatHead]
) -> tuple[list[Line], Sequence[Paragraph]]:
    """The lines of the table, later heads of its pages left out, and what stands behind it."""
    again = {place for one in later if one.headings == head.headings for place in range(one.start, one.end)}
    stop = next((one.start for one in later if one.headings != head.headings), len(paragraphs))
    places = [place for place in range(head.end, stop) if place not in again]
    end = next((n for n, place in enumerate(places) if _BEHIND.match(paragraphs[place].text)), len(places))
    body = [paragraphs[place] for place in places[:end]]
    end_of_rows = _end_of_rows([one.text for one in body], columns_of(head.headings))
    before = paragraphs[head.end - 1].line
    lines: list[Line] = []
    for one in body[:end_of_rows]:
        texts = _texts(one.text, head)
        lines += [Line(text, one.line, place == 0 and one.line > before + 1) for place, text in enumerate(texts)]
        before = one.line
    if Column.number in columns_of(head.headings):
        lines = _groups_joined(_without_page_numbers(lines))
    return lines, body[end_of_rows:]


def _without_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """A number that does not count on, while the one that does still comes, is that of a page."""
    kept: list[Line] = []
    due = 1
    for place, line in enumerate(lines):
        if line.text.isdecimal():
            number = int(line.text)
            if number not in (1, due) and any(later.text == str(due) for later in lines[place + 1 :]):
                continue
            due = number + 1
        kept.append(line)
    return kept


def _groups_joined(lines: Sequence[Line]) -> list[Line]:
    """一 above 青少年…行动, while 1, 2, 3 count the rows: the line is the heading of a group, 一、青少年…行动."""
    if not any(line.text.isdecimal() for line in lines):
        return list(lines)
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before and is_number_in_hanzi(before.text) and not likeness_to_units(line.text):
            joined[-1] = Line(f"{before.text.rstrip('、.．')}、{line.text}", line.line, before.is_apart)
        else:
            joined.append(line)
    return joined


def _texts(text: str, head: FlatHead) -> list[str]:
    """The cells of a line: one, or several where spaces part them; the typesetter's space behind a number is lost."""
    if not head.is_one_line:
        return [text]
    parted = re.sub(r"^(\d{1,3})(?=[\u4e00-\u9fff“])", r"\1 ", text)
    return parted.split()


def _end_of_rows(texts: Sequence[str], columns: Sequence[Column]) -> int:
    """Behind the last units come only the cells of the columns behind them; the rest is no part of the table."""
    last = max((place for place, text in enumerate(texts) if _has_units(text)), default=-1)
    if _has_units("".join(texts[last + 1 : last + 3])):
        last += 2  # the last name was cut by a line break
    first = min(place for place, column in enumerate(columns) if column in UNIT_COLUMNS)
    behind = [column for column in columns[first:] if column not in UNIT_COLUMNS]
    end = last + 1
    while end < len(texts) and end - last <= len(behind) and _may_be_cell(texts[end], behind):
        end += 1
    return end


def _has_units(text: str) -> bool:
    return any(likeness_to_units(part) >= MAY_BE_UNITS for part in (text, *text.split()))


def _may_be_cell(text: str, behind: Sequence[Column]) -> bool:
    if set(behind) <= {Column.deadline}:
        return is_date(text) or is_nothing(text)
    return len(text) <= 60 and not re.search(r"20\d\d年\d{1,2}月\d{1,2}日$", text)


def _rows(
    lines: Sequence[Line], cells: Sequence[Placed], slots: Sequence[Slot], head: FlatHead
) -> tuple[list[Row], list[PlanDoubt]]:
    """The rows, and a doubt for each whose cells might as well have been others."""
    rows: list[Row] = []
    doubts: list[PlanDoubt] = []
    has_both = _has_tasks_beside_measures(cells, slots)
    start = 0
    for place in range(1, len(cells) + 1):
        if place < len(cells) and not cells[place].begins_row:
            continue
        row = cells[start:place]
        texts = [""] * len(slots)
        for cell in row:
            texts[cell.slot] = cell_of(slots[cell.slot].column, [one.text for one in lines[cell.start : cell.end]])
        rows.append(Row(tuple(texts), _line_of(row, lines, slots)))
        titles = (Column.task, Column.measure)
        unclear = any(cell.is_unclear and (has_both or slots[cell.slot].column not in titles) for cell in row)
        if unclear or _lacks_units(texts, slots):
            said = " ".join(text.replace("\n", "、") for text in texts if text)
            doubts.append(
                PlanDoubt(
                    f"分工表（正文第{rows[-1].line}行）",
                    said,
                    _GUESSED,
                )
            )
        start = place
    return rows, doubts


def _lacks_units(texts: Sequence[str], slots: Sequence[Slot]) -> bool:
    """Whether one of several cells of units is empty: which one, the lines do not tell, unless they name the role."""
    cells = [text for text, slot in zip(texts, slots, strict=True) if slot.column in UNIT_COLUMNS]
    said = [text for text in cells if text]
    return bool(said) and len(said) < len(cells) and not any(stated(text) for text in said)


def _has_tasks_beside_measures(cells: Sequence[Placed], slots: Sequence[Slot]) -> bool:
    """Whether any row has both; where none has, a text under either heading is read alike."""
    return any(
        (slots[one.slot].column, slots[two.slot].column) == (Column.task, Column.measure) and not two.begins_row
        for one, two in pairwise(cells)
    )


def _line_of(row: Sequence[Placed], lines: Sequence[Line], slots: Sequence[Slot]) -> int:
    """Where the task stands, else the measure, else whatever begins the row."""
    for column in (Column.task, Column.measure):
        for cell in row:
            if slots[cell.slot].column is column:
                return lines[cell.start].line
    return lines[row[0].start].line


def _left_out(left: Sequence[Paragraph]) -> list[PlanDoubt]:
    """A short line behind the table may have been a cell of it; a signature or a date was none."""
    if left and len(left[0].text) <= _LONGEST_LEFT_TITLE and not _SIGNED.search(left[0].text):
        return [PlanDoubt(f"正文第{left[0].line}行", left[0].text, "分工表后面的这些文字没有读，请看是不是表里的内容")]
    return []


def _numbers(rows: Sequence[Row], slots: Sequence[Slot]) -> list[PlanDoubt]:
    """Serial numbers count on from one to the next, or begin again; where they jump a row may be lost."""
    place = next((place for place, slot in enumerate(slots) if slot.column is Column.number), None)
    if place is None:
        return []
    counted = [(int(digits), row) for row in rows if (digits := re.sub(r"\D", "", row.cells[place]))]
    return [
        PlanDoubt(f"分工表（正文第{row.line}行）", row.cells[place], _OUT_OF_ORDER)
        for (before, _), (value, row) in pairwise(counted)
        if value not in (1, before, before + 1)
    ]
