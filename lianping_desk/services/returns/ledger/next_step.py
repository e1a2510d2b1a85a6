"""What she should do next about a period's returns: one sentence, and one thing to do."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from lianping_desk.domain.unit_return import PeriodStatus, ReturnMark, UnitReturn

REMIND_BEFORE = 3
"""Days before the due date from which the units that have not returned are worth a reminder."""


class Step(Enum):
    """The one thing to do."""

    send_forms = auto()
    settle_doubts = auto()
    take_in = auto()
    remind = auto()
    review = auto()
    collect_papers = auto()
    export = auto()
    nothing = auto()


@dataclass(frozen=True, slots=True)
class NextStep:
    """`sentence` says where things stand, `step` what to do about it."""

    step: Step
    sentence: str


def next_step(status: PeriodStatus, as_of: date) -> NextStep:
    """Doubts first, for they are hers; then who is to be reminded, what is to be reviewed, which papers are missing."""
    if not status.units:
        return NextStep(Step.nothing, "这一期没有要填报的单位。")
    if all(one.mark is ReturnMark.not_sent for one in status.units) and as_of <= status.period.due:
        return NextStep(Step.send_forms, f"{len(status.units)}个单位要报，填报表还没有发。")
    doubtful = [one for one in status.units if one.doubts]
    if doubtful:
        count = sum(one.doubts for one in doubtful)
        return NextStep(Step.settle_doubts, f"{len(doubtful)}个单位有{count}处疑点等您定。{_awaited(status)}")
    if status.outstanding:
        return _chase(status, as_of)
    return _finish(status)


def counts_line(status: PeriodStatus) -> str:
    """How many have returned, at a glance."""
    late = sum(1 for one in status.units if one.is_late)
    doubts = sum(one.doubts for one in status.units)
    parts = [f"应报 {len(status.units)}，已收 {status.arrived}，未报 {len(status.units) - status.arrived}"]
    if late:
        parts.append(f"其中逾期 {late}")
    if doubts:
        parts.append(f"疑点 {doubts}")
    return "，".join(parts)


def days_to_due(status: PeriodStatus, as_of: date) -> str:
    """How the due date stands to the day: 还有5天, 今天截止, 已过21天."""
    days = (status.period.due - as_of).days
    if days == 0:
        return "今天截止"
    return f"还有{days}天" if days > 0 else f"已过{-days}天"


def _chase(status: PeriodStatus, as_of: date) -> NextStep:
    soon = (status.period.due - as_of).days <= REMIND_BEFORE
    due_again = any(one.state.has_arrived for one in status.outstanding)
    return NextStep(Step.remind if soon or due_again else Step.take_in, _awaited(status))


def _awaited(status: PeriodStatus) -> str:
    """Who is still to send, in one sentence; nothing when all have."""
    awaited = status.outstanding
    if not awaited:
        return ""
    silent = [one for one in awaited if not one.state.has_arrived]
    parts = [f"{len(silent)}个单位没有报{_latest(silent)}"] if silent else []
    if again := [one for one in awaited if one.returned_on and one.state.has_arrived]:
        parts.append(f"{len(again)}个退回没重报")
    if broken := [one for one in awaited if one.mark is ReturnMark.unreadable]:
        parts.append(f"{len(broken)}个报来的文件读不了")
    if over := [one for one in awaited if one.days_over_promise]:
        parts.append(f"{len(over)}个答应的日子过了")
    return "，".join(parts) + "。"


def _latest(silent: list[UnitReturn]) -> str:
    days = max(one.days_late for one in silent)
    return f"（逾期{days}天）" if days else ""


def _finish(status: PeriodStatus) -> NextStep:
    received = status.marked(ReturnMark.received)
    if received:
        return NextStep(Step.review, f"都报齐了，{len(received)}个单位的还没有审。")
    lacking = [one for one in status.units if one.lacks_papers]
    if lacking:
        return NextStep(Step.collect_papers, f"都报齐、审完了，{len(lacking)}个单位还缺领导审签或盖章纸质件。")
    return NextStep(Step.export, f"{len(status.units)}个单位都报齐、审完，手续齐全。")
