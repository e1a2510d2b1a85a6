"""创建目标 on paper: bars, the targets with their gaps, the base register, the line of the literacy surveys."""

from collections.abc import Iterator

from lianping_desk.domain.indicator import format_number
from lianping_desk.domain.materials.leaves.targets import target_leaves, value_of
from lianping_desk.domain.materials.light import light_of
from lianping_desk.domain.materials.targets import TargetSheet
from lianping_desk.domain.status import IndicatorStatus
from lianping_desk.reports.bars import TargetBar, TargetBars
from lianping_desk.reports.document import Section
from lianping_desk.reports.flow import Block
from lianping_desk.reports.materials.leaf import leaf_blocks, title_blocks
from lianping_desk.reports.materials.words import written
from lianping_desk.reports.page import LEDGER
from lianping_desk.reports.paragraph import Paragraph
from lianping_desk.reports.rate_line import RateLine
from lianping_desk.reports.styles import LEDGER_HEADING, LEDGER_NOTE

PAGE = LEDGER.landscape()


def target_sections(sheet: TargetSheet) -> Iterator[Section]:
    """All of it as one section."""
    targets, register, surveys = target_leaves(sheet)
    yield Section(
        PAGE,
        (
            *title_blocks(sheet.heading),
            *_bars(sheet),
            *leaf_blocks(targets, PAGE),
            *leaf_blocks(register, PAGE),
            *leaf_blocks(surveys, PAGE),
            *_rate_line(sheet),
        ),
        sheet.heading.title,
        sheet.heading.subtitle,
    )


def _bars(sheet: TargetSheet) -> Iterator[Block]:
    if not sheet.indicators:
        return
    over = sheet.heading.plan_over
    yield Paragraph("目标进展", LEDGER_HEADING, bookmark=1)
    yield TargetBars(tuple(_bar(one, over) for one in sheet.indicators))
    yield Paragraph("粗竖线为目标；虚竖线为到截至日期应达到的位置。没有数的指标只画空条。", LEDGER_NOTE)


def _bar(status: IndicatorStatus, over: bool) -> TargetBar:
    light, target = light_of(status.state, over), status.indicator.target
    value, unit = value_of(status), status.indicator.unit
    if target.number is None:
        reading, share = written(value) or "尚无结果", 1.0 if value == "已实现" else None
    else:
        number = format_number(target.number)
        reading = f"{written(value) or '—'} / {number}{'' if unit == '%' else ' '}{unit}"
        share = status.percent / 100 if status.percent is not None else None
    expected = status.expected / 100 if target.number is not None and not over else None
    title = f"{status.indicator.title}（{status.indicator.strength.chinese}）"
    return TargetBar(title, reading, share, expected, light.state, light.word)


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
