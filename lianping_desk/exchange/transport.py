"""A Grid on its way from the child to the desk: plain JSON, so that nothing the child sends can do anything."""

import json
import logging
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from lianping_desk.exchange.grid import Cell, CellContent, Grid, Merge, Sheet, Trouble
from lianping_desk.exchange.unreadable import Unreadable

log = logging.getLogger(__name__)

_DAYS: dict[str, Callable[[str], date | time]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}


def pack_grid(grid: Grid) -> bytes:
    sheets = [
        {
            "name": sheet.name,
            "cells": [_pack_cell(cell) for cell in sheet.cells.values()],
            "merges": [(m.first_row, m.first_column, m.last_row, m.last_column) for m in sheet.merges],
            "hidden_rows": sorted(sheet.hidden_rows),
            "hidden_columns": sorted(sheet.hidden_columns),
            "is_hidden": sheet.is_hidden,
        }
        for sheet in grid.sheets
    ]
    return json.dumps({"kind": grid.kind, "sheets": sheets}).encode()


def pack_refusal(refusal: Unreadable, trace: str = "") -> bytes:
    """`trace`: where a reader stumbled, for the log."""
    return json.dumps({"refused": [refusal.sentence, refusal.way_out], "trace": trace}).encode()


def unpack(message: bytes) -> Grid:
    """The grid in a message; raises the Unreadable that a refusal carries."""
    plain = json.loads(message)
    raise_refusal(plain)
    return Grid(plain["kind"], tuple(_unpack_sheet(sheet) for sheet in plain["sheets"]))


def raise_refusal(plain: Mapping[str, Any]) -> None:
    """Raise the Unreadable that a message carries; nothing where it carries none."""
    if "refused" in plain:
        if plain.get("trace"):
            log.info("a reader stumbled over a file: %s", plain["trace"])
        sentence, way_out = plain["refused"]
        raise Unreadable(sentence, way_out)


def _pack_cell(cell: Cell) -> list[Any]:
    value: Any = cell.value
    for name, kind in (("datetime", datetime), ("date", date), ("time", time)):
        if isinstance(cell.value, kind):
            value = {name: cell.value.isoformat()}
            break
    text = None if cell.text == value else cell.text
    return [cell.row, cell.column, value, text, cell.is_percent, cell.trouble]


def _unpack_sheet(plain: dict[str, Any]) -> Sheet:
    return Sheet(
        plain["name"],
        {(cell[0], cell[1]): _unpack_cell(cell) for cell in plain["cells"]},
        tuple(Merge(*merge) for merge in plain["merges"]),
        frozenset(plain["hidden_rows"]),
        frozenset(plain["hidden_columns"]),
        plain["is_hidden"],
    )


def _unpack_cell(plain: list[Any]) -> Cell:
    row, column, stored, text, is_percent, trouble = plain
    value: CellContent = stored
    if isinstance(stored, dict):
        ((name, iso),) = stored.items()
        value = _DAYS[name](iso)
    return Cell(row, column, value, stored if text is None else text, is_percent, trouble and Trouble(trouble))
