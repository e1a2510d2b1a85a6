"""A notice as the parts of an official document (GB/T 9704-2012 7), the same on paper and in Word.

What each line of a notice's text becomes:

- 一、… a heading (黑体), （一）… a subheading (楷体), either up to its first full stop where more follows; a whole
  sentence that is only numbered is no heading
- 附件：… the list of annexes, further names on lines of their own (2. …)
- 【附件】 begins an annex, whose first line is its title
- | … | a row of a table
- a last line in round brackets the note below the date (附注)
- anything else a paragraph
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, pairwise
from math import ceil

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.notice import Notice
from lianping_desk.domain.title_lines import title_lines

LINES, SQUARES = 22, 28
"""Lines on a page, hanzi of 16 pt on a line (GB/T 9704-2012 5.2.1)."""
_LEAST_BODY = 4
"""Lines of text that must be left on the first page below the addressees; else these move to the foot (7.3.2)."""

_LONGEST_LEAD = 30
"""Hanzi of a numbered opening that may be set as a heading; a longer one is a sentence like any other."""
_SENTENCE_ENDS = ("。", "；", "，", "：")

_NUMERALS = "一二三四五六七八九十百"
_HEADING = re.compile(rf"[{_NUMERALS}]+、")
_SUBHEADING = re.compile(rf"[（(][{_NUMERALS}]+[）)]")
_ANNEX_LIST = re.compile(r"附\s*件\s*[：:](.*)")
_ANNEX_NUMBER = re.compile(r"\d+\s*[.．、]\s*")
_ANNEX_BEGINS = re.compile(r"【附件\s*\d*】")
_NOTE = re.compile(r"（[^（）]*(?:（[^（）]*）[^（）]*)*）")
_ROW = re.compile(r"[|｜].*[|｜]")
_RULE_OF_A_TABLE = re.compile(r"[|｜\s:-]*---[|｜\s:-]*")


class Level(Enum):
    """What a paragraph opens with: 黑体, 楷体, or nothing but its text."""

    heading = "heading"
    subheading = "subheading"
    text = "text"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph: `lead` in the type of its level, then `rest` in 仿宋."""

    level: Level
    lead: str
    rest: str = ""

    @property
    def is_heading_alone(self) -> bool:
        """Whether it heads what follows, and must not be the last thing on a page."""
        return self.level is not Level.text and not self.rest


@dataclass(frozen=True, slots=True)
class Rows:
    """A table to be filled in or read: its headings, and its rows as wide as these."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Piece = Words | Rows


@dataclass(frozen=True, slots=True)
class Annex:
    """附件: on pages of its own; `label` stands in its upper left corner."""

    label: str
    title: tuple[str, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class OfficialPage:
    """The parts of a document in the order in which they stand. An empty one is not there.

    `addressee_at_foot`: the addressees are so many that they stand at the foot, above the copies. `annex_names` are as
    printed below the text, `colophon` the lines (label, who) above the last one: `printed_by` and `printed_on`.
    """

    red_head: str
    number: str
    title: tuple[str, ...]
    addressee: str
    addressee_at_foot: bool
    pieces: tuple[Piece, ...]
    annex_names: tuple[str, ...]
    signed_by: str
    day: str
    note: str
    annexes: tuple[Annex, ...]
    colophon: tuple[tuple[str, str], ...]
    printed_by: str
    printed_on: str


def official_page(notice: Notice) -> OfficialPage:
    """The parts of a notice."""
    lines = [line.strip() for line in notice.text.split("\n") if line.strip()]
    body, annex_lines = _before_annexes(lines)
    body, names = _without_annex_list(body)
    note = body.pop() if body and _NOTE.fullmatch(body[-1]) else ""
    title = title_lines(notice.title)
    addressee = notice.addressee.strip().rstrip("：:")
    at_foot = len(title) + 1 + bool(notice.number) + ceil((len(addressee) + 1) / SQUARES) > LINES - _LEAST_BODY
    day = written_day(notice.on)
    colophon = [("主送", addressee)] if at_foot else []
    if copies := notice.copies_to.strip().rstrip("。"):
        colophon.append(("抄送", copies))
    return OfficialPage(
        red_head=notice.red_head.strip(),
        number=notice.number.strip(),
        title=title,
        addressee=addressee,
        addressee_at_foot=at_foot,
        pieces=tuple(_pieces(body)),
        annex_names=names,
        signed_by=notice.signed_by.strip(),
        day=day,
        note=note,
        annexes=tuple(_annexes(annex_lines)),
        colophon=tuple((label, f"{who}。") for label, who in colophon),
        printed_by=notice.signed_by.strip(),
        printed_on=f"{day}印发",
    )


def _before_annexes(lines: list[str]) -> tuple[list[str], list[str]]:
    for position, line in enumerate(lines):
        if _ANNEX_BEGINS.fullmatch(line):
            return lines[:position], lines[position:]
    return lines, []


def _without_annex_list(lines: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The text without the list of annexes, and their names; numbered where there are several (7.3.4)."""
    for position, line in enumerate(lines):
        if found := _ANNEX_LIST.fullmatch(line):
            names = [found[1]]
            after = position + 1
            while after < len(lines) and _ANNEX_NUMBER.match(lines[after]):
                names.append(lines[after])
                after += 1
            names = [_ANNEX_NUMBER.sub("", name.strip(), count=1).rstrip("。；") for name in names]
            names = [name for name in names if name]
            if len(names) > 1:
                names = [f"{number}. {name}" for number, name in enumerate(names, start=1)]
            return [*lines[:position], *lines[after:]], tuple(names)
    return lines, ()


def _annexes(lines: list[str]) -> Iterator[Annex]:
    starts = [position for position, line in enumerate(lines) if _ANNEX_BEGINS.fullmatch(line)]
    for number, (start, stop) in enumerate(pairwise([*starts, len(lines)]), start=1):
        inside = lines[start + 1 : stop]
        title = inside.pop(0) if inside and not _ROW.fullmatch(inside[0]) else ""
        yield Annex(f"附件{number}" if len(starts) > 1 else "附件", title_lines(title), tuple(_pieces(inside)))


def _pieces(lines: Iterable[str]) -> Iterator[Piece]:
    for is_table, group in groupby(lines, lambda line: bool(_ROW.fullmatch(line))):
        if is_table:
            yield _rows([line for line in group if not _RULE_OF_A_TABLE.fullmatch(line)])
        else:
            yield from map(_words, group)


def _rows(lines: list[str]) -> Rows:
    cells = [[cell.strip() for cell in re.split(r"[|｜]", line)[1:-1]] for line in lines]
    width = max((len(row) for row in cells), default=0)
    padded = [(*row, *[""] * (width - len(row))) for row in cells]
    return Rows(padded[0], tuple(padded[1:])) if padded else Rows((), ())


def _words(line: str) -> Words:
    for level, opening in ((Level.heading, _HEADING), (Level.subheading, _SUBHEADING)):
        if opening.match(line):
            lead, stop, rest = line.partition("。")
            if len(lead) <= _LONGEST_LEAD and (rest or not line.endswith(_SENTENCE_ENDS)):
                return Words(level, lead + stop, rest)
    return Words(Level.text, line)
