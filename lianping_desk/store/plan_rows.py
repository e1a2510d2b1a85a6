"""Every row that belongs to a plan, to be carried to another desk."""

from collections.abc import Collection
from typing import Any

from sqlalchemy.orm import Session

from lianping_desk.store.keys import REFERENCES
from lianping_desk.store.plans import plan_row
from lianping_desk.store.rows import rows_where
from lianping_desk.store.tables import BaseRow, LiteracySurveyRow, TableRow
from lianping_desk.store.units import units_of_region

Rows = dict[str, list[dict[str, Any]]]

_OWNED = (
    ("unit_alias", "unit_id", "unit"),
    ("unit_successor", "unit_id", "unit"),
    ("phase", "plan_id", "plan"),
    ("plan_doubt", "plan_id", "plan"),
    ("task", "plan_id", "plan"),
    ("measure", "task_id", "task"),
    ("assignment", "task_id", "task"),
    ("indicator", "plan_id", "plan"),
)
"""Tables of the plan itself: their column that names the owner, and its table."""

_RESULTS = (
    ("contact", "unit_id", "unit"),
    ("period", "plan_id", "plan"),
    ("annual_task", "task_id", "task"),
    ("milestone", "plan_id", "plan"),
    ("follow_up", "task_id", "task"),
    ("received_file", "period_id", "period"),
    ("form", "period_id", "period"),
    ("return_decision", "period_id", "period"),
    ("return_tick", "period_id", "period"),
    ("reminder", "period_id", "period"),
    ("progress_row", "file_id", "received_file"),
    ("indicator_value", "file_id", "received_file"),
    ("doubt", "file_id", "received_file"),
    ("base_stage", "base_id", "base"),
)

_CARRIED = {name for name, _, _ in (*_OWNED, *_RESULTS)} | {"import", "base", "literacy_survey"}

ORDER = (
    "unit",
    "plan",
    *(table.name for table in TableRow.metadata.sorted_tables if table.name in _CARRIED),
)
"""The tables that are carried, each behind those that it refers to."""


def rows_of_plan(session: Session, plan_id: int, *, with_results: bool) -> Rows:
    """The rows by table, as the change log writes values; a reference to a row that stays behind is taken out."""
    region = plan_row(session, plan_id).region
    rows: Rows = {"plan": _where(session, "plan", "id", [plan_id])}
    rows["unit"] = _where(session, "unit", "id", [unit.id for unit in units_of_region(session, region)])
    if with_results:
        for table in (BaseRow, LiteracySurveyRow):
            rows[table.__tablename__] = _where(session, table.__tablename__, "region", [region])
    for table, column, owner in (*_OWNED, *(_RESULTS if with_results else ())):
        rows[table] = _where(session, table, column, [row["id"] for row in rows[owner]])
    if with_results:
        rows["import"] = _where(session, "import", "id", {row["import_id"] for row in rows["received_file"]})
        rows["doubt"] = [
            {**row, "held_rows": None} for row in rows["doubt"] if row["held_rows"] is None or row["settled"]
        ]
    _cut_loose(rows)
    return {table: rows[table] for table in ORDER if table in rows}


def _where(session: Session, table: str, column: str, values: Collection[Any]) -> list[dict[str, Any]]:
    found = (dict(values) for _, values in rows_where(session, table, column, list(values)))
    return sorted(found, key=lambda row: row["id"])


def _cut_loose(rows: Rows) -> None:
    """A reference that leads out of the file becomes empty; where it must not be, the row stays behind too."""
    there = {table: {row["id"] for row in of_table} for table, of_table in rows.items()}
    for reference in REFERENCES:
        required = not TableRow.metadata.tables[reference.table].columns[reference.column].nullable
        for row in list(rows.get(reference.table, ())):
            if row[reference.column] is None or row[reference.column] in there.get(reference.target, ()):
                continue
            if required:
                rows[reference.table].remove(row)
            else:
                row[reference.column] = None
