"""The annex 分工表 as tasks: its rows, grouped where several rows are the measures of one task."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lianping_desk.domain.plan import PlanDoubt
from lianping_desk.exchange.plan_reading.document import Document
from lianping_desk.exchange.plan_reading.tables.annex_columns import UNIT_COLUMNS, Cells, Column
from lianping_desk.exchange.plan_reading.tables.cell_kinds import is_number_in_hanzi
from lianping_desk.exchange.plan_reading.tables.cell_lists import listed_measures
from lianping_desk.exchange.plan_reading.tables.division_tables import division_of
from lianping_desk.exchange.plan_reading.tasks.standing_duties import Said

_ONE_TASK = re.compile(r"行动|工程")
_NUMBER = re.compile(r"(?:[（(]?[一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．]|[—－]+)\s*")
_LINES = "一个格子里有几行没有编号的文字，请看是一项举措还是几项"
_NO_TASK = "这一行没有写是哪项任务的，没有读"


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One task of the table. `no` is its place in the table, as doubts name it."""

    no: int
    title: str
    group: str
    measures: tuple[tuple[str, int], ...]
    said: tuple[Said, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Annex:
    """The tasks of the division tables, () for none, with their cells as they stand and what is in doubt.

    `line` is where the annex begins if the cells of its table are lines of text.
    """

    rows: tuple[AnnexRow, ...]
    cells: tuple[Cells, ...]
    doubts: tuple[PlanDoubt, ...]
    line: int | None


def annex_of(document: Document) -> Annex:
    """What the division tables of a document say."""
    division = division_of(document)
    grouping = _Grouping()
    rows = tuple(grouping.of(division.rows))
    return Annex(rows, tuple(division.rows), (*division.doubts, *grouping.doubts), division.line)


class _Grouping:
    """Rows with the same task and the same units are the measures of one task; otherwise a row is a task.

    A 行动 or 工程 is one task even where each of its rows names other units; under any other heading (营造良好环境)
    the row is the task, and the heading its group (DESIGN 6).
    """

    def __init__(self) -> None:
        self.doubts: list[PlanDoubt] = []
        self._group = ""
        self._task = ""
        self._count = 0
        self._pending: list[Cells] = []

    def of(self, rows: Sequence[Cells]) -> Iterator[AnnexRow]:
        for row in rows:
            band = _band(row)
            if band:
                yield from self._finished()
                self._group, self._task = _bare(band), ""
                continue
            measure = row.text(Column.measure)
            title = row.text(Column.task) or (self._task if measure else "") or measure
            if not title:
                self._doubt_lost(row)
            elif title == self._task and self._pending and measure:
                self._pending.append(row)
            else:
                yield from self._finished()
                own_group = row.text(Column.group)
                self._group = _bare(own_group) if own_group else self._group
                self._task, self._pending = title, [row]
        yield from self._finished()

    def _finished(self) -> Iterator[AnnexRow]:
        """The task that is complete, or its rows where each is a task."""
        rows, self._pending = self._pending, []
        if not rows:
            return
        said = tuple(Said(row.statements, row.line, of_task=len(rows) == 1) for row in _with_own_units(rows))
        if len(said) > 1 and not _ONE_TASK.search(self._task):
            for row in rows:
                self._count += 1
                title = _bare(row.text(Column.measure))
                own = (Said(row.statements, row.line),)
                yield AnnexRow(self._count, title, _bare(self._task), (), own, row.line)
            return
        self._count += 1
        titled = [row for row in rows if row.text(Column.task) or row is not rows[0]]
        measures = tuple((title, row.line) for row in titled for title in self._measures(row))
        yield AnnexRow(self._count, _bare(self._task), self._group, measures, said, rows[0].line)

    def _measures(self, row: Cells) -> tuple[str, ...]:
        titles, are_sure = listed_measures(row.by_column.get(Column.measure, ""))
        if not are_sure:
            where = f"分工表第{self._count}行“{_bare(self._task)}”"
            self.doubts.append(PlanDoubt(where, "，".join(titles), _LINES))
        return titles

    def _doubt_lost(self, row: Cells) -> None:
        said = " ".join(dict.fromkeys(text.strip() for text in row.by_column.values() if text.strip()))
        if said:
            self.doubts.append(PlanDoubt(f"分工表（正文第{row.line}行）", said, _NO_TASK))


def _band(row: Cells) -> str:
    """The name of a group that has a row to itself, alone or behind 一; "" for any other row."""
    said = {column: text for column, text in row.by_column.items() if text.strip()}
    number = said.pop(Column.number, "")
    texts = set(said.values()) | ({number} if number and not said else set())
    if len(texts) != 1 or any(column in UNIT_COLUMNS for column in said) != (len(said) > 1):
        return ""
    text = texts.pop()
    if len(said) == 1:
        is_alone = not number or is_number_in_hanzi(number.strip())
        return text if is_alone and not {Column.measure, Column.other, Column.deadline, Column.goal} & set(said) else ""
    return text


def _with_own_units(rows: Sequence[Cells]) -> list[Cells]:
    """The rows that name units other than the row before; a cell merged over several rows speaks once."""
    return [
        row for place, row in enumerate(rows) if row.statements and (place == 0 or row.units != rows[place - 1].units)
    ]


def _bare(title: str) -> str:
    number = _NUMBER.match(title)
    return title[number.end() if number else 0 :].strip("。")
