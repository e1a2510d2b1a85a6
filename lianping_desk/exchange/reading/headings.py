"""What a heading over a column means, for each of the three tables of a return, by the office's vocabulary."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from lianping_desk.domain.received import INDICATOR_FIELDS, PROGRESS_FIELDS, TableKind
from lianping_desk.exchange.reading import heading_patterns as patterns
from lianping_desk.exchange.reading.words import plain, without_brackets
from lianping_desk.exchange.returned.words import PROBLEM_HEADING

LONGEST_HEADING = 60
"""Characters, brackets and white space included; what is longer is text."""
LONGEST_SIDE_HEADING = 16
"""Characters of a heading that is put aside for a word in it (去年, 目标)."""


class Role(StrEnum):
    """Columns that carry no field of a row but are understood all the same."""

    serial = "serial"
    unit = "unit"
    period = "period"
    measured_in = "measured_in"
    ignored = "ignored"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column is for: a field of FIELD_NAMES or a Role.

    `factor` turns the column's numbers into the field's unit where the heading names one (万人次 10000, 元 0.0001).
    `ticked` is the one level of bases, or the one state, that a column stands for and that is ticked. `is_loose`: the
    heading may mean something narrower (培训人数) and gives way where another column says the same (受益人次).
    `is_taught`: she said so herself, so that other columns give way to it. `spelt` is the known heading that a misspelt
    one was taken for.
    """

    field: str
    factor: Decimal | None = None
    ticked: str = ""
    is_loose: bool = False
    is_taught: bool = False
    spelt: str = ""


KEY_FIELDS = {TableKind.progress: "task", TableKind.indicator: "indicator", TableKind.base: "name"}
FIELDS = {
    TableKind.progress: ("task", "measure", *PROGRESS_FIELDS),
    TableKind.indicator: ("indicator", *INDICATOR_FIELDS),
    TableKind.base: ("name", "level", "host", "town", "stage", "date", "certificate", "valid_until"),
}
"""What a column of each table may be for."""
LONGEST_UNIT = 8
_SENT_BACK = plain(PROBLEM_HEADING)


@lru_cache(maxsize=4096)
def meaning_of(heading: str, kind: TableKind) -> Meaning | None:
    """What a column with this heading is for in a table of this kind; None where it is not known."""
    whole = patterns.PERCENT_SIGN.sub("(%)", plain(heading).replace("_", ""))
    text = without_brackets(whole).strip(":：.。、,，;；*%")
    if not text:
        return None
    if whole == _SENT_BACK:
        return Meaning(Role.ignored)
    if patterns.ASIDE_IN_BRACKETS.search(whole) or patterns.NOT_OURS.fullmatch(text):
        return Meaning(Role.ignored)
    if kind is TableKind.indicator and patterns.VOCABULARY[TableKind.progress]["percent"].fullmatch(text):
        return Meaning(Role.ignored)  # of a target it follows from its value
    if role := _role(text, kind):
        return Meaning(role)
    if kind is TableKind.base and (level := patterns.LEVEL_COLUMN.fullmatch(text)):
        return Meaning("level", ticked=patterns.LEVELS[level[1]])
    if (named := _named(text, whole, kind)) and not named.is_loose:
        return named
    is_short = len(text) <= LONGEST_SIDE_HEADING
    if patterns.IGNORED.fullmatch(text) or (
        is_short and patterns.NOT_DONE_YET.search(text) and not patterns.WANTS_BOTH.search(text)
    ):
        return named or Meaning(Role.ignored)
    return named


def _named(text: str, whole: str, kind: TableKind) -> Meaning | None:
    """The field that a heading names, also behind a period: 2023年上半年进展情况. Which period is looked at later."""
    is_progress = kind is TableKind.progress
    names = _without_period(text, kind)
    if is_progress and (counted := next((c for name in names if (c := _counted(name, whole))), None)):
        return counted
    if kind is TableKind.indicator and not text.isdigit() and "" in names:
        return Meaning("period_value")
    for name in filter(None, names):
        for field, pattern in patterns.VOCABULARY[kind].items():
            if pattern.fullmatch(name):
                return Meaning(field, factor_of(field, whole))
    in_all = text.removeprefix("累计")
    for field, pattern in patterns.LOOSE[kind].items():
        if pattern.fullmatch(text) or (
            in_all != text and is_progress and patterns.VOCABULARY[kind][field].fullmatch(in_all)
        ):
            return Meaning(field, factor_of(field, whole), is_loose=True)
    return None


def _counted(text: str, whole: str) -> Meaning | None:
    """What is counted, as the unit in the heading's brackets says (开展活动（场）) or a word for what is: 实际人数."""
    for field, unit, pattern in patterns.MEASURED:
        if unit.search(whole) and pattern.fullmatch(text):
            return Meaning(field, factor_of(field, whole))
    actual = patterns.ACTUAL.sub("", text)
    vocabulary = patterns.VOCABULARY[TableKind.progress]
    counted = [field for field in patterns.COUNTED if actual != text and vocabulary[field].fullmatch(actual)]
    return Meaning(counted[0], factor_of(counted[0], whole)) if counted else None


def _without_period(text: str, kind: TableKind) -> tuple[str, ...]:
    """A heading as it stands and without the period before it, each once; "" where it names a period and no more."""
    without_year = patterns.YEAR.sub("", text)
    names = [text, without_year, patterns.PART_OF_YEAR.sub("", without_year)]
    if kind is TableKind.progress:
        names += [patterns.SINCE.sub("", text), patterns.THIS_PERIOD.sub("", text)]
    else:
        names += [patterns.SINCE.sub("", text) or text]
    return tuple(dict.fromkeys(names))


def level_of_section(text: str) -> str | None:
    """The one level of bases that the title of a section names: 一、县级科普教育基地."""
    named = {patterns.LEVELS[found] for found in patterns.LEVEL_IN_TITLE.findall(plain(text))}
    return named.pop() if len(named) == 1 else None


def is_unit_of_measure(text: str) -> bool:
    """Whether a text under a heading is only the unit of the column: %, 人次, 万元."""
    return len(text) <= LONGEST_UNIT and bool(
        patterns.UNIT_OF_MEASURE.fullmatch(without_brackets(plain(text)) or plain(text).strip("()"))
    )


def is_put_aside(heading: str) -> bool:
    """Whether a column with this heading is none of ours, so that leaving it out needs no word."""
    text = without_brackets(plain(heading))
    return bool(patterns.IGNORED.fullmatch(text) or patterns.NOT_OURS.fullmatch(text))


def _role(text: str, kind: TableKind) -> Role | None:
    """What a column is for that carries no field, where its heading leaves no choice."""
    if patterns.SERIAL.fullmatch(text):
        return Role.serial
    if len(text) <= LONGEST_SIDE_HEADING and patterns.ANOTHER_TIME.search(text):
        return Role.ignored
    if patterns.MEASURED_IN.fullmatch(text) or (kind is TableKind.indicator and text == "单位"):
        return Role.measured_in
    if patterns.REPORTING_PERIOD.fullmatch(text):
        return Role.period
    if patterns.REPORTING_UNIT.fullmatch(text) or (kind is TableKind.progress and text in ("单位", "单位名称")):
        return Role.unit
    return None


def wants_two_things(heading: str) -> bool:
    """Whether one column asks for problems and next steps together, so that its text belongs to neither alone."""
    return bool(patterns.WANTS_BOTH.search(plain(heading)))


def funds_factor(text: str) -> Decimal | None:
    """What turns amounts in the unit that a plain text names into 万元; None where it names none."""
    if "万元" in text:
        return Decimal(1)
    if "千元" in text:
        return Decimal("0.1")
    if "亿元" in text:
        return Decimal(10_000)
    return Decimal("0.0001") if "元" in text else None


def factor_of(field: str, whole: str) -> Decimal | None:
    """What the unit that a heading (plain, with its brackets) names makes of the numbers below it."""
    if field == "funds":
        return funds_factor(whole)
    if field in ("people", "sessions"):
        if "万" in whole:
            return Decimal(10_000)
        return Decimal(1_000) if "千人" in whole else Decimal(1)
    return None
