"""What the office plans and decides, in the database: annual tasks, milestones, meetings, follow-ups."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lianping_desk.domain.work import AnnualTask, FollowUp, Meeting, Milestone
from lianping_desk.store.read_once import read_once
from lianping_desk.store.row_by_id import row_by_id
from lianping_desk.store.tables import AnnualTaskRow, FollowUpRow, MeetingRow, MilestoneRow, TaskRow


@read_once
def annual_tasks(session: Session, plan_id: int) -> tuple[AnnualTask, ...]:
    """The annual tasks of a plan: by task, then by year, then as entered."""
    order = TaskRow.no, TaskRow.id, AnnualTaskRow.year, AnnualTaskRow.id
    query = select(AnnualTaskRow).join(TaskRow, AnnualTaskRow.task_id == TaskRow.id)
    rows = session.scalars(query.where(TaskRow.plan_id == plan_id).order_by(*order))
    return tuple(annual_task_value(row) for row in rows)


def annual_task_value(row: AnnualTaskRow) -> AnnualTask:
    return AnnualTask(
        task_id=row.task_id,
        unit_id=row.unit_id,
        year=row.year,
        title=row.title,
        target=row.target,
        starts=row.starts,
        due=row.due,
        done_on=row.done_on,
        measure_id=row.measure_id,
        note=row.note,
        id=row.id,
    )


def annual_task_row(session: Session, annual_task_id: int) -> AnnualTaskRow:
    """The row of an annual task; DeskError when it has been deleted."""
    return row_by_id(session, AnnualTaskRow, annual_task_id, gone="这项年度任务已经删除。")


def save_annual_task(session: Session, annual: AnnualTask) -> int:
    """Store an annual task under its id, or as a new one when the id is 0; returns the id."""
    row = annual_task_row(session, annual.id) if annual.id else AnnualTaskRow()
    row.task_id, row.measure_id, row.unit_id = annual.task_id, annual.measure_id, annual.unit_id
    row.year, row.title, row.target, row.note = annual.year, annual.title, annual.target, annual.note
    row.starts, row.due, row.done_on = annual.starts, annual.due, annual.done_on
    session.add(row)
    session.flush()
    return row.id


@read_once
def milestones(session: Session, plan_id: int) -> tuple[Milestone, ...]:
    """The milestones of a plan, by day."""
    order = MilestoneRow.on, MilestoneRow.id
    rows = session.scalars(select(MilestoneRow).where(MilestoneRow.plan_id == plan_id).order_by(*order))
    return tuple(Milestone(row.title, row.on, row.task_id, row.done_on, row.note, row.id) for row in rows)


def milestone_row(session: Session, milestone_id: int) -> MilestoneRow:
    """The row of a milestone; DeskError when it has been deleted."""
    return row_by_id(session, MilestoneRow, milestone_id, gone="这个节点已经删除。")


def save_milestone(session: Session, plan_id: int, milestone: Milestone) -> int:
    """Store a milestone under its id, or as a new one of the plan when the id is 0; returns the id."""
    row = milestone_row(session, milestone.id) if milestone.id else MilestoneRow(plan_id=plan_id)
    row.title, row.on, row.task_id = milestone.title, milestone.on, milestone.task_id
    row.done_on, row.note = milestone.done_on, milestone.note
    session.add(row)
    session.flush()
    return row.id


@read_once
def meetings(session: Session) -> tuple[Meeting, ...]:
    """Every meeting, newest first."""
    rows = session.scalars(select(MeetingRow).order_by(MeetingRow.on.desc(), MeetingRow.id.desc()))
    return tuple(Meeting(row.title, row.on, row.place, row.note, row.id, row.time, row.chair) for row in rows)


def meeting_row(session: Session, meeting_id: int) -> MeetingRow:
    """The row of a meeting; DeskError when it has been deleted."""
    return row_by_id(session, MeetingRow, meeting_id, gone="这次会议的记录已经删除。")


def save_meeting(session: Session, meeting: Meeting) -> int:
    """Store a meeting under its id, or as a new one when the id is 0; returns the id."""
    row = meeting_row(session, meeting.id) if meeting.id else MeetingRow()
    row.title, row.on, row.place, row.note = meeting.title, meeting.on, meeting.place, meeting.note
    row.time, row.chair = meeting.time, meeting.chair
    session.add(row)
    session.flush()
    return row.id


def follow_ups_of_meeting(session: Session, meeting_id: int) -> int:
    """How many follow-ups a meeting left."""
    query = select(func.count()).select_from(FollowUpRow).where(FollowUpRow.meeting_id == meeting_id)
    return session.scalar(query) or 0


@read_once
def follow_ups(session: Session) -> tuple[FollowUp, ...]:
    """Every follow-up: by the day it is due, those without a day last."""
    rows = session.scalars(select(FollowUpRow).order_by(FollowUpRow.due.is_(None), FollowUpRow.due, FollowUpRow.id))
    return tuple(FollowUp(r.matter, r.unit_id, r.task_id, r.meeting_id, r.due, r.done_on, r.note, r.id) for r in rows)


def follow_up_row(session: Session, follow_up_id: int) -> FollowUpRow:
    """The row of a follow-up; DeskError when it has been deleted."""
    return row_by_id(session, FollowUpRow, follow_up_id, gone="这件督办事项已经删除。")


def save_follow_up(session: Session, follow_up: FollowUp) -> int:
    """Store a follow-up under its id, or as a new one when the id is 0; returns the id."""
    row = follow_up_row(session, follow_up.id) if follow_up.id else FollowUpRow()
    row.matter, row.note = follow_up.matter, follow_up.note
    row.unit_id, row.task_id, row.meeting_id = follow_up.unit_id, follow_up.task_id, follow_up.meeting_id
    row.due, row.done_on = follow_up.due, follow_up.done_on
    session.add(row)
    session.flush()
    return row.id
