"""Text on its way into a workbook: never a formula, nothing that Excel cannot open again (DESIGN 4.8, FINDINGS)."""

import re

from openpyxl.cell.cell import Cell, MergedCell

LONGEST_TEXT = 32_767
"""Characters a cell can hold; Excel cuts silently, so the cut is marked."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Write `text` as text: `=1+1` stays four characters, control characters and broken halves of characters go."""
    safe = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(safe) > LONGEST_TEXT:
        safe = safe[: LONGEST_TEXT - 1] + "…"
    cell.value = safe or None
    if safe:
        cell.data_type = "s"
