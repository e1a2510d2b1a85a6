"""Taking an operation back, also long after: every row is put back as it was, unless a later edit stands in the way.

The rows are first put back in memory, newest change first; then whatever would break a reference or a unique key is
left as it is, until nothing does; then the difference is written and logged.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.history import Kept, KeptBecause
from lianping_desk.store.change_tables import ChangeRow
from lianping_desk.store.keys import REFERENCES, UNIQUE_KEYS, Reference
from lianping_desk.store.rows import Key, Values, exchange_rows, read_rows, rows_where

_Choice = Callable[["_Plan"], bool]


def take_back(session: Session, operation_id: int) -> tuple[int, tuple[Kept, ...]]:
    """Put every row that the operation touched back as it was; what later edits stand in the way of is kept.

    Returns the number of rows restored, and what was kept. Runs in a writing session, so that it is logged and can be
    taken back itself.
    """
    query = select(ChangeRow).where(ChangeRow.operation_id == operation_id).order_by(ChangeRow.id.desc())
    changes = session.scalars(query).all()
    session.flush()
    present = read_rows(session, {(change.table_name, change.row_id) for change in changes})
    plan = _Plan(present, {key: dict(values) if values else None for key, values in present.items()})
    for change in changes:
        plan.put_back(change)
    checks = (_keep_rows_in_use, _keep_out_rows_without_owner, _keep_out_doubles)
    while any(check(session, plan) for check in checks):
        pass
    restored = {key: (present[key], wanted) for key, wanted in plan.wanted.items() if present[key] != wanted}
    exchange_rows(session, restored)
    return len(restored), tuple(plan.kept)


@dataclass(slots=True)
class _Plan:
    """The touched rows as they are and as they are to be; None for a row that is not there."""

    present: Mapping[Key, Values | None]
    wanted: dict[Key, dict[str, Any] | None]
    kept: list[Kept] = field(default_factory=list)

    def put_back(self, change: ChangeRow) -> None:
        """One step back from `change`, as far as the row still is as that change left it."""
        key = (change.table_name, change.row_id)
        row = self.wanted[key]
        if change.new is None:
            if row is None:
                self.wanted[key] = dict(change.old or {})
        elif row is None:
            if change.old is not None:
                self._keep(key, change.new, KeptBecause.deleted_later)
        elif change.old is None:
            if any(row[column] != value for column, value in change.new.items() if column in row):
                self._keep(key, row, KeptBecause.edited_later)
            else:
                self.wanted[key] = None
        else:
            self._set_back(key, row, change.old, change.new)

    def _set_back(self, key: Key, row: dict[str, Any], old: Values, new: Values) -> None:
        for column, value in old.items():
            if column not in row:
                continue
            if row[column] == new[column]:
                row[column] = value
            else:
                self._keep(key, row, KeptBecause.edited_later, column)

    def _keep(self, key: Key, values: Values, because: KeptBecause, column: str | None = None) -> None:
        kept = Kept(*key, dict(values), because, column)
        if kept not in self.kept:
            self.kept.append(kept)

    def removed(self) -> set[Key]:
        return {key for key, wanted in self.wanted.items() if wanted is None and self.present[key] is not None}

    def changed(self) -> Iterable[tuple[Key, dict[str, Any]]]:
        """The rows that are to be added again or set back."""
        return [(key, row) for key, row in self.wanted.items() if row is not None and row != self.present[key]]

    def leave_row(self, key: Key, because: KeptBecause) -> None:
        """Give up taking this row away, or adding it again."""
        present = self.present[key]
        self._keep(key, present or self.wanted[key] or {}, because)
        self.wanted[key] = dict(present) if present is not None else None

    def leave(self, key: Key, columns: Iterable[str], because: KeptBecause) -> bool:
        """Give up setting these columns back, or adding the row again; False when they are not touched at all."""
        present, row = self.present[key], self.wanted[key]
        if present is None or row is None:
            self.leave_row(key, because)
            return True
        touched = [column for column in columns if row[column] != present[column]]
        for column in touched:
            row[column] = present[column]
            self._keep(key, present, because, column)
        return bool(touched)


def _keep_rows_in_use(session: Session, plan: _Plan) -> bool:
    """A row that is referred to by one that stays must stay too."""
    removed, in_use = plan.removed(), set()
    for reference in REFERENCES:
        targets = {key for key in removed if key[0] == reference.target}
        if not targets:
            continue
        for key, values in rows_where(session, reference.table, reference.column, [row_id for _, row_id in targets]):
            final = plan.wanted.get(key, values)
            if final is not None:
                in_use.add((reference.target, final[reference.column]))
    found = in_use & removed
    for key in found:
        plan.leave_row(key, KeptBecause.used_later)
    return bool(found)


def _keep_out_rows_without_owner(session: Session, plan: _Plan) -> bool:
    """A row is not put back into the hands of one that is gone."""
    named = [
        (key, reference.column, (reference.target, row[reference.column]))
        for key, row in plan.changed()
        for reference in _references_of(key[0])
        if row.get(reference.column) is not None
    ]
    there = read_rows(session, {target for _, _, target in named} - plan.wanted.keys())
    found = False
    for key, column, target in named:
        owner = plan.wanted[target] if target in plan.wanted else there[target]
        if owner is None and plan.wanted[key] is not None:
            found |= plan.leave(key, [column], KeptBecause.owner_deleted)
    return found


def _keep_out_doubles(session: Session, plan: _Plan) -> bool:
    """A row is not put back beside one that took its name, or whatever else must be unique, in the meantime."""
    found = False
    for table, columns in UNIQUE_KEYS:
        changed = [(key, row) for key, row in plan.changed() if key[0] == table]
        for key, row in changed:
            taken = [row.get(column) for column in columns]
            if None in taken:
                continue
            beside = dict(rows_where(session, table, columns[0], [taken[0]]))
            beside |= {other: values for other, values in plan.wanted.items() if other[0] == table and values}
            others = [plan.wanted.get(other, values) for other, values in beside.items() if other != key]
            if any(other is not None and [other.get(column) for column in columns] == taken for other in others):
                found |= plan.leave(key, columns, KeptBecause.same_name_later)
    return found


def _references_of(table: str) -> list[Reference]:
    return [reference for reference in REFERENCES if reference.table == table]
