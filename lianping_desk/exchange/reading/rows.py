"""From the rows of a table to rows of a return: whose, about what, with which values, and what is in doubt."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.plan import Task
from lianping_desk.domain.received import ReadRow, TableKind
from lianping_desk.exchange.grid import Cell
from lianping_desk.exchange.reading.body import BodyRow, Use
from lianping_desk.exchange.reading.cells_to_values import RowValues, read_field
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.found_value import Doubtful
from lianping_desk.exchange.reading.headings import KEY_FIELDS, Role
from lianping_desk.exchange.reading.matching.indicators import find_indicator
from lianping_desk.exchange.reading.matching.measures import find_measure
from lianping_desk.exchange.reading.quantities import read_amount
from lianping_desk.exchange.reading.spread import Spread
from lianping_desk.exchange.reading.tables import Table
from lianping_desk.exchange.reading.words import clean, is_nothing, plain

_COUNTED = frozenset({"people", "sessions", "funds", "percent"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a table's rows take from around it: its year for days without one, its money, its unit among several.

    `unit_is_asked`: in a file of several units a row that nobody says whose it is waits.
    """

    year: int | None
    funds_factor: Decimal | None
    unit: str | None = None
    unit_is_asked: bool = False


class RowReader:
    """Reads one table from the top, keeping in mind the task and the unit that rows below inherit."""

    def __init__(self, context: ReadingContext, table: Table, spread: Spread, setting: Setting) -> None:
        self._context = context
        self._table = table
        self._spread = spread
        self._setting = setting
        self._task: Cell | None = None
        self._unit_text = ""

    def rows(self, body: tuple[BodyRow, ...]) -> Iterator[ReadRow]:
        for line in body:
            if line.use is Use.data:
                row = self._row(line)
                if row is not None:
                    yield row
            elif line.use is Use.outside and len(line.cells) == 1:
                self._enter_section(line.cells[0])
            elif line.use in (Use.blank, Use.total) and self._table.kind is TableKind.progress:
                self._task = None

    def _enter_section(self, cell: Cell) -> None:
        """A line of its own that names a task heads the rows below it."""
        is_task = self._table.kind is TableKind.progress and isinstance(self._context.tasks.find(cell.text), Task)
        self._task = cell if is_task else None

    def _row(self, line: BodyRow) -> ReadRow | None:
        read = RowValues(self._table.sheet.name, line.row)
        own = {cell.column: cell for cell in line.cells}
        indicator_unit = ""
        if self._table.kind is TableKind.indicator:
            indicator_unit = self._indicator_unit(line)
        for column in self._table.columns:
            name = column.meaning.field
            cell = own.get(column.first)
            if cell is None or isinstance(name, Role) or name in (KEY_FIELDS[self._table.kind], "measure"):
                continue
            if name in ("period_value", "cumulative"):
                read.take(name, cell, read_amount(cell, indicator_unit))
                continue
            reading = read_field(cell, column.meaning, self._setting.year, self._setting.funds_factor)
            if name in read.cells and reading is not None:  # a level ticked more than once
                if name in read.values:
                    read.withdraw(name, "几栏都填了")
                continue
            read.take(name, cell, reading)
            self._note_shared_count(read, name, cell)
        match self._table.kind:
            case TableKind.progress:
                return self._progress(line, read)
            case TableKind.indicator:
                return self._indicator(line, read)
            case TableKind.base:
                return self._base(line, read)

    def _note_shared_count(self, read: RowValues, name: str, cell: Cell) -> None:
        merge = self._spread.merge(cell.row, cell.column)
        if merge and merge.last_row > merge.first_row and name in _COUNTED and name in read.values:
            read.remarks[name] = "合并单元格，几行共一个数，记在第一行"

    # what the row is about

    def _progress(self, line: BodyRow, read: RowValues) -> ReadRow | None:
        cell = self._task_cell(line.row)
        if not read.values and not read.doubts:
            return None
        task: Task | None = None
        if cell is None:
            first = line.cells[0]
            read.doubt("task", first.address, first.text, Doubtful("没有写是哪项任务"))
        else:
            found = self._context.tasks.find(cell.text)
            if isinstance(found, Doubtful):
                read.doubt("task", cell.address, cell.text, found)
            else:
                task = found
                read.cells["task"], read.texts["task"] = cell.address, clean(cell.text)
        measure_cell = self._key_cell("measure", line.row)
        measure_text = clean(measure_cell.text) if measure_cell and not is_nothing(measure_cell.text) else ""
        measure = find_measure(measure_text, task) if task and measure_text else None
        if measure_cell and measure_text:
            read.cells["measure"], read.texts["measure"] = measure_cell.address, measure_text
        return self._finished(
            read,
            line,
            task_no=task.no if task else None,
            measure_no=measure.no if measure else None,
            measure_text=measure_text,
        )

    def _task_cell(self, row: int) -> Cell | None:
        """The cell that names this row's task: its own, a merged one, or the one above that it inherits."""
        column = self._table.column("task")
        assert column is not None
        places = (self._spread.cell(row, place) for place in range(column.last, column.first - 1, -1))
        named = [c for c in places if c and not is_nothing(c.text) and not self._context.tasks.is_section(c.text)]
        if named:
            clear = (cell for cell in named if isinstance(self._context.tasks.find(cell.text), Task))
            self._task = named[0] if len(named) == 1 else next(clear, named[0])
        return self._task

    def _key_cell(self, field: str, row: int) -> Cell | None:
        column = self._table.column(field)
        return self._spread.cell(row, column.first) if column else None

    def _indicator_unit(self, line: BodyRow) -> str:
        cell = self._key_cell("indicator", line.row)
        found = self._find_indicator(cell)
        if not isinstance(found, Doubtful) and found.unit:
            return found.unit
        measured = self._key_cell(Role.measured_in, line.row)
        return plain(measured.text) if measured and not is_nothing(measured.text) else ""

    def _find_indicator(self, cell: Cell | None) -> Indicator | Doubtful:
        if cell is None or cell.trouble or is_nothing(cell.text):
            return Doubtful("没有写是哪项指标")
        catalogue = self._context.catalogue
        return find_indicator(cell.text, catalogue.indicators, catalogue.plan.region)

    def _indicator(self, line: BodyRow, read: RowValues) -> ReadRow | None:
        if not read.values and not read.doubts:
            return None
        cell = self._key_cell("indicator", line.row)
        found = self._find_indicator(cell)
        title: str | None = None
        if isinstance(found, Doubtful):
            place = cell or line.cells[0]
            read.doubt("indicator", place.address, place.text, found)
        else:
            title = found.title
            if cell:
                read.cells["indicator"], read.texts["indicator"] = cell.address, clean(cell.text)
        now, in_all = read.values.get("period_value"), read.values.get("cumulative")
        if isinstance(now, int | float) and isinstance(in_all, int | float) and in_all < now:
            read.withdraw("cumulative", f"累计数小于本期数 {read.texts['period_value']}")
        return self._finished(read, line, indicator=title)

    def _base(self, line: BodyRow, read: RowValues) -> ReadRow | None:
        cell = self._key_cell("name", line.row)
        if not read.values and not read.doubts:
            return None
        name: str | None = None
        if cell is None or cell.trouble or is_nothing(cell.text):
            first = line.cells[0]
            read.doubt("name", first.address, first.text, Doubtful("没有写基地名称"))
        else:
            name = clean(cell.text)
            read.cells["name"], read.texts["name"] = cell.address, name
        return self._finished(read, line, name=name)

    def _finished(self, read: RowValues, line: BodyRow, **about: str | int | None) -> ReadRow:
        if line.row in self._table.sheet.hidden_rows:
            name = next(iter(read.values), None) or read.doubts[0].field
            read.doubt(
                "row",
                read.cells.get(name, line.cells[0].address),
                read.texts.get(name, ""),
                Doubtful("隐藏的行里有数据"),
            )
        unit = self._unit(line, read)
        return ReadRow(
            self._table.kind,
            self._table.sheet.name,
            line.row,
            read.values,
            read.cells,
            read.texts,
            unit=unit,
            doubts=tuple(read.doubts),
            remarks=read.remarks,
            **about,  # type: ignore[arg-type]
        )

    def _unit(self, line: BodyRow, read: RowValues) -> str | None:
        """Whose row it is, in a file of several units."""
        if self._table.column(Role.unit) is None:
            if self._setting.unit is None and self._setting.unit_is_asked:
                self._ask_whose(line.cells[0], "", read)
            return self._setting.unit
        cell = self._key_cell(Role.unit, line.row)
        if cell and not is_nothing(cell.text):
            self._unit_text = cell.text
        unit = self._context.units.named(self._unit_text) if self._unit_text else None
        if unit is None:
            self._ask_whose(cell or line.cells[0], self._unit_text, read)
        return unit.name if unit else None

    def _ask_whose(self, cell: Cell, text: str, read: RowValues) -> None:
        why = "方案中没有这个单位" if text else "没有写是哪个单位"
        read.doubt("unit", cell.address, text, Doubtful(why, self._context.units.candidates(text) if text else ()))
