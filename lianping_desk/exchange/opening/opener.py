"""The door to every container: what it is, then the reader that knows it."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lianping_desk.exchange.containers import LARGEST_UNPACKED, open_package
from lianping_desk.exchange.file_bytes import read_bytes
from lianping_desk.exchange.grid import Grid, Sheet
from lianping_desk.exchange.opening.kinds import PACKAGE, kind_of, kind_of_package
from lianping_desk.exchange.opening.xml_parts import MOST_MERGES, damaged, too_many_cells

WIDEST_AREA = 20_000_000
WIDEST_MERGED = 2_000_000
LONGEST_TEXT = 40_000
"""Characters; Excel itself holds 32,767 in a cell."""
MOST_TEXT = 5_000_000
"""Characters in all; a book has a tenth of that."""


def open_grid(path: Path) -> Grid:
    """The workbook as a plain Grid; Unreadable when it is none, or has more in it than a return can have."""
    return open_content(read_bytes(path), path.suffix)


def open_content(content: bytes, suffix: str, largest_unpacked: int = LARGEST_UNPACKED) -> Grid:
    """`open_grid` for bytes at hand; `suffix` is that of the file's name, which only tells .et from .xls."""
    grid = _opened(content, suffix, largest_unpacked)
    names = [sheet.name for sheet in grid.sheets]
    if len(set(names)) < len(names):
        raise damaged()
    for sheet in grid.sheets:
        _check_size(sheet)
    return grid


def _opened(content: bytes, suffix: str, largest_unpacked: int) -> Grid:
    if not content.startswith(PACKAGE):
        return _read(content, kind_of(content, suffix))
    with open_package(BytesIO(content), largest_unpacked) as package:
        return _read_package(package, content, kind_of_package(package))


def _check_size(sheet: Sheet) -> None:
    """Refuse what no office fills in: cells from end to end of a sheet, endless texts, merged ranges without number."""
    rows = [row for row, _ in sheet.cells] or [0]
    columns = [column for _, column in sheet.cells] or [0]
    area = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    merged = sum((m.last_row - m.first_row + 1) * (m.last_column - m.first_column + 1) for m in sheet.merges)
    lengths = [len(cell.text) for cell in sheet.cells.values()]
    too_long = max(lengths, default=0) > LONGEST_TEXT or sum(lengths) > MOST_TEXT
    if area > WIDEST_AREA or merged > WIDEST_MERGED or len(sheet.merges) > MOST_MERGES or too_long:
        raise too_many_cells()


def _read_package(package: ZipFile, content: bytes, kind: str) -> Grid:
    """By the reader that knows the package; readers are loaded when they are first needed."""
    if kind == "xlsx":
        from lianping_desk.exchange.opening.xlsx import read_xlsx

        return read_xlsx(package)
    if kind == "ods":
        from lianping_desk.exchange.opening.ods import read_ods

        return read_ods(package)
    from lianping_desk.exchange.opening.xlsb import read_xlsb

    return read_xlsb(package, content)


def _read(content: bytes, kind: str) -> Grid:
    """By the reader that knows the container."""
    if kind in ("xls", "et"):
        from lianping_desk.exchange.opening.xls import read_xls

        return read_xls(content, kind)
    if kind == "csv":
        from lianping_desk.exchange.opening.plain_text import read_csv

        return read_csv(content)
    if kind == "html":
        from lianping_desk.exchange.opening.web_page import read_html

        return read_html(content)
    if kind == "mht":
        from lianping_desk.exchange.opening.web_archive import read_web_archive

        return read_web_archive(content)
    from lianping_desk.exchange.opening.xml2003 import read_xml2003

    return read_xml2003(content)
