"""五年总结: how a plan came out, with what its results rest on and what is still missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.base import Base
from lianping_desk.domain.indicator import Strength, ValueSource
from lianping_desk.domain.number_text import one_place
from lianping_desk.domain.period import Period
from lianping_desk.domain.plan import PlanDoubt
from lianping_desk.domain.status import IndicatorStatus, RegisteredBase, Status, TaskStatus


@dataclass(frozen=True, slots=True)
class PeriodReturns:
    """How many units owed a return for a period, and which never sent one."""

    period: Period
    owed: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a complete review lacks, and what to do about it."""

    kind: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class PlanReview:
    """The plan on its last day, the returns of its periods, and what is missing."""

    status: Status
    periods: tuple[PeriodReturns, ...]
    missing: tuple[Missing, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """How the plan came out, in the words of a report."""
        plan, goals, tasks = self.status.plan, self.status.indicators, self.status.tasks
        reached = [one for one in goals if one.state.is_done]
        must = [one for one in goals if one.indicator.strength is Strength.must]
        done = sum(one.state.is_done for one in tasks)
        reported = [one.percent for one in tasks if one.percent is not None]
        mean = f"，平均完成进度{one_place(sum(reported) / len(reported))}%" if reported else ""
        lines = [
            f"方案期{plan.years_text}年。指标{len(goals)}项，达到{len(reached)}项"
            f"（必达{len(must)}项，达到{sum(one in reached for one in must)}项）。",
            f"任务{len(tasks)}项，完成{done}项{mean}。",
        ]
        if self.periods:
            owed = sum(one.owed for one in self.periods)
            sent = owed - sum(len(one.missing) for one in self.periods)
            lines.append(f"共填报{len(self.periods)}期，应报{owed}份，已报{sent}份。")
        lines.append(f"材料还缺{len(self.missing)}处，见“还缺什么”。" if self.missing else "材料齐全。")
        return tuple(lines)


def missing_of(
    status: Status, periods: Iterable[PeriodReturns], bases: Iterable[Base], doubts: int
) -> Iterator[Missing]:
    """What is missing on the day of `status`; `doubts` is how many doubts of returns nobody has settled."""
    for one in status.indicators:
        yield from _of_goal(one)
    for task in status.tasks:
        yield from _of_task(task)
    for period in periods:
        if period.missing:
            what = f"{period.period.title}有{len(period.missing)}个单位没有报：{'、'.join(period.missing)}"
            yield Missing("填报", what, "请催收，或说明原因")
    for base in bases:
        if base.counts_on(status.as_of) and not base.certificate:
            yield Missing("基地", f"{base.level_word}“{base.name}”没有证书编号", "请在创建台账里补上证书编号和文件")
    if doubts:
        yield Missing("疑点", f"填报件里还有{doubts}处疑点没有处理", "请在“填报回收”里逐处处理")
    for doubt in status.plan.doubts:
        yield _of_doubt(doubt)


def _of_goal(one: IndicatorStatus) -> Iterator[Missing]:
    indicator = one.indicator
    if one.value is None:
        remedy = {
            ValueSource.survey: "请补录最近一次公民科学素质调查的结果",
            ValueSource.register: "请在创建台账里补上",
            ValueSource.returns: "请有关单位补报这项指标",
        }[indicator.value_source]
        yield Missing("指标", f"“{indicator.title}”没有数据", remedy)
        return
    if not one.state.is_done:
        yield Missing(
            "指标",
            f"“{indicator.title}”没有达到目标（{one.missing or indicator.target_text}）",
            "请说明原因和下一步打算",
        )
    undocumented = [
        source.base.name for source in one.sources if isinstance(source, RegisteredBase) and source.entry.trace is None
    ]
    if undocumented:
        yield Missing("依据", f"“{indicator.title}”里手工登记的：{'、'.join(undocumented)}", "请留存认定文件")


def _of_task(one: TaskStatus) -> Iterator[Missing]:
    name = f"任务{one.task.no}“{one.task.title}”"
    if one.percent is None:
        yield Missing("任务", f"{name}没有单位填报过进度", "请牵头单位补报")
    elif any(source.trace is None for source in one.sources):
        yield Missing("任务", f"{name}的进度没有出处", "请补收填报件，或在台账里写明依据")


def _of_doubt(doubt: PlanDoubt) -> Missing:
    return Missing("方案", f"{doubt.where} {doubt.why}".strip(), "请对照方案原文核对")


def review_day(plan_ends: date, today: date) -> date:
    """The day a plan is reviewed on: its last, or today while it runs."""
    return min(plan_ends, today)
