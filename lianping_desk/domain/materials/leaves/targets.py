"""创建目标 as tables: indicators, the base register, the literacy surveys."""

from datetime import date

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.leaves.places import place_of
from lianping_desk.domain.materials.leaves.words import listed
from lianping_desk.domain.materials.light import light_of
from lianping_desk.domain.materials.table import Align, Cell, Column, Leaf, Table
from lianping_desk.domain.materials.targets import RegisterLine, TargetSheet
from lianping_desk.domain.number_text import format_number
from lianping_desk.domain.period import period_title
from lianping_desk.domain.status import IndicatorSource, IndicatorStatus, RegisteredBase, ReportedValue
from lianping_desk.domain.survey import LiteracySurvey

_INDICATORS = (
    Column("序号", 3, Align.centre),
    Column("指标", 18),
    Column("目标", 10),
    Column("要求", 4.5, Align.centre),
    Column("完成年份", 5, Align.centre),
    Column("现值", 7, Align.figures),
    Column("差距", 7, Align.figures),
    Column("单位", 4, Align.centre),
    Column("状态", 7, Align.centre),
    Column("现值来源", 20),
)
_REGISTER = (
    Column("序号", 3, Align.centre),
    Column("名称", 15),
    Column("类别", 7, Align.centre),
    Column("级别", 4.5, Align.centre),
    Column("依托单位", 11),
    Column("所在乡镇", 6, Align.centre),
    Column("阶段", 4, Align.centre),
    Column("日期", 7, Align.centre),
    Column("证书编号", 8),
    Column("有效期至", 7, Align.centre),
    Column("有效情况", 5, Align.centre),
    Column("依据", 13),
)
_SURVEYS = (
    Column("年份", 6, Align.centre),
    Column("具备科学素质的比例（%）", 14, Align.figures),
    Column("样本量（人）", 10, Align.figures),
    Column("来源", 36),
)


def target_leaves(sheet: TargetSheet) -> tuple[Leaf, ...]:
    """Three leaves: targets, register, surveys."""
    over = sheet.heading.plan_over
    indicators = tuple(_indicator(no, one, over) for no, one in enumerate(sheet.indicators, start=1))
    register = tuple(_base(no, line, sheet.heading.as_of) for no, line in enumerate(sheet.register, start=1))
    surveys = tuple(_survey(one) for one in sheet.surveys)
    return (
        Leaf(
            "创建目标",
            sheet.heading,
            tables=(Table(_INDICATORS, indicators, "方案里还没有指标。", "目标完成情况"),),
            remarks=_sentences(sheet),
            legend=sheet.legend,
        ),
        Leaf(
            "创建台账",
            sheet.heading,
            tables=(Table(_REGISTER, register, "台账里还没有创建对象。", "科普教育基地等创建台账"),),
        ),
        Leaf(
            "素质调查",
            sheet.heading,
            _survey_target(sheet),
            (Table(_SURVEYS, surveys, "还没有调查结果。", "公民科学素质调查结果"),),
        ),
    )


def value_of(status: IndicatorStatus) -> Cell:
    """The value as a number; of a goal of yes or no the word."""
    target = status.indicator.target
    if target.number is None and status.value is not None:
        return "已实现" if target.met_by(status.value) else "未实现"
    return status.value


def source_of(source: IndicatorSource) -> str:
    """One cell, title or survey that a value is made of, in a line."""
    match source:
        case ReportedValue():
            return f"{source.unit}（{period_title(source.period_code)}）{format_number(source.value)}"
        case RegisteredBase():
            return f"{source.base.name}（{written_day(source.entry.on)}）" if source.entry.on else source.base.name
        case LiteracySurvey():
            return f"{source.year}年调查"


def _indicator(no: int, status: IndicatorStatus, over: bool) -> tuple[Cell, ...]:
    indicator = status.indicator
    sources = tuple(source_of(source) for source in status.sources)
    return (
        no,
        indicator.title,
        indicator.target_text,
        indicator.strength.chinese,
        indicator.year,
        value_of(status),
        status.gap,
        indicator.unit,
        light_of(status.state, over),
        f"{indicator.value_source.chinese}：{listed(sources)}" if sources else indicator.value_source.chinese,
    )


def _sentences(sheet: TargetSheet) -> tuple[str, ...]:
    """The plan's own words, each sentence once with the numbers of the indicators it sets."""
    numbers: dict[str, list[str]] = {}
    for no, one in enumerate(sheet.indicators, start=1):
        if one.indicator.text:
            numbers.setdefault(one.indicator.text, []).append(str(no))
    return tuple(f"方案原文（第{listed(nos)}项）：{text}" for text, nos in numbers.items())


def _base(no: int, line: RegisterLine, as_of: date) -> tuple[Cell, ...]:
    base, entry = line.base, line.entry
    certified = base.certified_on(as_of)
    return (
        no,
        base.name,
        base.kind.chinese,
        base.level_word,
        base.host,
        base.town,
        entry.stage.chinese,
        entry.on,
        base.certificate if certified else "",
        base.valid_until if certified else None,
        line.validity.value if line.validity else "",
        place_of(entry.trace) or "台账登记",
    )


def _survey(survey: LiteracySurvey) -> tuple[Cell, ...]:
    return survey.year, survey.rate, survey.sample, survey.source


def _survey_target(sheet: TargetSheet) -> tuple[str, ...]:
    if sheet.survey_target is None:
        return ()
    indicator = sheet.survey_target.indicator
    due = f"{indicator.year}年" if indicator.year else "方案期末"
    return (f"目标：到{due}，{indicator.title}{indicator.target_text}（{indicator.strength.chinese}）。",)
