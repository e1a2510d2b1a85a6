"""Sheets written down as lists of rows, the way they look, to be read without a file."""

from collections.abc import Sequence
from typing import Any

from lianping_desk.domain.period import Period
from lianping_desk.domain.received import ReadReturn
from lianping_desk.exchange.grid import Cell, CellContent, Grid, Merge, Sheet
from lianping_desk.exchange.opening.shown import text_of
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.read_return import understand

Rows = Sequence[Sequence[Any]]
"""Rows of what cells hold (CellContent) or of cells; a list of both kinds is a list of anything to a type checker."""


def sheet(
    rows: Rows, name: str | None = "Sheet1", merges: tuple[Merge, ...] = (), hidden_rows: tuple[int, ...] = ()
) -> Sheet:
    """A sheet whose first row is row 1; None leaves a cell empty."""
    cells: dict[tuple[int, int], Cell] = {}
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            if isinstance(value, Cell):
                cells[row, column] = Cell(row, column, value.value, value.text, value.is_percent, value.trouble)
            elif value not in (None, ""):
                cells[row, column] = Cell(row, column, value, text_of(value))
    return Sheet(name, cells, merges, frozenset(hidden_rows))


def read(context: ReadingContext, *sheets: Sheet, file: str = "表.xlsx", period: Period | None = None) -> ReadReturn:
    return understand(Grid("xlsx", sheets), file, "", context, period)


TITLE = ["2023年1-6月全民科学素质工作进展情况统计表"]
WHOSE = ["填报单位：县教育局"]
HEADING: list[CellContent | Cell] = ["序号", "工作内容", "进展情况", "完成率", "受益人数", "投入经费（万元）"]


def progress_sheet(*rows: Sequence[Any]) -> Sheet:
    """An ordinary progress table of 县教育局 for 2023H1 whose rows begin on row 4."""
    return sheet([list(TITLE), list(WHOSE), HEADING, *rows])
