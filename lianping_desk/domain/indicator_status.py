"""An indicator's light: met, overdue, or how far it has come against where it should be."""

from collections.abc import Iterator
from datetime import date

from lianping_desk.domain.indicator import Comparison, Indicator
from lianping_desk.domain.indicator_value import FoundValue, ValueHistory
from lianping_desk.domain.pace import Pace, done_state, pace_on, unfinished_state
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.progress import TaskState, Thresholds
from lianping_desk.domain.status import IndicatorStatus, YearValue

_FALLING = (Comparison.at_most, Comparison.less_than)


def indicator_status(
    indicator: Indicator, plan: Plan, history: ValueHistory, as_of: date, thresholds: Thresholds
) -> IndicatorStatus:
    """The indicator on `as_of`, judged by its own year, else by the end of the plan; an annual one by this year.

    An annual one is judged by the plan's last year once that is over.
    """
    starts, ends = indicator_span(indicator, plan, as_of)
    counted = min(as_of, ends) if indicator.annual else as_of
    found = history.on(counted)
    pace = pace_on(as_of, starts, ends)
    percent = covered_percent(indicator, found)
    met_on = history.met_since(indicator, counted)
    return IndicatorStatus(
        indicator=indicator,
        value=found.value,
        gap=indicator.target.gap(found.value),
        percent=percent,
        expected=pace.expected,
        state=_state(indicator, found, percent, pace, thresholds, met_on),
        ends=ends,
        met_on=met_on,
        sources=found.sources,
        years=tuple(_years(indicator, plan, history, as_of)) if indicator.annual else (),
    )


def _years(indicator: Indicator, plan: Plan, history: ValueHistory, as_of: date) -> Iterator[YearValue]:
    """Each year of the plan by its last day, the running one by `as_of`."""
    for year in range(plan.first_year, min(plan.last_year, as_of.year) + 1):
        value = history.on(min(date(year, 12, 31), as_of)).value
        yield YearValue(year, value, value is not None and indicator.target.met_by(value))


def indicator_span(indicator: Indicator, plan: Plan, as_of: date) -> tuple[date, date]:
    """First and last day that an indicator has for reaching its target."""
    if indicator.annual:
        year = min(max(as_of.year, plan.first_year), plan.last_year)
        return date(year, 1, 1), date(year, 12, 31)
    starts, ends = plan.implementation()
    ends = indicator.due or ends
    return min(starts, date(ends.year, 1, 1)), ends


def covered_percent(indicator: Indicator, found: FoundValue) -> float | None:
    """How much of the way to the target is covered, 0-100: from the baseline where the plan names one, else from 0.

    None where there is no number on either side, or the target is not one to grow towards.
    """
    target = indicator.target
    if found.value is None or target.number is None or target.comparison in _FALLING:
        return None
    begins = indicator.baseline[0] if indicator.baseline else 0
    if target.number <= begins:
        return 100.0 if target.met_by(found.value) else 0.0
    return min(max(float((found.value - begins) / (target.number - begins)) * 100, 0.0), 100.0)


def _state(
    indicator: Indicator,
    found: FoundValue,
    percent: float | None,
    pace: Pace,
    thresholds: Thresholds,
    met_on: date | None,
) -> TaskState:
    """A goal of yes or no, and a limit not to exceed, have no percent: they are on track until their day has come."""
    if found.value is None:
        return TaskState.not_started
    over = pace.as_of > pace.ends
    falling = indicator.target.comparison in _FALLING
    if indicator.target.met_by(found.value):
        return TaskState.on_track if falling and not over else done_state(pace.ends, thresholds, met_on)
    if over:
        return TaskState.overdue
    if percent is not None:
        return unfinished_state(percent, pace, thresholds)
    if falling:
        return TaskState.behind
    return TaskState.on_track if found.begun else TaskState.not_started
