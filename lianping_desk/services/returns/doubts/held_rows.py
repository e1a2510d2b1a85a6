"""Rows that wait on a doubt, kept as JSON until she settles it."""

from datetime import date
from typing import Any

from lianping_desk.domain.received import CellValue, ReadRow, TableKind

_DAYS = frozenset({"date", "valid_until"})


def row_to_json(row: ReadRow) -> dict[str, Any]:
    """The row without its doubts, which are kept as rows of their own."""
    return {
        "table": row.table.value,
        "sheet": row.sheet,
        "row": row.row,
        "values": {field: _plain(value) for field, value in row.values.items()},
        "cells": dict(row.cells),
        "texts": dict(row.texts),
        "remarks": dict(row.remarks),
        "task_no": row.task_no,
        "measure_no": row.measure_no,
        "measure_text": row.measure_text,
        "indicator": row.indicator,
        "name": row.name,
        "unit": row.unit,
    }


def row_from_json(held: dict[str, Any]) -> ReadRow:
    """The row that `row_to_json` wrote down."""
    return ReadRow(
        table=TableKind(held["table"]),
        sheet=held["sheet"],
        row=held["row"],
        values={field: _value(field, value) for field, value in held["values"].items()},
        cells=held["cells"],
        texts=held["texts"],
        remarks=held["remarks"],
        task_no=held["task_no"],
        measure_no=held["measure_no"],
        measure_text=held["measure_text"],
        indicator=held["indicator"],
        name=held["name"],
        unit=held["unit"],
    )


def _plain(value: CellValue) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float) else str(value)


def _value(field: str, value: Any) -> CellValue:
    found: CellValue = date.fromisoformat(value) if field in _DAYS else value
    return found
