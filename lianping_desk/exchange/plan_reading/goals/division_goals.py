"""The targets in a division table: 主要目标, 2024年任务 and the numbers of the measures, read by the rules of prose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lianping_desk.domain.indicator import Indicator
from lianping_desk.exchange.plan_reading.goals.goal_sentences import Sentence, is_past
from lianping_desk.exchange.plan_reading.goals.indicators import FoundGoals, read_sentence
from lianping_desk.exchange.plan_reading.tables.annex_columns import Cells, Column
from lianping_desk.exchange.plan_reading.tables.cell_kinds import is_nothing

_VERB = re.compile(r"(?:每年|年均|累计|全年|共)*(培训|举办|开展|组织|服务|覆盖|参与|受益|惠及|发放|宣讲|巡展)")


def add_goals_of_rows(found: FoundGoals, rows: Sequence[Cells], region: str, first_year: int | None) -> None:
    """Adds what the rows set; a target that the text or another row has set already is not counted twice."""
    before: tuple[str, ...] = ()
    for row in rows:
        told = tuple(sentence.text for sentence in _sentences(row))
        for sentence in _sentences(row):
            if sentence.text in before or is_past(sentence.text, first_year):
                continue  # a cell merged over several rows speaks once
            own = FoundGoals()
            read_sentence(sentence, region, first_year, own)
            goals = [_with_verb(one, sentence) for one in own.indicators]
            new = [one for one in goals if not _is_known(one, found.indicators)]
            found.indicators += new
            found.doubts += own.doubts if new or not own.indicators else []
        before = told


def _sentences(row: Cells) -> Iterator[Sentence]:
    """The cells of targets with their year, then the measures; a year that each year's target names is none."""
    title = re.sub(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*", "", row.text(Column.task))
    deadlines = set(re.findall(r"20\d\d", row.said(Column.deadline)))
    dated = int(deadlines.pop()) if len(deadlines) == 1 else None
    for text, year in row.goals:
        if not is_nothing(text):
            for one in _parted(text):
                yield Sentence(one, row.line, None if "每年" in one else year or dated, title)
    for one in _parted(row.said(Column.measure)):
        yield Sentence(one, row.line, None, title)


def _parted(text: str) -> Iterator[str]:
    for part in re.split(r"[\n。！？]", text):
        part = re.sub(r"^(?:[（(]?\d{1,2}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳])\s*", "", part.strip())
        if part:
            yield part


def _with_verb(one: Indicator, sentence: Sentence) -> Indicator:
    """每年培训3000人次 beside 产业工人…行动 counts 产业工人…行动培训: the task alone is no measure."""
    verb = _VERB.match(sentence.text)
    is_of_task = bool(one.title) and sentence.heading.endswith(one.title)
    return replace(one, title=f"{one.title}{verb[1]}") if verb and is_of_task else one


def _is_known(one: Indicator, known: Sequence[Indicator]) -> bool:
    """The same number of the same thing: the year of a row may be told in the text or not."""
    return any(
        other.target.number == one.target.number
        and other.unit == one.unit
        and (one.title in other.title or other.title in one.title)
        and (other.year == one.year or other.year is None or one.year is None)
        for other in known
    )
