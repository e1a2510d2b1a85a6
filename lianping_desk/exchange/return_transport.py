"""A return as read, on its way from the child to the desk: plain JSON, so that nothing the child sends can do anything.

Unlike the contract's JSON (returns_json.py) it loses nothing.
"""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from lianping_desk.domain.received import CellValue, Doubt, Found, ReadReturn, ReadRow, Signature, TableKind
from lianping_desk.exchange.transport import plain_message


def pack_return(read: ReadReturn) -> bytes:
    signed = read.signature
    document = {
        "file": read.file,
        "sha256": read.sha256,
        "kind": read.kind,
        "unit": _pack_found(read.unit),
        "units": read.units,
        "period": _pack_found(read.period),
        "signed": [signed.reporter, signed.phone, signed.reviewer, signed.on.isoformat() if signed.on else None],
        "rows": [_pack_row(row) for row in read.rows],
        "doubts": [_pack_doubt(doubt) for doubt in read.doubts],
        "form_code": read.form_code,
    }
    return json.dumps(document).encode()


def unpack_return(message: bytes) -> ReadReturn:
    """The return in a message; raises the Unreadable that a refusal carries."""
    plain = plain_message(message)
    reporter, phone, reviewer, on = plain["signed"]
    return ReadReturn(
        file=plain["file"],
        sha256=plain["sha256"],
        kind=plain["kind"],
        unit=_unpack_found(plain["unit"]),
        units=tuple(plain["units"]),
        period=_unpack_found(plain["period"]),
        signature=Signature(reporter, phone, reviewer, date.fromisoformat(on) if on else None),
        rows=tuple(_unpack_row(row) for row in plain["rows"]),
        doubts=tuple(_unpack_doubt(doubt) for doubt in plain["doubts"]),
        form_code=plain["form_code"],
    )


def _pack_row(row: ReadRow) -> dict[str, Any]:
    return {
        "table": row.table.value,
        "sheet": row.sheet,
        "row": row.row,
        "values": {field: _pack_value(value) for field, value in row.values.items()},
        "cells": dict(row.cells),
        "texts": dict(row.texts),
        "about": [row.task_no, row.measure_no, row.measure_text, row.indicator, row.name, row.unit],
        "doubts": [_pack_doubt(doubt) for doubt in row.doubts],
        "remarks": dict(row.remarks),
    }


def _unpack_row(plain: dict[str, Any]) -> ReadRow:
    task_no, measure_no, measure_text, indicator, name, unit = plain["about"]
    return ReadRow(
        table=TableKind(plain["table"]),
        sheet=plain["sheet"],
        row=plain["row"],
        values={field: _unpack_value(value) for field, value in plain["values"].items()},
        cells=plain["cells"],
        texts=plain["texts"],
        task_no=task_no,
        measure_no=measure_no,
        measure_text=measure_text,
        indicator=indicator,
        name=name,
        unit=unit,
        doubts=tuple(_unpack_doubt(doubt) for doubt in plain["doubts"]),
        remarks=plain["remarks"],
    )


def _pack_value(value: CellValue) -> Any:
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return {"decimal": str(value)} if isinstance(value, Decimal) else value


def _unpack_value(plain: Any) -> CellValue:
    if isinstance(plain, dict):
        return date.fromisoformat(plain["date"]) if "date" in plain else Decimal(plain["decimal"])
    value: CellValue = plain
    return value


def _pack_found(found: Found | None) -> list[Any] | None:
    return None if found is None else [found.value, found.found_in, found.sure]


def _unpack_found(plain: list[Any] | None) -> Found | None:
    return None if plain is None else Found(*plain)


def _pack_doubt(doubt: Doubt) -> list[Any]:
    return [doubt.text, doubt.why, doubt.cell, doubt.sheet, doubt.row, doubt.field, doubt.candidates]


def _unpack_doubt(plain: list[Any]) -> Doubt:
    text, why, cell, sheet, row, field, candidates = plain
    return Doubt(text, why, cell, sheet, row, field, tuple(candidates))
