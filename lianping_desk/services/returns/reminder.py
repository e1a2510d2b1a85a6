"""The text that reminds the units which have not returned anything, ready for the office's chat group."""

from lianping_desk.services.returns.status import PeriodStatus, ReturnState


def reminder_text(status: PeriodStatus, office: str = "") -> str:
    """Names of the units that are missing, and of those that have theirs to do over; "" when none is."""
    period = status.period
    missing = [one.unit.name for one in status.outstanding if one.state is not ReturnState.returned]
    returned = [one.unit.name for one in status.outstanding if one.state is ReturnState.returned]
    if not missing and not returned:
        return ""
    due = f"{period.due.month}月{period.due.day}日"
    is_over = any(one.days_late for one in status.outstanding)
    when = f"已于{period.due.year}年{due}截止报送" if is_over else f"请于{due}前报送"
    lines = [f"各单位：{period.title}科普工作填报表{when}。截至目前，应报{len(status.units)}个单位，"]
    lines[0] += f"已收{status.arrived}个。"
    if missing:
        lines.append(f"尚未报送的（{len(missing)}个）：{'、'.join(missing)}。")
    if returned:
        lines.append(f"需修改后重新报送的（{len(returned)}个）：{'、'.join(returned)}。")
    lines.append("请抓紧报送，已报送的请忽略。谢谢。")
    if office:
        lines.append(office)
    return "\n".join(lines)
