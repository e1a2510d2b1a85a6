"""任务书 on paper: the list of who gets one, then every unit on pages of its own with a slip to be signed."""

from collections.abc import Iterator
from dataclasses import replace

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.leaves.task_sheet import task_sheet_leaf
from lianping_desk.domain.materials.pack import TaskSheets
from lianping_desk.domain.materials.task_sheets import TaskSheet
from lianping_desk.reports.document import Section
from lianping_desk.reports.materials.leaf import SENTENCE, leaf_blocks, short_title, title_blocks
from lianping_desk.reports.materials.receipt import Receipt
from lianping_desk.reports.page import LEDGER
from lianping_desk.reports.paragraph import Paragraph
from lianping_desk.reports.side_notes import SideNotes
from lianping_desk.reports.styles import LEDGER_BODY, LEDGER_TITLE
from lianping_desk.reports.table import CellAlign, Column, Table, TableStyle

_COLUMNS = (
    Column(("序号",), CellAlign.centre),
    Column(("单位",), least=150),
    Column(("牵头\n任务",), CellAlign.figures),
    Column(("参与\n任务",), CellAlign.figures),
    Column(("年度\n任务",), CellAlign.figures),
    Column(("签收人",), least=80),
    Column(("签收日期",), least=80),
    Column(("备注",), least=60),
)


def task_sheet_sections(task_sheets: TaskSheets, begins_right: bool) -> Iterator[Section]:
    """One unit has its sheet alone; several have a list to sign before them, and stand below it in the contents.

    `begins_right`: each of several begins on a right-hand page, so that they can be handed out one by one.
    """
    sheets, heading = task_sheets.sheets, task_sheets.heading
    if not sheets:
        blocks = (*title_blocks(heading), Paragraph(task_sheets.remark, LEDGER_BODY))
        yield Section(LEDGER, blocks, short_title(heading), heading.subtitle)
        return
    if len(sheets) > 1:
        rows = [_listed(no, sheet) for no, sheet in enumerate(sheets, start=1)]
        table = Table(_COLUMNS, rows, TableStyle(size=10, leading=14, pad_y=4.5))
        title = f"{heading.title}发放签收登记表"
        blocks = (Paragraph(title, LEDGER_TITLE), SideNotes(heading.made_by, heading.subtitle), table)
        yield Section(LEDGER, blocks, short_title(heading), heading.subtitle)
    for sheet in sheets:
        several = len(sheets) > 1
        yield replace(_sheet(sheet, level=int(several)), begins_right=several and begins_right)


def _listed(no: int, sheet: TaskSheet) -> tuple[str, ...]:
    counts = (len(sheet.leads), len(sheet.joins), len(sheet.annual))
    return (str(no), sheet.unit, *(str(count) if count else "—" for count in counts), "", "", "")


def _sheet(sheet: TaskSheet, level: int) -> Section:
    heading, leaf = sheet.heading, task_sheet_leaf(sheet)
    tops = (
        Paragraph(heading.title, LEDGER_TITLE),
        SideNotes(f"单位：{sheet.full_name}", f"截至{written_day(heading.as_of)}", size=10.5, leading=16),
    )
    slip = (Receipt(leaf.slip[0], leaf.slip[1:]),) if leaf.slip else ()
    said = (Paragraph(sentence, SENTENCE) for sentence in leaf.sentences)
    tables = leaf_blocks(replace(leaf, sentences=()), LEDGER, are_in_contents=False)
    blocks = (*tops, *said, *tables, *slip)
    return Section(LEDGER, blocks, f"任务书　{sheet.unit}", heading.made_by, level)
