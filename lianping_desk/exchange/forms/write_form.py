"""Writing the form of one unit: a sheet to fill in, ready to print and stamp, and a hidden sheet with its code."""

from pathlib import Path

from openpyxl.workbook import Workbook
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.file_names import legal
from lianping_desk.exchange.cell_text import put_text
from lianping_desk.exchange.forms import look
from lianping_desk.exchange.forms.content import FormContent
from lianping_desk.exchange.forms.hidden_sheet import write_hidden_sheet
from lianping_desk.exchange.forms.tables import WIDTHS, write_bases, write_indicators, write_tasks
from lianping_desk.exchange.saved_file import saved_file
from lianping_desk.safe_files import write_bytes

SHEET_NAME = "填报表"
_FIRST, _LAST = "A", "L"
_TASKS_BESIDE_OTHER_TABLES = 7
"""With more tasks the first page is full, and the other tables begin on the next (Excel, fitting to width, may not)."""
_EXPLANATION = (
    "填写说明：有底纹的格子由填报单位填写；完成进度填 0 至 100 的数；投入经费以万元计；"
    "没有的填“无”或空着；上期数字供对照，不用改。"
)


def write_form(path: Path, content: FormContent) -> Path:
    """Write the form; returns where it is (beside `path` when that is open elsewhere). DeskError when it cannot be."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET_NAME
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    row = _write_head(sheet, content)
    row = write_tasks(sheet, row, content)
    if len(content.tasks) > _TASKS_BESIDE_OTHER_TABLES:
        sheet.row_breaks.append(Break(id=row))
    if content.indicators:
        row = write_indicators(sheet, row + 1, content)
    row = write_bases(sheet, row + 1, content)
    last = _write_signatures(sheet, row + 1)
    _set_up(sheet, last)
    write_hidden_sheet(book, content)
    book.properties.title = f"{content.period.title}填报表"
    book.properties.creator = content.office
    return write_bytes(path, saved_file(book.save))


def form_file_name(content: FormContent) -> str:
    """The name a form goes out with: unit and period, as she would call it."""
    name = f"{content.unit}-{content.period.title}填报表"
    return legal(f"{name}.xlsx", "_")


def _write_head(sheet: Worksheet, content: FormContent) -> int:
    """Title, unit, period and what to mind; returns the row where the first table begins."""
    title = look.span(sheet, 1, _FIRST, _LAST)
    put_text(title, f"《{content.plan_title}》{content.period.title}填报表")
    title.font, title.alignment = look.TITLE, look.CENTRE
    sheet.row_dimensions[1].height = 48 if len(str(title.value)) > 40 else 32
    unit = look.span(sheet, 2, _FIRST, "F")
    put_text(unit, f"填报单位（盖章）：{content.unit}")
    unit.font, unit.alignment = look.STRONG, look.LEFT
    period = look.span(sheet, 2, "G", "H")
    put_text(period, f"填报期：{content.period.title}")
    period.font, period.alignment = look.LABEL, look.CENTRE
    due = look.span(sheet, 2, "I", _LAST)
    put_text(due, f"请于{written_day(content.period.due)}前报{content.office}")
    due.font, due.alignment = look.LABEL, look.RIGHT
    sheet.row_dimensions[2].height = 24
    note = look.span(sheet, 3, _FIRST, _LAST)
    put_text(note, _EXPLANATION)
    note.font, note.alignment = look.GREY, look.LEFT
    sheet.row_dimensions[3].height = 18
    return 4


def _write_signatures(sheet: Worksheet, row: int) -> int:
    """The lines to sign; returns the last row."""
    for number, fields in (
        (row, (("A", "B", "填报人："), ("C", "F", None), ("G", "G", "联系电话："), ("H", "H", None))),
        (row, (("I", "I", "审核人："), ("J", "L", None))),
        (row + 1, (("A", "B", "填报日期："), ("C", "F", None), ("I", "I", "单位（盖章）："))),
    ):
        for first, last, label in fields:
            cell = look.span(sheet, number, first, last)
            cell.font = look.LABEL
            if label:
                put_text(cell, label)
                cell.alignment = look.RIGHT
                continue
            is_day = number == row + 1
            look.open_for_input(sheet, number, first, last, look.DAY_FORMAT if is_day else look.TEXT_FORMAT)
            for cells in sheet[f"{first}{number}:{last}{number}"]:
                for one in cells:
                    one.border = look.UNDERLINE
            cell.alignment = look.LEFT
        sheet.row_dimensions[number].height = 26
    return row + 1


def _set_up(sheet: Worksheet, last_row: int) -> None:
    """Print set-up, protection and view."""
    sheet.print_area = f"{_FIRST}1:{_LAST}{last_row}"
    sheet.print_title_rows = "1:2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.7, 0.3, 0.35
    sheet.print_options.horizontalCentered = True
    footer = sheet.oddFooter
    assert footer is not None and footer.center is not None
    footer.center.text = "第 &P 页　共 &N 页"
    footer.center.font, footer.center.size = "宋体,Regular", 9
    sheet.freeze_panes = "C4"
    sheet.sheet_view.zoomScale = 100
    sheet.sheet_view.showGridLines = False
    protection = sheet.protection
    protection.sheet = True
    protection.formatCells = protection.formatColumns = protection.formatRows = False
    protection.insertRows = protection.sort = protection.autoFilter = False
