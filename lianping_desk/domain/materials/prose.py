"""Running text of a material: chapters (一、) with sentences, and points (（一）) with sentences of their own."""

from dataclasses import dataclass

_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Point:
    """What stands under a second heading; `lines` are numbered where there are several."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What stands under a first heading: sentences, each a paragraph, then points. Titles come without numbers."""

    title: str
    sentences: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()

    @property
    def says_anything(self) -> bool:
        return bool(self.sentences or self.points)


def numeral(number: int) -> str:
    """A number from 1 to 99 as headings are numbered: 一, 十, 十二, 二十."""
    tens, ones = divmod(number, 10)
    before = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return before + (_DIGITS[ones] if ones else "")


def numbered_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines with 1. 2. 3. before them; a single one stays as it is."""
    return lines if len(lines) < 2 else tuple(f"{number}. {line}" for number, line in enumerate(lines, start=1))
