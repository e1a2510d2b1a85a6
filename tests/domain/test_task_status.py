"""A task's percent, its expected progress and its light, as she would reckon them by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.domain.facts import ProgressFact
from lianping_desk.domain.pace import expected_percent, pace_on, task_state
from lianping_desk.domain.period import parse_period
from lianping_desk.domain.plan import Assignment, CurvePoint, Phase, PhaseKind, Plan, Role, Task, TaskKind
from lianping_desk.domain.progress import TaskState, Thresholds
from lianping_desk.domain.status import TaskStatus
from lianping_desk.domain.task_status import task_status
from lianping_desk.domain.trace import CellTrace
from lianping_desk.domain.unit import Unit, UnitKind

LEAD, OTHER_LEAD, HELPER, TOWN, HEIR = range(1, 6)
UNITS = tuple(
    Unit(name, name, UnitKind.government, id=number)
    for number, name in ((LEAD, "甲局"), (OTHER_LEAD, "乙局"), (HELPER, "丙局"), (TOWN, "丁镇"), (HEIR, "戊局"))
)
TASK = Task(
    no=1,
    kind=TaskKind.action,
    title="提升行动",
    section="",
    assignments=(
        Assignment(LEAD, Role.lead, "甲局"),
        Assignment(OTHER_LEAD, Role.lead, "乙局"),
        Assignment(HELPER, Role.responsible, "丙局"),
    ),
    id=7,
)
PLAN = Plan(
    "方案", "某县", 2021, 2025, tasks=(TASK,), phases=(Phase("深入实施", 2022, 2025, PhaseKind.implementation),)
)
STARTS, ENDS = date(2022, 1, 1), date(2025, 12, 31)
DAY = date(2023, 12, 31)


def fact(unit: int, code: str, percent: float, measure: int | None = None, received: int = 1) -> ProgressFact:
    """Cell E5 of the unit's file for the period."""
    trace = CellTrace(f"{unit}-{code}.xlsx", "0" * 64, "填报表", f"E{5 + (measure or 0)}")
    values = {"percent": Decimal(str(percent))}
    ends = parse_period(code).ends
    return ProgressFact(unit, code, ends, TASK.id, measure, values, {"percent": trace}, {}, received, received)


def on(day: date, *facts: ProgressFact, task: Task = TASK, units: tuple[Unit, ...] = UNITS) -> TaskStatus:
    return task_status(task, PLAN, facts, units, day, Thresholds())


def test_the_latest_period_of_the_lead_that_has_ended_counts() -> None:
    facts = [fact(LEAD, "2022", 20), fact(LEAD, "2023H1", 30), fact(LEAD, "2023H2", 55)]
    assert on(date(2023, 12, 30), *facts).percent == 30, "the second half has not ended yet"
    status = on(DAY, *facts)
    assert status.percent == 55
    assert [(s.unit, s.period_code, s.trace.address if s.trace else "") for s in status.sources] == [
        ("甲局", "2023H2", "填报表!E5")
    ]


def test_several_leads_count_with_their_mean_even_from_different_periods() -> None:
    status = on(DAY, fact(LEAD, "2023H2", 60), fact(OTHER_LEAD, "2023H1", 30), fact(HELPER, "2023H2", 99))
    assert status.percent == 45
    assert status.basis is Role.lead


def test_while_no_lead_has_reported_the_responsible_units_count_and_it_says_so() -> None:
    status = on(DAY, fact(HELPER, "2023H1", 40))
    assert (status.percent, status.basis) == (40, Role.responsible)


def test_a_town_that_reports_on_its_own_area_does_not_count() -> None:
    status = on(DAY, fact(TOWN, "2023H2", 100))
    assert (status.percent, status.basis, status.state) == (None, None, TaskState.not_started)


def test_without_a_row_of_the_task_the_measures_count_with_their_mean_and_every_cell_is_named() -> None:
    status = on(DAY, fact(LEAD, "2023", 30, measure=1), fact(LEAD, "2023", 60, measure=2))
    assert status.percent == 45
    assert [source.trace.cell for source in status.sources if source.trace] == ["E6", "E7"]
    assert on(DAY, fact(LEAD, "2023", 30, measure=1), fact(LEAD, "2023", 70)).percent == 70


def test_of_two_periods_with_one_end_the_longer_one_counts() -> None:
    assert on(DAY, fact(LEAD, "2023", 50), fact(LEAD, "2023Q4", 48)).percent == 50


def test_a_merged_units_figure_counts_until_its_successor_reports() -> None:
    merged = replace(UNITS[0], until=date(2023, 8, 31), successor_id=HEIR)
    units = (merged, *UNITS[1:])
    before = [fact(LEAD, "2023H1", 30), fact(HEIR, "2022", 90)]
    assert on(DAY, *before, units=units).percent == 30, (
        "what the successor said before it took over is about other work"
    )
    assert on(DAY, *before, fact(HEIR, "2023H2", 40), units=units).percent == 40


def test_when_the_duty_has_been_handed_over_the_predecessors_figure_stands_until_the_new_lead_reports() -> None:
    merged = replace(UNITS[0], until=date(2023, 8, 31), successor_id=HEIR)
    task = replace(TASK, assignments=(Assignment(HEIR, Role.lead, "戊局"),))
    units = (merged, *UNITS[1:])
    assert on(DAY, fact(LEAD, "2023H1", 30), task=task, units=units).percent == 30
    assert on(DAY, fact(LEAD, "2023H1", 30), fact(HEIR, "2023H2", 35), task=task, units=units).percent == 35


def test_two_leads_merged_into_one_unit_count_once() -> None:
    units = tuple(replace(u, until=date(2023, 6, 30), successor_id=HEIR) if u.id <= OTHER_LEAD else u for u in UNITS)
    status = on(DAY, fact(LEAD, "2023H1", 10), fact(OTHER_LEAD, "2023H1", 20), fact(HEIR, "2023H2", 50), units=units)
    assert status.percent == 50
    assert len(status.sources) == 1


def test_it_is_done_since_the_first_period_that_reached_100_and_stayed() -> None:
    facts = [
        fact(LEAD, "2022H1", 100),
        fact(LEAD, "2022H2", 80),
        fact(LEAD, "2023H1", 100),
        fact(LEAD, "2023H2", 100),
    ]
    status = on(DAY, *facts)
    assert (status.done_on, status.state) == (date(2023, 6, 30), TaskState.done_early)
    assert on(date(2022, 12, 31), *facts).done_on is None


def test_her_own_dates_and_curve_of_a_task_come_before_the_phase() -> None:
    task = replace(TASK, starts=date(2023, 1, 1), due=date(2023, 12, 31), curve=(CurvePoint(date(2023, 7, 1), 20.0),))
    status = on(date(2023, 7, 1), fact(LEAD, "2023H1", 10), task=task)
    assert (status.expected, status.state) == (20.0, TaskState.slow)
    assert on(date(2024, 1, 1), fact(LEAD, "2023H1", 10), task=task).state is TaskState.overdue


percents = st.floats(0, 100)
days = st.dates(date(2021, 1, 1), date(2027, 1, 1))
RANK = [
    TaskState.overdue,
    TaskState.behind,
    TaskState.not_started,
    TaskState.slow,
    TaskState.on_track,
    TaskState.done,
]


@given(percents, percents, days)
def test_more_progress_never_gives_a_worse_light(one: float, other: float, day: date) -> None:
    pace = pace_on(day, STARTS, ENDS)
    less, more = (task_state(p, pace, Thresholds()) for p in sorted((one, other)))
    assert RANK.index(less) <= RANK.index(more)


@given(days, days, st.lists(st.tuples(st.dates(STARTS, ENDS), percents), max_size=4))
def test_expected_progress_never_falls_and_runs_from_0_to_100(
    one: date, other: date, points: list[tuple[date, float]]
) -> None:
    rising = zip(sorted({day for day, _ in points}), sorted(percent for _, percent in points), strict=False)
    curve = tuple(CurvePoint(day, percent) for day, percent in rising)
    early, late = sorted((one, other))
    assert expected_percent(early, STARTS, ENDS, curve) <= expected_percent(late, STARTS, ENDS, curve) + 1e-9
    assert expected_percent(STARTS, STARTS, ENDS, curve) == 0
    assert expected_percent(ENDS, STARTS, ENDS, curve) == 100


codes = st.sampled_from(["2022", "2022H1", "2022H2", "2023Q1", "2023H1", "2023", "2024H1", "2024-09", "2025"])


@given(st.dictionaries(codes, percents, min_size=1), days)
def test_no_report_of_an_earlier_period_wins_over_a_later_one(reported: dict[str, float], day: date) -> None:
    status = on(day, *(fact(LEAD, code, round(percent, 2)) for code, percent in reported.items()))
    ended = [code for code in reported if parse_period(code).ends <= day]
    if not ended:
        assert status.percent is None
        return
    newest = max(parse_period(code).ends for code in ended)
    counted = status.sources[0].period_code
    assert parse_period(counted).ends == newest
    assert status.percent == round(reported[counted], 2)


@given(st.lists(st.tuples(st.sampled_from([LEAD, OTHER_LEAD, HELPER, HEIR]), codes, percents), max_size=8), days)
def test_the_mean_lies_between_its_cells_and_every_cell_is_in_a_period_that_has_ended(
    reports: list[tuple[int, str, float]], day: date
) -> None:
    merged = replace(UNITS[0], until=date(2023, 8, 31), successor_id=HEIR)
    status = on(day, *(fact(*report, received=n) for n, report in enumerate(reports)), units=(merged, *UNITS[1:]))
    cells = [float(source.percent) for source in status.sources]
    assert all(parse_period(source.period_code).ends <= day for source in status.sources)
    assert (status.percent is None) == (not cells)
    if status.percent is not None:
        assert min(cells) - 1e-9 <= status.percent <= max(cells) + 1e-9
