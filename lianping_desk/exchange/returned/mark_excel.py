"""Marking an Excel workbook of the unit's own, in the contained child: openpyxl opens what somebody sent."""

import warnings
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from lianping_desk.exchange.returned.explanation_sheet import write_explanation_sheet
from lianping_desk.exchange.returned.formula_results import results_in, with_results
from lianping_desk.exchange.returned.kept_and_lost import lost_between
from lianping_desk.exchange.returned.mark_cells import mark_cells
from lianping_desk.exchange.returned.marking import MarkedWorkbook, Marking
from lianping_desk.exchange.saved_file import saved_file


def mark_excel(content: bytes, marking: Marking) -> MarkedWorkbook:
    """The workbook in these bytes (.xlsx or .xlsm) with its marks, as .xlsx; macros are left behind.

    Excel and WPS are told to work formulas out anew on opening.
    """
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        book = load_workbook(BytesIO(content), rich_text=True)
        results = results_in(content, book)
        finished = with_results(finish(book, marking), book, results)
    return MarkedWorkbook(finished, lost_between(content, finished, [str(one.message) for one in said]))


def finish(book: Workbook, marking: Marking) -> bytes:
    """Put all marks into an open workbook and save it."""
    mark_cells(book, marking)
    write_explanation_sheet(book, marking)
    if book.calculation is not None:
        book.calculation.fullCalcOnLoad = True
    return saved_file(book.save)
