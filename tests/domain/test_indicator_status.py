"""An indicator's value and its light: from the register, from surveys, from returns."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, Stage, StageEntry
from lianping_desk.domain.facts import IndicatorFact
from lianping_desk.domain.indicator import Comparison, Indicator, Strength, Target, ValueSource
from lianping_desk.domain.indicator_status import indicator_status
from lianping_desk.domain.indicator_value import ValueHistory, register_history, returns_history, survey_history
from lianping_desk.domain.period import parse_period
from lianping_desk.domain.plan import Phase, PhaseKind, Plan
from lianping_desk.domain.progress import TaskState, Thresholds
from lianping_desk.domain.status import IndicatorStatus, RegisteredBase, ReportedValue
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.domain.trace import CellTrace
from lianping_desk.domain.unit import Unit, UnitKind

PLAN = Plan("方案", "某县", 2021, 2025, phases=(Phase("深入实施", 2022, 2025, PhaseKind.implementation),))
UNITS = (
    Unit("甲局", "甲局", UnitKind.government, id=1, until=date(2023, 8, 31), successor_id=2),
    Unit("乙局", "乙局", UnitKind.government, id=2),
    Unit("丙镇", "丙镇", UnitKind.town, id=3),
)
BASES = Indicator(
    "县级基地",
    Target(Decimal(2), Comparison.at_least),
    "个",
    2025,
    Strength.must,
    "",
    value_source=ValueSource.register,
    base_kind=BaseKind.education_base,
    base_level=BaseLevel.county,
)
RATE = Indicator("科学素质", Target(Decimal(13), Comparison.more_than), "%", 2025, Strength.must, "")
TALKS = Indicator("讲座场次", Target(Decimal(100), Comparison.at_least), "场", 2025, Strength.must, "")
MUSEUM = replace(
    BASES, title="科技馆", target=Target(None, Comparison.done), base_kind=BaseKind.museum, base_level=None
)


def judge(indicator: Indicator, history: ValueHistory, day: date) -> IndicatorStatus:
    return indicator_status(indicator, PLAN, history, day, Thresholds())


def base(name: str, *stages: tuple[Stage, date | None], level: BaseLevel = BaseLevel.county, **more: object) -> Base:
    entries = tuple(StageEntry(stage, on, id=number) for number, (stage, on) in enumerate(stages))
    kind = more.pop("kind", BaseKind.education_base)
    return Base(name, kind, level, stages=entries, **more)  # type: ignore[arg-type]


def fact(unit: int, code: str, cumulative: int | None = None, period_value: int | None = None) -> IndicatorFact:
    given = {"cumulative": cumulative, "period_value": period_value}
    values = {key: Decimal(value) for key, value in given.items() if value is not None}
    traces = {key: CellTrace(f"{unit}.xlsx", "", "指标", "C4" if key == "cumulative" else "B4") for key in values}
    return IndicatorFact(unit, code, parse_period(code).ends, 1, values, traces, {}, 1, 1)


def test_the_register_counts_titles_of_the_level_that_stand_on_the_day() -> None:
    register = [
        base("甲馆", (Stage.applied, date(2022, 1, 1)), (Stage.awarded, date(2022, 6, 1))),
        base("乙园", (Stage.awarded, date(2023, 5, 1)), (Stage.revoked, date(2024, 1, 1))),
        base("丙厂", (Stage.applied, date(2022, 1, 1))),
        base("丁校", (Stage.awarded, date(2022, 1, 1)), level=BaseLevel.city),
        base("戊村", (Stage.awarded, date(2022, 1, 1)), valid_until=date(2022, 12, 31)),
    ]
    history = register_history(BASES, register)
    status = judge(BASES, history, date(2023, 6, 30))
    assert (status.value, status.gap) == (2, 0)
    assert [s.base.name for s in status.sources if isinstance(s, RegisteredBase)] == ["甲馆", "乙园"]
    assert (status.met_on, status.state) == (date(2023, 5, 1), TaskState.done_early)
    later = judge(BASES, history, date(2024, 1, 1))
    assert (later.value, later.gap, later.met_on) == (1, 1, None)


def test_a_title_without_a_known_day_counts_but_is_not_early() -> None:
    status = judge(
        BASES,
        register_history(BASES, [base("甲", (Stage.awarded, None)), base("乙", (Stage.awarded, None))]),
        date(2023, 1, 1),
    )
    assert (status.value, status.state, status.met_on) == (2, TaskState.done, None)


def test_a_goal_without_a_number_is_met_by_one_title_and_under_way_when_one_is_applied_for() -> None:
    day = date(2024, 6, 30)
    assert judge(MUSEUM, register_history(MUSEUM, []), day).state is TaskState.not_started
    building = base("馆", (Stage.nurturing, date(2023, 1, 1)), kind=BaseKind.museum)
    assert judge(MUSEUM, register_history(MUSEUM, [building]), day).state is TaskState.on_track
    assert judge(MUSEUM, register_history(MUSEUM, [building]), date(2026, 1, 1)).state is TaskState.overdue
    built = base("馆", (Stage.awarded, date(2024, 1, 1)), kind=BaseKind.museum)
    status = judge(MUSEUM, register_history(MUSEUM, [built]), day)
    assert (status.value, status.gap, status.state) == (1, None, TaskState.done_early)


def test_the_latest_survey_of_the_year_or_before_is_the_rate() -> None:
    history = survey_history([LiteracySurvey(2024, Decimal("12.1")), LiteracySurvey(2022, Decimal("9.5"))])
    assert judge(RATE, history, date(2021, 12, 31)).value is None
    assert judge(RATE, history, date(2021, 12, 31)).state is TaskState.not_started
    assert judge(RATE, history, date(2023, 12, 31)).value == Decimal("9.5")
    assert judge(RATE, history, date(2024, 3, 1)).value == Decimal("12.1")


def test_a_value_at_the_number_does_not_meet_a_target_that_must_be_exceeded() -> None:
    status = judge(RATE, survey_history([LiteracySurvey(2024, Decimal(13))]), date(2025, 6, 30))
    assert (status.gap, status.state) == (0, TaskState.on_track)
    assert judge(RATE, survey_history([LiteracySurvey(2024, Decimal(13))]), date(2026, 1, 1)).state is TaskState.overdue


def test_with_a_baseline_the_way_is_measured_from_there() -> None:
    indicator = replace(RATE, baseline=(Decimal(8), 2020))
    status = judge(indicator, survey_history([LiteracySurvey(2023, Decimal(9))]), date(2023, 12, 31))
    assert (status.percent, status.state) == (20.0, TaskState.behind)


def test_counts_are_added_over_units_each_with_its_newest_cumulative_value() -> None:
    facts = [fact(2, "2022", 10), fact(2, "2023H1", 18), fact(3, "2022", 5)]
    status = judge(TALKS, returns_history(TALKS, facts, UNITS), date(2023, 6, 30))
    assert (status.value, status.gap) == (23, 77)
    cells = [(s.unit, s.value, s.period_code) for s in status.sources if isinstance(s, ReportedValue)]
    assert cells == [("乙局", 18, "2023H1"), ("丙镇", 5, "2022")]


def test_what_a_unit_reported_since_its_last_cumulative_value_is_added_once() -> None:
    facts = [fact(2, "2022", 10, 4), fact(2, "2023Q1", None, 2), fact(2, "2023H1", None, 7), fact(2, "2023Q3", None, 1)]
    status = judge(TALKS, returns_history(TALKS, facts, UNITS), date(2023, 12, 31))
    assert status.value == 18, "10 by 2022, 7 in the first half (its first quarter included), 1 in the third quarter"
    assert {s.trace.cell for s in status.sources if isinstance(s, ReportedValue) and s.trace} == {"C4", "B4"}


def test_a_merged_units_count_is_taken_over_by_its_successors() -> None:
    facts = [fact(1, "2023H1", 10), fact(2, "2023H1", 3)]
    assert judge(TALKS, returns_history(TALKS, facts, UNITS), date(2023, 12, 31)).value == 13
    facts.append(fact(2, "2023H2", 15))
    assert judge(TALKS, returns_history(TALKS, facts, UNITS), date(2023, 12, 31)).value == 15


def test_a_share_is_the_newest_one_and_never_added() -> None:
    share = replace(RATE, title="覆盖率", value_source=ValueSource.returns)
    status = judge(share, returns_history(share, [fact(2, "2022", 60), fact(3, "2023H1", 70)], UNITS), date(2023, 7, 1))
    assert status.value == 70
    assert len(status.sources) == 1


def test_an_annual_indicator_is_judged_within_its_year() -> None:
    yearly = replace(TALKS, annual=True, year=None)
    history = returns_history(yearly, [fact(2, "2022", 120), fact(2, "2023H1", 40)], UNITS)
    assert judge(yearly, history, date(2022, 12, 31)).state is TaskState.done
    assert judge(yearly, history, date(2023, 6, 30)).value == 40
    assert judge(yearly, history, date(2023, 6, 30)).state is TaskState.slow
    assert judge(yearly, history, date(2023, 12, 31)).state is TaskState.behind
    assert judge(yearly, history, date(2024, 2, 1)).state is TaskState.not_started


def test_a_limit_is_kept_until_its_day_and_then_done() -> None:
    limit = replace(TALKS, target=Target(Decimal(5), Comparison.at_most))
    kept = returns_history(limit, [fact(2, "2023", 4)], UNITS)
    assert judge(limit, kept, date(2024, 6, 30)).state is TaskState.on_track
    assert judge(limit, kept, date(2026, 1, 1)).state in (TaskState.done, TaskState.done_early)
    assert (
        judge(limit, returns_history(limit, [fact(2, "2023", 6)], UNITS), date(2024, 6, 30)).state is TaskState.behind
    )


stages = st.lists(st.tuples(st.sampled_from(Stage), st.dates(date(2021, 1, 1), date(2025, 12, 31))), max_size=4)


@given(st.lists(stages, max_size=5), st.dates(date(2021, 1, 1), date(2026, 12, 31)))
def test_the_value_is_the_number_of_its_sources_and_the_day_it_was_met_is_right(
    register: list[list[tuple[Stage, date]]], day: date
) -> None:
    history = register_history(BASES, [base(f"基地{n}", *entries) for n, entries in enumerate(register)])
    status = judge(BASES, history, day)
    assert status.value == len(status.sources)
    assert (status.gap == 0) == (status.state in (TaskState.done, TaskState.done_early))
    if status.met_on is not None:
        assert status.met_on <= day
        assert judge(BASES, history, status.met_on).gap == 0
        assert judge(BASES, history, date.fromordinal(status.met_on.toordinal() - 1)).gap != 0


def test_a_share_misses_its_target_by_points_and_a_limit_is_exceeded() -> None:
    day = date(2024, 6, 30)
    limit = replace(TALKS, target=Target(Decimal(5), Comparison.at_most), unit="件")
    said = [
        judge(indicator, returns_history(indicator, [fact(2, "2023H1", value)], UNITS), day).missing
        for indicator, value in ((RATE, 12), (RATE, 13), (RATE, 14), (TALKS, 98), (limit, 8), (limit, 5))
    ]
    assert said == ["还差1个百分点", "须再超过", "", "还差2场", "超出3件", ""]
    assert judge(RATE, survey_history([]), day).missing == ""


def test_a_yearly_target_is_followed_year_by_year_and_judged_by_the_year_of_the_day() -> None:
    yearly = replace(TALKS, annual=True, year=None)
    history = returns_history(yearly, [fact(3, "2022", period_value=120), fact(3, "2023H1", period_value=40)], UNITS)
    found = judge(yearly, history, date(2023, 7, 1))
    assert (found.value, found.ends) == (40, date(2023, 12, 31))
    assert [(one.year, one.value, one.met) for one in found.years] == [
        (2021, None, False),
        (2022, 120, True),
        (2023, 40, False),
    ]


def test_after_the_plan_a_yearly_target_is_judged_by_its_last_year() -> None:
    yearly = replace(TALKS, annual=True, year=None)
    history = returns_history(yearly, [fact(3, "2025", period_value=90)], UNITS)
    found = judge(yearly, history, date(2027, 3, 1))
    assert (found.value, found.ends, found.state) == (90, date(2025, 12, 31), TaskState.overdue)
    assert [one.year for one in found.years] == [2021, 2022, 2023, 2024, 2025]


def test_a_bare_number_is_reached_by_more() -> None:
    assert Target(Decimal(8000), Comparison.equal).met_by(Decimal(8001))
    assert not Target(Decimal(8000), Comparison.equal).met_by(Decimal(7999))


def test_of_a_year_what_the_periods_say_counts_before_what_has_come_together() -> None:
    yearly = replace(TALKS, annual=True, year=None)
    both = [fact(3, "2023H1", cumulative=500, period_value=40), fact(3, "2023H2", cumulative=560, period_value=60)]
    assert judge(yearly, returns_history(yearly, both, UNITS), date(2023, 12, 31)).value == 100
    alone = [fact(3, "2023H1", cumulative=45), fact(3, "2023H2", cumulative=95)]
    assert judge(yearly, returns_history(yearly, alone, UNITS), date(2023, 12, 31)).value == 95
