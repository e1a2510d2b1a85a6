"""Random edits across tables, as a clerk would make them, and what the database holds after each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from lianping_desk.domain.base import BaseKind, BaseLevel, Stage
from lianping_desk.domain.plan import Role, TaskKind
from lianping_desk.domain.unit import UnitKind
from lianping_desk.services.desk import Desk
from lianping_desk.store.contents import contents_of
from lianping_desk.store.database import connect
from lianping_desk.store.tables import (
    AssignmentRow,
    BaseRow,
    BaseStageRow,
    FollowUpRow,
    LiteracySurveyRow,
    MeasureRow,
    MeetingRow,
    PlanRow,
    TableRow,
    TaskRow,
    UnitAliasRow,
    UnitRow,
)

LOG = ("operation", "change", "sqlite_sequence")

NAMES = ("甲局", "乙局", "丙局")
"""So few that edits get in one another's way."""

Add = Callable[[Session, int], TableRow | None]


@dataclass(frozen=True, slots=True)
class Edit:
    """Add, change or delete: `pick` chooses the row, `value` what it becomes."""

    table: type[TableRow]
    kind: str
    pick: int
    value: int


def _one(session: Session, table: type[Any], pick: int) -> Any:
    rows = session.scalars(select(table).order_by(table.id)).all()
    return rows[pick % len(rows)] if rows else None


def _child(table: type[Any], owner: type[Any], key: str, values: Callable[[int], dict[str, Any]]) -> Add:
    def add(session: Session, pick: int) -> TableRow | None:
        row = _one(session, owner, pick)
        return table(**{key: row.id}, **values(pick)) if row else None

    return add


def _assignment(session: Session, pick: int) -> TableRow | None:
    task, unit = _one(session, TaskRow, pick), _one(session, UnitRow, pick // 3)
    return AssignmentRow(task_id=task.id, unit_id=unit.id, role=list(Role)[pick % 3]) if task and unit else None


ADD: dict[type[TableRow], Add] = {
    UnitRow: lambda session, pick: UnitRow(name=NAMES[pick % 3], kind=UnitKind.government),
    UnitAliasRow: _child(UnitAliasRow, UnitRow, "unit_id", lambda pick: {"text": NAMES[pick % 3]}),
    TaskRow: _child(TaskRow, PlanRow, "plan_id", lambda pick: {"no": pick, "kind": TaskKind.action, "title": "任务"}),
    MeasureRow: _child(MeasureRow, TaskRow, "task_id", lambda pick: {"no": pick, "title": "举措"}),
    AssignmentRow: _assignment,
    BaseRow: lambda session, pick: BaseRow(name="基地", kind=BaseKind.museum, level=BaseLevel.county),
    BaseStageRow: _child(BaseStageRow, BaseRow, "base_id", lambda pick: {"stage": Stage.applied}),
    LiteracySurveyRow: lambda session, pick: LiteracySurveyRow(year=2020 + pick % 3, rate=Decimal(pick) / 10),
    MeetingRow: lambda session, pick: MeetingRow(title="会议", on=date(2023, 1, 1 + pick % 28)),
    FollowUpRow: _child(FollowUpRow, MeetingRow, "meeting_id", lambda pick: {"matter": "督办"}),
}

CHANGE: dict[type[TableRow], Callable[[Any, int], None]] = {
    UnitRow: lambda row, value: setattr(row, "name", NAMES[value % 3]),
    UnitAliasRow: lambda row, value: setattr(row, "text", f"简称{value}"),
    TaskRow: lambda row, value: setattr(row, "due", date(2024, 1 + value % 12, 1)),
    MeasureRow: lambda row, value: setattr(row, "title", f"举措{value}"),
    AssignmentRow: lambda row, value: setattr(row, "role", list(Role)[value % 3]),
    BaseRow: lambda row, value: setattr(row, "valid_until", None if value % 2 else date(2026, 1, 1)),
    BaseStageRow: lambda row, value: setattr(row, "stage", list(Stage)[value % 6]),
    LiteracySurveyRow: lambda row, value: setattr(row, "year", 2020 + value % 3),
    MeetingRow: lambda row, value: setattr(row, "note", f"备注{value}"),
    FollowUpRow: lambda row, value: setattr(row, "matter", f"督办{value}"),
}

OPERATIONS = st.lists(
    st.lists(
        st.builds(
            Edit,
            table=st.sampled_from(list(ADD)),
            kind=st.sampled_from(["add", "change", "delete"]),
            pick=st.integers(0, 30),
            value=st.integers(0, 30),
        ),
        min_size=1,
        max_size=4,
    ),
    min_size=1,
    max_size=7,
)


def do(desk: Desk, edits: list[Edit]) -> None:
    """One operation; nothing happens where it would break a rule of the tables."""
    try:
        with desk.database.writing("改", "王") as session:
            for edit in edits:
                _apply(session, edit)
                session.flush()
    except IntegrityError:
        return


def _apply(session: Session, edit: Edit) -> None:
    if edit.kind == "add":
        if row := ADD[edit.table](session, edit.pick):
            session.add(row)
        return
    row = _one(session, edit.table, edit.pick)
    if row is not None and edit.kind == "delete":
        session.delete(row)
    elif row is not None:
        CHANGE[edit.table](row, edit.value)


def held(desk: Desk) -> dict[str, object]:
    """A digest of every table that she knows of."""
    connection = connect(desk.database.path, read_only=True)
    found = {name: table for name, table in contents_of(connection).items() if name not in LOG}
    connection.close()
    return found


Cells = dict[tuple[str, int], dict[str, object]]


def cells(desk: Desk) -> Cells:
    """Every row of every table that random edits touch."""
    found: Cells = {}
    with desk.database.reading() as session:
        for table in ADD:
            columns = [column.key for column in table.__table__.columns]
            for row in session.scalars(select(table)):
                found[table.__tablename__, row.id] = {column: getattr(row, column) for column in columns}
    return found
