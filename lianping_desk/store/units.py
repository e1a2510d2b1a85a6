"""Units in the database: reading them as values, and the rows behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session, selectinload

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.unit import Contact, Unit
from lianping_desk.domain.unit_decision import AliasOf, NewUnit, UnitDecision
from lianping_desk.store.read_once import read_once
from lianping_desk.store.regions import current_region, in_current_region, in_region
from lianping_desk.store.row_by_id import row_by_id
from lianping_desk.store.tables import (
    AssignmentRow,
    ContactRow,
    TableRow,
    TaskRow,
    UnitAliasRow,
    UnitRow,
    UnitSuccessorRow,
)


@read_once
def all_units(session: Session) -> tuple[Unit, ...]:
    """Every unit of every region, ended ones too, in the order of her list."""
    return _units_where(session, true())


@read_once
def units_of_region(session: Session, region: str) -> tuple[Unit, ...]:
    """The units that work for the plans of a region, ended ones too, in the order of her list."""
    return _units_where(session, in_region(UnitRow.region, region))


@read_once
def current_units(session: Session) -> tuple[Unit, ...]:
    """The units of the region that she works on now."""
    return _units_where(session, in_current_region(UnitRow.region))


def _units_where(session: Session, condition: ColumnElement[bool]) -> tuple[Unit, ...]:
    query = (
        select(UnitRow)
        .options(selectinload(UnitRow.aliases), selectinload(UnitRow.contacts), selectinload(UnitRow.parts))
        .where(condition)
        .order_by(UnitRow.position, UnitRow.id)
    )
    return tuple(unit_value(row) for row in session.scalars(query))


def unit_value(row: UnitRow) -> Unit:
    return Unit(
        name=row.name,
        full_name=row.full_name,
        kind=row.kind,
        aliases=tuple(alias.text for alias in row.aliases),
        reports_on=row.reports_on,
        since=row.since,
        until=row.until,
        successor_id=row.successor_id,
        contacts=tuple(Contact(c.person, c.post, c.phone, c.note, c.id) for c in row.contacts),
        note=row.note,
        split_into=tuple(part.successor_id for part in row.parts),
        id=row.id,
    )


def unit_row(session: Session, unit_id: int) -> UnitRow:
    """The row of a unit; DeskError when it has been deleted."""
    return row_by_id(session, UnitRow, unit_id, gone="这个单位已经不在名单里。")


def add_unit(session: Session, unit: Unit) -> int:
    """Add a unit of the current region at the end of the list and return its id; the ids it comes with are ignored."""
    row = _new_row(unit, _last_position(session) + 1, current_region(session))
    session.add(row)
    session.flush()
    return row.id


def add_units(session: Session, units: Iterable[Unit], region: str) -> dict[int, int]:
    """Add units of a region whose ids are provisional; returns the id that each provisional id became."""
    units = tuple(units)
    first = _last_position(session) + 1
    rows = {
        unit.id: _new_row(replace(unit, successor_id=None, split_into=()), first + n, region)
        for n, unit in enumerate(units)
    }
    session.add_all(rows.values())
    session.flush()
    for unit in units:
        if unit.successor_id is not None:
            rows[unit.id].successor_id = rows[unit.successor_id].id
        rows[unit.id].parts[:] = [UnitSuccessorRow(successor_id=rows[part].id) for part in unit.split_into]
    session.flush()
    return {provisional: row.id for provisional, row in rows.items()}


def write_unit(row: UnitRow, unit: Unit) -> None:
    """Make `row` say what `unit` says; aliases and contacts that stay keep their rows, and so their history."""
    row.name, row.full_name, row.kind, row.reports_on = unit.name, unit.full_name, unit.kind, unit.reports_on
    row.since, row.until, row.successor_id, row.note = unit.since, unit.until, unit.successor_id, unit.note
    kept = {alias.text: alias for alias in row.aliases}
    row.aliases[:] = [kept.get(text) or UnitAliasRow(text=text) for text in dict.fromkeys(unit.aliases)]
    parts = {part.successor_id: part for part in row.parts}
    row.parts[:] = [parts.get(part) or UnitSuccessorRow(successor_id=part) for part in unit.split_into]
    contacts = {contact.id: contact for contact in row.contacts}
    row.contacts[:] = [_contact_row(contacts.get(contact.id), contact) for contact in unit.contacts]


def add_alias(session: Session, unit_id: int, text: str) -> None:
    """Let a unit go by another spelling too; DeskError when another unit goes by it."""
    other = unit_with_spelling(session, text, except_id=unit_id)
    if other is not None:
        raise DeskError(f"“{text}”已经是{other.name}的名称。", "一个名称只能属于一个单位。")
    row = unit_row(session, unit_id)
    if text not in (row.name, row.full_name, *(alias.text for alias in row.aliases)):
        row.aliases.append(UnitAliasRow(text=text))
        session.flush()


def settle_names(session: Session, decisions: Mapping[str, UnitDecision]) -> None:
    """Carry out what she decided about names that no unit went by."""
    for name, decision in decisions.items():
        match decision:
            case NewUnit():
                add_unit(session, Unit(name=name, full_name="", kind=decision.kind))
            case AliasOf():
                add_alias(session, decision.unit_id, name)


def unit_with_spelling(session: Session, spelling: str, except_id: int | None = None) -> UnitRow | None:
    """The unit of the current region that goes by `spelling` (name, full name or alias), other than `except_id`."""
    query = (
        select(UnitRow)
        .outerjoin(UnitAliasRow, UnitAliasRow.unit_id == UnitRow.id)
        .where((UnitRow.name == spelling) | (UnitRow.full_name == spelling) | (UnitAliasRow.text == spelling))
        .where(UnitRow.id != (except_id or 0), in_current_region(UnitRow.region))
        .limit(1)
    )
    return session.scalars(query).first()


def tasks_of_unit(session: Session, unit_id: int) -> tuple[str, ...]:
    """Titles of the tasks that a unit is assigned to, of every plan."""
    query = select(TaskRow.title).join(AssignmentRow, AssignmentRow.task_id == TaskRow.id)
    return tuple(session.scalars(query.where(AssignmentRow.unit_id == unit_id).order_by(TaskRow.no)))


def is_referred_to(session: Session, row: UnitRow) -> bool:
    """Whether anything but the unit's own aliases, contacts and parts names it."""
    own = {(table.__tablename__, "unit_id") for table in (UnitAliasRow, ContactRow, UnitSuccessorRow)}
    unit_id = TableRow.metadata.tables[UnitRow.__tablename__].columns["id"]
    columns = [
        column
        for table in TableRow.metadata.sorted_tables
        for column in table.columns
        if column.references(unit_id) and (table.name, column.key) not in own
    ]
    return any(session.scalar(select(column).where(column == row.id).limit(1)) is not None for column in columns)


def _last_position(session: Session) -> int:
    return session.scalar(select(func.max(UnitRow.position))) or 0


def _new_row(unit: Unit, position: int, region: str) -> UnitRow:
    row = UnitRow(position=position, region=region)
    write_unit(row, unit)
    return row


def _contact_row(row: ContactRow | None, contact: Contact) -> ContactRow:
    row = row or ContactRow()
    row.person, row.post, row.phone, row.note = contact.person, contact.post, contact.phone, contact.note
    return row
