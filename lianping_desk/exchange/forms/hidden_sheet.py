"""The hidden sheet of a form: its code, and the words for the drop-down lists.

A list written into the rule itself breaks the file when it has over 255 characters (FINDINGS).
"""

from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from lianping_desk.exchange.cell_text import put_text
from lianping_desk.exchange.form_code import FORM_MARK, FORM_SHEET
from lianping_desk.exchange.forms.content import FormContent

_LISTS = {"states": "D", "levels": "E", "stages": "F", "towns": "G"}


def write_hidden_sheet(book: Workbook, content: FormContent) -> None:
    sheet = book.create_sheet(FORM_SHEET)
    sheet.sheet_state = "veryHidden"
    put_text(sheet["A1"], FORM_MARK)
    words = (content.form_code, content.unit, content.period.code, content.plan_title)
    for row, word in enumerate(words, start=1):
        put_text(sheet.cell(row, 2), word)
    for name, column in _LISTS.items():
        for row, word in enumerate(getattr(content, name), start=1):
            put_text(sheet[f"{column}{row}"], word)
    sheet.protection.sheet = True


def choice(content: FormContent, name: str, asked: str, strict: bool) -> DataValidation | None:
    """A drop-down list of the words `name` (states, levels, stages, towns); None where there are none.

    Not `strict`: another word only asks back, because a unit may know better than the list.
    """
    words = getattr(content, name)
    if not words:
        return None
    column = _LISTS[name]
    rule = DataValidation(type="list", formula1=f"'{FORM_SHEET}'!${column}$1:${column}${len(words)}", allow_blank=True)
    rule.errorStyle = "stop" if strict else "warning"
    rule.errorTitle, rule.error = "请从列表中选择", asked
    rule.showErrorMessage = True
    return rule
