"""What a reversal must leave as it is, because it would break a reference or a unique key.

Each check gives up what is in the way and says whether it found anything; then the others must look again.
"""

from sqlalchemy.orm import Session

from lianping_desk.domain.history import KeptBecause
from lianping_desk.store.keys import REFERENCES, UNIQUE_KEYS, Reference
from lianping_desk.store.reversal_plan import ReversalPlan
from lianping_desk.store.rows import read_rows, rows_where


def keep_rows_in_use(session: Session, plan: ReversalPlan) -> bool:
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


def keep_out_rows_without_owner(session: Session, plan: ReversalPlan) -> bool:
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


def keep_out_doubles(session: Session, plan: ReversalPlan) -> bool:
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


LIMITS = (keep_rows_in_use, keep_out_rows_without_owner, keep_out_doubles)
