"""Invented work: milestones, annual tasks, meetings, follow-ups."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from lianping_desk.domain.notice import AgendaItem
from lianping_desk.domain.plan import Task
from lianping_desk.domain.work import AnnualTask, FollowUp, Meeting, Milestone
from lianping_desk.services.demo.county import County
from lianping_desk.services.desk import Desk
from lianping_desk.services.follow_ups.save_follow_ups import save_follow_ups
from lianping_desk.services.meetings.save_meeting import save_meeting
from lianping_desk.services.schedule.save_work import save_work


def add_work(desk: Desk, county: County) -> None:
    """Everything that is planned and decided in the description."""
    save_work(desk, [*_milestones(county), *_annual_tasks(county)])
    meetings = [save_meeting(desk, *_meeting(entry)) for entry in county.content["meeting"]]
    save_follow_ups(desk, _follow_ups(county, meetings))


def _meeting(entry: dict[str, Any]) -> tuple[Meeting, list[AgendaItem]]:
    meeting = Meeting(entry["title"], entry["on"], entry["place"], "演示", time=entry["time"], chair=entry["chair"])
    return meeting, [AgendaItem(0, place, title) for place, title in enumerate(entry["agenda"])]


def _milestones(county: County) -> list[Milestone]:
    return [
        Milestone(
            title=entry["title"],
            on=entry["on"],
            task_id=county.task(entry["task"]).id if "task" in entry else None,
            done_on=entry.get("done_on"),
        )
        for entry in county.content["milestone"]
    ]


def _annual_tasks(county: County) -> list[AnnualTask]:
    years = county.content["annual"]["years"]
    return [
        _annual_task(county, task, year, turn) for turn, year in enumerate(years) for task in county.shown.plan.tasks
    ]


def _annual_task(county: County, task: Task, year: int, turn: int) -> AnnualTask:
    annual, dice = county.content["annual"], county.dice
    month = annual["due_months"][(task.no - 1) % len(annual["due_months"])]
    due = date(year, month, monthrange(year, month)[1])
    measure = task.measures[turn % len(task.measures)] if task.measures else None
    sessions = dice.randint(4, 12)
    target = county.pick(annual["targets"]).format(sessions=sessions, people=sessions * 100, few=dice.randint(2, 20))
    done_on = due - timedelta(days=dice.randint(-12, 40))
    left_open = dice.random() < 0.12
    return AnnualTask(
        task_id=task.id,
        unit_id=county.lead(task).id,
        year=year,
        title=measure.title if measure else task.title,
        target=target,
        due=due,
        done_on=None if left_open or done_on > county.as_of else done_on,
        measure_id=measure.id if measure else None,
    )


def _follow_ups(county: County, meetings: list[int]) -> list[FollowUp]:
    found = []
    for entry in county.content["follow_up"]:
        task = county.task(entry["task"])
        found.append(
            FollowUp(
                matter=entry["matter"],
                unit_id=county.lead(task).id,
                task_id=task.id,
                meeting_id=meetings[entry["meeting"] - 1] if "meeting" in entry else None,
                due=entry["due"],
                done_on=entry.get("done_on"),
            )
        )
    return found
