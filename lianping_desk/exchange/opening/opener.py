"""The door to every container: what it is, then the reader that knows it."""

from pathlib import Path

from lianping_desk.exchange.containers import kind_of
from lianping_desk.exchange.grid import Grid
from lianping_desk.exchange.opening.xml_parts import MOST_MERGES, too_many_cells


def open_grid(path: Path) -> Grid:
    """The workbook as a plain Grid; Unreadable when it is none, or has more in it than a return can have."""
    grid = _read(path, kind_of(path))
    if sum(len(sheet.merges) for sheet in grid.sheets) > MOST_MERGES:
        raise too_many_cells()
    return grid


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
