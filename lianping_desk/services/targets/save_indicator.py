"""Add an indicator to the plan, or change one."""

from dataclasses import replace

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.indicator import Comparison, Indicator, ValueSource
from lianping_desk.services.desk import Desk
from lianping_desk.store import indicators as store
from lianping_desk.store.plans import current_plan


def save_indicator(desk: Desk, indicator: Indicator) -> int:
    """Store `indicator` under its id, or at the end of the current plan's list when the id is 0; returns the id.

    DeskError when it has no title, another one has its title and year, or its target does not make sense.
    """
    checked = _checked(indicator)
    verb = "修改" if indicator.id else "新增"
    with desk.database.writing(f"{verb}指标“{checked.title}”", desk.who) as session:
        plan_id = current_plan(session).id
        others = [other for other in store.indicators(session, plan_id) if other.id != checked.id]
        if any((other.title, other.year) == (checked.title, checked.year) for other in others):
            raise DeskError(f"已经有指标“{checked.title}”。", "请换一个名称或年份，或修改原来的那一条。")
        if not checked.id:
            return store.add_indicators(session, plan_id, [checked])[0]
        store.write_indicator(store.indicator_row(session, checked.id), checked)
        return checked.id


def _checked(indicator: Indicator) -> Indicator:
    target, title = indicator.target, indicator.title.strip()
    if not title:
        raise DeskError("指标没有名称。", "请先填写名称。")
    if target.number is None and target.comparison is not Comparison.done:
        raise DeskError(f"“{title}”没有目标数。", "请填写目标数；建成、创建成功一类请选“完成”。")
    if target.comparison is Comparison.between and (target.number_max or 0) <= (target.number or 0):
        raise DeskError(f"“{title}”区间的上限不大于下限。", "请核对两个目标数。")
    if indicator.value_source is ValueSource.register and indicator.base_kind is None:
        raise DeskError(f"“{title}”从创建台账取数，但没有说明数哪一类。", "请选择台账的类型。")
    return replace(indicator, title=title, unit=indicator.unit.strip())
