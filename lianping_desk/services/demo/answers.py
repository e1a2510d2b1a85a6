"""What each invented unit writes into its return of a period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from lianping_desk.domain.period import Period
from lianping_desk.domain.plan import Task
from lianping_desk.domain.unit import Contact
from lianping_desk.exchange.forms.answers import Answers, TaskAnswer
from lianping_desk.services.demo.county import County
from lianping_desk.services.demo.people import reviewer
from lianping_desk.services.demo.registers import PlannedBase, reported_stages
from lianping_desk.services.returns.ledger.owed import OwedReturn

NOISE = 4
"""Percentage points by which a unit that does not lead may differ from its lead."""


@dataclass(frozen=True, slots=True)
class Invented:
    """What returns are made up from: the county, who reports for each unit (by id), and the titles to be reported."""

    county: County
    people: Mapping[int, Contact]
    bases: tuple[PlannedBase, ...]


def unit_answers(invented: Invented, owed: OwedReturn, period: Period, share: float, signed_on: date) -> Answers:
    """The return of one unit; `share` of each task's way is covered by the end of the period."""
    county, contact = invented.county, invented.people[owed.unit.id]
    return Answers(
        unit=owed.unit.full_name or owed.unit.name,
        period_title=period.title,
        tasks=tuple(_task_answer(county, owed, task, share) for task in owed.tasks),
        bases=reported_stages(invented.bases, owed.unit, period),
        reporter=contact.person,
        phone=contact.phone,
        reviewer=reviewer(county),
        signed_on=signed_on,
    )


def signing_day(dice: Random, period: Period, *, late: bool) -> date:
    """When a unit signs: after the period and before the due day, or some days too late."""
    if late:
        return period.due + timedelta(days=dice.randint(2, 14))
    return period.due - timedelta(days=dice.randint(0, max((period.due - period.ends).days - 1, 0)))


def _task_answer(county: County, owed: OwedReturn, task: Task, share: float) -> TaskAnswer:
    content: Any = county.content["returns"]
    dice = county.dice
    leads = county.lead(task).id == owed.unit.id
    final = content["percents"][(task.no - 1) % len(content["percents"])]
    noise = 0 if leads else dice.randint(-NOISE, NOISE)
    sessions = dice.randint(1, 4) if not leads else dice.randint(4, 12)
    people = sessions * dice.randint(40, 160)
    measure = county.pick(task.measures).title if task.measures else task.title
    activity = county.pick(content["activities"])
    return TaskAnswer(
        title=task.title,
        percent=min(100, max(0, round(final * share) + noise)),
        progress=activity.format(measure=measure, sessions=sessions, people=people, papers=people * 2),
        problems=county.pick(content["problems"]) if dice.random() < 0.4 else "无",
        next_step=county.pick(content["next_steps"]),
        people=people,
        sessions=sessions,
        funds=round(sessions * dice.uniform(0.1, 0.8), 1) if leads or dice.random() < 0.3 else None,
    )
