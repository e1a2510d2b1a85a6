"""Reporting periods in the database."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.period import Period, parse_period
from lianping_desk.store.read_once import read_once
from lianping_desk.store.received_tables import (
    FormRow,
    PeriodRow,
    ReceivedFileRow,
    ReminderRow,
    ReturnDecisionRow,
    ReturnTickRow,
    SentBackRow,
)
from lianping_desk.store.tables import NoticeRow


@read_once
def periods(session: Session, plan_id: int) -> tuple[Period, ...]:
    """The periods of a plan, earliest first; of two that end together the shorter comes first."""
    rows = session.scalars(select(PeriodRow).where(PeriodRow.plan_id == plan_id))
    found = (period_value(row) for row in rows)
    return tuple(sorted(found, key=lambda period: (period.ends, -period.starts.toordinal())))


def period_value(row: PeriodRow) -> Period:
    return Period(row.code, row.starts, row.ends, row.due, row.plan_id, row.id)


def find_period(session: Session, plan_id: int, code: str) -> PeriodRow | None:
    """The period that `code` names, however it is spelled (2023h1); None when she has not opened it."""
    plain = parse_period(code).code
    return session.scalars(select(PeriodRow).where(PeriodRow.plan_id == plan_id, PeriodRow.code == plain)).first()


def period_row(session: Session, plan_id: int, code: str) -> PeriodRow:
    """The period that `code` names; DeskError when she has not opened it."""
    row = find_period(session, plan_id, code)
    if row is None:
        raise DeskError(f"还没有“{parse_period(code).title}”这个填报期。", "请先新建这个填报期。")
    return row


def period_by_id(session: Session, period_id: int | None) -> PeriodRow | None:
    """The period with this id; None for None."""
    return None if period_id is None else session.get_one(PeriodRow, period_id)


def period_rows(session: Session, plan_id: int) -> dict[str, PeriodRow]:
    """The rows of a plan's periods by their codes."""
    return {row.code: row for row in session.scalars(select(PeriodRow).where(PeriodRow.plan_id == plan_id))}


def add_period(session: Session, period: Period) -> PeriodRow:
    """Store a new period; its id is ignored."""
    row = PeriodRow(plan_id=period.plan_id, code=period.code, starts=period.starts, ends=period.ends, due=period.due)
    session.add(row)
    session.flush()
    return row


def what_a_period_holds(session: Session, period_id: int) -> str:
    """What keeps a period from being deleted, in a word; "" when nothing does."""
    held: tuple[tuple[Any, str], ...] = (
        (ReceivedFileRow, "已收到的填报件"),
        (FormRow, "已发出的填报表"),
        (ReturnDecisionRow, "审核结论"),
        (ReturnTickRow, "收件登记"),
        (ReminderRow, "催报记录"),
        (SentBackRow, "退回记录"),
        (NoticeRow, "发出的通知"),
    )
    for table, word in held:
        if session.scalar(select(table.id).where(table.period_id == period_id).limit(1)) is not None:
            return word
    return ""
