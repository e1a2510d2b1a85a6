"""Recognising the desk's own form by the code on its hidden sheet."""

from dataclasses import dataclass

from lianping_desk.domain.received import Catalogue, SentForm
from lianping_desk.exchange.form_code import FORM_MARK, FORM_SHEET
from lianping_desk.exchange.grid import Grid
from lianping_desk.exchange.unreadable import Unreadable


@dataclass(frozen=True, slots=True)
class FormCode:
    """What the hidden sheet says: the form's code, and the unit and period it was written for."""

    code: str
    unit: str
    period: str
    plan: str


def form_code_in(grid: Grid) -> FormCode | None:
    """The code of our own form; None for any other workbook."""
    sheet = next((sheet for sheet in grid.sheets if sheet.name == FORM_SHEET), None)
    if sheet is None:
        return None
    texts = {row: cell.text.strip() for row in range(1, 6) if (cell := sheet.cells.get((row, 2)))}
    mark = sheet.cells.get((1, 1))
    if mark is None or mark.text != FORM_MARK or not texts.get(1):
        return None
    return FormCode(texts.get(1, ""), texts.get(2, ""), texts.get(3, ""), texts.get(4, ""))


def sent_form(code: FormCode, catalogue: Catalogue) -> SentForm | None:
    """The form that was sent out with this code; None when it is not known here, so that only its visible words count.

    Unreadable when it was written for another plan: its numbers and names would be taken for this one's.
    """
    known = next((form for form in catalogue.forms if form.code == code.code), None)
    is_of_this_plan = known.plan_id == catalogue.plan.id if known else code.plan == catalogue.plan.title
    if not is_of_this_plan:
        raise Unreadable(
            f"这份表是按另一个方案（{code.plan or '名称不详'}）发出的，没有读入。",
            "请换到那个方案再导入，或让填报单位改填本方案的表。",
        )
    return known
