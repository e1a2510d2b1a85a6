"""总体进展: tasks, indicators, returns and what the units have done, in figures."""

from collections.abc import Iterator
from decimal import Decimal

from lianping_desk.domain.materials.ledger import Ledger, LedgerRow
from lianping_desk.domain.materials.prose import Chapter
from lianping_desk.domain.materials.reporting.known import Known
from lianping_desk.domain.materials.reporting.words import aim_words, indicators_counted, tasks_counted
from lianping_desk.domain.number_text import format_number
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.status import Status


def progress_chapter(known: Known) -> Chapter:
    """Where everything stands on the day."""
    said = (*standing(known.now), *aims(known.now), *returned(known.ledger), *achieved(known.ledger))
    return Chapter("总体进展", (*said, *_lights(known)))


def _lights(known: Known) -> Iterator[str]:
    """What the words for a state mean, where any is used: the legend, as there is no light to print it under."""
    used = {one.state for one in known.now.tasks} | {one.state for one in known.now.indicators}
    if used.intersection(_TOLD):
        told = (pair for pair in known.schedule.thresholds.legend() if pair[0] in _TOLD)
        yield f"状态按序时进度判定：{'；'.join(f'“{state.value}”指{meaning}' for state, meaning in told)}。"


_TOLD = (TaskState.on_track, TaskState.slow, TaskState.behind, TaskState.overdue)


def standing(now: Status) -> Iterator[str]:
    """Tasks and indicators by their lights."""
    if now.tasks:
        yield f"《方案》部署任务{len(now.tasks)}项：{tasks_counted(now)}。"
    if now.indicators:
        yield f"《方案》提出指标{len(now.indicators)}个：{indicators_counted(now)}。"


def aims(now: Status) -> Iterator[str]:
    """Every indicator with what is missing."""
    if now.indicators:
        yield f"各项指标中，{'；'.join(aim_words(one, now.plan) for one in now.indicators)}。"


def returned(ledger: Ledger) -> Iterator[str]:
    """How many units owed a return for the period, how many came, how many of them late."""
    if ledger.period is None:
        yield "还没有开展填报。"
    if ledger.period is None or not ledger.units:
        return
    total, received = len(ledger.units), ledger.received
    late = [unit for unit in ledger.units if unit.is_received and unit.days_late]
    longest = max((unit.days_late for unit in late), default=0)
    of_them = f"（其中逾期报送{len(late)}个，最长逾期{longest}天）" if late else ""
    if received == total:
        arrived = f"已全部报齐{of_them or '，均按期报送'}"
    else:
        arrived = f"已报{received}个{of_them}，未报{total - received}个"
    yield f"{ledger.period.title}填报，应报单位{total}个，{arrived}。{ledger.counted_ahead}"


def achieved(ledger: Ledger) -> Iterator[str]:
    """Sessions, people and money of the period, added up over the units; said only where something was reported."""
    if ledger.period is None:
        return
    sums = [(name, unit, _added_up(ledger, field)) for field, name, unit in _SUMS]
    said = "，".join(f"{name}{format_number(total)}{unit}" for name, unit, total in sums if total)
    if said:
        yield f"{ledger.period.title}各单位填报：{said}（按填报数相加，未剔除重复）。"


_SUMS = (("sessions", "开展活动", "场次"), ("people", "受益群众", "人次"), ("funds", "投入经费", "万元"))


def _added_up(ledger: Ledger, field: str) -> Decimal:
    """A unit that reported on a task and on its measures counts once: with what it said of the whole task."""
    of_task: dict[tuple[str, int], Decimal] = {}
    of_measures: dict[tuple[str, int], Decimal] = {}
    for row in ledger.rows:
        if (value := _number(row, field)) is not None:
            sums = of_measures if row.measure else of_task
            key = row.unit, row.task_no
            sums[key] = sums.get(key, Decimal(0)) + value
    return sum((of_measures | of_task).values(), Decimal(0))


def _number(row: LedgerRow, field: str) -> Decimal | None:
    value = {"sessions": row.sessions, "people": row.people, "funds": row.funds}[field]
    return None if value is None else Decimal(value)
