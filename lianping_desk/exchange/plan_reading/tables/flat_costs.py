"""How well a text fits a column of a division table, and what it costs to leave a cell of the table empty.

The costs are of one scale: 1 is a small surprise, 5 hardly ever happens, 20 is ruled out. They only ever weigh
alignments against each other; where two weigh nearly the same the row is doubted (flat_alignment.py).
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from lianping_desk.exchange.plan_reading.duties.duties import starts_with_label
from lianping_desk.exchange.plan_reading.outline.markers import Rank, marker
from lianping_desk.exchange.plan_reading.tables.annex_columns import UNIT_COLUMNS, Column
from lianping_desk.exchange.plan_reading.tables.cell_kinds import (
    LIKELY_UNITS,
    NAMES_TASK,
    is_cut_name,
    is_date,
    is_nothing,
    is_number,
    likeness_to_units,
    list_of_lines,
)

RULED_OUT = 20.0
_UNITS_IN_TEXT = (0.0, 1.5, 5.0, 7.0)  # by likeness_to_units
_UNITS_IN_UNITS = (8.0, 1.0, 0.0, 0.0)
_BAND = re.compile(r".{0,6}(行动|工程|任务|工作)")
_ITEM = re.compile(r"[（(]?\d{1,2}[)）.．、]|[①-⑳]|[—－-]")
_LONG, _SHORTEST_TITLE, _LONGEST_BAND = 60, 4, 25


def cost_of_cell(column: Column, lines: Sequence[str], columns: Sequence[Column], is_band: bool = False) -> float:
    """What it costs to read these lines as one cell of a column beside the others of its table.

    `is_band` for a group that no heading names.
    """
    text = cell_of(column, lines)
    if column is Column.number:
        return 0.0 if len(lines) == 1 and is_number(text) else RULED_OUT
    if is_number(text) and len(lines) == 1:
        return RULED_OUT if column in UNIT_COLUMNS or column is Column.deadline else 8.0
    more = _cost_of_lines(column, lines)
    if is_nothing(text):
        return more + (5.0 if column in (Column.task, Column.group) else 0.5)
    units = likeness_to_units(text)
    if column in UNIT_COLUMNS:
        return more + _UNITS_IN_UNITS[units]
    more += _UNITS_IN_TEXT[max(units, *(min(likeness_to_units(line), LIKELY_UNITS) for line in lines))]
    dated = is_date(text)
    if column is Column.deadline:
        return more + (0.0 if dated else 3.0)
    if is_band:
        return more + _cost_of_band(text, columns) + (4.0 if dated else 0.0)
    if column is Column.other:
        return more + 1.0
    more += (2.0 if column is Column.goal else 4.0) * dated
    if column is Column.task:
        is_item = Column.measure in columns and _ITEM.match(text)
        return more + (2.0 if len(text) > _LONG or is_item else 0.0) + (5.0 if len(text) < _SHORTEST_TITLE else 0.0)
    return more + (0.8 if column is Column.measure and NAMES_TASK.search(text) else 0.0)


def _cost_of_band(text: str, columns: Sequence[Column]) -> float:
    """一、提升行动 and 重点工程 head groups; other words do so seldom, and beside measures they are one of these."""
    found = marker(text)
    if (found and found.rank <= Rank.bracketed) or _BAND.fullmatch(text):
        return 0.3
    return (5.0 if Column.measure in columns else 1.5) + (4.0 if len(text) > _LONGEST_BAND else 0.0)


def _cost_of_lines(column: Column, lines: Sequence[str]) -> float:
    """The lines of a cell beyond the first: a list that is cut at 、 goes on, a title seldom has a second line."""
    cost = 0.0
    for before, line in pairwise(lines):
        if column in UNIT_COLUMNS:
            goes_on = starts_with_label(line) or is_cut_name(before, line)
            cost += 0.5 if goes_on else 3.5 if column is Column.lead else 2.0
        elif column in (Column.measure, Column.goal):
            cost += 0.5 if _ITEM.match(line) or before.endswith(("；", "。", "，")) else 1.2
        else:
            is_cut = column is Column.task and not NAMES_TASK.search(before) and NAMES_TASK.search("".join(lines))
            cost += 0.5 if is_cut else 1.5 if column is Column.other else 3.0
    return cost


def cell_of(column: Column, lines: Sequence[str]) -> str:
    """The lines of a cell as its text: names that a line break cut are whole again, lists keep their lines."""
    if column not in UNIT_COLUMNS:
        return "\n".join(lines) if column in (Column.measure, Column.goal) else "".join(lines)
    return list_of_lines(lines)


def cost_of_empty(column: Column, columns: Sequence[Column]) -> float:
    """What it costs that a row has nothing in a column; beside measures a task and its lead are often merged down."""
    has_measures = Column.measure in columns
    if column is Column.task:
        return 2.0 if has_measures else 5.0
    if column is Column.lead:
        return 2.5 if has_measures else 5.0
    if column in UNIT_COLUMNS:
        others = sum(one in UNIT_COLUMNS for one in columns) > 1
        return 2.0 if others else 2.5 if has_measures else 5.0
    return {Column.number: 4.0, Column.group: 0.3, Column.measure: 3.0, Column.other: 0.5}.get(column, 1.5)
