"""What a row of names across the top is about: units, tasks or indicators, each over a column or several."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from lianping_desk.domain.plan import Task
from lianping_desk.exchange.grid import Cell
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.matching.indicators import names_indicator
from lianping_desk.exchange.reading.spread import Spread
from lianping_desk.exchange.reading.words import plain

_LIKE_A_UNIT = re.compile("(?:局|镇|乡|街道|办|委|部|会|院|中心|社|队|协|联|学校|公司|办公室|政府)$")
LONGEST_NAME = 40
LEAST_SUBJECTS = 2
_BESIDE = frozenset({"合计", "总计", "小计", "全县", "全县合计", "备注", "平均", "汇总", "全区", "全市", "合计数"})
"""Headings that may stand beside the subjects and are none."""
_CORNERS = frozenset({"项目", "内容", "类别", "事项", "栏目", "指标", "任务", "单位", "填报内容", "填报项目"})


@dataclass(frozen=True, slots=True)
class Subject:
    """One unit, task or indicator and the columns below it. `heading`: what a column of such names is headed."""

    cell: Cell
    first: int
    last: int
    heading: str


def subjects_across(spread: Spread, row: int, context: ReadingContext) -> tuple[Subject, ...]:
    """The subjects that a row names, if it is the heading of a table with subjects across."""
    first = spread.rows[row][0]
    if len(spread.rows[row]) < LEAST_SUBJECTS or len(first.text) > 2 * LONGEST_NAME:
        return ()
    if not _is_corner(plain(first.text), context) and not _has_labels_below(spread, row, first.column):
        return ()
    cells = [cell for cell in spread.rows[row] if plain(cell.text) not in _BESIDE]
    texts = [plain(cell.text) for cell in cells]
    if len(cells) < LEAST_SUBJECTS or any(not text or len(text) > LONGEST_NAME for text in texts):
        return ()
    if not (_may_be_unit(context, texts[-1]) or any(names(context, texts[-1]) for names in _NAMES.values())):
        return ()
    corners = 0
    while corners < len(cells) and _is_corner(texts[corners], context):
        corners += 1
    most = min(corners, len(cells) - LEAST_SUBJECTS)
    for start in (*range(1, most + 1), 0):  # a name may look like a heading too: as many names as there may be
        named = cells[start:]
        heading = _heading_of(named, context, has_corner=start > 0)
        if heading and len(set(texts[start:])) == len(named):
            return _with_columns(spread, row, named, heading)
    return ()


def _heading_of(named: list[Cell], context: ReadingContext, *, has_corner: bool) -> str:
    """What a column of these names would be headed; "" where they are no names of one sort."""
    for heading, names in _NAMES.items():
        if (has_corner or heading != "指标名称") and all(names(context, cell.text) for cell in named):
            return heading
    may_be_units = has_corner and all(_may_be_unit(context, cell.text) for cell in named)
    if may_be_units and sum(_names_unit(context, cell.text) for cell in named) >= LEAST_SUBJECTS:
        return "填报单位"  # whose the others are is asked about row by row
    return ""


def _may_be_unit(context: ReadingContext, text: str) -> bool:
    return _names_unit(context, text) or bool(_LIKE_A_UNIT.search(plain(text)))


def _is_corner(text: str, context: ReadingContext) -> bool:
    """Whether a heading stands over labels: 任务, 项目, 任务\\单位."""
    if text in _CORNERS or context.headings.is_known(text):
        return True
    parts = [part for part in text.replace("\\", "/").split("/") if part]
    return len(parts) > 1 and all(part in _CORNERS or context.headings.is_known(part) for part in parts)


def corner_heading(text: str, context: ReadingContext) -> str:
    """What the labels below a corner are: 任务 of 任务\\单位; the text itself where it is no such corner."""
    parts = [part for part in plain(text).replace("\\", "/").split("/") if part]
    known = [part for part in parts if context.headings.is_known(part) and part not in ("单位", "填报单位")]
    return known[0] if len(parts) > 1 and known and not context.headings.is_known(text) else text


def _has_labels_below(spread: Spread, row: int, column: int) -> bool:
    following = spread.rows.get(row + 1) or spread.rows.get(row + 2) or []
    return bool(following) and following[0].column < column


def _with_columns(spread: Spread, row: int, named: list[Cell], heading: str) -> tuple[Subject, ...]:
    """Each subject with its columns: as far as it is merged, or to the next one."""
    ends = [following.column - 1 for _, following in pairwise(named)]
    merge = spread.merge(row, named[-1].column)
    widths = {end - cell.column for cell, end in zip(named, ends, strict=False)}
    last = merge.last_column if merge else named[-1].column + (min(widths) if widths else 0)
    return tuple(
        Subject(cell, cell.column, _within_merge(spread, row, cell, end), heading)
        for cell, end in zip(named, [*ends, last], strict=True)
    )


def _within_merge(spread: Spread, row: int, cell: Cell, end: int) -> int:
    merge = spread.merge(row, cell.column)
    return min(end, merge.last_column) if merge else end


def _names_unit(context: ReadingContext, text: str) -> bool:
    return context.units.named(text) is not None


def _names_task(context: ReadingContext, text: str) -> bool:
    return context.tasks.may_name(text) and isinstance(context.tasks.find(text), Task)


def _names_indicator(context: ReadingContext, text: str) -> bool:
    catalogue = context.catalogue
    return names_indicator(text, catalogue.indicators, catalogue.plan.region)


_NAMES: Mapping[str, Callable[[ReadingContext, str], bool]] = {
    "填报单位": _names_unit,
    "工作任务": _names_task,
    "指标名称": _names_indicator,
}
