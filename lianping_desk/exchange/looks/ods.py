"""How the sheets of an OpenDocument spreadsheet look: the widths of their columns."""

import re
from io import BytesIO
from xml.etree.ElementTree import Element

from lianping_desk.exchange.containers import open_package, part_name
from lianping_desk.exchange.looks.sheet_look import WIDEST_COLUMN, Looks, SheetLook
from lianping_desk.exchange.opening.xml_parts import attribute, children, elements, part

_LENGTH = re.compile(r"([\d.]+)(cm|mm|in|pt|px)")
_PIXELS = {"cm": 96 / 2.54, "mm": 96 / 25.4, "in": 96.0, "pt": 96 / 72, "px": 1.0}


def ods_looks(content: bytes) -> Looks:
    with open_package(BytesIO(content)) as package:
        names = {part_name(name): name for name in package.namelist()}
        written = part(package, names["content.xml"])
    widths: dict[str, float] = {}
    looks: dict[str | None, SheetLook] = {}
    for name, element in elements(written, frozenset({"style", "table"})):
        if name == "table":
            look = SheetLook()
            _note_columns(look, element, widths, 1)
            looks[attribute(element, "name")] = look
        else:
            for properties in children(element, "table-column-properties"):
                if found := _LENGTH.fullmatch(attribute(properties, "column-width") or ""):
                    widths[attribute(element, "name") or ""] = float(found[1]) * _PIXELS[found[2]]
    return looks


def _note_columns(look: SheetLook, parent: Element, widths: dict[str, float], column: int) -> int:
    """Note the widths below `parent` from `column` on; the column that follows."""
    for element in parent:
        name = element.tag.rpartition("}")[2]
        if name in ("table-columns", "table-column-group", "table-header-columns"):
            column = _note_columns(look, element, widths, column)
        elif name == "table-column":
            width = widths.get(attribute(element, "style-name") or "")
            repeated = int(attribute(element, "number-columns-repeated") or 1)
            for one in range(column, min(column + repeated, WIDEST_COLUMN + 1)):
                if width:
                    look.widths[one] = width
            column += repeated
    return column
