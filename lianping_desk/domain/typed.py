"""What she types into a field: days and numbers, forgiving in form, never guessed."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from lianping_desk.domain.errors import DeskError

_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")
_DAY_OF_YEAR = re.compile(r"\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．－／", "0123456789.-/")


def typed_day(text: str, of_year: int | None = None) -> date | None:
    """The day she typed (2023-6-30, 2023.6.30, 2023年6月30日, 20230630); None for an empty field; else DeskError.

    With `of_year` a day of that year may be written without it (6.30, 6月30日).
    """
    plain = text.strip().translate(_FULL_WIDTH)
    if not plain:
        return None
    if of_year and _DAY_OF_YEAR.fullmatch(plain):
        plain = f"{of_year}-{plain}"
    found = _DAY.fullmatch(plain)
    if not found:
        raise DeskError(f"“{text}”不是日期。", "请写成 2023-06-30 的样子。")
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        raise DeskError(f"“{text}”这一天不存在。", "请核对月份和日子。") from None


def typed_number(text: str) -> Decimal | None:
    """The number she typed; a thousands comma and a per cent sign may stand in it; None for an empty field."""
    plain = text.strip().translate(_FULL_WIDTH).replace(",", "").replace("，", "").rstrip("%％")
    if not plain:
        return None
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise DeskError(f"“{text}”不是数字。", "请只写数字，单位写在旁边。") from None
    if not number.is_finite():
        raise DeskError(f"“{text}”不是数字。", "请只写数字，单位写在旁边。")
    return number


def typed_year(text: str) -> int | None:
    """A year between 2000 and 2100; None for an empty field."""
    plain = text.strip().translate(_FULL_WIDTH).removesuffix("年")
    if not plain:
        return None
    if not re.fullmatch(r"20\d\d|2100", plain):
        raise DeskError(f"“{text}”不是年份。", "请写成 2025 的样子。")
    return int(plain)
