"""Days and pixels, and what a drag makes of them."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.ui.schedule.axis import TimeAxis
from lianping_desk.ui.schedule.drag import Grip, dragged_day, dragged_span, end_of_nearest_month

FIRST, LAST = date(2021, 1, 1), date(2026, 12, 31)
days = st.dates(FIRST, LAST)
widths = st.floats(0.2, 12)


@given(days, widths)
def test_the_pixel_of_a_day_gives_the_day_back(day: date, width: float) -> None:
    axis = TimeAxis(FIRST, LAST, width)
    assert axis.day_at((axis.left(day) + axis.right(day)) / 2) == day
    assert FIRST <= axis.day_at(axis.left(day) * 3 - 500) <= LAST


@given(widths)
def test_years_and_their_parts_cover_the_axis_without_gap_or_overlap(width: float) -> None:
    axis = TimeAxis(FIRST, LAST, width)
    for ticks in (axis.years(), axis.parts()):
        for tick, follows in pairwise(ticks):
            assert tick.right == follows.left
        assert not ticks or (ticks[0].left == 0 and abs(ticks[-1].right - axis.width) < 1e-6)


def test_nearer_shows_months_farther_quarters_and_from_afar_years_only() -> None:
    assert [tick.label for tick in TimeAxis(FIRST, LAST, 2.0).parts()[:2]] == ["1月", "2月"]
    assert [tick.label for tick in TimeAxis(FIRST, LAST, 0.6).parts()[:2]] == ["一季度", "二季度"]
    assert [tick.label for tick in TimeAxis(FIRST, LAST, 0.35).parts()[:2]] == ["一季", "二季"]
    assert TimeAxis(FIRST, LAST, 0.1).parts() == []
    assert [TimeAxis(FIRST, LAST, width).years()[-1].label for width in (0.1, 0.2)] == ["2026", "2026年"]


def test_from_afar_ends_go_to_the_ends_of_months() -> None:
    span = date(2022, 1, 1), date(2025, 12, 31)
    assert dragged_span(span, Grip.end, span[1], date(2024, 6, 20), months=True)[1] == date(2024, 6, 30)
    assert dragged_span(span, Grip.end, span[1], date(2024, 6, 10), months=True)[1] == date(2024, 5, 31)
    assert dragged_span(span, Grip.start, span[0], date(2023, 2, 20), months=True)[0] == date(2023, 3, 1)
    moved = dragged_span(span, Grip.whole, date(2023, 1, 1), date(2023, 4, 3), months=True)
    assert moved == (date(2022, 4, 1), date(2026, 3, 31))
    assert dragged_day(date(2023, 6, 30), months=True) == date(2023, 6, 30)


@given(days, st.integers(0, 900), st.sampled_from(Grip), days, days, st.booleans())
def test_a_bar_never_turns_over_and_moves_only_where_it_is_held(
    starts: date, length: int, grip: Grip, taken: date, now: date, months: bool
) -> None:
    span = starts, starts + timedelta(days=length)
    first, last = dragged_span(span, grip, taken, now, months=months)
    assert first <= last
    if grip is Grip.start:
        assert last == span[1]
    if grip is Grip.end:
        assert first == span[0]
    if grip is Grip.whole and not months:
        assert last - first == span[1] - span[0]


@given(days)
def test_the_end_of_the_nearest_month_is_within_half_a_month(day: date) -> None:
    end = end_of_nearest_month(day)
    assert (end + timedelta(days=1)).day == 1
    assert abs((end - day).days) <= 16
