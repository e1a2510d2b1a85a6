"""How wide each column becomes: what its content asks for, within its limits and the width of the page."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lianping_desk.reports.table.cells import cell_text, text_room
from lianping_desk.reports.table.spec import Band, Cell, CellAlign, Column, Row, TableStyle
from lianping_desk.reports.type_case import FontChain

_SAMPLE = 400  # rows looked at for columns of text; figures are all measured, since they must never wrap
_KEPT_WHOLE = re.compile(r"[A-Za-z0-9.,:%/+-]{2,20}")  # numbers, dates, telephone numbers
_EVENNESS = 0.7  # 1 divides by amount of text; less favours short columns, whose names then stay on one line
_SLACK = 0.6  # points, so that rounding never wraps what was measured


class _Wish(NamedTuple):
    floor: float
    wanted: float
    weight: float


def column_widths(
    columns: Sequence[Column],
    rows: Sequence[Row | Band],
    chain: FontChain,
    heading: FontChain,
    style: TableStyle,
    total: float,
) -> list[float]:
    """Widths in points that add up to `total`."""
    plain = [row for row in rows if not isinstance(row, Band)]
    step = max(len(plain) // _SAMPLE, 1)
    sample = plain[::step]
    wishes = []
    for number, column in enumerate(columns):
        looked_at = plain if column.align is CellAlign.figures else sample
        wishes.append(_wish(column, [row[number] for row in looked_at], chain, heading, style))
    return _share(wishes, [column.most for column in columns], total)


def _wish(column: Column, cells: list[str | Cell], chain: FontChain, heading: FontChain, style: TableStyle) -> _Wish:
    size, pad = style.size, 2 * style.pad_x + _SLACK
    lengths, floor = [], 0.0
    for cell in cells:
        text = cell_text(cell)
        light = -text_room(cell, 0.0, size)
        line = max((chain.width(part) for part in text.split("\n")), default=0.0) * size + light
        lengths.append(line)
        if column.align is CellAlign.figures:
            floor = max(floor, line)
        elif text:
            kept = max((chain.width(word) for word in _KEPT_WHOLE.findall(text)), default=0.0)
            floor = max(floor, kept * size + light, min(2.0 * size + light, line))
    leaf = column.heading[-1] if column.heading else ""
    longest = max((heading.width(part) for part in leaf.split("\n")), default=0.0) * size
    narrowest = max(longest / 2 + size / 2 if len(leaf) > 4 else longest, size)
    floor = max(floor + pad, narrowest + pad, column.least)
    mean = sum(lengths) / len(lengths) if lengths else longest
    wanted = max([*lengths, longest if len(leaf) <= 6 else narrowest]) + pad
    return _Wish(min(floor, column.most), min(max(wanted, floor), column.most), max(mean, size) ** _EVENNESS)


def _share(wishes: list[_Wish], most: list[float], total: float) -> list[float]:
    """Give every column its floor, short ones all they want, and divide the rest among the long by their text."""
    floors = sum(wish.floor for wish in wishes)
    if floors >= total:
        return [wish.floor * total / floors for wish in wishes]
    widths = [wish.floor for wish in wishes]
    open_columns = set(range(len(wishes)))
    left = total - floors
    while open_columns and left > 0.01:
        weight = sum(wishes[number].weight for number in open_columns)
        content = {
            number
            for number in open_columns
            if wishes[number].wanted - widths[number] <= left * wishes[number].weight / weight
        }
        if not content:
            for number in open_columns:
                widths[number] += left * wishes[number].weight / weight
            return widths
        for number in content:
            left -= wishes[number].wanted - widths[number]
            widths[number] = wishes[number].wanted
        open_columns -= content
    growing = [number for number, limit in enumerate(most) if widths[number] < limit] or list(range(len(widths)))
    whole = sum(widths[number] for number in growing)
    for number in growing:
        widths[number] += left * widths[number] / whole
    return widths
