"""Cells under a heading for percentages: 60%, 60, 百分之六十, 任务完成60%; 0.6 only where it is shown as 60 %."""

import re
from decimal import Decimal

from lianping_desk.exchange.grid import Cell
from lianping_desk.exchange.reading.found_value import CellReading, Doubtful, FoundValue
from lianping_desk.exchange.reading.hanzi_numbers import hanzi_number, with_percent_sign
from lianping_desk.exchange.reading.number_cells import (
    as_number,
    is_plausible,
    own_number,
    remark_on,
    short_number,
    trouble_of,
)
from lianping_desk.exchange.reading.quantity import ROUGH, UNSURE
from lianping_desk.exchange.reading.words import is_nothing, plain

_TENTHS = re.compile(
    f"(?:{ROUGH})?(?P<tenths>[一二两三四五六七八九])成(?P<half>[一二三四五六七八九])?(?:左右|以上|多)?"
)
_SHARE = re.compile(r"(?:完成)?(\d{1,6})/(\d{1,6})(?:完成)?")
_AROUND_A_PERCENTAGE = re.compile(
    r"^(?:目前|现已?|(?:年度)?任务|工作|总体|整体|累计|进度|完成率|完成进度|进展)+(?=.*%)|(?<=%)\(?(?:已|提前|按时|按期)?完成\)?$"
)
"""What may stand around a percentage without changing it: 任务完成60%, 100%（提前完成）."""


def read_percent(cell: Cell) -> CellReading:
    """A percentage, 0-100. 0.6 shown as 60 % is 60; a bare 0.6 is a doubt."""
    text = plain(cell.text)
    if is_nothing(text):
        return None
    if trouble := trouble_of(cell):
        return trouble
    if cell.is_percent and is_plausible(cell.value):
        return _percent(Decimal(str(cell.value)) * 100, "")
    if tenths := _TENTHS.fullmatch(text):
        return Doubtful("是成数，不是百分数", (f"{_of_ten(tenths)}%",))
    if share := _SHARE.fullmatch(text):
        return Doubtful("是比，不是百分数", _percent_of(share))
    quantity = own_number(cell, _AROUND_A_PERCENTAGE.sub("", with_percent_sign(text)))
    if isinstance(quantity, Doubtful):
        return quantity if quantity.why != UNSURE else Doubtful("不是数字")
    if quantity.scaled or quantity.unit not in ("", "%"):
        return Doubtful("不是数字")
    if not quantity.unit and 0 < quantity.number <= 1:
        as_share, as_written = f"{short_number(quantity.number * 100)}%", f"{short_number(quantity.number)}%"
        return Doubtful(f"没有百分号，不知是 {as_share} 还是 {as_written}", (as_share, as_written))
    return _percent(quantity.number, remark_on(cell, quantity, converted=False))


def _percent_of(share: re.Match[str]) -> tuple[str, ...]:
    part, whole = Decimal(share[1]), Decimal(share[2])
    return (f"{short_number(round(part / whole * 100, 1))}%",) if 0 <= part <= whole and whole else ()


def _of_ten(tenths: re.Match[str]) -> Decimal:
    whole = hanzi_number(tenths["tenths"]) or Decimal(0)
    return whole * 10 + (hanzi_number(tenths["half"]) or 0 if tenths["half"] else 0)


def _percent(number: Decimal, remark: str) -> CellReading:
    if number > 100:
        return Doubtful("超过100%")
    if number < 0:
        return Doubtful("是负数")
    return FoundValue(as_number(number), remark)
