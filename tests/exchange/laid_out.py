"""One known table of tasks, laid out in every way an office thinks of, with what each cell means.

`Layouts` draws a table from a seed and writes it down turned, on cards, with units or tasks across, side by side,
stacked, under headings of three levels, with measures among the tasks, or broken by pages and sections.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from lianping_desk.domain.plan import Task
from lianping_desk.domain.received import Catalogue
from lianping_desk.domain.unit import Unit
from lianping_desk.exchange.grid import Merge, Sheet, address
from tests.exchange.office_cells import Content, Drawn, OfficeCells
from tests.exchange.office_returns import HEADINGS, HEADINGS_WITH_WORDS, SIGNED, TITLES, WHOSE
from tests.exchange.sheets_by_hand import sheet

FIELDS = ("progress", "percent", "state", "problems", "next_step", "people", "sessions", "funds")
STRANGE: dict[str, tuple[Content, ...]] = {"活动天数": (1, 2), "讲座主题": ("气象", "防震"), "备注": ("附照片",)}
"""Columns that are none of ours: nothing may be read from them."""


@dataclass(frozen=True)
class Meant:
    """What a cell of the sheet means: a field of a task (and measure) of a unit. `unit` None: the file's."""

    field: str
    value: Any
    task: int
    measure: int | None = None
    unit: str | None = None


@dataclass
class LaidOut:
    """A sheet, whose it is, and what each cell with a value means by its address."""

    layout: str
    sheet: Sheet
    unit: str | None
    cells: dict[str, Meant]


@dataclass
class Record:
    task: Task
    name: str
    drawn: dict[str, Drawn]
    measure: int | None = None
    unit: str | None = None


@dataclass
class Board:
    """A sheet in the making."""

    cells: dict[tuple[int, int], Content] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    meant: dict[str, Meant] = field(default_factory=dict)
    row: int = 1

    def put(self, row: int, column: int, content: Content) -> None:
        if content not in ("", None):
            self.cells[row, column] = content

    def line(self, texts: Sequence[Content], left: int = 0) -> None:
        for column, text in enumerate(texts, start=left + 1):
            self.put(self.row, column, text)
        self.row += 1

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        if (first_row, first_column) != (last_row, last_column):
            self.merges.append(Merge(first_row, first_column, last_row, last_column))

    def say(self, row: int, column: int, record: Record, name: str) -> None:
        """Write what a record says of a field."""
        shown, value = record.drawn[name]
        self.put(row, column, shown)
        self.meant[address(row, column)] = Meant(name, value, record.task.no, record.measure, record.unit)

    def sheet(self) -> Sheet:
        last_row = max(row for row, _ in self.cells)
        width = max(column for _, column in self.cells)
        rows = [[self.cells.get((r, c), "") for c in range(1, width + 1)] for r in range(1, last_row + 1)]
        return sheet(rows, merges=tuple(self.merges))


class Layouts:
    """One table drawn from a seed, to be laid out."""

    def __init__(self, seed: int, catalogue: Catalogue) -> None:
        self.random = Random(seed)
        self.cells = OfficeCells(self.random)
        self.catalogue = catalogue
        self.fields = self.random.sample(FIELDS, self.random.randint(3, 7))
        self.headings = {name: self._heading(name) for name in ("task", "measure", *FIELDS)}
        self.left = self.random.choice([0, 0, 1])
        self.board = Board()

    def make(self) -> LaidOut:
        layouts: list[Callable[[], None]] = [self._turned, self._cards, self._pairs, self._side_by_side, self._stacked]
        layouts += [self._units_across, self._units_across_told, self._tasks_across]
        layouts += [self._three_levels, self._with_measures, self._paged]
        layout = self.random.choice(layouts)
        several = layout in (self._units_across, self._units_across_told, self._tasks_across)
        unit = self.random.choice([one for one in self.catalogue.units if len(one.spellings) > 1])
        self._above(unit, is_of_several=several)
        layout()
        self._below()
        return LaidOut(layout.__name__, self.board.sheet(), None if several else unit.name, self.board.meant)

    # the frame

    def _above(self, unit: Unit, *, is_of_several: bool) -> None:
        board = self.board
        board.row += self.random.randint(0, 2)
        board.line([self.random.choice(TITLES)], self.left)
        if not is_of_several:
            for line in self.random.choice(WHOSE)(self.random.choice(unit.spellings)):
                board.line(line)
        if self.random.random() < 0.3:
            board.line(["说明：请如实填写，没有的内容填“无”。"])
        board.row += self.random.randint(0, 1)

    def _below(self) -> None:
        self.board.row += self.random.randint(0, 1)
        for line in self.random.choice(SIGNED):
            self.board.line(line)

    def _heading(self, name: str) -> str:
        text = self.random.choice(HEADINGS[name].split())
        if self.random.random() < 0.15 and name in HEADINGS_WITH_WORDS:
            text = self.random.choice(HEADINGS_WITH_WORDS[name].split())
        return self.random.choice([text, text, text, " ".join(text) if len(text) < 5 else text, text + "\n"])

    # what is said

    def _records(self, count: int, fields: Sequence[str] | None = None) -> list[Record]:
        tasks = self.random.sample(list(self.catalogue.plan.tasks), count)
        return [Record(task, self._name(task), self._drawn(fields)) for task in tasks]

    def _drawn(self, fields: Sequence[str] | None = None) -> dict[str, Drawn]:
        return {name: self.cells.draw(name) for name in (self.fields if fields is None else fields)}

    def _name(self, task: Task) -> str:
        short = task.title.removeprefix("实施")
        return self.random.choice([task.title, short, f"{short}", f"任务{task.no}：{short}", f"“{short}”"])

    def _units(self, count: int) -> list[Unit]:
        return self.random.sample(list(self.catalogue.units), count)

    # the layouts

    def _turned(self) -> None:
        """Fields down the first column, a task in each further one."""
        board, first, left = self.board, self.board.row, self.left + 1
        records = self._records(self.random.randint(2, 5))
        board.put(first, left, self.headings["task"])
        for row, name in enumerate(self.fields, start=first + 1):
            board.put(row, left, self.headings[name])
        for column, record in enumerate(records, start=left + 1):
            board.put(first, column, record.name)
            for row, name in enumerate(self.fields, start=first + 1):
                board.say(row, column, record, name)
        board.row = first + len(self.fields) + 1
        if self.random.random() < 0.3:
            strange = self.random.choice(list(STRANGE))
            board.line([strange, *self.random.choices(STRANGE[strange], k=len(records))], self.left)

    def _pairs(self) -> None:
        """One task, a label and a value in each row, perhaps in one cell."""
        board, (record,) = self.board, self._records(1)
        if self.random.random() < 0.5:
            board.line(["项目", "内容"], self.left)
        board.line([self.headings["task"] + self.random.choice(["", "："]), record.name], self.left)
        for name in self.fields:
            board.put(board.row, self.left + 1, self.headings[name])
            board.say(board.row, self.left + 2, record, name)
            board.row += 1

    def _cards(self) -> None:
        """A card for each task, two pairs in a row where there is room."""
        for number, record in enumerate(self._records(self.random.randint(1, 4)), start=1):
            self._card(number, record)
            self.board.row += self.random.randint(0, 1)

    def _card(self, number: int, record: Record) -> None:
        board, left = self.board, self.left + 1
        if number and self.random.random() < 0.3:
            board.line(["序号", number], self.left)
        board.line([self.headings["task"], record.name], self.left)
        board.merge(board.row - 1, left + 1, board.row - 1, left + 3)
        short = [name for name in self.fields if name in ("percent", "state", "people", "sessions", "funds")]
        for name in (name for name in self.fields if name not in short):
            board.put(board.row, left, self.headings[name])
            board.say(board.row, left + 1, record, name)
            board.merge(board.row, left + 1, board.row, left + 3)
            board.row += 1
        for place, name in enumerate(short):
            column = left + place % 2 * 2
            board.put(board.row, column, self.headings[name])
            board.say(board.row, column + 1, record, name)
            board.row += place % 2
        board.row += len(short) % 2

    def _units_across(self) -> None:
        """Tasks down, units across, each unit over a column for each field."""
        self._across([(unit.name, unit) for unit in self._units(self.random.randint(2, 4))])

    def _tasks_across(self) -> None:
        """Units down, tasks across."""
        tasks = self.random.sample(list(self.catalogue.plan.tasks), self.random.randint(2, 3))
        self._across([(self._name(task), task) for task in tasks])

    def _across(self, subjects: Sequence[tuple[str, Unit | Task]]) -> None:
        board, top, left = self.board, self.board.row, self.left + 1
        fields = self.fields[:3]
        of_units = isinstance(subjects[0][1], Unit)
        board.put(top, left, self.headings["task"] if of_units else "单位")
        board.merge(top, left, top + 1, left)
        for number, (name, _) in enumerate(subjects):
            column = left + 1 + number * len(fields)
            board.put(top, column, name)
            board.merge(top, column, top, column + len(fields) - 1)
            for place, heading in enumerate(fields):
                board.put(top + 1, column + place, self.headings[heading])
        board.row = top + 2
        others: list[Unit | Task] = [*self._units(3)]
        if of_units:
            others = [*self.random.sample(list(self.catalogue.plan.tasks), 3)]
        for other in others:
            board.put(board.row, left, self._name(other) if isinstance(other, Task) else other.name)
            for number, (_, subject) in enumerate(subjects):
                task, unit = (other, subject) if isinstance(other, Task) else (subject, other)
                assert isinstance(task, Task) and isinstance(unit, Unit)
                record = Record(task, "", self._drawn(fields), unit=unit.name)
                for place, name in enumerate(fields):
                    board.say(board.row, left + 1 + number * len(fields) + place, record, name)
            board.row += 1

    def _units_across_told(self) -> None:
        """Tasks and fields down, a column for each unit."""
        board, left, units = self.board, self.left + 1, self._units(self.random.randint(2, 4))
        board.line([self.headings["task"], "项目", *(unit.name for unit in units), "合计"], self.left)
        for task in self.random.sample(list(self.catalogue.plan.tasks), 2):
            records = [Record(task, "", self._drawn(), unit=unit.name) for unit in units]
            board.put(board.row, left, self._name(task))
            if self.random.random() < 0.5:
                board.merge(board.row, left, board.row + len(self.fields) - 1, left)
            for name in self.fields:
                board.put(board.row, left + 1, self.headings[name])
                for column, record in enumerate(records, start=left + 2):
                    board.say(board.row, column, record, name)
                board.row += 1

    def _table(self, records: Sequence[Record], left: int, fields: Sequence[str] | None = None) -> None:
        """An ordinary table from the board's row on, `left` columns in."""
        board, names = self.board, self.fields if fields is None else fields
        board.line([self.headings["task"], *(self.headings[name] for name in names)], left)
        for record in records:
            self._row(record, left, names)

    def _row(self, record: Record, left: int, names: Sequence[str]) -> None:
        self.board.put(self.board.row, left + 1, record.name)
        for column, name in enumerate(names, start=left + 2):
            self.board.say(self.board.row, column, record, name)
        self.board.row += 1

    def _side_by_side(self) -> None:
        """The same headings twice, the second half of the tasks to the right."""
        records = self._records(4)
        top, gap = self.board.row, self.random.choice([0, 1])
        fields = self.fields[:3]
        self._table(records[:2], self.left, fields)
        self.board.row = top
        self._table(records[2:], self.left + len(fields) + 1 + gap, fields)

    def _stacked(self) -> None:
        """Some fields in one table, others in a second one below."""
        records = self._records(self.random.randint(2, 4))
        for names in (self.fields[:2], self.fields[2:]):
            if self.random.random() < 0.5:
                self.board.line([f"（{len(names)}）填报内容"], self.left)
            self._table(records, self.left, names)
            self.board.row += self.random.randint(0, 2)

    def _three_levels(self) -> None:
        """Headings merged over headings over headings."""
        board, top, left = self.board, self.board.row, self.left + 1
        width, half = len(self.fields), max(1, len(self.fields) // 2)
        board.put(top, left, self.headings["task"])
        board.merge(top, left, top + 2, left)
        board.put(top, left + 1, self.random.choice(["填报内容", "2023年上半年", "任务推进情况"]))
        board.merge(top, left + 1, top, left + width)
        board.put(top + 1, left + 1, "基本情况")
        board.merge(top + 1, left + 1, top + 1, left + half)
        board.put(top + 1, left + 1 + half, "其他内容")
        board.merge(top + 1, left + 1 + half, top + 1, left + width)
        for column, name in enumerate(self.fields, start=left + 1):
            board.put(top + 2, column, self.headings[name])
        board.row = top + 3
        for record in self._records(3):
            self._row(record, self.left, self.fields)

    def _with_measures(self) -> None:
        """Tasks and measures in one column, by lines or in one cell."""
        board, in_one_cell = self.board, self.random.random() < 0.4
        board.line(["任务及举措", *(self.headings[name] for name in self.fields)], self.left)
        for number, task in enumerate(self.random.sample(list(self.catalogue.plan.tasks), 3)):
            title = task.title.removeprefix("实施")
            if not in_one_cell:
                board.line([f"{'一二三'[number]}、{title}"], self.left)
            for place, measure in enumerate(self.random.sample(task.measures, min(2, len(task.measures)))):
                name = f"{title}：{measure.title}" if in_one_cell else f"（{'一二'[place]}）{measure.title}"
                self._row(Record(task, name, self._drawn(), measure.no), self.left, self.fields)

    def _paged(self) -> None:
        """Sections, the heading repeated on a next page, a total, names broken over two rows."""
        board = self.board
        heading = [self.headings["task"], *(self.headings[name] for name in self.fields)]
        board.line(heading, self.left)
        for record in self._records(5):
            draw = self.random.random()
            if draw < 0.2:
                board.line(["一、提升行动"], self.left)
            elif draw < 0.4:
                board.line(heading, self.left)
            elif draw < 0.5:
                board.line(["小计", *[99] * len(self.fields)], self.left)
            place = self.random.randrange(4, len(record.name) - 3)
            is_broken = self.random.random() < 0.25 and record.name == record.task.title
            whole = record.name
            if is_broken:
                record.name = whole[:place]
            self._row(record, self.left, self.fields)
            if is_broken:
                board.line([whole[place:]], self.left)
