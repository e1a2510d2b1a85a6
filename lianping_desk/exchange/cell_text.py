"""Text on its way into a workbook: never a formula, nothing that Excel cannot open again (DESIGN 4.8, FINDINGS)."""

import re

from openpyxl.cell.cell import Cell, MergedCell

LONGEST_TEXT = 32_767
"""Characters a cell can hold; Excel cuts silently, so the cut is marked."""

_CUT = "……（原文过长，以下略）"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """What an office file can hold of `text`: no control characters, no broken halves of characters."""
    if text.isprintable():  # nearly every text is, and this is ten times quicker
        return text
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def safe_text(text: str) -> str:
    """What one cell of a workbook can hold of `text`."""
    safe = clean_text(text)
    return safe if len(safe) <= LONGEST_TEXT else safe[: LONGEST_TEXT - len(_CUT)] + _CUT


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Write `text` as text: `=1+1` stays four characters."""
    safe = safe_text(text)
    cell.value = safe or None
    if safe:
        cell.data_type = "s"
