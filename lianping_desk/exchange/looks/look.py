"""The door to the looks of a container; one that cannot be told is drawn plainly."""

from collections.abc import Callable

from lianping_desk.exchange.looks.sheet_look import Looks


def looks_of(content: bytes, kind: str) -> Looks:
    """How the sheets of the workbook look; empty where the container does not tell, or is not understood."""
    reader = _reader(kind)
    if reader is None:
        return {}
    try:
        return reader(content)
    except MemoryError:
        raise
    except Exception:  # what it says was read without trouble: a strange style costs the picture its widths, no more
        return {}


def _reader(kind: str) -> Callable[[bytes], Looks] | None:
    """Readers are loaded when they are first needed."""
    if kind == "xlsx":
        from lianping_desk.exchange.looks.xlsx import xlsx_looks

        return xlsx_looks
    if kind in ("xls", "et"):
        from lianping_desk.exchange.looks.xls import xls_looks

        return xls_looks
    if kind == "xml2003":
        from lianping_desk.exchange.looks.xml2003 import xml2003_looks

        return xml2003_looks
    if kind == "ods":
        from lianping_desk.exchange.looks.ods import ods_looks

        return ods_looks
    return None
