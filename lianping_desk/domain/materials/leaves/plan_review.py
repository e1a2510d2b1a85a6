"""The review of a plan as tables: targets and results, tasks, returns of all years, what is missing, the evidence."""

from collections.abc import Iterator

from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.leaves.places import place_of
from lianping_desk.domain.materials.leaves.targets import source_of, value_of
from lianping_desk.domain.materials.leaves.words import listed
from lianping_desk.domain.materials.light import light_of
from lianping_desk.domain.materials.table import Align, Cell, Column, Leaf, Table
from lianping_desk.domain.number_text import format_number, one_place
from lianping_desk.domain.period import period_title
from lianping_desk.domain.plan import Role
from lianping_desk.domain.plan_review import PeriodReturns, PlanReview
from lianping_desk.domain.status import IndicatorStatus, RegisteredBase, ReportedValue, TaskStatus

_NO = Column("序号", 3, Align.centre)
_STATE = Column("结论", 6, Align.centre)


def review_leaves(review: PlanReview, heading: Heading) -> tuple[Leaf, ...]:
    """The first leaf says in sentences how the plan came out."""
    return (
        Leaf("目标和结果", heading, review.sentences, (_targets(review),)),
        Leaf("任务完成情况", heading, (), (_tasks(review),)),
        Leaf("历年填报情况", heading, (), (_returns(review),)),
        Leaf("还缺什么", heading, (), (_missing(review),)),
        Leaf("依据清单", heading, (), (_evidence(review),)),
    )


def _targets(review: PlanReview) -> Table:
    columns = (
        _NO,
        Column("指标", 16),
        Column("目标", 9),
        Column("要求", 4, Align.centre),
        Column("年份", 4.5, Align.centre),
        Column("结果", 7, Align.figures),
        Column("还差", 7),
        _STATE,
        Column("依据", 24),
    )
    rows = tuple(_target(no, one) for no, one in enumerate(review.status.indicators, 1))
    return Table(columns, rows, "方案里没有指标。", "目标和结果")


def _target(no: int, one: IndicatorStatus) -> tuple[Cell, ...]:
    indicator = one.indicator
    evidence = "\n".join(_evidence_of(one)) or "没有依据"
    return (
        no,
        indicator.title,
        indicator.target_text,
        indicator.strength.chinese,
        indicator.year,
        value_of(one) if one.value is not None else "没有数据",
        one.missing,
        light_of(one.state, plan_over=True),
        evidence,
    )


def _evidence_of(one: IndicatorStatus) -> Iterator[str]:
    for source in one.sources:
        trace = source.trace if isinstance(source, ReportedValue) else None
        trace = source.entry.trace if isinstance(source, RegisteredBase) else trace
        yield f"{source_of(source)}　{place_of(trace)}".strip()


def _tasks(review: PlanReview) -> Table:
    columns = (
        _NO,
        Column("任务", 18),
        Column("牵头单位", 12),
        Column("完成进度（%）", 6, Align.figures),
        _STATE,
        Column("完成时间", 7, Align.centre),
        Column("依据", 26),
    )
    return Table(columns, tuple(_task(one) for one in review.status.tasks), "方案里没有任务。", "任务完成情况")


def _task(one: TaskStatus) -> tuple[Cell, ...]:
    evidence = "\n".join(
        f"{source.unit}（{period_title(source.period_code)}）{format_number(source.percent)}%　{place_of(source.trace)}"
        for source in one.sources
    )
    return (
        one.task.no,
        one.task.title,
        listed(unit.token for unit in one.task.units(Role.lead)),
        one_place(one.percent),
        light_of(one.state, plan_over=True),
        one.done_on,
        evidence or "没有单位填报",
    )


def _returns(review: PlanReview) -> Table:
    columns = (
        Column("填报期", 9),
        Column("应报", 4, Align.figures),
        Column("已报", 4, Align.figures),
        Column("未报单位", 48),
    )

    def row(one: PeriodReturns) -> tuple[Cell, ...]:
        return (one.period.title, one.owed, one.owed - len(one.missing), listed(one.missing))

    return Table(columns, tuple(row(one) for one in review.periods), "没有开过填报期。", "历年填报情况")


def _missing(review: PlanReview) -> Table:
    columns = (_NO, Column("类别", 6, Align.centre), Column("内容", 34), Column("怎么补", 28))
    rows = tuple((no, one.kind, one.what, one.remedy) for no, one in enumerate(review.missing, 1))
    return Table(columns, rows, "不缺材料。", "还缺什么")


def _evidence(review: PlanReview) -> Table:
    columns = (
        _NO,
        Column("说明什么", 16, is_group=True),
        Column("单位", 9),
        Column("填报期", 8, Align.centre),
        Column("数值", 6, Align.figures),
        Column("文件", 16),
        Column("工作表", 6),
        Column("单元格", 5, Align.centre),
        Column("原文", 10),
    )
    found = [*_of_goals(review), *_of_tasks(review)]
    rows = tuple((no, *row) for no, row in enumerate(found, 1))
    return Table(columns, rows, "没有从填报件读来的依据。", "依据清单")


def _of_goals(review: PlanReview) -> Iterator[tuple[Cell, ...]]:
    for one in review.status.indicators:
        for source in one.sources:
            if isinstance(source, ReportedValue) and source.trace is not None:
                trace, period = source.trace, period_title(source.period_code)
                yield (
                    one.indicator.title,
                    source.unit,
                    period,
                    source.value,
                    trace.file,
                    trace.sheet,
                    trace.cell,
                    trace.text,
                )
            elif isinstance(source, RegisteredBase) and source.entry.trace is not None:
                trace = source.entry.trace
                yield one.indicator.title, source.base.host, "", None, trace.file, trace.sheet, trace.cell, trace.text


def _of_tasks(review: PlanReview) -> Iterator[tuple[Cell, ...]]:
    for one in review.status.tasks:
        for source in one.sources:
            if source.trace is not None:
                trace, period = source.trace, period_title(source.period_code)
                what = f"任务{one.task.no}" + ("" if one.state.is_done else "（未完成）")
                yield what, source.unit, period, source.percent, trace.file, trace.sheet, trace.cell, trace.text
