"""Exports that tell one thing a row: the task, the name of a field, its value; several rows make one record."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lianping_desk.domain.received import TableKind
from lianping_desk.exchange.grid import Cell, Sheet
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.headings import LONGEST_HEADING, Role
from lianping_desk.exchange.reading.layouts.view import Layout, View
from lianping_desk.exchange.reading.spread import Spread
from lianping_desk.exchange.reading.words import plain

_ITEMS = re.compile("(?:填报|指标|数据|统计|内容)?(?:项|项目|字段|栏目|事项|要素)(?:名称)?|指标(?:名称)?")
_VALUES = re.compile("(?:填报|填写|实际|指标|数据)?(?:值|数值|结果|内容)|数据|填报情况")
_MOSTLY = 0.6
FEWEST_ROWS, FEWEST_COLUMNS = 2, 3


@dataclass(frozen=True, slots=True)
class _List:
    """Where such a list stands: its heading, its rows, the columns of labels, of the field's name, value and unit."""

    heading: int
    rows: Sequence[int]
    labels: Sequence[int]
    item: int
    value: int
    measured_in: int


def listed_views(sheet: Sheet, spread: Spread, context: ReadingContext) -> Iterator[View]:
    """Each list of fields as an ordinary table."""
    reached = 0
    for row, cells in spread.rows.items():
        if row <= reached or not (found := _list_below(spread, row, cells, context)):
            continue
        reached = found.rows[-1]
        yield _laid_out(sheet, spread, found).view((found.heading, *found.rows))


def _list_below(spread: Spread, row: int, cells: list[Cell], context: ReadingContext) -> _List | None:
    """The list that a row heads; None where it heads none: it must name what the records are about too."""
    if len(cells) < FEWEST_COLUMNS or any(len(cell.text) > LONGEST_HEADING for cell in cells):
        return None
    items = [cell.column for cell in cells if _ITEMS.fullmatch(plain(cell.text))]
    values = [cell.column for cell in cells if _VALUES.fullmatch(plain(cell.text))]
    others = [cell for cell in cells if cell.column not in (*items, *values)]
    if len(items) != 1 or len(values) != 1 or not any(context.headings.names_key(cell.text) for cell in others):
        return None
    rows: list[int] = []
    for number in range(row + 1, max(spread.rows) + 1):
        if not spread.text(number, items[0]).strip():
            break
        rows.append(number)
    known = sum(context.headings.names_value(spread.text(number, items[0])) for number in rows)
    if len(rows) < FEWEST_ROWS or known < _MOSTLY * len(rows):
        return None
    measured = next((cell.column for cell in others if plain(cell.text) in ("单位", "计量单位")), 0)
    labels = [cell.column for cell in others if cell.column != measured and not _is_passed_over(cell, context)]
    return _List(row, rows, labels, items[0], values[0], measured)


def _is_passed_over(cell: Cell, context: ReadingContext) -> bool:
    meanings = (context.headings.meaning(cell.text, kind) for kind in TableKind)
    return any(meaning is not None and meaning.field in (Role.serial, Role.ignored) for meaning in meanings)


def _laid_out(sheet: Sheet, spread: Spread, found: _List) -> Layout:
    layout = Layout(sheet.name)
    for place, column in enumerate(found.labels, start=1):
        layout.put(1, place, spread.cell(found.heading, column))
    layout.rows_at[1] = found.heading
    places: dict[str, int] = {}
    at, about, told = 1, None, set[str]()
    for row in found.rows:
        labels = tuple(spread.text(row, column) for column in found.labels)
        item = plain(spread.text(row, found.item))
        if (any(labels) and labels != about) or item in told:
            at, about, told = at + 1, labels, set()
            layout.stands_in(at, row)
            for place, column in enumerate(found.labels, start=1):
                layout.put(at, place, spread.cell(row, column))
        told.add(item)
        if item not in places:
            places[item] = len(found.labels) + 1 + len(places)
            layout.put(1, places[item], spread.cell(row, found.item), _heading(spread, row, found))
        layout.put(at, places[item], spread.cell(row, found.value))
        if row in sheet.hidden_rows:
            layout.hidden_rows.add(at)
    return layout


def _heading(spread: Spread, row: int, found: _List) -> str:
    """The field's name with the unit of measure that stands beside it: 投入经费（万元）."""
    unit = plain(spread.text(row, found.measured_in)) if found.measured_in else ""
    item = spread.text(row, found.item)
    return f"{item}（{unit}）" if unit and unit not in plain(item) else item
