"""Where things stand, in the few sentences of a pack's cover."""

from collections.abc import Sequence

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.ledger import Ledger
from lianping_desk.domain.materials.pack import Material
from lianping_desk.domain.materials.reporting.words import indicators_counted, tasks_counted
from lianping_desk.domain.status import Status


def overview(status: Status, materials: Sequence[Material]) -> tuple[str, ...]:
    """Tasks and indicators by state, the returns of the period, and, when the plan is over, that this is a review."""
    sentences = []
    if status.plan_over:
        sentences.append(f"方案已于{written_day(status.plan.ends)}期满，以下为完成情况回顾。")
    if status.tasks:
        sentences.append(f"任务{len(status.tasks)}项：{tasks_counted(status)}。")
    if status.indicators:
        sentences.append(f"指标{len(status.indicators)}个：{indicators_counted(status)}。")
    sentences += [_returned(material) for material in materials if isinstance(material, Ledger)]
    return tuple(sentences)


def _returned(ledger: Ledger) -> str:
    if ledger.period is None:
        return "还没有新建填报期。"
    late = sum(unit.days_late > 0 and not unit.is_received for unit in ledger.units)
    doubts = sum(unit.doubts for unit in ledger.units)
    missing = len(ledger.units) - ledger.received
    return (
        f"{ledger.period.title}填报：应报{len(ledger.units)}个单位，已报{ledger.received}个，未报{missing}个"
        f"{f'（其中已逾期{late}个）' if late else ''}{f'，待核疑点{doubts}处' if doubts else ''}。"
    )
