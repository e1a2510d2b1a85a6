"""The head of a division table whose cells a converter wrote as lines of text: one a line, or parted by spaces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lianping_desk.exchange.plan_reading.document import Paragraph
from lianping_desk.exchange.plan_reading.tables.annex_columns import (
    UNIT_COLUMNS,
    Column,
    column_of,
    columns_of,
    is_head,
)

_MOST_HEADINGS = 10
# 序号, 牵头单位; 任务分工表 is the name of the table
_CELL_OF_A_HEAD = re.compile(r"(?!\d)[^，。：；、]{1,12}(?<!表)|20\d\d年(目标|任务|计划)?")
# 牵头 / 单位, 完成 / 时限: one heading on two lines
_FIRST_HALF = re.compile(r"序|牵头|责任|配合|参与|主办|协办|承办|完成|工作|重点|主要|具体|时间|牵头责任")
_SECOND_HALF = re.compile(r"号|单位|部门|时限|时间|任务|内容|措施|举措|目标|要求|节点")


@dataclass(frozen=True, slots=True)
class FlatHead:
    """The headings of a flattened table, the place of its first line and the place behind its last.

    `is_one_line` where the headings stood on one line with spaces between: its rows do so as well.
    """

    headings: tuple[str, ...]
    start: int
    end: int
    is_one_line: bool = False


def flat_heads(paragraphs: Sequence[Paragraph]) -> Iterator[FlatHead]:
    """Every place where the lines of a text read like the head of a division table."""
    end = 0
    for place, paragraph in enumerate(paragraphs):
        if place < end:
            continue
        head = _in_one_line(paragraph, place) or _one_below_the_other(paragraphs, place)
        if head:
            end = head.end
            yield head


def _in_one_line(paragraph: Paragraph, place: int) -> FlatHead | None:
    words = headings_in_line(paragraph.text)
    return FlatHead(words, place, place + 1, is_one_line=True) if words else None


def headings_in_line(text: str) -> tuple[str, ...] | None:
    """The headings of a division table that stand on one line, 序号 任务 牵头单位; None for any other line."""
    words = tuple(text.split())
    if len(words) < 3 or not all(_CELL_OF_A_HEAD.fullmatch(word) for word in words):
        return None
    known = sum(column_of(word) is not Column.other or word == "备注" for word in words)
    is_whole = known == len(words) and is_head(columns_of(words))
    return words if is_whole else None


def _one_below_the_other(paragraphs: Sequence[Paragraph], start: int) -> FlatHead | None:
    headings: list[str] = []
    columns: list[Column] = []
    place = start
    while place < min(len(paragraphs), start + _MOST_HEADINGS):
        text = paragraphs[place].text
        if headings and _FIRST_HALF.fullmatch(headings[-1]) and _SECOND_HALF.fullmatch(text):
            headings[-1] += text
            columns[-1] = column_of(headings[-1])
            place += 1
            continue
        column = column_of(text) if _CELL_OF_A_HEAD.fullmatch(text) else Column.other
        if column is Column.other and text != "备注":
            break
        if column is Column.number and columns:
            break  # the head again
        if column not in (*UNIT_COLUMNS, Column.deadline, Column.goal) and _names_task_behind_units(column, columns):
            break  # …, 牵头单位, 责任单位 and then the first task: 青少年…提升行动
        headings.append(text)
        columns.append(column)
        place += 1
    kept = _without_upper_level(headings)
    return FlatHead(tuple(kept), start, place) if is_head(columns_of(kept)) else None


def _names_task_behind_units(column: Column, columns: Sequence[Column]) -> bool:
    """Whether a text behind headings of units can no more be a heading: the head already has its tasks."""
    has_units = bool(set(columns) & set(UNIT_COLUMNS))
    return has_units and column is not Column.other and bool({Column.task, Column.measure} & set(columns))


def _without_upper_level(headings: Sequence[str]) -> list[str]:
    """责任分工 over 牵头单位 and 参与单位 is no column of its own."""
    columns = [column_of(heading) for heading in headings]
    over_roles = {
        place
        for place, heading in enumerate(headings[:-1])
        if heading in ("责任分工", "分工", "职责分工") and columns[place + 1] in UNIT_COLUMNS
    }
    return [heading for place, heading in enumerate(headings) if place not in over_roles]
