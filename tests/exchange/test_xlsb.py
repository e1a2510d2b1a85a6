"""Binary workbooks: hidden rows and columns, merged cells, percentages and errors come through."""

import struct
import zipfile
from pathlib import Path

import pytest

from lianping_desk.exchange.grid import Merge, Trouble
from lianping_desk.exchange.opening.opener import open_grid
from lianping_desk.exchange.unreadable import Unreadable

RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>{more}'
    "</Relationships>"
)
STYLES = (
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
    'Target="styles.bin"/>'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" '
    'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(content)
    return head + (bytes([size]) if size < 128 else bytes([size & 0x7F | 0x80, size >> 7])) + content


def text(written: str) -> bytes:
    return struct.pack("<I", len(written)) + written.encode("utf-16-le")


def row(number: int, *cells: bytes, hidden: bool = False) -> bytes:
    head = struct.pack("<IIH", number - 1, 0, 300) + bytes([0, 0x10 if hidden else 0, 0]) + struct.pack("<I", 0)
    return record(0, head) + b"".join(cells)


def words(column: int, written: str) -> bytes:
    return record(6, struct.pack("<II", column - 1, 0) + text(written))


def number(column: int, value: float, style: int = 0) -> bytes:
    return record(5, struct.pack("<IId", column - 1, style, value))


def formula(column: int, value: float, flags: int) -> bytes:
    return record(9, struct.pack("<IIdHII", column - 1, 0, value, flags, 0, 0))


def error(column: int) -> bytes:
    return record(3, struct.pack("<IIB", column - 1, 0, 0x17))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Rows 1 to 3 in columns A to C; row 3 and column C are hidden, A1:A2 is one cell, B2 is shown as 60 %."""
    workbook = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + text("rId1") + text("表1"))
    workbook += record(144) + record(132)
    hidden_column = record(390) + record(60, struct.pack("<IIIIH", 2, 2, 2304, 0, 1)) + record(391)
    data = row(1, words(1, "任务"), words(2, "完成率"), words(3, "旧")) + row(2, number(2, 0.6, style=1), number(3, 5))
    data += row(3, words(1, "藏"), number(2, 7), hidden=True) + row(4, error(2))
    data += row(5, formula(1, 0, flags=2), formula(2, 0, flags=0), formula(3, 7, flags=2))
    sheet = (
        record(129) + record(148, struct.pack("<IIII", 0, 4, 0, 2)) + hidden_column + record(145) + data + record(146)
    )
    sheet += (
        record(177, struct.pack("<I", 1)) + record(176, struct.pack("<IIII", 0, 1, 0, 0)) + record(178) + record(130)
    )
    style = (struct.pack("<HH", 0, code) + bytes(12) for code in (0, 9))
    styles = record(278) + record(617, struct.pack("<I", 2)) + b"".join(record(47, one) for one in style)
    styles += record(618) + record(279)
    path = tmp_path / "a.xlsb"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS.format(kind="officeDocument", target="xl/workbook.bin", more=""))
        target = RELATIONS.format(kind="worksheet", target="worksheets/sheet1.bin", more=STYLES)
        package.writestr("xl/_rels/workbook.bin.rels", target)
        package.writestr("xl/workbook.bin", workbook)
        package.writestr("xl/worksheets/sheet1.bin", sheet)
        package.writestr("xl/styles.bin", styles)
    return path


def test_what_is_hidden_merged_or_a_percentage_comes_through(book: Path) -> None:
    grid = open_grid(book)
    (sheet,) = grid.sheets
    assert (grid.kind, sheet.name) == ("xlsb", "表1")
    assert sheet.hidden_rows == {3}
    assert sheet.hidden_columns == {3}
    assert sheet.merges == (Merge(1, 1, 2, 1),)
    assert (sheet.cells[2, 2].text, sheet.cells[2, 2].is_percent) == ("60%", True)
    assert sheet.cells[2, 3].is_percent is False
    assert sheet.cells[3, 1].text == "藏"
    assert sheet.cells[4, 2].trouble is Trouble.error


def test_a_formula_that_nobody_calculated_has_no_result(book: Path) -> None:
    cells = open_grid(book).sheets[0].cells
    assert [(cells[5, n].value, cells[5, n].trouble) for n in (1, 2, 3)] == [
        (None, Trouble.no_result),
        (0, None),
        (7, None),
    ]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.bin", "xl/styles.bin", "xl/workbook.bin"])
def test_records_that_do_not_hold_together_are_refused(book: Path, tmp_path: Path, part: str) -> None:
    cut = tmp_path / "cut.xlsb"
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(cut, "w") as package:
        for name in whole.namelist():
            content = whole.read(name)
            package.writestr(name, content[:-3] + b"\x05\x7f" if name == part else content)
    with pytest.raises(Unreadable):
        open_grid(cut)
