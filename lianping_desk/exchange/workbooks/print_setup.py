"""How a worksheet prints: A4 or A3, as wide as the page, headings repeated, page n of m."""

from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.paper import WidePaper
from lianping_desk.exchange.cell_text import safe_text
from lianping_desk.exchange.workbooks.prepared_sheet import PreparedSheet

_SONG = "宋体,Regular"
_PAPER = {WidePaper.a4: 9, WidePaper.a3: 8}
"""As Excel numbers them."""
_LONGEST = 80
"""Of one part of a header; Excel takes 255 characters in all."""


def set_up_page(sheet: PreparedSheet, heading: Heading, is_portrait: bool, wide: WidePaper = WidePaper.a4) -> None:
    """Paper (`wide` of a lying page), margins, header, footer; the first page has its title in the sheet itself."""
    sheet.page_setup.orientation = "portrait" if is_portrait else "landscape"
    sheet.page_setup.paperSize = _PAPER[WidePaper.a4 if is_portrait else wide]
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.65, header=0.3, footer=0.3)
    sheet.print_options.horizontalCentered = True
    furniture: Any = sheet.HeaderFooter
    furniture.differentFirst = True
    title = f"{heading.title}（{heading.unit}）" if heading.unit else heading.title
    _say(furniture.oddHeader.center, _plain(title))
    for footer in (furniture.oddFooter, furniture.firstFooter):
        _say(footer.left, _plain(heading.office))
        _say(footer.center, "第&P页 共&N页")
        _say(footer.right, f"截至{written_day(heading.as_of)}")


def repeat_row(sheet: PreparedSheet, row: int) -> None:
    """Print this row at the top of every page."""
    sheet.print_title_rows = f"{row}:{row}"


def set_print_area(sheet: PreparedSheet, columns: int) -> None:
    """All that was written, and nothing beside it."""
    sheet.print_area = f"A1:{get_column_letter(columns)}{max(sheet.rows_written, 1)}"


def _say(part: Any, text: str) -> None:
    part.text, part.font, part.size = text, _SONG, 9


def _plain(text: str) -> str:
    return safe_text(text).replace("\n", " ")[:_LONGEST].replace("&", "&&")
