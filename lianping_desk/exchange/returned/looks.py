"""How marks look in a workbook: one amber for a cell to look at, red words beside the row."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

_RED = "FFB42318"
_LINE = Side(style="thin", color="FFB42318")

MARKED_FILL = PatternFill("solid", start_color="FFFFE08A")
NO_FILL = PatternFill(fill_type=None)
NO_BORDER = Border()
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
HEADING = Font(name="黑体", size=10, color=_RED)
NOTE = Font(name="宋体", size=10, color=_RED)
TITLE = Font(name="黑体", size=16)
PLAIN = Font(name="宋体", size=11)
LINK = Font(name="宋体", size=11, color="FF1D5FA8", underline="single")
LIST_HEADING = Font(name="黑体", size=11)
LIST_HEADING_FILL = PatternFill("solid", start_color="FFF2F2F2")
_GREY = Side(style="thin", color="FFBFBFBF")
LIST_BOX = Border(left=_GREY, right=_GREY, top=_GREY, bottom=_GREY)
WRAPPED = Alignment(horizontal="left", vertical="center", wrap_text=True)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)

NOTE_WIDTH = 38.0
"""Of the column for explanations, in characters of half width."""
LINE_HEIGHT = 15.0
"""Points of a line at 10 points of type."""


def height_of(text: str, width: float) -> float:
    """Points that a wrapped text takes in a column of this width; a hanzi is two characters wide."""
    lines = sum(
        max(1, -(-sum(2 if ord(sign) > 0x2E7F else 1 for sign in line) // int(width - 2))) for line in text.split("\n")
    )
    return lines * LINE_HEIGHT + 4
