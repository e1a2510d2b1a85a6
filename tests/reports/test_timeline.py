"""The schedule as a drawing: days where they belong, labels apart, calendar and legend on every page."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianping_desk.domain.progress import TaskState, Thresholds
from lianping_desk.reports.fonts import FontRole
from lianping_desk.reports.page import LEDGER, LEDGER_A3
from lianping_desk.reports.timeline import Timeline, TimelineBar, TimelineMark, TimelineRow
from lianping_desk.reports.timeline.axis import Axis
from lianping_desk.reports.timeline.page import TimelinePage
from lianping_desk.reports.timeline.rows import SMALL, place_marks
from lianping_desk.reports.type_case import LoadedFonts
from tests.reports.reading import Printer, page_texts, squeezed, text_places

PLAN = Axis(date(2021, 1, 1), date(2025, 12, 31), 200.0, 600.0)
PHASES = (
    TimelineBar(date(2022, 1, 1), date(2022, 12, 31), label="启动实施"),
    TimelineBar(date(2022, 1, 1), date(2025, 12, 31), label="深入实施"),
)


def timeline(count: int) -> Timeline:
    rows = [TimelineRow("一、提升行动", level=0)]
    for number in range(count):
        bar = TimelineBar(date(2022, 1, 1), date(2025, 12, 31), TaskState.slow, 40.0)
        mark = TimelineMark(date(2023, 9, 20), f"全国科普日{number}", TaskState.done)
        rows.append(TimelineRow(f"任务{number}", "牵头单位", (bar,), (mark,), state=TaskState.slow, percent=40.0))
    return Timeline(date(2021, 1, 1), date(2026, 12, 31), date(2023, 6, 30), PHASES, tuple(rows), Thresholds().legend())


@given(st.dates(date(2021, 1, 1), date(2025, 12, 31)), st.dates(date(2021, 1, 1), date(2025, 12, 31)))
def test_a_later_day_is_never_drawn_before_an_earlier_one(one: date, other: date) -> None:
    assert (PLAN.at(one) <= PLAN.at(other)) == (one <= other)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_no_day_is_drawn_off_the_axis(day: date) -> None:
    assert PLAN.left <= PLAN.at(day) <= PLAN.right


def test_a_bar_includes_its_last_day() -> None:
    left, right = PLAN.span(date(2022, 1, 1), date(2022, 12, 31))
    assert right == PLAN.at(date(2023, 1, 1))
    assert right - left == pytest.approx(600 * 365 / 1826)


def test_ticks_cover_the_axis_without_gap() -> None:
    for ticks in (PLAN.years(), PLAN.parts()):
        assert ticks[0].left == PLAN.left
        assert ticks[-1].right == PLAN.right
        assert all(one.right == two.left for one, two in itertools.pairwise(ticks))


@pytest.mark.parametrize(
    ("width", "label", "count"), [(60, None, 0), (600, "一季度", 20), (400, "一季", 20), (1500, "1月", 60)]
)
def test_parts_of_a_year_are_as_fine_as_there_is_room(width: float, label: str | None, count: int) -> None:
    parts = Axis(date(2021, 1, 1), date(2025, 12, 31), 0.0, width).parts()
    assert len(parts) == count
    assert label is None or parts[0].label == label


def test_a_calendar_that_begins_in_mid_quarter_names_that_quarter() -> None:
    assert [tick.label for tick in Axis(date(2022, 11, 15), date(2023, 3, 31), 0, 45).parts()] == ["四季度", "一季度"]


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.tuples(st.integers(0, 1825), st.integers(1, 16)), max_size=15))
def test_labels_of_flags_never_cover_one_another(fonts: LoadedFonts, marks: list[tuple[int, int]]) -> None:
    chain = fonts.chain(FontRole.song)
    wanted = tuple(TimelineMark(PLAN.starts + timedelta(days=day), "验" * length) for day, length in marks)
    placed = place_marks(wanted, PLAN, chain)
    assert len(placed) == len(marks)
    for number, one in enumerate(placed):
        ends = one.label_x + len(one.mark.label) * SMALL
        assert ends <= PLAN.right + 0.01
        for other in placed[number + 1 :]:
            if one.lane == other.lane:
                assert ends <= other.label_x or other.label_x + len(other.mark.label) * SMALL <= one.label_x


def test_a_flag_off_the_axis_is_not_drawn(fonts: LoadedFonts) -> None:
    assert place_marks((TimelineMark(date(2030, 1, 1), "下一规划"),), PLAN, fonts.chain(FontRole.song)) == []


def test_calendar_phases_and_legend_stand_on_every_page(print_blocks: Printer) -> None:
    texts = [squeezed(text) for text in page_texts(print_blocks(timeline(60), page=LEDGER.landscape()))]
    assert len(texts) > 2
    for text in texts:
        for part in ("任务", "牵头单位", "2021年", "2026年", "启动实施", "截至2023年6月30日", "慢序时：", "逾期："):
            assert part in text


def test_the_years_of_a_long_plan_are_named(print_blocks: Printer) -> None:
    long = replace(timeline(3), starts=date(2021, 1, 1), ends=date(2036, 12, 31), phases=())
    text = page_texts(print_blocks(long, page=LEDGER.landscape()))[0]
    assert all(str(year) in text for year in range(2021, 2037))


def test_every_row_is_drawn_once_in_order(print_blocks: Printer, fonts: LoadedFonts) -> None:
    rest = timeline(60).lay(fonts, LEDGER_A3.text_width)
    labels: list[str] = []
    while rest is not None:
        page, rest = rest.split(600, 600)
        assert isinstance(page, TimelinePage)
        assert page.height <= 600
        labels += [row.row.label for row in page.rows]
    assert labels == [row.label for row in timeline(60).rows]


def test_a_last_page_with_a_row_or_two_gets_its_share_of_the_rows(fonts: LoadedFonts) -> None:
    for count in range(1, 60):
        rest, heights = timeline(count).lay(fonts, LEDGER_A3.text_width), []
        while rest is not None:
            page, rest = rest.split(500, 500)
            assert isinstance(page, TimelinePage)
            heights.append(page.height)
        assert max(heights) <= 500
        assert len(heights) == 1 or heights[-1] > 500 * 0.35, (count, heights)


def test_a_heading_row_is_never_the_last_of_a_page(fonts: LoadedFonts) -> None:
    base = timeline(30)
    rows = tuple(row for pair in zip(base.rows[1:], [base.rows[0]] * 30, strict=True) for row in reversed(pair))
    rest = Timeline(base.starts, base.ends, base.as_of, (), rows).lay(fonts, 700)
    while rest is not None:
        page, rest = rest.split(300, 300)
        assert isinstance(page, TimelinePage)
        assert page.rows[-1].row.level == 1


def test_a_task_without_dates_says_so(print_blocks: Printer) -> None:
    bare = Timeline(date(2023, 1, 1), date(2023, 12, 31), date(2022, 1, 1), (), (TimelineRow("新任务"),))
    text = page_texts(print_blocks(bare))[0]
    assert "未定时间" in text
    assert "截至" not in text


def test_nothing_is_drawn_outside_the_margins(print_blocks: Printer) -> None:
    page = LEDGER.landscape()
    for text, x, y in text_places(print_blocks(timeline(10), page=page)):
        assert page.left - 1 <= x <= page.width - page.right, text
        assert 0 < y < page.height - page.top + 1, text
