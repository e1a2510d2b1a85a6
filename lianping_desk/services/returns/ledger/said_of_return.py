"""What the ledger says about one line, or about several, in a sentence."""

from collections.abc import Sequence
from datetime import date

from lianping_desk.domain.ledger import Reminder
from lianping_desk.domain.unit import Contact
from lianping_desk.domain.unit_return import ReturnMark, UnitReturn


def said_of(lines: Sequence[UnitReturn]) -> str:
    """Where the return stands, what was last said about it, whom to call; of several lines how many stand where."""
    if len(lines) == 1:
        return said_of_one(lines[0])
    counts = {mark: sum(one.mark is mark for one in lines) for mark in ReturnMark}
    return f"选中{len(lines)}个单位：" + "，".join(
        f"{mark.chinese}{count}个" for mark, count in counts.items() if count
    )


def said_of_one(one: UnitReturn) -> str:
    """Such as: 某局：催报中，已逾期21天。7月18日电话（王某）：月底报。答应7月25日报，已过6天。"""
    parts = [f"{one.unit.name}：{_state(one)}"]
    if one.note:
        parts.append(f"意见：{one.note.rstrip('。')}")
    if one.is_awaited and one.last_reminder:
        parts.append(said_in(one.last_reminder, with_promise=False))
    if one.promised:
        over = f"，已过{one.days_over_promise}天" if one.days_over_promise else ""
        parts.append(f"答应{short_day(one.promised)}报{over}")
    if one.lacks_papers:
        parts.append("还缺" + "、".join(tick.chinese for tick in one.missing_ticks))
    if one.is_awaited and one.unit.contacts:
        parts.append("联系人：" + "，".join(reached_at(contact) for contact in one.unit.contacts))
    return "。".join(parts) + "。"


def said_in(reminder: Reminder, *, with_promise: bool = True) -> str:
    """A reminder in one line: 7月18日电话（王某）：月底报；答应7月25日报."""
    who = f"（{reminder.person}）" if reminder.person else ""
    promise = f"答应{short_day(reminder.promised)}报" if with_promise and reminder.promised else ""
    said = "；".join(part for part in (reminder.said.rstrip("。"), promise) if part)
    return f"{short_day(reminder.at.date())}{reminder.way.chinese}{who}" + (f"：{said}" if said else "")


def reached_at(contact: Contact) -> str:
    """Whom to call: 王某（股长）000-1."""
    post = f"（{contact.post}）" if contact.post else " " if contact.phone else ""
    return f"{contact.person}{post}{contact.phone}"


def short_day(day: date) -> str:
    """A day of the period at hand: 7月18日."""
    return f"{day.month}月{day.day}日"


def _state(one: UnitReturn) -> str:
    if one.is_late:
        return f"{one.mark.chinese}，已逾期{one.days_late}天"
    if one.state.has_arrived and one.received_on:
        late = f"（晚了{one.days_late}天）" if one.days_late else ""
        doubts = f"，{one.doubts}处疑点没有核清" if one.doubts else ""
        again = f"，退回过{one.times_returned}次" if one.times_returned else ""
        return f"{one.mark.chinese}，{short_day(one.received_on)}收到{late}{doubts}{again}"
    return one.mark.chinese
