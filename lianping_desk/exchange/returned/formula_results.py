"""The results of formulas, carried over: openpyxl keeps a formula and forgets what it came to.

Without them a telephone, or whoever looks before Excel has worked the sheet out, sees empty cells.
"""

import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import partial
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook import Workbook

Results = Mapping[str, Mapping[str, object]]
"""By the title of a sheet and the address of a cell."""

_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"((?: s="[0-9]+")?)>(<f[^>]*(?:/>|>[^<]*</f>))<v ?(?:/>|></v>)</c>')


def results_in(content: bytes, book: Workbook) -> Results:
    """What the formulas of `book` came to when the workbook in these bytes was last saved."""
    formulas = {
        sheet.title: [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        for sheet in book.worksheets
    }
    if not any(formulas.values()):
        return {}
    values = load_workbook(BytesIO(content), data_only=True)
    return {title: {cell: values[title][cell].value for cell in cells} for title, cells in formulas.items() if cells}


def with_results(finished: bytes, book: Workbook, results: Results) -> bytes:
    """The workbook as saved, with the results in their cells."""
    if not results:
        return finished
    parts = {f"xl/worksheets/sheet{n}.xml": results.get(sheet.title, {}) for n, sheet in enumerate(book.worksheets, 1)}
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(finished)) as before, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            content = before.read(part)
            if known := parts.get(part.filename):
                content = _FORMULA.sub(partial(_filled, known), content)
            after.writestr(part, content)
    return written.getvalue()


def _filled(results: Mapping[str, object], found: re.Match[bytes]) -> bytes:
    """The formula's cell with its result; as it was where there is none."""
    value = results.get(found[1].decode())
    kind, text = _stored(value)
    if text is None:
        return found[0]
    return b'<c r="%b"%b%b>%b<v>%b</v></c>' % (found[1], found[2], kind, found[3], escape(text).encode())


def _stored(value: object) -> tuple[bytes, str | None]:
    """The type and the text by which a cell keeps a value (ECMA-376 18.3.1.4)."""
    if isinstance(value, bool):
        return b' t="b"', str(int(value))
    if isinstance(value, int | float):
        return b"", repr(value)
    if isinstance(value, datetime | date | time):
        return b"", repr(float(to_excel(value)))  # type: ignore[no-untyped-call]
    if isinstance(value, str):
        return (b' t="e"' if value.startswith("#") else b' t="str"'), value
    return b"", None
