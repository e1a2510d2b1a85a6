"""创建目标 on paper: bars, the targets with their gaps, the base register, the line of the literacy surveys."""

from collections.abc import Iterator
from dataclasses import replace

from lianping_desk.domain.materials.leaves.targets import target_leaves, value_of
from lianping_desk.domain.materials.leaves.yearly import yearly_leaves
from lianping_desk.domain.materials.light import light_of
from lianping_desk.domain.materials.table import Align, Column, Leaf
from lianping_desk.domain.materials.targets import TargetSheet
from lianping_desk.domain.number_text import format_number
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.status import IndicatorSource, IndicatorStatus, RegisteredBase, ReportedValue
from lianping_desk.domain.trace import CellTrace
from lianping_desk.reports.bars import TargetBar, TargetBars
from lianping_desk.reports.document import Section
from lianping_desk.reports.flow import Block, Gap
from lianping_desk.reports.materials.leaf import leaf_blocks, legend_above, short_title, title_blocks, with_column
from lianping_desk.reports.materials.sources import TITLE, Sources
from lianping_desk.reports.materials.words import written
from lianping_desk.reports.page import PageStyle
from lianping_desk.reports.paragraph import Paragraph
from lianping_desk.reports.rate_line import RateLine
from lianping_desk.reports.styles import LEDGER_HEADING, LEDGER_NOTE

_MADE_OF = -1  # the column 现值来源 of the targets
_PLACE = Column("依据", 7, Align.centre)
_BY_HAND = "台账登记"
_ON_ONE_PAGE = 9
"""Indicators whose bars and table stand on one page."""


def target_sections(sheet: TargetSheet, sources: Sources, page: PageStyle) -> Iterator[Section]:
    """All of it as one section; what was read from a file has its number in the appendix."""
    targets, register, surveys = target_leaves(sheet)
    targets = _naming_sources(targets, sheet, sources)
    if len(sheet.indicators) <= _ON_ONE_PAGE:
        targets = replace(targets, legend=())  # that of the bars stands on the same page
    places = [sources.numbers((line.entry.trace,)) for line in sheet.register]
    register = with_column(register, -1, [f"{TITLE}{place}" if place else _BY_HAND for place in places], _PLACE)
    yield Section(
        page,
        (
            *title_blocks(sheet.heading),
            *_bars(sheet),
            *leaf_blocks(targets, page),
            *leaf_blocks(register, page),
            *_surveys(surveys, sheet, page),
            *(block for leaf in yearly_leaves(sheet) for block in leaf_blocks(leaf, page)),
        ),
        short_title(sheet.heading),
        sheet.heading.subtitle,
    )


def _naming_sources(leaf: Leaf, sheet: TargetSheet, sources: Sources) -> Leaf:
    """The leaf with the numbers of the appendix beside the words that say what a value is made of."""
    told = []
    for status, row in zip(sheet.indicators, leaf.tables[0].rows, strict=True):
        numbers = sources.numbers(trace for source in status.sources for trace in [_trace(source)])
        told.append(f"{row[_MADE_OF]}（{TITLE}{numbers}）" if numbers else row[_MADE_OF])
    return with_column(leaf, _MADE_OF, told)


def _trace(source: IndicatorSource) -> CellTrace | None:
    match source:
        case ReportedValue():
            return source.trace
        case RegisteredBase():
            return source.entry.trace
    return None


def _bars(sheet: TargetSheet) -> Iterator[Block]:
    if not sheet.indicators:
        return
    over = sheet.heading.plan_over
    yield Paragraph("目标进展", LEDGER_HEADING, bookmark=1)
    yield legend_above(sheet.legend)
    yield TargetBars(tuple(_bar(one, sheet.plan, over) for one in sheet.indicators))
    yield Paragraph("粗竖线为目标；虚竖线为到截至日期应达到的位置。没有数的指标只画空条。", LEDGER_NOTE)


def _bar(status: IndicatorStatus, plan: Plan, over: bool) -> TargetBar:
    light, target = light_of(status.state, over), status.indicator.target
    value, unit = value_of(status), status.indicator.unit
    if target.number is None:
        reading, share = written(value) or "尚无结果", 1.0 if value == "已实现" else None
    else:
        number = format_number(target.number)
        reading = f"{written(value) or '—'} / {number}{'' if unit == '%' else ' '}{unit}"
        share = status.percent / 100 if status.percent is not None else None
    expected = status.expected / 100 if target.number is not None and not over else None
    title = f"{status.indicator.title}（{status.indicator.strength_text(plan.last_year)}）"
    return TargetBar(title, reading, share, expected, light.state, light.word)


def _surveys(leaf: Leaf, sheet: TargetSheet, page: PageStyle) -> tuple[Block, ...]:
    """The line stands between the heading and the table, so that the three stay on one page; none without surveys."""
    if not sheet.surveys:
        return tuple(leaf_blocks(leaf, page))
    *above, table = leaf_blocks(leaf, page)
    return (*above, *_rate_line(sheet), Gap(8), table)


def _rate_line(sheet: TargetSheet) -> Iterator[Block]:
    aim = sheet.survey_target
    if aim is None or aim.indicator.target.number is None:
        return
    year = f"{aim.indicator.year}年" if aim.indicator.year else ""
    years = [sheet.plan.first_year, sheet.plan.last_year, *(survey.year for survey in sheet.surveys)]
    yield RateLine(
        tuple((survey.year, float(survey.rate)) for survey in sheet.surveys),
        float(aim.indicator.target.number),
        f"{year}目标：{aim.indicator.target_text}",
        min(years),
        max(years),
    )
