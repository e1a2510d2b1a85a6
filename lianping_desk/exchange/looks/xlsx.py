"""How the sheets of an .xlsx workbook look, from its parts."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from lianping_desk.exchange.containers import open_package, part_name
from lianping_desk.exchange.looks.sheet_look import (
    MOST_DRESSED,
    WIDEST_COLUMN,
    Looks,
    SheetLook,
    pixels_of_characters,
    pixels_of_points,
)
from lianping_desk.exchange.looks.xlsx_styles import Dress, dresses
from lianping_desk.exchange.opening.xml_parts import attribute, elements, part

LARGEST_DRESSED = 6 << 20
"""Bytes of a sheet; of a larger one only the widths are taken: going through all its cells again takes seconds."""

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def xlsx_looks(content: bytes) -> Looks:
    with open_package(BytesIO(content)) as package:
        names = {part_name(name): name for name in package.namelist()}
        main = next(name for name in names if name.endswith("workbook.xml"))
        folder = PurePosixPath(main).parent
        targets = _targets(package, names, f"{folder}/_rels/workbook.xml.rels".removeprefix("./"), folder)
        styles = next((name for name in names if name.endswith("styles.xml")), None)
        dressed = dresses(part(package, names[styles])) if styles else []
        looks: dict[str | None, SheetLook] = {}
        for _, element in elements(part(package, names[main]), frozenset({"sheet"})):
            target = targets.get(attribute(element, "id") or "", "")
            if target in names:
                looks[element.get("name", "")] = _look(part(package, names[target]), dressed)
    return looks


def _targets(package: zipfile.ZipFile, names: dict[str, str], listed: str, folder: PurePosixPath) -> dict[str, str]:
    """Relation id -> part."""
    if listed not in names:
        return {}
    found: dict[str, str] = {}
    for _, element in elements(part(package, names[listed]), frozenset({"Relationship"})):
        target = element.get("Target", "").replace("\\", "/")
        found[element.get("Id", "")] = part_name(target if target.startswith("/") else f"{folder}/{target}")
    return found


def _look(content: bytes, dressed: list[Dress]) -> SheetLook:
    look = SheetLook()
    if len(content) > LARGEST_DRESSED:  # its widths stand before its rows
        content = content.partition(b"<sheetData")[0] + b"</worksheet>"
    for name, element in elements(content, frozenset({"row", "col"})):
        if name == "col":
            _note_width(look, element)
        else:
            height = element.get("ht")
            if height:
                look.heights[int(element.get("r", "0"))] = pixels_of_points(float(height))
            if len(look.fills) + len(look.bold) < MOST_DRESSED:
                _note_cells(look, element, dressed)
    return look


def _note_width(look: SheetLook, element: Element) -> None:
    width = element.get("width")
    if width:
        last = min(int(element.get("max", "1")), WIDEST_COLUMN)
        for column in range(int(element.get("min", "1")), last + 1):
            look.widths[column] = pixels_of_characters(float(width))


def _note_cells(look: SheetLook, row: Element, dressed: list[Dress]) -> None:
    for cell in row:
        style, reference = cell.get("s"), _REFERENCE.fullmatch(cell.get("r", ""))
        if not style or not reference or int(style) >= len(dressed):
            continue
        dress = dressed[int(style)]
        if dress.is_plain:
            continue
        place = (int(reference[2]), _column(reference[1]))
        if dress.bold:
            look.bold.add(place)
        if dress.centred:
            look.centred.add(place)
        if dress.fill:
            look.fills[place] = dress.fill


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
