"""The picture of a workbook on its way from the child to the desk: what the sheets say, and how they look."""

import json
from typing import Any

from lianping_desk.domain.sheet_picture import SheetPicture, WorkbookPicture
from lianping_desk.exchange.grid import Grid, Sheet
from lianping_desk.exchange.looks.look import looks_of
from lianping_desk.exchange.looks.sheet_look import Looks, SheetLook
from lianping_desk.exchange.transport import pack_grid, unpack


def pack_picture(content: bytes, grid: Grid) -> bytes:
    """The grid as it always travels, and a line of JSON with the looks behind it."""
    return pack_grid(grid) + b"\n" + json.dumps([_pack(name, look) for name, look in _found(content, grid)]).encode()


def unpack_picture(message: bytes) -> WorkbookPicture:
    """The picture in a message; raises the Unreadable that a refusal carries."""
    said, _, looked = message.partition(b"\n")
    grid = unpack(said)
    looks = {plain["name"]: _unpack(plain) for plain in json.loads(looked)}
    return WorkbookPicture(grid.kind, tuple(_picture(sheet, looks.get(sheet.name)) for sheet in grid.sheets))


def _found(content: bytes, grid: Grid) -> list[tuple[str | None, SheetLook]]:
    looks: Looks = looks_of(content, grid.kind)
    return list(looks.items())


def _pack(name: str | None, look: SheetLook) -> dict[str, Any]:
    return {
        "name": name,
        "widths": list(look.widths.items()),
        "heights": list(look.heights.items()),
        "bold": list(look.bold),
        "centred": list(look.centred),
        "fills": [(*place, fill) for place, fill in look.fills.items()],
    }


def _unpack(plain: dict[str, Any]) -> SheetLook:
    return SheetLook(
        widths={column: float(width) for column, width in plain["widths"]},
        heights={row: float(height) for row, height in plain["heights"]},
        bold={(row, column) for row, column in plain["bold"]},
        centred={(row, column) for row, column in plain["centred"]},
        fills={(row, column): str(fill) for row, column, fill in plain["fills"]},
    )


def _picture(sheet: Sheet, look: SheetLook | None) -> SheetPicture:
    look = look or SheetLook()
    return SheetPicture(
        name=sheet.name,
        texts={place: cell.text for place, cell in sheet.cells.items()},
        numbers=frozenset(place for place, cell in sheet.cells.items() if isinstance(cell.value, int | float)),
        merges=tuple((m.first_row, m.first_column, m.last_row, m.last_column) for m in sheet.merges),
        hidden_rows=sheet.hidden_rows,
        hidden_columns=sheet.hidden_columns,
        is_hidden=sheet.is_hidden,
        widths=look.widths,
        heights=look.heights,
        bold=frozenset(look.bold),
        centred=frozenset(look.centred),
        fills=look.fills,
    )
