"""Compute where every task and indicator of the current plan stands on a day."""

from collections.abc import Sequence
from datetime import date

from lianping_desk.domain.facts import IndicatorFact, ProgressFact
from lianping_desk.domain.indicator import Indicator, ValueSource
from lianping_desk.domain.indicator_status import indicator_status
from lianping_desk.domain.indicator_value import ValueHistory, register_history, returns_history, survey_history
from lianping_desk.domain.status import Status
from lianping_desk.domain.task_status import task_status
from lianping_desk.services.desk import Desk
from lianping_desk.store.bases import bases
from lianping_desk.store.indicators import indicators
from lianping_desk.store.plans import current_plan
from lianping_desk.store.received import indicator_facts, progress_facts
from lianping_desk.store.surveys import surveys
from lianping_desk.store.units import current_units


def status(desk: Desk, as_of: date, received_by: date = date.max) -> Status:
    """Everything as of `as_of`, all of one moment of the data; DeskError when there is no plan.

    `received_by` leaves out what has come in later: how it was known on that day.
    """
    thresholds = desk.settings.thresholds
    with desk.database.reading() as session:
        plan, units = current_plan(session), current_units(session)
        asked, register, rates = indicators(session, plan.id), bases(session), surveys(session)
        progress = progress_facts(session, plan.id, received_by=received_by)
        values = indicator_facts(session, plan.id, received_by=received_by)
    of_task: dict[int, list[ProgressFact]] = {}
    for fact in progress:
        of_task.setdefault(fact.task_id, []).append(fact)

    def history(indicator: Indicator) -> ValueHistory:
        match indicator.value_source:
            case ValueSource.register:
                return register_history(indicator, register)
            case ValueSource.survey:
                return survey_history(rates)
            case ValueSource.returns:
                return returns_history(indicator, _about(values, indicator), units)

    return Status(
        as_of=as_of,
        plan=plan,
        tasks=tuple(task_status(task, plan, of_task.get(task.id, ()), units, as_of, thresholds) for task in plan.tasks),
        indicators=tuple(indicator_status(one, plan, history(one), as_of, thresholds) for one in asked),
    )


def _about(values: Sequence[IndicatorFact], indicator: Indicator) -> list[IndicatorFact]:
    return [fact for fact in values if fact.indicator_id == indicator.id]
