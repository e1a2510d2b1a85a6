"""From the rows of a table to rows of a return: whose, about what, with which values, and what is in doubt."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from lianping_desk.domain.received import EmptyMeaning, ReadRow, TableKind
from lianping_desk.exchange.grid import Cell, address
from lianping_desk.exchange.reading.body import BodyRow, Use
from lianping_desk.exchange.reading.cells_to_values import RowValues, read_field
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.found_value import Doubtful
from lianping_desk.exchange.reading.headings import KEY_FIELDS, Meaning, Role, level_of_section
from lianping_desk.exchange.reading.periods import period_in
from lianping_desk.exchange.reading.quantities import read_amount
from lianping_desk.exchange.reading.row_subjects import indicator_of
from lianping_desk.exchange.reading.row_tasks import RowTasks
from lianping_desk.exchange.reading.sheets import TableBody
from lianping_desk.exchange.reading.table import Column
from lianping_desk.exchange.reading.words import clean, is_nothing, plain

_COUNTED = frozenset({"people", "sessions", "funds", "percent"})
_NOUGHT_IF_EMPTY = frozenset({"people", "sessions", "funds", "period_value"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a table's rows take from around it: the file's period and its year, its money, its unit among several.

    `unit_is_asked`: in a file of several units a row that nobody says whose it is waits.
    """

    year: int | None
    funds_factor: Decimal | None
    unit: str | None = None
    unit_is_asked: bool = False
    period: str | None = None
    people_factor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row is about, as far as it is decided."""

    task_no: int | None = None
    measure_no: int | None = None
    measure_text: str = ""
    indicator: str | None = None
    name: str | None = None


class RowReader:
    """Reads one table from the top, keeping in mind the task and the unit that rows below inherit."""

    def __init__(self, context: ReadingContext, body: TableBody, columns: tuple[Column, ...], setting: Setting) -> None:
        self._context = context
        self._body = body
        self._table = body.table
        self._columns = columns
        self._setting = setting
        self._tasks = RowTasks(context, body)
        self._unit_text = ""
        self._section: Cell | None = None

    def rows(self) -> Iterator[ReadRow]:
        for line in self._body.rows:
            if line.use is Use.data and not self._tasks.is_continuation(line.row):
                row = self._row(line)
                if row is not None:
                    yield row
            elif line.use is Use.outside and len(line.cells) == 1:
                self._tasks.enter_section(line.cells[0])
                self._section = line.cells[0]
            elif line.use in (Use.blank, Use.total):
                self._tasks.forget()
                self._unit_text = ""

    def _row(self, line: BodyRow) -> ReadRow | None:
        read = RowValues(self._table.sheet.name, self._body.row_at(line.row))
        own = {cell.column: cell for cell in line.cells}
        indicator_unit = self._indicator_unit(line) if self._table.kind is TableKind.indicator else ""
        for column in self._columns:
            cell = own.get(column.first)
            name = column.meaning.field
            if (
                cell is not None
                and not isinstance(name, Role)
                and name not in (KEY_FIELDS[self._table.kind], "measure")
            ):
                self._take(read, column, cell, indicator_unit)
        if read.values and self._context.catalogue.empty is EmptyMeaning.nought:
            self._take_noughts(read, line.row)
        subject = self._subject(line, read)
        if subject is None:
            return None
        if line.row in self._table.sheet.hidden_rows:
            name = next(iter(read.values), None) or read.doubts[0].field
            place = read.cells.get(name, line.cells[0].address)
            read.doubt("row", place, read.texts.get(name, ""), Doubtful("隐藏的行里有数据"))
        self._doubt_other_period(line, read)
        return self._finished(read, subject, self._unit(line, read))

    def _doubt_other_period(self, line: BodyRow, read: RowValues) -> None:
        """A column 填报期 may tell that a row is of another period than the file."""
        cell = self._key_cell(Role.period, line.row)
        named = period_in(cell.text) if cell and self._setting.period else None
        if cell and named and self._setting.period and not named.fits(self._setting.period):
            read.doubt("row", cell.address, cell.text, Doubtful("这一行写的是另一个填报期"))

    def _take(self, read: RowValues, column: Column, cell: Cell, indicator_unit: str) -> None:
        name = column.meaning.field
        if name in ("period_value", "cumulative"):
            reading = read_amount(cell, indicator_unit)
        else:
            meaning = self._with_unit_of_sheet(column)
            reading = read_field(cell, meaning, self._setting.year, self._setting.funds_factor)
        if name in read.cells and reading is not None:  # a level ticked more than once
            if name in read.values:
                read.withdraw(name, "几栏都填了")
            return
        read.take(name, cell, reading)
        if name not in read.values:
            return
        merge = self._body.spread.merge(cell.row, cell.column)
        if merge and merge.last_row > merge.first_row and name in _COUNTED:
            read.remarks[name] = "合并单元格，几行共一个数，记在第一行"
        elif column.meaning.spelt:
            read.remarks.setdefault(name, f"表头“{clean(column.heading)}”按“{column.meaning.spelt}”读")

    def _with_unit_of_sheet(self, column: Column) -> Meaning:
        """A heading for people that names no unit itself has that of the line above the table: 单位：万人次."""
        factor = self._setting.people_factor
        names_own = "(" in plain(column.heading) or column.meaning.factor not in (None, 1)
        return (
            replace(column.meaning, factor=factor)
            if factor and column.meaning.field == "people" and not names_own
            else column.meaning
        )

    def _take_noughts(self, read: RowValues, row: int) -> None:
        """Read empty cells under counts as 0, as she set it; a place of a merged range or of a turned table is none."""
        if not self._body.keeps_places:
            return
        for column in self._columns:
            name = column.meaning.field
            is_free = self._body.spread.cell(row, column.first) is None
            if name in _NOUGHT_IF_EMPTY and name not in read.cells and is_free:
                read.cells[name], read.texts[name] = address(row, column.first), ""
                read.values[name], read.remarks[name] = 0, "空格按设置计为 0"

    # what the row is about

    def _subject(self, line: BodyRow, read: RowValues) -> Subject | None:
        """What the row is about, with a doubt where that is not clear; None for a row that says nothing."""
        match self._table.kind:
            case TableKind.progress:
                return self._task(line, read)
            case TableKind.indicator:
                return self._indicator(line, read)
            case TableKind.base:
                return self._base(line, read)

    def _task(self, line: BodyRow, read: RowValues) -> Subject | None:
        cell, about = self._tasks.about(line)
        if read.is_empty:
            return None
        if cell is None:
            first = line.cells[0]
            read.doubt("task", first.address, first.text, Doubtful("没有写是哪项任务"))
        elif about.doubtful:
            read.doubt("task", cell.address, cell.text, about.doubtful)
        else:
            read.cells["task"], read.texts["task"] = cell.address, clean(cell.text)
        measure_cell, measure, text = self._tasks.measure(line.row, cell, about)
        if measure_cell and text:
            read.cells["measure"], read.texts["measure"] = measure_cell.address, text
            other = None if measure or measure_cell is cell else self._tasks.task_named(text)
            if other and about.task and other.no != about.task.no:
                why = f"举措栏写的是另一项任务“{other.title}”"
                read.doubt("task", measure_cell.address, text, Doubtful(why, (about.task.title, other.title)))
        task_no = about.task.no if about.task else None
        return Subject(task_no, measure.no if measure else None, text)

    def _key_cell(self, field: str, row: int) -> Cell | None:
        column = self._table.column(field)
        return self._body.spread.cell(row, column.first) if column else None

    def _indicator_unit(self, line: BodyRow) -> str:
        found = indicator_of(self._context, self._key_cell("indicator", line.row))
        if not isinstance(found, Doubtful) and found.unit:
            return found.unit
        measured = self._key_cell(Role.measured_in, line.row)
        return plain(measured.text) if measured and not is_nothing(measured.text) else ""

    def _indicator(self, line: BodyRow, read: RowValues) -> Subject | None:
        if read.is_empty:
            return None
        cell = self._key_cell("indicator", line.row)
        found = indicator_of(self._context, cell)
        if isinstance(found, Doubtful):
            place = cell or line.cells[0]
            read.doubt("indicator", place.address, place.text, found)
        elif cell:
            read.cells["indicator"], read.texts["indicator"] = cell.address, clean(cell.text)
        now, in_all = read.values.get("period_value"), read.values.get("cumulative")
        if isinstance(now, int | float) and isinstance(in_all, int | float) and in_all < now:
            read.withdraw("cumulative", f"累计数小于本期数 {read.texts['period_value']}")
        return Subject(indicator=None if isinstance(found, Doubtful) else found.title)

    def _base(self, line: BodyRow, read: RowValues) -> Subject | None:
        cell = self._key_cell("name", line.row)
        if read.is_empty:
            return None
        if cell is None or cell.trouble or is_nothing(cell.text):
            first = line.cells[0]
            read.doubt("name", first.address, first.text, Doubtful("没有写基地名称"))
            return Subject()
        name = clean(cell.text)
        read.cells["name"], read.texts["name"] = cell.address, name
        if self._section and "level" not in read.cells and (level := level_of_section(self._section.text)):
            read.cells["level"], read.texts["level"] = self._section.address, clean(self._section.text)
            read.values["level"] = level
        return Subject(name=name)

    def _finished(self, read: RowValues, subject: Subject, unit: str | None) -> ReadRow:
        return ReadRow(
            self._table.kind,
            read.sheet,
            read.row,
            read.values,
            read.cells,
            read.texts,
            subject.task_no,
            subject.measure_no,
            subject.measure_text,
            subject.indicator,
            subject.name,
            unit,
            tuple(read.doubts),
            read.remarks,
        )

    # whose it is

    def _unit(self, line: BodyRow, read: RowValues) -> str | None:
        """Whose row it is, in a file of several units."""
        if self._table.column(Role.unit) is None:
            if self._setting.unit is None and self._setting.unit_is_asked:
                self._ask_whose(line.cells[0], "", read)
            return self._setting.unit
        cell = self._key_cell(Role.unit, line.row)
        if cell and not is_nothing(cell.text):
            self._unit_text = cell.text
        units = self._context.units
        unit = units.named(self._unit_text) if self._unit_text else None
        if unit is None and (unit := units.misspelt(self._unit_text)):
            read.remarks["unit"] = f"“{self._unit_text.strip()}”按“{unit.name}”读"
        if unit is None:
            self._ask_whose(cell or line.cells[0], self._unit_text, read)
        return unit.name if unit else None

    def _ask_whose(self, cell: Cell, text: str, read: RowValues) -> None:
        why = "方案中没有这个单位" if text else "没有写是哪个单位"
        read.doubt("unit", cell.address, text, Doubtful(why, self._context.units.candidates(text) if text else ()))
