"""Plans in the database: reading them as values, and storing one that was read from a document."""

from datetime import date
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Assignment, CurvePoint, Measure, Phase, Plan, PlanDoubt, Task
from lianping_desk.store.read_once import read_once
from lianping_desk.store.row_by_id import row_by_id
from lianping_desk.store.tables import AssignmentRow, MeasureRow, PhaseRow, PlanDoubtRow, PlanRow, TaskRow

_Found = TypeVar("_Found")

_WHOLE = (
    selectinload(PlanRow.tasks).selectinload(TaskRow.measures),
    selectinload(PlanRow.tasks).selectinload(TaskRow.assignments),
    selectinload(PlanRow.phases),
    selectinload(PlanRow.doubts),
)


def has_plan(session: Session) -> bool:
    return session.scalar(select(PlanRow.id).limit(1)) is not None


@read_once
def current_plan(session: Session) -> Plan:
    """The plan she works on; DeskError when there is none."""
    return plan_value(_required(session.scalars(_of_current(select(PlanRow)).options(*_WHOLE)).first()))


def current_plan_id(session: Session) -> int:
    """The id of the plan she works on; DeskError when there is none."""
    return _required(session.scalars(_of_current(select(PlanRow.id))).first())


def _of_current(query: Select[_Found]) -> Select[_Found]:
    return query.where(PlanRow.is_current).order_by(PlanRow.id.desc()).limit(1)


def _required(found: _Found | None) -> _Found:
    if found is None:
        raise DeskError("还没有实施方案。", "请先读入一份实施方案。")
    return found


def all_plans(session: Session) -> tuple[Plan, ...]:
    """Every plan, oldest first."""
    return tuple(plan_value(row) for row in session.scalars(select(PlanRow).order_by(PlanRow.id).options(*_WHOLE)))


def plan_heads(session: Session) -> tuple[Plan, ...]:
    """Every plan, oldest first, without what belongs to it: nothing is read but one row each."""
    return tuple(
        Plan(
            title=row.title,
            region=row.region,
            first_year=row.first_year,
            last_year=row.last_year,
            id=row.id,
            is_current=row.is_current,
            archived_on=row.archived_on,
        )
        for row in session.scalars(select(PlanRow).order_by(PlanRow.id))
    )


def same_plans(session: Session, title: str, region: str, years: tuple[int, int]) -> tuple[Plan, ...]:
    """The plans of this name, region and years."""
    named = (PlanRow.title == title, PlanRow.region == region)
    query = select(PlanRow).where(*named, PlanRow.first_year == years[0], PlanRow.last_year == years[1])
    return tuple(plan_value(row) for row in session.scalars(query.order_by(PlanRow.id).options(*_WHOLE)))


def plan_row(session: Session, plan_id: int) -> PlanRow:
    """The row of a plan; DeskError when there is none."""
    return row_by_id(session, PlanRow, plan_id, gone=f"没有第{plan_id}号方案。", way_out="请看一下方案列表里的编号。")


def plan_by_id(session: Session, plan_id: int) -> Plan:
    """The plan with this id; DeskError when there is none."""
    return plan_value(plan_row(session, plan_id))


def make_current(session: Session, plan_id: int) -> None:
    """Work on this plan from now on."""
    for row in session.scalars(select(PlanRow).where(PlanRow.is_current | (PlanRow.id == plan_id))):
        row.is_current = row.id == plan_id


def add_plan(session: Session, plan: Plan, predecessor_id: int | None = None) -> int:
    """Store a plan whose units are in the database, make it the current one if it says so, and return its id."""
    if plan.is_current:
        for other in session.scalars(select(PlanRow).where(PlanRow.is_current)):
            other.is_current = False
    row = PlanRow(
        title=plan.title,
        region=plan.region,
        first_year=plan.first_year,
        last_year=plan.last_year,
        is_current=plan.is_current,
        basis=list(plan.basis),
        source_file=plan.source_file,
        predecessor_id=predecessor_id,
        tasks=[_task_row(task) for task in plan.tasks],
        phases=[
            PhaseRow(title=p.title, kind=p.kind, first_year=p.first_year, last_year=p.last_year, text=p.text)
            for p in plan.phases
        ],
        doubts=[PlanDoubtRow(where=d.where, text=d.text, why=d.why) for d in plan.doubts],
    )
    session.add(row)
    session.flush()
    return row.id


def plan_value(row: PlanRow) -> Plan:
    """The plan as a value; its doubts are those that she has not settled."""
    return Plan(
        title=row.title,
        region=row.region,
        first_year=row.first_year,
        last_year=row.last_year,
        basis=tuple(row.basis),
        tasks=tuple(task_value(task) for task in row.tasks),
        phases=tuple(Phase(p.title, p.first_year, p.last_year, p.kind, p.text, p.id) for p in row.phases),
        doubts=tuple(PlanDoubt(d.where, d.text, d.why, d.id) for d in row.doubts if not d.settled),
        source_file=row.source_file,
        id=row.id,
        is_current=row.is_current,
        archived_on=row.archived_on,
        predecessor_id=row.predecessor_id,
    )


def task_value(row: TaskRow) -> Task:
    return Task(
        no=row.no,
        kind=row.kind,
        title=row.title,
        section=row.section,
        assignments=tuple(Assignment(a.unit_id, a.role, a.token, a.id) for a in row.assignments),
        measures=tuple(Measure(m.no, m.title, m.source_line, m.id) for m in row.measures),
        open_tail=row.open_tail,
        source_line=row.source_line,
        starts=row.starts,
        due=row.due,
        curve=tuple(CurvePoint(date.fromisoformat(day), float(percent)) for day, percent in row.curve),
        id=row.id,
    )


def _task_row(task: Task) -> TaskRow:
    return TaskRow(
        no=task.no,
        kind=task.kind,
        title=task.title,
        section=task.section,
        open_tail=task.open_tail,
        source_line=task.source_line,
        starts=task.starts,
        due=task.due,
        curve=[[point.on.isoformat(), point.percent] for point in task.curve],
        measures=[MeasureRow(no=m.no, title=m.title, source_line=m.source_line) for m in task.measures],
        assignments=[
            AssignmentRow(unit_id=a.unit_id, role=a.role, token=a.token, position=position)
            for position, a in enumerate(task.assignments, 1)
        ],
    )
