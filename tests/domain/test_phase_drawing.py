"""Phases above a timeline: lanes without overlap, and arrows from each to the one that follows."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.domain.phase_drawing import PhaseBox, arrow_head, arrows, lanes_of
from lianping_desk.domain.plan import Phase, PhaseKind

years = st.tuples(st.integers(2021, 2026), st.integers(2021, 2026)).map(sorted)


@given(st.lists(years, max_size=6))
def test_phases_of_one_lane_never_overlap(spans: list[list[int]]) -> None:
    phases = [Phase("阶段", first, last, PhaseKind.implementation) for first, last in spans]
    lanes = lanes_of(phases)
    for lane in set(lanes):
        mine = sorted((p for p, of in zip(phases, lanes, strict=True) if of == lane), key=lambda p: p.starts)
        assert all(before.ends < after.starts for before, after in pairwise(mine))


def box(first: int, last: int, lane: int) -> PhaseBox:
    """100 points a year from 2021, lanes 20 high."""
    days = date(last, 12, 31) - date(first, 1, 1)
    left = (first - 2021) * 100.0
    return PhaseBox(left, left + round(days.days / 365) * 100.0, lane * 20 + 4.0, lane * 20 + 16.0)


def test_an_arrow_falls_from_a_phase_to_one_that_begins_within_it_and_rises_to_the_next() -> None:
    launch, work, review = box(2022, 2022, 0), box(2022, 2025, 1), box(2025, 2025, 0)
    assert arrows([review, launch, work]) == [((106.0, 16.0), (106.0, 24.0)), ((406.0, 24.0), (406.0, 16.0))]


def test_an_arrow_between_phases_that_follow_one_another_points_on() -> None:
    ((begins, tip),) = arrows([box(2021, 2021, 0), box(2023, 2023, 0)])
    assert begins == (100.0, 10.0) and tip == (203.0, 10.0)
    assert arrow_head((begins, tip), 5) == ((203.0, 10.0), (198.0, 7.0), (198.0, 13.0))


def test_an_arrow_goes_around_the_corner_to_a_later_phase_in_another_lane() -> None:
    (line,) = arrows([box(2021, 2021, 1), box(2023, 2023, 0)])
    assert line == ((100.0, 30.0), (206.0, 30.0), (206.0, 16.0))
