"""Which task each row of a progress table is about: its own cell, a merged one, a line above, or the row before."""

import re
from itertools import pairwise

from lianping_desk.domain.plan import Measure, Task
from lianping_desk.domain.received import TableKind
from lianping_desk.exchange.grid import Cell
from lianping_desk.exchange.reading.body import BodyRow, Use
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.found_value import Doubtful
from lianping_desk.exchange.reading.row_subjects import About, TaskFinder
from lianping_desk.exchange.reading.sheets import TableBody
from lianping_desk.exchange.reading.words import clean, is_nothing, plain

_WITH_MEASURES = re.compile("举措|措施")
_UNKNOWN = About(doubtful=Doubtful("没有写是哪项任务"))


class RowTasks:
    """Goes down one table; `about` is asked for each row with data, in order."""

    def __init__(self, context: ReadingContext, body: TableBody) -> None:
        self._context = context
        self._spread = body.spread
        self._finder = TaskFinder(context)
        self._column = body.table.column("task") if body.table.kind is TableKind.progress else None
        self._measures = body.table.column("measure")
        self._holds_measures = bool(self._column and _WITH_MEASURES.search(plain(self._column.heading)))
        self._cell: Cell | None = None
        self._about = _UNKNOWN
        self._above: Task | None = None
        self._above_text = ""
        self._whole = dict[int, str]()
        self._continued = set[int]()
        if self._column:
            self._join_broken_names(body.rows)

    def is_continuation(self, row: int) -> bool:
        """Whether a row only holds the rest of the name in the row above it."""
        return row in self._continued

    def forget(self) -> None:
        """After a gap or a total a row without a task of its own belongs to none."""
        self._cell, self._about, self._above = None, _UNKNOWN, None

    def enter_section(self, cell: Cell) -> None:
        """A line of its own that names a task heads the rows below it; one below that task changes nothing."""
        if self._column is None:
            return
        found = self._finder.task(cell.text)
        if isinstance(found, Task):
            self._cell, self._about, self._above, self._above_text = cell, About(found), found, cell.text
        elif not self._finder.goes_on_below(cell.text, self._above, self._above_text):
            self.forget()

    def about(self, line: BodyRow) -> tuple[Cell | None, About]:
        """The cell that names this row's task and what it says; no cell where nothing names one."""
        named = self._named(line.row)
        if named:
            readings = [(cell, self._read(cell)) for cell in named]
            clear = (one for one in readings if one[1].doubtful is None)
            self._cell, self._about = readings[0] if len(readings) == 1 else next(clear, readings[0])
            task = self._about.task
            if task and not self._about.measure_text:
                self._above, self._above_text = task, self._cell.text
            elif task is None:
                self._above = None
        return self._cell, self._about

    def measure(self, row: int, task_cell: Cell | None, about: About) -> tuple[Cell | None, Measure | None, str]:
        """The cell that names the row's measure, the plan's measure if it is one, and the text as it stands."""
        cell = self._spread.cell(row, self._measures.first) if self._measures else None
        if cell and not is_nothing(cell.text):
            text = clean(cell.text)
            return cell, self._finder.measure(text, about.task) if about.task else None, text
        is_own = task_cell is not None and self._spread.origin(row, task_cell.column) == (
            task_cell.row,
            task_cell.column,
        )
        if about.measure_text and is_own:
            return task_cell, about.measure, clean(about.measure_text)
        return None, None, ""

    def task_named(self, text: str) -> Task | None:
        """The task whose name a text is."""
        found = self._finder.task(text)
        return found if isinstance(found, Task) else None

    def _named(self, row: int) -> list[Cell]:
        """The cells of the row that may name its task, the narrowest first (任务 before 类别)."""
        assert self._column is not None
        places = (self._spread.cell(row, place) for place in range(self._column.last, self._column.first - 1, -1))
        return [c for c in places if c and not is_nothing(c.text) and not self._context.tasks.is_section(c.text)]

    def _read(self, cell: Cell) -> About:
        text = self._whole.get(cell.row, cell.text)
        return self._finder.about(text, self._above, holds_measures=self._holds_measures)

    def _join_broken_names(self, rows: tuple[BodyRow, ...]) -> None:
        """Names that go on in the row below, where nothing else stands: 实施青少年科学 / 素质提升行动."""
        assert self._column is not None
        for line, following in pairwise(rows):
            if line.use is not Use.data or following.use is not Use.data or len(following.cells) > 1:
                continue
            begun, rest = self._spread.cell(line.row, self._column.last), following.cells[0]
            if begun is None or begun.row != line.row or rest.column != self._column.last:
                continue
            whole = begun.text.strip() + rest.text.strip()
            if self._context.tasks.is_title(whole) and not self._context.tasks.is_title(begun.text):
                self._whole[begun.row] = whole
                self._continued.add(following.row)
