"""The rows of the 分工表: tasks, measures, assignments and doubts of a plan, one by one."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.history import RowChange
from lianping_desk.domain.plan import Role, TaskKind
from lianping_desk.store.change_tables import ChangeRow
from lianping_desk.store.history import row_history
from lianping_desk.store.received_tables import ProgressRow
from lianping_desk.store.row_by_id import row_by_id
from lianping_desk.store.tables import (
    AnnualTaskRow,
    AssignmentRow,
    FollowUpRow,
    MeasureRow,
    MilestoneRow,
    PlanDoubtRow,
    TaskRow,
    UnitRow,
)

Column = InstrumentedAttribute[int] | InstrumentedAttribute[int | None]


def task_row(session: Session, task_id: int) -> TaskRow:
    """The row of a task; DeskError when it has been deleted."""
    return row_by_id(session, TaskRow, task_id, gone="这项任务已经删除。")


def measure_row(session: Session, measure_id: int) -> MeasureRow:
    """The row of a measure; DeskError when it has been deleted."""
    return row_by_id(session, MeasureRow, measure_id, gone="这条举措已经删除。")


def plan_doubt_row(session: Session, doubt_id: int) -> PlanDoubtRow:
    """The row of a plan's doubt; DeskError when the plan has none such."""
    return row_by_id(session, PlanDoubtRow, doubt_id, gone="没有找到这个疑点。")


def plan_tasks(session: Session, plan_id: int) -> list[TaskRow]:
    """The tasks of a plan in their order."""
    return list(session.scalars(select(TaskRow).where(TaskRow.plan_id == plan_id).order_by(TaskRow.no, TaskRow.id)))


def insert_task(session: Session, plan_id: int, title: str, kind: TaskKind, after_id: int | None) -> int:
    """Add a task behind another of its kind, or as the last of its kind; returns its id."""
    rows = plan_tasks(session, plan_id)
    row = TaskRow(plan_id=plan_id, no=0, kind=kind, title=title, section=kind.chinese, curve=[])
    session.add(row)
    rows.insert(_place_for(rows, kind, after_id), row)
    renumber(rows)
    session.flush()
    return row.id


def _place_for(rows: list[TaskRow], kind: TaskKind, after_id: int | None) -> int:
    kinds = list(TaskKind)
    behind_it = [place for place, row in enumerate(rows, 1) if row.id == after_id and row.kind is kind]
    behind_its_kind = [place for place, row in enumerate(rows, 1) if kinds.index(row.kind) <= kinds.index(kind)]
    return (behind_it or behind_its_kind or [0])[-1]


def insert_measure(session: Session, task: TaskRow, title: str, after_id: int | None) -> int:
    """Add a measure behind another one, or as the last of the task; returns its id."""
    row = MeasureRow(no=0, title=title)
    behind_it = [place for place, other in enumerate(task.measures, 1) if other.id == after_id]
    task.measures.insert((behind_it or [len(task.measures)])[-1], row)
    renumber(task.measures)
    session.flush()
    return row.id


def renumber(rows: Iterable[TaskRow | MeasureRow]) -> None:
    """Give rows the numbers 1, 2, 3 … in the order in which they come."""
    for no, row in enumerate(rows, 1):
        row.no = no


def swap_numbers(row: TaskRow | MeasureRow, other: TaskRow | MeasureRow) -> None:
    row.no, other.no = other.no, row.no


def assign(task: TaskRow, unit: UnitRow, role: Role) -> None:
    """Give a unit a role in a task; its row stays when it had another one."""
    row = next((row for row in task.assignments if row.unit_id == unit.id), None)
    if row is None:
        row = AssignmentRow(unit_id=unit.id, role=role, token=unit.name)
    elif row.role is role:
        return
    row.role = role
    task.assignments[:] = _in_order([*(other for other in task.assignments if other is not row), row])


def unassign(session: Session, task: TaskRow, unit_id: int) -> None:
    """Take a unit out of a task; DeskError when it has reported on it."""
    _refuse_if_reported(session, task, unit_id)
    task.assignments[:] = _in_order([row for row in task.assignments if row.unit_id != unit_id])


def set_units(session: Session, task: TaskRow, role: Role, units: Sequence[tuple[int, str]]) -> None:
    """Make exactly these units (id, token) carry `role`; one that had another role changes it, keeping its row.

    DeskError when a unit that would go has reported on the task.
    """
    rows = {row.unit_id: row for row in task.assignments}
    wanted = dict(units)
    kept = [row for row in task.assignments if row.role is not role and row.unit_id not in wanted]
    for row in task.assignments:
        if row.role is role and row.unit_id not in wanted:
            _refuse_if_reported(session, task, row.unit_id)
    for unit_id, token in wanted.items():
        row = rows.get(unit_id) or AssignmentRow(unit_id=unit_id)
        row.role, row.token = role, token
        kept.append(row)
    task.assignments[:] = _in_order(kept)


def _refuse_if_reported(session: Session, task: TaskRow, unit_id: int) -> None:
    query = select(func.count()).select_from(ProgressRow)
    reported = session.scalar(query.where(ProgressRow.task_id == task.id, ProgressRow.unit_id == unit_id))
    if reported:
        name = session.get_one(UnitRow, unit_id).name
        raise DeskError(
            f"{name}已就“{task.title}”填报过{reported}次，不能移出。", "可以改为“配合”，或先撤销有关的填报导入。"
        )


def _in_order(rows: list[AssignmentRow]) -> list[AssignmentRow]:
    order = list(Role)
    rows = sorted(rows, key=lambda row: order.index(row.role))
    for position, row in enumerate(rows, 1):
        row.position = position
    return rows


def what_hangs_on_task(session: Session, task: TaskRow) -> list[str]:
    """What would lose its task, as Chinese phrases with counts; empty when it may go."""
    return _counted(
        session,
        (ProgressRow.task_id, task.id, "条单位填报的进展"),
        (AnnualTaskRow.task_id, task.id, "项年度任务"),
        (MilestoneRow.task_id, task.id, "个节点"),
        (FollowUpRow.task_id, task.id, "件督办事项"),
    )


def what_hangs_on_measure(session: Session, measure: MeasureRow) -> list[str]:
    """What would lose its measure, as Chinese phrases with counts; empty when it may go."""
    return _counted(
        session,
        (ProgressRow.measure_id, measure.id, "条单位填报的进展"),
        (AnnualTaskRow.measure_id, measure.id, "项年度任务"),
    )


def task_changes(session: Session, task_id: int) -> tuple[RowChange, ...]:
    """Every change of a task, its measures and its assignments, newest first."""
    owned = select(ChangeRow.table_name, ChangeRow.row_id).where(
        ChangeRow.table_name.in_(("measure", "assignment")),
        (ChangeRow.new["task_id"].as_integer() == task_id) | (ChangeRow.old["task_id"].as_integer() == task_id),
    )
    rows = {("task", task_id), *((table, row_id) for table, row_id in session.execute(owned))}
    changes = [change for table, row_id in rows for change in row_history(session, table, row_id)]
    return tuple(sorted(changes, key=lambda change: -change.operation.id))


def _counted(session: Session, *references: tuple[Column, int, str]) -> list[str]:
    found = []
    for column, value, phrase in references:
        count = session.scalar(select(func.count()).where(column == value)) or 0
        if count:
            found.append(f"{count}{phrase}")
    return found
