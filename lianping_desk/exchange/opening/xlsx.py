"""Excel workbooks (.xlsx, .xlsm, transitional and strict), read straight from their parts.

Everything a return needs stands in the parts: values, number formats, merged and hidden cells, errors, formulas without
a result. Ready-made readers leave out one or the other (FINDINGS), and a reader that keeps only cells with content
cannot be blown up by a sheet that claims to be huge.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK, part_name
from lianping_desk.exchange.grid import Cell, Grid, Merge, Sheet, Trouble
from lianping_desk.exchange.opening.shown import Shape, number_cell, shape_of, text_of
from lianping_desk.exchange.opening.xml_parts import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_CELLS,
    MOST_MERGES,
    attribute,
    children,
    damaged,
    elements,
    part,
    too_many_cells,
)
from lianping_desk.exchange.unreadable import Unreadable

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_CELL = ("}c", "c")
"""How the tag of a cell ends, with its namespace or without one."""
_DIGITS, _MOST_DIGITS = "0123456789", 7
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_xlsx(package: zipfile.ZipFile) -> Grid:
    return _Workbook(package).grid()


class _Workbook:
    """One open package: what its sheets share, then its sheets."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = {part_name(name): name for name in package.namelist()}
        self._main = self._main_part()
        self._targets = self._relations(self._main)
        self._struck_strings: set[int] = set()
        self._struck_styles: set[int] = set()
        self._shared = self._shared_strings()
        self._shapes = self._styles()
        self._epoch_1904 = False
        self._cells_left = MOST_CELLS
        self._columns: dict[str, int] = {}

    def grid(self) -> Grid:
        sheets = []
        listed: list[tuple[str, str, bool]] = []
        for name, element in elements(self._content(self._main), frozenset({"sheet", "workbookPr"})):
            if name == "workbookPr":
                self._epoch_1904 = element.get("date1904") in ("1", "true")
            else:
                is_hidden = element.get("state", "visible") != "visible"
                listed.append((element.get("name", ""), attribute(element, "id") or "", is_hidden))
        for title, relation, is_hidden in listed:
            target, kind = self._targets.get(relation, ("", ""))
            if target in self._names and kind.endswith("/worksheet"):
                sheets.append(self._sheet(title, target, is_hidden))
        if not sheets:
            raise Unreadable("文件里没有能读的工作表，可能已损坏。", ASK_FOR_WORKBOOK)
        return Grid("xlsx", tuple(sheets))

    def _content(self, name: str) -> bytes:
        return part(self._package, self._names[name])

    def _main_part(self) -> str:
        if "_rels/.rels" in self._names:
            for _, element in elements(self._content("_rels/.rels"), frozenset({"Relationship"})):
                target = part_name(element.get("Target", ""))
                if element.get("Type", "").endswith("/officeDocument") and target in self._names:
                    return target
        if "xl/workbook.xml" in self._names:
            return "xl/workbook.xml"
        raise damaged()

    def _relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Relation id -> (part, type) of the parts that `name` names."""
        folder = PurePosixPath(name).parent
        listed = f"{folder}/_rels/{PurePosixPath(name).name}.rels".removeprefix("./")
        targets: dict[str, tuple[str, str]] = {}
        if listed not in self._names:
            return targets
        for _, element in elements(self._content(listed), frozenset({"Relationship"})):
            target = element.get("Target", "").replace("\\", "/")
            whole = target if target.startswith("/") else f"{folder}/{target}"
            targets[element.get("Id", "")] = (_without_dots(part_name(whole)), element.get("Type", ""))
        return targets

    def _related(self, ending: str) -> str | None:
        return next((t for t, kind in self._targets.values() if kind.endswith(ending) and t in self._names), None)

    def _shared_strings(self) -> list[str]:
        name = self._related("/sharedStrings")
        if name is None:
            return []
        strings: list[str] = []
        for _, element in elements(self._content(name), frozenset({"si"})):
            if _is_partly_struck(element):
                self._struck_strings.add(len(strings))
            strings.append(_rich_text(element))
        return strings

    def _styles(self) -> list[Shape]:
        """The shape of each cell style (by its index), and which styles cross the text out."""
        name = self._related("/styles")
        if name is None:
            return []
        codes: dict[int, str] = {}
        shapes: list[Shape] = []
        struck_fonts: set[int] = set()
        for tag, element in elements(self._content(name), frozenset({"numFmts", "fonts", "cellXfs"})):
            if tag == "numFmts":
                codes = {_number(f.get("numFmtId")): f.get("formatCode", "") for f in children(element, "numFmt")}
            elif tag == "fonts":
                struck_fonts = {n for n, font in enumerate(children(element, "font")) if _strikes(font)}
            else:
                for style in children(element, "xf"):
                    number = _number(style.get("numFmtId"))
                    if _number(style.get("fontId")) in struck_fonts:
                        self._struck_styles.add(len(shapes))
                    shapes.append(shape_of(number, codes.get(number)))
        return shapes

    def _sheet(self, title: str, target: str, is_hidden: bool) -> Sheet:
        cells: dict[tuple[int, int], Cell] = {}
        merges: list[Merge] = []
        hidden_rows: set[int] = set()
        hidden_columns: set[int] = set()
        row_number = 0
        for name, element in elements(self._content(target), frozenset({"row", "mergeCell", "col"})):
            if name == "row":
                row_number = _number(element.get("r")) or row_number + 1
                if element.get("hidden") in ("1", "true") or element.get("ht") == "0":
                    hidden_rows.add(row_number)
                for cell in self._cells(element, row_number):
                    cells[cell.row, cell.column] = cell
                    self._cells_left -= 1
                if self._cells_left < 0:
                    raise too_many_cells()
            elif name == "mergeCell":
                merge = _merge(element.get("ref", ""))
                if merge:
                    merges.append(merge)
                if len(merges) > MOST_MERGES:
                    raise too_many_cells()
            elif element.get("hidden") in ("1", "true") or element.get("width") == "0":
                last = min(_number(element.get("max")), LAST_COLUMN)
                hidden_columns.update(range(max(_number(element.get("min")), 1), last + 1))
        return Sheet(title, cells, tuple(merges), frozenset(hidden_rows), frozenset(hidden_columns), is_hidden)

    def _cells(self, row: Element, row_number: int) -> Iterator[Cell]:
        column = 0
        for element in row:
            if not element.tag.endswith(_CELL):
                continue
            number, column = self._place(element.get("r", "")) or (row_number, column + 1)
            if column > LAST_COLUMN or not 0 < number <= LAST_ROW:
                raise damaged()
            cell = self._cell(element, number, column) if len(element) else None
            if cell is not None:
                yield cell

    def _place(self, reference: str) -> tuple[int, int] | None:
        """Row and column of a cell's reference; None where it is none. Most cells repeat the letters of others."""
        letters = reference.rstrip(_DIGITS)
        column = self._columns.get(letters)
        if column is None:
            found = _REFERENCE.fullmatch(reference)
            if found is None:
                return None
            column = self._columns[letters] = _column_number(found[1])
        digits = reference[len(letters) :]
        return (int(digits), column) if 0 < len(digits) <= _MOST_DIGITS else None

    def _cell(self, element: Element, row: int, column: int) -> Cell | None:
        kind = element.get("t", "n")
        stored: str | None = None
        formula: str | None = None
        inline, is_struck = "", False
        for child in element:
            name = child.tag.rpartition("}")[2]
            if name == "v":
                stored = child.text
            elif name == "f":
                formula = child.text or ""
            elif name == "is":
                inline, is_struck = _rich_text(child), _is_partly_struck(child)
        if kind == "inlineStr":
            return self._as_shown(_text_cell(row, column, inline), element, is_struck)
        if stored is None or stored == "":
            if formula is not None and kind != "str":
                return Cell(row, column, None, f"={formula}", trouble=Trouble.no_result)
            return None
        cell = self._stored(kind, stored, row, column, element.get("s"))
        if not self._struck_strings and not self._struck_styles:
            return cell
        return self._as_shown(cell, element, kind == "s" and _number(stored) in self._struck_strings)

    def _as_shown(self, cell: Cell | None, element: Element, is_struck: bool) -> Cell | None:
        """The cell, in doubt where any of its text, or its style, is crossed out."""
        if not is_struck:
            is_struck = bool(self._struck_styles) and _number(element.get("s")) in self._struck_styles
        return replace(cell, trouble=Trouble.struck) if is_struck and cell and cell.trouble is None else cell

    def _stored(self, kind: str, stored: str, row: int, column: int, style: str | None) -> Cell | None:
        if kind == "s":
            index = _number(stored)
            if not 0 <= index < len(self._shared):
                raise damaged()
            return _text_cell(row, column, self._shared[index])
        if kind == "str":
            return _text_cell(row, column, _unescaped(stored))
        if kind == "e":
            return Cell(row, column, None, stored, trouble=Trouble.error)
        if kind == "b":
            return Cell(row, column, stored == "1", text_of(stored == "1"))
        if kind == "d":
            return _text_cell(row, column, stored.removesuffix("T00:00:00"))
        try:
            number = float(stored)
        except ValueError as error:
            raise damaged() from error
        index = _number(style)
        shape = self._shapes[index] if index < len(self._shapes) else Shape.plain
        return number_cell(row, column, number, shape, self._epoch_1904)


def _text_cell(row: int, column: int, text: str) -> Cell | None:
    return Cell(row, column, text, text) if text else None


def _rich_text(element: Element) -> str:
    """The text of its runs, without the phonetic guide (rPh)."""
    pieces: list[str] = []
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            pieces.extend(text.text or "" for text in children(child, "t"))
    return _unescaped("".join(pieces))


def _is_partly_struck(element: Element) -> bool:
    """Whether any run of a text is crossed out."""
    return any(
        _strikes(properties) and any(text.text for text in children(run, "t"))
        for run in children(element, "r")
        for properties in children(run, "rPr")
    )


def _strikes(font: Element) -> bool:
    return any(strike.get("val", "1") not in ("0", "false") for strike in children(font, "strike"))


def _unescaped(text: str) -> str:
    """_x000D_ and its like are characters that XML cannot carry (ECMA-376 22.9.2.19)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _merge(reference: str) -> Merge | None:
    first, _, last = reference.partition(":")
    start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
    if not start or not end:
        return None
    return Merge(int(start[2]), _column_number(start[1]), int(end[2]), _column_number(end[1]))


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _number(text: str | None) -> int:
    """A whole number from an attribute, 0 where there is none."""
    try:
        return int(text or 0)
    except ValueError:
        return 0


def _without_dots(name: str) -> str:
    """xl/../xl/worksheets/sheet1.xml without its detours."""
    kept: list[str] = []
    for step in name.split("/"):
        if step == "..":
            del kept[-1:]
        elif step not in ("", "."):
            kept.append(step)
    return "/".join(kept)
