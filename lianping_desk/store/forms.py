"""Forms that were written for units, known by their hidden codes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.received import SentForm
from lianping_desk.store.received_tables import FormRow, PeriodRow
from lianping_desk.store.tables import UnitRow


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """A form on disk: for which unit, under which code and file name."""

    unit_id: int
    code: str
    file_name: str


def sent_forms(session: Session) -> tuple[SentForm, ...]:
    """Every form that was ever written, of every plan: one of another plan must be recognised as such."""
    query = (
        select(FormRow.code, UnitRow.name, PeriodRow.code, PeriodRow.plan_id)
        .join(UnitRow, FormRow.unit_id == UnitRow.id)
        .join(PeriodRow, FormRow.period_id == PeriodRow.id)
        .order_by(FormRow.id)
    )
    return tuple(SentForm(*row) for row in session.execute(query))


def form_codes(session: Session, period_id: int) -> dict[int, str]:
    """The code of the form that each unit got for a period, by unit id."""
    query = select(FormRow.unit_id, FormRow.code).where(FormRow.period_id == period_id)
    return {row.unit_id: row.code for row in session.execute(query)}


def record_forms(session: Session, period_id: int, written: Iterable[WrittenForm], on: date) -> None:
    """Remember which forms were written; one that was written again keeps its row and its code."""
    known = {row.unit_id: row for row in session.scalars(select(FormRow).where(FormRow.period_id == period_id))}
    for form in written:
        row = known.get(form.unit_id)
        if row is None:
            row = FormRow(period_id=period_id, unit_id=form.unit_id, code=form.code)
            session.add(row)
        row.written_on, row.file_name = on, form.file_name
    session.flush()
