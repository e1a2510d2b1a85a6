"""The rows of a table's body: which hold data, and which are totals, examples, notes, sections or signatures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from lianping_desk.exchange.grid import Cell
from lianping_desk.exchange.reading.headings import KEY_FIELDS, Role
from lianping_desk.exchange.reading.periods import period_in
from lianping_desk.exchange.reading.spread import Spread
from lianping_desk.exchange.reading.surroundings import is_day, is_note, is_signed_line
from lianping_desk.exchange.reading.table import Table
from lianping_desk.exchange.reading.words import plain

_TOTAL = re.compile(
    r"(?:本[页表局镇单位办]+|全[县市区镇乡局委办校院系统部]+|以上|各[项单位镇村]+|单位)?(?:合|总|小|共|累)计(?:数)?[:：]?|总数|平均(?:数|值)?|汇总"
)
_EXAMPLE = re.compile(r"^[(（\[【<]?(?:填写|填报|填表)?(?:示例|样例|范例|例子|举例)|^[(（\[【]?例[)）\]】:：]")
_PART = re.compile(r"^(?:[(（]?其中)(?:[:：、]|$|(?=[^，。]{1,8}$))")
_SECTION = re.compile(r"^(?:第?[一二三四五六七八九十]+(?:部分|、|\.)|[(（][一二三四五六七八九十]+[)）]|[IVX]+\.)")
MOST_CHARACTERS_OF_A_TOTAL = 10
MOST_LINES_OF_AN_ENDING = 3
"""Lines below a table that may say who sent it, and when."""


class Use(StrEnum):
    """What a row of a body is."""

    data = "data"
    blank = "blank"
    total = "total"
    example = "example"
    part = "part"
    """Of what the row above it counted already: 其中：线上."""
    heading = "heading"
    outside = "outside"
    """Notes, section titles and signatures: they belong to the surroundings."""


@dataclass(frozen=True, slots=True)
class BodyRow:
    row: int
    use: Use
    cells: tuple[Cell, ...] = ()


def body_rows(table: Table, spread: Spread) -> Iterator[BodyRow]:
    """The rows of the body that hold anything, from the top, with what they are; one blank row for each gap."""
    rows = spread.rows
    above = {plain(c.text) for row in range(table.first_row, table.body) for c in rows.get(row, ())}
    heading = {c.first: plain(c.heading) for c in table.columns}
    expected = table.body
    its_rows = sorted(row for row in rows if table.body <= row <= table.last_row)
    ending = _ending(spread, its_rows)
    for row in its_rows:
        if row > expected:
            yield BodyRow(expected, Use.blank)
        use = Use.outside if row in ending else _use(table, spread, rows[row], heading, above)
        yield BodyRow(row, use, tuple(rows[row]))
        expected = row + 1


def _ending(spread: Spread, its_rows: list[int]) -> frozenset[int]:
    """The last rows where they end a letter: lines of one cell each, with the day in the last of them."""
    lines = list(takewhile(lambda row: len(spread.rows[row]) == 1, reversed(its_rows)))[:MOST_LINES_OF_AN_ENDING]
    days = [n for n, row in enumerate(lines) if is_day(spread.rows[row][0].text)]
    return frozenset(lines[days[0] :]) if days else frozenset()


def _use(table: Table, spread: Spread, cells: list[Cell], heading: dict[int, str], above: set[str]) -> Use:
    texts = [plain(cell.text) for cell in cells]
    if sum(heading.get(cell.column) == text for cell, text in zip(cells, texts, strict=True)) >= max(
        2, len(cells) // 2
    ):
        return Use.heading
    if cells[0].row <= table.body + 1 and _counts_columns(texts):
        return Use.heading
    if len(cells) == 1 and period_in(texts[0]):
        return Use.outside  # the title of a further table
    key = table.column(KEY_FIELDS[table.kind])
    last_naming = key.last if key else 1
    naming = [text for cell, text in zip(cells, texts, strict=True) if cell.column <= last_naming] or texts[:1]
    if any(len(text) <= MOST_CHARACTERS_OF_A_TOTAL and _TOTAL.fullmatch(text) for text in naming):
        return Use.total
    if naming and _PART.match(naming[-1]):
        return Use.part
    if any(_EXAMPLE.match(text) for text in texts):
        return Use.example
    if is_signed_line(cells) or is_note("".join(texts)):
        return Use.outside
    if len(cells) > 1 and all(text in above for text in texts):
        return Use.heading  # the first of two levels, repeated on a later page
    return Use.outside if len(cells) == 1 and _is_section(table, spread, cells[0]) else Use.data


def _counts_columns(texts: list[str]) -> bool:
    """Whether a row only numbers the columns: 1 2 3, or 甲 乙 1 2."""
    letters = [text for text in texts if text in "甲乙丙丁戊己庚"]
    numbers = [str(number + 1) for number in range(len(texts) - len(letters))]
    return len(texts) > 1 and texts in ([*"甲乙丙丁戊己庚"[: len(letters)], *numbers],)


def _is_section(table: Table, spread: Spread, cell: Cell) -> bool:
    """Whether the only text of a row is a title of the rows below it or beyond the table."""
    text = plain(cell.text)
    merge = spread.merge(cell.row, cell.column)
    if merge and merge.last_column - merge.first_column >= 2:
        return True
    column = next((c for c in table.columns if c.first <= cell.column <= c.last), None)
    if column is None or column.meaning.field in (Role.serial, Role.ignored):
        return True
    return bool(_SECTION.match(text)) and column.meaning.field == KEY_FIELDS[table.kind]
