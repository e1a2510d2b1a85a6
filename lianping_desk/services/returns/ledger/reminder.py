"""The text that reminds the units which have not returned anything, ready for the office's chat group."""

from collections.abc import Iterable, Sequence

from lianping_desk.domain.unit import UnitKind
from lianping_desk.domain.unit_return import PeriodStatus, ReturnMark, ReturnState, UnitReturn

_GREETING = "请在百忙之中尽快安排报送，有困难的请与我们联系；已报送的请忽略。谢谢支持。"


def reminder_text(
    status: PeriodStatus,
    office: str = "",
    *,
    units: Sequence[UnitReturn] | None = None,
    with_contacts: bool = False,
) -> str:
    """A message to all units that names those of whom something is still awaited; "" when nobody is.

    `units` limits it to some of them (None: all), `with_contacts` names whom to turn to at each. What each unit
    promised is left out: the group reads along.
    """
    awaited = [one for one in (status.units if units is None else units) if one.is_awaited]
    if not awaited:
        return ""
    lines = ["各单位：", _situation(status, awaited)]
    silent = [one for one in awaited if not one.state.has_arrived]
    returned = [one for one in awaited if one.state is ReturnState.returned]
    unreadable = [one for one in awaited if one.mark is ReturnMark.unreadable]
    for what, group in (
        ("尚未报送的", silent),
        ("需修改后重新报送的", returned),
        ("报来的文件打不开，请重新发送的", unreadable),
    ):
        if group:
            lines.append(f"{what}（{len(group)}个）：{_named(group, with_contacts)}。")
    lines.append(_GREETING)
    if office:
        lines.append(office)
    return "\n".join(lines)


def _situation(status: PeriodStatus, awaited: Iterable[UnitReturn]) -> str:
    period = status.period
    due = f"{period.due.month}月{period.due.day}日"
    days = max((one.days_late for one in awaited if not one.state.has_arrived), default=0)
    when = f"已于{period.due.year}年{due}截止报送（已过{days}天）" if days else f"请于{due}前报送"
    counts = f"应报{len(status.units)}个单位，已收{status.arrived}个"
    return f"{period.title}科普工作填报表{when}。截至目前，{counts}。"


def _named(group: Sequence[UnitReturn], with_contacts: bool) -> str:
    """Departments first, then towns, each in the order of her list."""
    towns = [_name(one, with_contacts) for one in group if one.unit.kind is UnitKind.town]
    others = [_name(one, with_contacts) for one in group if one.unit.kind is not UnitKind.town]
    if towns and others:
        return f"\n部门：{'、'.join(others)}；\n{UnitKind.town.chinese}：{'、'.join(towns)}"
    return "、".join(towns or others)


def _name(one: UnitReturn, with_contacts: bool) -> str:
    people = "、".join(contact.person for contact in one.unit.contacts) if with_contacts else ""
    return f"{one.unit.name}（{people}）" if people else one.unit.name
