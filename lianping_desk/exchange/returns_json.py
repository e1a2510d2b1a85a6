"""`returns read --json`: a return as read, in the words of the contract (DESIGN 6)."""

from datetime import date
from decimal import Decimal
from typing import Any

from lianping_desk.domain.number_text import plain_number
from lianping_desk.domain.received import CellValue, Doubt, Found, ReadReturn, ReadRow, Signature, TableKind
from lianping_desk.exchange.grid import place


def to_json(read: ReadReturn) -> dict[str, Any]:
    """One file as a JSON object."""
    document: dict[str, Any] = {
        "file": read.file,
        "sha256": read.sha256,
        "kind": read.kind or None,
        "refused": read.refused,
        "unit": _found(read.unit, "name"),
        "period": _found(read.period, "id"),
        "signed": _signed(read.signature),
        "rows": [_row(row) for row in read.rows],
        "doubts": [_file_doubt(doubt) for doubt in read.doubts],
    }
    if read.units:
        document["units"] = list(read.units)
    if read.form_code:
        document["form"] = read.form_code
    return document


def _found(found: Found | None, name: str) -> dict[str, Any] | None:
    return None if found is None else {name: found.value, "from": found.found_in, "sure": found.sure}


def _signed(signature: Signature) -> dict[str, str | None]:
    return {
        "reporter": signature.reporter or None,
        "phone": signature.phone or None,
        "reviewer": signature.reviewer or None,
        "date": signature.on.isoformat() if signature.on else None,
    }


def _row(row: ReadRow) -> dict[str, Any]:
    document: dict[str, Any] = {"table": row.table.value}
    match row.table:
        case TableKind.progress:
            document |= {"task": row.task_no, "measure": row.measure_no}
            if row.measure_text:
                document["measure_text"] = row.measure_text
        case TableKind.indicator:
            document["indicator"] = row.indicator
        case TableKind.base:
            document["name"] = row.name
    if row.unit:
        document["unit"] = row.unit
    document |= {
        "sheet": row.sheet,
        "row": row.line,
        "values": {name: _value(value) for name, value in row.values.items()},
        "cells": dict(row.cells),
        "doubts": [_row_doubt(doubt) for doubt in row.doubts],
    }
    if row.remarks:
        document["remarks"] = dict(row.remarks)
    return document


def _value(value: CellValue) -> str | int | float:
    if isinstance(value, Decimal):
        return plain_number(value)
    return value.isoformat() if isinstance(value, date) else value


def _row_doubt(doubt: Doubt) -> dict[str, Any]:
    return {"field": doubt.field, "cell": doubt.cell, "text": doubt.text, "why": doubt.why} | _candidates(doubt)


def _file_doubt(doubt: Doubt) -> dict[str, Any]:
    cell = place(doubt.sheet, doubt.cell) if doubt.cell else (doubt.sheet or "")
    document = {"cell": cell, "text": doubt.text, "why": doubt.why} | _candidates(doubt)
    return {"field": doubt.field} | document if doubt.field else document


def _candidates(doubt: Doubt) -> dict[str, list[str]]:
    return {"candidates": list(doubt.candidates)} if doubt.candidates else {}
