"""How a form looks: one type family, thin lines, a light fill where something is to be filled in."""

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

_SONG, _HEI = "宋体", "黑体"
_LINE = Side(style="thin", color="FF8C8C8C")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
UNDERLINE = Border(bottom=_LINE)

TITLE = Font(name=_HEI, size=17)
SECTION = Font(name=_HEI, size=12)
HEADING = Font(name=_HEI, size=10)
BODY = Font(name=_SONG, size=10)
GREY = Font(name=_SONG, size=9, color="FF7A7A7A")
LABEL = Font(name=_SONG, size=11)
STRONG = Font(name=_SONG, size=11, bold=True)

HEADING_FILL = PatternFill("solid", start_color="FFE8EDF3")
INPUT_FILL = PatternFill("solid", start_color="FFFFFBE6")

CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
TEXT = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
RIGHT = Alignment(horizontal="right", vertical="center", wrap_text=True)

OPEN = Protection(locked=False)
TEXT_FORMAT = "@"
DAY_FORMAT = "yyyy-mm-dd"


class GrowingRow(RowDimension):
    """A row that starts at a height and grows when more is written into it: its height is not fixed by hand."""

    @property
    def customHeight(self) -> bool:  # noqa: N802  (openpyxl's own name)
        return False


def set_growing_height(sheet: Worksheet, row: int, points: float) -> None:
    sheet.row_dimensions[row] = GrowingRow(sheet, index=row, ht=points)


def span(sheet: Worksheet, row: int, first: str, last: str) -> Cell | MergedCell:
    """The cell that stands for the columns `first` to `last` of a row, merged where they are several."""
    if first != last:
        sheet.merge_cells(f"{first}{row}:{last}{row}")
    cell: Cell | MergedCell = sheet[f"{first}{row}"]
    return cell


def box(sheet: Worksheet, row: int, first: str, last: str) -> None:
    """Lines around the columns `first` to `last` of a row; every cell of a merged range needs its own."""
    for cells in sheet[f"{first}{row}:{last}{row}"]:
        for cell in cells:
            cell.border = BOX


def open_for_input(sheet: Worksheet, row: int, first: str, last: str, number_format: str) -> None:
    """Mark the columns `first` to `last` of a row as a place to fill in, and unlock them."""
    for cells in sheet[f"{first}{row}:{last}{row}"]:
        for cell in cells:
            cell.fill = INPUT_FILL
            cell.protection = OPEN
            cell.number_format = number_format
