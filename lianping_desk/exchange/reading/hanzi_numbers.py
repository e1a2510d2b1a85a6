"""Numbers written in hanzi: 二十五, 一万两千三百, 贰万伍仟, and percentages in words: 百分之六十."""

import re
from decimal import Decimal

HANZI = "零〇一二两三四五六七八九十百千万亿壹贰貳叁肆伍陆柒捌玖拾佰仟萬"
_FORMAL = str.maketrans("壹贰貳叁肆伍陆柒捌玖拾佰仟萬", "一二二三四五六七八九十百千万")
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000}
_PERCENT = re.compile(f"百分之(?P<number>[{HANZI}]+|\\d+(?:\\.\\d+)?)")


def hanzi_number(text: str) -> Decimal | None:
    """二十五 is 25, 一百零三 is 103; None where it is no number, or might be two: 二百五 is 205 or, as spoken, 250."""
    whole, section, digit = 0, 0, None
    last, scale_before, after_zero = 10**12, 10**12, False
    for character in text.translate(_FORMAL):
        if character in "零〇":
            if digit is not None:
                return None
            after_zero = True
        elif character in _PLACES:
            place = _PLACES[character]
            if place >= last or (digit is None and place > 10 and (whole or section)):
                return None
            section += (1 if digit is None else digit) * place
            digit, last, after_zero = None, place, False
        elif character in _SCALES:
            scale = _SCALES[character]
            amount = section + (digit or 0)
            if scale >= scale_before or (whole and not amount) or _is_spoken(digit, last, after_zero):
                return None
            whole += (amount or 1) * scale
            section, digit, last, scale_before, after_zero = 0, None, scale, scale, False
        elif digit is not None:
            return None
        else:
            digit = _DIGITS[character]
    return None if _is_spoken(digit, last, after_zero) else Decimal(whole + section + (digit or 0))


def _is_spoken(digit: int | None, last: int, after_zero: bool) -> bool:
    """Whether a last digit stands right after 百, 千 or 万, where people drop the next lower place."""
    return digit is not None and not after_zero and 100 <= last <= 10**8


def with_percent_sign(text: str) -> str:
    """百分之六十 as 60%, 百分之百 as 100%; other texts as they are."""
    return _PERCENT.sub(_as_sign, text)


def _as_sign(found: re.Match[str]) -> str:
    written = found["number"]
    number = hanzi_number(written) if written[0] in HANZI else Decimal(written)
    return found[0] if number is None else f"{number.normalize():f}%"
