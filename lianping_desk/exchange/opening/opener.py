"""The door to every container: what it is, then the reader that knows it."""

from pathlib import Path

from lianping_desk.exchange.containers import kind_of
from lianping_desk.exchange.grid import Grid, Sheet
from lianping_desk.exchange.opening.xml_parts import damaged, too_many_cells

WIDEST_AREA = 20_000_000
WIDEST_MERGED = 2_000_000
MOST_MERGES = 20_000
LONGEST_TEXT = 40_000
"""Characters; Excel itself holds 32,767 in a cell."""


def open_grid(path: Path) -> Grid:
    """The workbook as a plain Grid; Unreadable when it is none, or has more in it than a return can have."""
    grid = _read(path, kind_of(path))
    names = [sheet.name for sheet in grid.sheets]
    if len(set(names)) < len(names):
        raise damaged()
    for sheet in grid.sheets:
        _check_size(sheet)
    return grid


def _check_size(sheet: Sheet) -> None:
    """Refuse what no office fills in: cells from end to end of a sheet, endless texts, merged ranges without number."""
    rows = [row for row, _ in sheet.cells] or [0]
    columns = [column for _, column in sheet.cells] or [0]
    area = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    merged = sum((m.last_row - m.first_row + 1) * (m.last_column - m.first_column + 1) for m in sheet.merges)
    longest = max((len(cell.text) for cell in sheet.cells.values()), default=0)
    if area > WIDEST_AREA or merged > WIDEST_MERGED or len(sheet.merges) > MOST_MERGES or longest > LONGEST_TEXT:
        raise too_many_cells()


def _read(path: Path, kind: str) -> Grid:
    """By the reader that knows the container; readers are loaded when they are first needed."""
    if kind == "xlsx":
        from lianping_desk.exchange.opening.xlsx import read_xlsx

        return read_xlsx(path)
    if kind in ("xls", "et"):
        from lianping_desk.exchange.opening.xls import read_xls

        return read_xls(path, kind)
    if kind == "csv":
        from lianping_desk.exchange.opening.plain_text import read_csv

        return read_csv(path)
    if kind == "html":
        from lianping_desk.exchange.opening.web_page import read_html

        return read_html(path)
    if kind == "xml2003":
        from lianping_desk.exchange.opening.xml2003 import read_xml2003

        return read_xml2003(path)
    if kind == "ods":
        from lianping_desk.exchange.opening.ods import read_ods

        return read_ods(path)
    from lianping_desk.exchange.opening.xlsb import read_xlsb

    return read_xlsb(path)
