"""A table of targets (主要指标): a row for each measure, a column for each year."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lianping_desk.domain.indicator import Comparison, Indicator, Strength, Target
from lianping_desk.exchange.plan_reading.document import Document, Row, Table

_TITLE = re.compile(r"(主要|具体|核心|发展)?指标(名称|内容)?")
_UNIT = re.compile(r"(计量)?单位")
_YEAR = re.compile(r"(20\d\d)\s*年?")
_CELL = re.compile(
    r"(?P<sign>≥|>=|＞|>|≤|<=|＜|<|不少于|不低于|超过|不超过)?\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>[^\d\s以左]{0,4}?)(?P<end>以上|左右|以内)?"
)
_SIGNS = {
    "≥": Comparison.at_least,
    ">=": Comparison.at_least,
    "不少于": Comparison.at_least,
    "不低于": Comparison.at_least,
    "以上": Comparison.at_least,
    "＞": Comparison.more_than,
    ">": Comparison.more_than,
    "超过": Comparison.more_than,
    "≤": Comparison.at_most,
    "<=": Comparison.at_most,
    "不超过": Comparison.at_most,
    "以内": Comparison.at_most,
    "＜": Comparison.less_than,
    "<": Comparison.less_than,
    "左右": Comparison.about,
}


def indicators_of_tables(document: Document, first_year: int | None) -> Iterator[Indicator]:
    """The targets in tables; a year before the plan's first is where the measure starts from."""
    for table in document.tables:
        yield from _of_table(table, first_year)


def is_goal_table(table: Table) -> bool:
    """Whether the head of a table is one of targets."""
    return any(_TITLE.fullmatch(re.sub(r"\s", "", cell)) for cell in table.rows[0].cells)


def heads_goals(headings: Sequence[str]) -> bool:
    """Whether headings without spaces are those of targets year by year."""
    return any(_TITLE.fullmatch(one) for one in headings) and any(_YEAR.search(one) for one in headings)


def _of_table(table: Table, first_year: int | None) -> Iterator[Indicator]:
    head = [re.sub(r"\s", "", cell) for cell in table.rows[0].cells]
    title = next((place for place, cell in enumerate(head) if _TITLE.fullmatch(cell)), None)
    unit = next((place for place, cell in enumerate(head) if _UNIT.fullmatch(cell)), None)
    years = {place: int(found[1]) for place, cell in enumerate(head) if (found := _YEAR.search(cell))}
    if title is None or not years or first_year is None:
        return
    for row in table.rows[1:]:
        yield from _of_row(row, row.cells[title], row.cells[unit] if unit is not None else "", years, first_year)


def _of_row(row: Row, title: str, unit: str, years: dict[int, int], first_year: int) -> Iterator[Indicator]:
    title = re.sub(r"^\d+[.、．]?|\s", "", title)
    in_brackets = re.search(r"（([%‰]|[\u4e00-\u9fff/]{1,4})）$", title)
    if in_brackets:
        title, unit = title[: in_brackets.start()], unit or in_brackets[1]
    baseline: tuple[Decimal, int] | None = None
    for place, year in years.items():
        found = _CELL.fullmatch(row.cells[place].strip())
        if not found or not title:
            continue
        number = Decimal(found["number"])
        if year < first_year:
            baseline = (number, year)
            continue
        comparison = _SIGNS.get(found["sign"] or found["end"] or "", Comparison.equal)
        yield Indicator(
            title=title,
            target=Target(number, comparison),
            unit=(found["unit"] or unit).strip().replace("％", "%"),
            year=year,
            strength=Strength.must,
            text=" ".join(dict.fromkeys(cell.strip() for cell in row.cells if cell.strip())),
            baseline=baseline,
            source_line=row.line,
        )
