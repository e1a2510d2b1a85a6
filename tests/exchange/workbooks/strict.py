"""What Excel insists on and openpyxl does not: each fault found would make it offer to repair the file."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "drawing", "legacyDrawing", "tableParts", "extLst"),
)
"""The order of a worksheet's parts (ECMA-376 18.3.1.99)."""


def faults(workbook: Path) -> Iterator[str]:
    """Every rule that the file breaks, in words."""
    with zipfile.ZipFile(workbook) as parts:
        names = parts.namelist()
        if len(names) != len(set(names)):
            yield "a part stands twice in the package"
        book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
        styles = ElementTree.fromstring(parts.read("xl/styles.xml"))
        relations = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
        targets = {one.get("Id"): str(one.get("Target")).removeprefix("/xl/") for one in relations}
        sheets = [(str(one.get("name")), targets[one.get(_RELATION)]) for one in book.iter(f"{_MAIN}sheet")]
        yield from _of_book(book, [name for name, _ in sheets])
        looks = len(_children(styles, "cellXfs"))
        dxfs = len(_children(styles, "dxfs"))
        if looks > 64_000:
            yield f"{looks} looks of cells"
        for name, target in sheets:
            sheet = ElementTree.fromstring(parts.read(f"xl/{target}"))
            for fault in _of_sheet(sheet, looks, dxfs, [name for name, _ in sheets]):
                yield f"{name}: {fault}"


def _children(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    found = root.find(f"{_MAIN}{name}")
    return [] if found is None else list(found)


def _of_book(book: ElementTree.Element, names: list[str]) -> Iterator[str]:
    folded = [name.casefold() for name in names]
    if len(folded) != len(set(folded)):
        yield "two sheets of one name"
    for name in names:
        if not name or len(name.encode("utf-16-le")) > 62 or re.search(r"[\\/*?:\[\]]|^'|'$", name):
            yield f"a sheet called {name!r}"
        if name.casefold() == "history":
            yield "a sheet of the name that Excel keeps for itself"
    defined: set[tuple[str, str]] = set()
    for one in book.iter(f"{_MAIN}definedName"):
        key = str(one.get("name")).casefold(), str(one.get("localSheetId"))
        if key in defined:
            yield f"the name {key} is defined twice"
        defined.add(key)
        if not re.fullmatch(r"[\w.\\]+", str(one.get("name"))):
            yield f"a defined name {one.get('name')!r}"
        sheet = re.match(r"'((?:[^']|'')+)'!|([^!']+)!", one.text or "")
        if sheet is None or (sheet[1] or sheet[2]).replace("''", "'") not in names:
            yield f"{one.get('name')} points to {one.text}"


def _of_sheet(sheet: ElementTree.Element, looks: int, dxfs: int, names: list[str]) -> Iterator[str]:
    order = [child.tag.removeprefix(_MAIN) for child in sheet]
    if [_ORDER.index(tag) for tag in order] != sorted(_ORDER.index(tag) for tag in order):
        yield f"parts out of order: {order}"
    yield from _rows(sheet, looks)
    yield from _areas(sheet)
    yield from _rules(sheet, dxfs)
    for part in _children(sheet, "headerFooter"):
        if len(part.text or "") > 255:
            yield "a header of more than 255 characters"
    for link in sheet.iter(f"{_MAIN}hyperlink"):
        target = re.fullmatch(r"'(.+)'![A-Z]+\d+", str(link.get("location")))
        if target is None or target[1].replace("''", "'") not in names:
            yield f"a link to {link.get('location')}"


def _areas(sheet: ElementTree.Element) -> Iterator[str]:
    merged = [_area(str(one.get("ref"))) for one in _children(sheet, "mergeCells")]
    if any(_meet(one, other) for place, one in enumerate(merged) for other in merged[place + 1 :]):
        yield "merged areas meet"
    if any(one[:2] == one[2:] for one in merged):
        yield "a merged area of one cell"
    filtered = sheet.find(f"{_MAIN}autoFilter")
    if filtered is not None and any(_meet(_area(str(filtered.get("ref"))), one) for one in merged):
        yield "a filtered table with merged cells"


def _rules(sheet: ElementTree.Element, dxfs: int) -> Iterator[str]:
    rules = list(sheet.iter(f"{_MAIN}cfRule"))
    for rule in rules:
        if not 0 <= int(str(rule.get("dxfId"))) < dxfs:
            yield f"a rule of look {rule.get('dxfId')} of {dxfs}"
    if len({rule.get("priority") for rule in rules}) != len(rules):
        yield "two rules of one priority"
    for one in sheet.iter(f"{_MAIN}dataValidation"):
        if len((one.findtext(f"{_MAIN}formula1") or "").strip('"')) > 255:
            yield "a list of more than 255 characters"


def _rows(sheet: ElementTree.Element, looks: int) -> Iterator[str]:
    before = 0
    for row in sheet.iter(f"{_MAIN}row"):
        number = int(str(row.get("r")))
        if number <= before:
            yield f"row {number} after row {before}"
        before = number
        if float(row.get("ht", "0")) > 409.5:
            yield f"row {number} is {row.get('ht')} points high"
        columns = []
        for cell in row:
            place = re.fullmatch(r"([A-Z]{1,3})(\d+)", str(cell.get("r")))
            if place is None or int(place[2]) != number:
                yield f"cell {cell.get('r')} in row {number}"
                continue
            columns.append(_column(place[1]))
            if int(cell.get("s", "0")) >= looks:
                yield f"cell {cell.get('r')} of look {cell.get('s')}"
            if cell.find(f"{_MAIN}f") is not None:
                yield f"a formula in {cell.get('r')}"
            if len("".join(cell.itertext())) > 32_767:
                yield f"{cell.get('r')} is too long"
        if columns != sorted(set(columns)):
            yield f"cells of row {number} out of order"


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _area(reference: str) -> tuple[int, int, int, int]:
    """Left, top, right, bottom."""
    first, _, last = reference.partition(":")
    corners = [re.fullmatch(r"([A-Z]+)(\d+)", corner) for corner in (first, last or first)]
    left, right = (_column(corner[1]) for corner in corners if corner)
    top, bottom = (int(corner[2]) for corner in corners if corner)
    return left, top, right, bottom


def _meet(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
