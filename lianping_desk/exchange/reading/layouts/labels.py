"""Cells that label what stands to the right of them, and the runs of rows that begin with one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lianping_desk.domain.received import TableKind
from lianping_desk.exchange.grid import Cell
from lianping_desk.exchange.reading.heading_words import COLONS, HeadingWords
from lianping_desk.exchange.reading.headings import KEY_FIELDS, Role
from lianping_desk.exchange.reading.spread import Spread
from lianping_desk.exchange.reading.surroundings import is_note, is_signed_line
from lianping_desk.exchange.reading.words import plain

_ENOUGH_KNOWN = 0.6
_MOST_UNKNOWN = 2
"""Labels in a row that may be unknown without ending a run."""
_HEADS_OF_PAIRS = frozenset({"项目", "栏目", "事项", "名称", "内容", "字段", "填报项目", "填报事项", "填报栏目"})
_HEADS_OF_VALUES = frozenset({"内容", "填写内容", "填报内容", "具体内容", "情况", "填写情况", "填报情况", "具体情况"})


@dataclass(frozen=True, slots=True)
class Label:
    """A label and where it stands. `own_value`: what follows it in the same cell (任务：…)."""

    cell: Cell
    text: str
    own_value: str = ""


class Labels:
    """The labels of one sheet."""

    def __init__(self, spread: Spread, words: HeadingWords) -> None:
        self.spread = spread
        self._words = words

    def label(self, cell: Cell) -> Label | None:
        """The cell as a label, if it is one that is understood."""
        found = self._words.label_in(cell.text)
        return Label(cell, *found) if found else None

    def field(self, label: Label, kind: TableKind) -> str:
        """The field that a label names in a table of this kind; "" for none."""
        meaning = self._words.meaning(label.text, kind)
        return meaning.field if meaning and not isinstance(meaning.field, Role) else ""

    def fields(self, rows: Iterable[int], columns: Iterable[int], kind: TableKind) -> list[str]:
        """The fields that the labels in these columns name, row by row."""
        cells = [cell for row in rows for column in columns if (cell := self._own(row, column))]
        return [name for cell in cells if (label := self.label(cell)) and (name := self.field(label, kind))]

    def runs(self) -> Iterator[tuple[int, list[int]]]:
        """Rows below each other that begin with a label in the same column: the column and the rows."""
        column, rows, unknown, reached = 0, list[int](), 0, 0
        for row, cells in self.spread.rows.items():
            is_next, reached = row == reached + 1, row
            if self._is_heading(cells):
                yield from self._ended(column, rows)
                column, rows, unknown, reached = 0, [], 0, 0
                continue
            if is_signed_line(cells) or is_note(plain(cells[0].text)) or self._heads_pairs(cells):
                reached = row if is_next else 0
                continue
            first = self.spread.cell(row, column) if rows and is_next else None
            label = self.label(first or cells[0])
            unknown = 0 if label else unknown + 1
            is_without_label = first is None and bool(rows) and is_next and cells[0].column > column
            may_go_on = is_without_label or (first and (label or len(cells) > 1))
            if may_go_on and unknown <= _MOST_UNKNOWN:
                rows.append(row)
                continue
            yield from self._ended(column, rows)
            label = self.label(cells[0])
            column, rows, unknown = (cells[0].column, [row], 0) if label else (0, [], 0)
        yield from self._ended(column, rows)

    def kind(self, rows: Sequence[int], columns: Iterable[int]) -> TableKind | None:
        """The kind of table whose fields these labels name, by most of them and the key among them."""
        named = {kind: set(self.fields(rows, columns, kind)) for kind in TableKind}
        best = max(TableKind, key=lambda kind: (len(named[kind]), KEY_FIELDS[kind] in named[kind]))
        return best if named[best] else None

    def further_columns(self, rows: Sequence[int], first: int) -> tuple[int, ...]:
        """The columns beyond the first that hold labels too: a card with several pairs in a row."""
        columns = sorted({cell.column for row in rows for cell in self.spread.rows[row] if cell.column > first})
        return tuple(column for column in columns if self._holds_labels(rows, first, column))

    def last_level(self, rows: Sequence[int], first: int) -> int:
        """The last column of labels where a label is parted into finer ones to its right (活动: 场次, 人次)."""
        last = first
        for row in rows:
            merge = self.spread.merge(row, first)
            if merge:
                last = max(last, merge.last_column)
            if merge and merge.last_row > merge.first_row and merge.last_column == first:
                last = max(last, first + 1)
        return last

    def unit_of(self, rows: Sequence[int]) -> Cell | None:
        """The cell beside 填报单位 in the rows, or right above them."""
        for row in range(rows[0] - 1, rows[-1] + 1):
            cells = self.spread.rows.get(row, [])
            for label_cell, value in pairwise(cells):
                meaning = self._words.meaning(label_cell.text.strip().rstrip(COLONS), TableKind.progress)
                if meaning and meaning.field == Role.unit:
                    return value
        return None

    def _ended(self, column: int, rows: list[int]) -> Iterator[tuple[int, list[int]]]:
        """The run without unknown labels at its end, if most are known and stand before values, not before headings."""
        known = [row for row in rows if (cell := self.spread.cell(row, column)) and self.label(cell)]
        if not known:
            return
        whole = [row for row in rows if row <= known[-1]]
        different = {self.spread.origin(row, column) for row in known}
        before_headings = sum(self._stands_before_a_heading(row, column) for row in whole)
        if len(known) >= _ENOUGH_KNOWN * len(whole) and len(different) > 1 and before_headings * 2 < len(whole):
            yield column, whole

    def _stands_before_a_heading(self, row: int, column: int) -> bool:
        merge = self.spread.merge(row, column)
        following = self._own(row, (merge.last_column if merge else column) + 1)
        return following is not None and self.label(following) is not None

    def _holds_labels(self, rows: Sequence[int], first: int, column: int) -> bool:
        cells = [cell for row in rows if (cell := self._own(row, column))]
        labels = [label for cell in cells if (label := self.label(cell)) and not label.own_value]
        beside_merged = any(
            (m := self.spread.merge(cell.row, cell.column - 1)) and m.last_row > m.first_row for cell in cells
        )
        is_alone = all(len(self.spread.rows[cell.row]) > 1 for cell in cells)
        return (
            is_alone
            and not beside_merged
            and len(labels) >= _ENOUGH_KNOWN * len(cells)
            and all(self._may_label(cell, first) for cell in cells)
        )

    def _may_label(self, cell: Cell, first: int) -> bool:
        """Whether a further label stands behind a value, with no more values before it than labels."""
        before = [one for one in self.spread.rows[cell.row] if first <= one.column < cell.column]
        labels = sum(self.label(one) is not None for one in before)
        return cell.column > self._first_value(cell.row, first) and len(before) - labels <= max(labels, 1)

    def _first_value(self, row: int, column: int) -> int:
        """The column in which the value of a row's first label stands."""
        merge = self.spread.merge(row, column)
        return (merge.last_column if merge else column) + 1

    def _own(self, row: int, column: int) -> Cell | None:
        return next((cell for cell in self.spread.rows.get(row, ()) if cell.column == column), None)

    def _is_heading(self, cells: list[Cell]) -> bool:
        """Whether a row is the heading of an ordinary table: labels beside labels."""
        labels = [cell for cell in cells if self.label(cell)]
        if len(cells) < 3 or cells[0] not in labels or len(labels) * 3 < len(cells) * 2:
            return False
        return cells[1] in labels and cells[1].column == self._first_value(cells[0].row, cells[0].column)

    def _heads_pairs(self, cells: list[Cell]) -> bool:
        """Whether a row only heads the pairs: 项目 | 内容."""
        texts = [plain(cell.text) for cell in cells]
        return len(texts) > 1 and texts[0] in _HEADS_OF_PAIRS and set(texts[1:]) <= _HEADS_OF_VALUES | _HEADS_OF_PAIRS
