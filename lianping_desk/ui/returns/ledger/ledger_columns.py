"""The columns of the ledger of one period."""

from functools import partial

from PySide6.QtGui import QColor

from lianping_desk.domain.ledger import Tick
from lianping_desk.domain.unit_return import ReturnMark, UnitReturn
from lianping_desk.services.returns.ledger.said_of_return import reached_at, said_in, said_of_one
from lianping_desk.ui.returns.ledger.state_marks import state_icon, state_text_colour, state_word
from lianping_desk.ui.tables.columns import TICKED, UNTICKED, Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.theme import colours

_MARKS = tuple(ReturnMark)


def ledger_view() -> RowsView:
    """An empty table of UnitReturn rows."""
    return RowsView(
        (
            Column("单位", lambda one: one.unit.name, 215, stretch=True, hint=said_of_one),
            Column(
                "状态",
                state_word,
                134,
                icon=state_icon,
                colour=state_text_colour,
                hint=said_of_one,
                sort_by=_mark_order,
            ),
            Column("收到日期", lambda one: one.received_on, 96),
            Column("逾期", _days_late, 74, right=True, colour=_late_colour, sort_by=lambda one: one.days_late or None),
            *(_tick_column(tick) for tick in Tick),
            Column("版本", lambda one: one.versions or None, 48, right=True, hint=_versions_hint),
            Column("疑点", lambda one: one.doubts or None, 48, right=True),
            Column("退回", lambda one: one.times_returned or None, 48, right=True, hint=_returned_hint),
            Column("最近催报", _last_reminder, 114, hint=_reminders_hint, sort_by=_last_reminded_at),
            Column("答应报送", lambda one: one.promised, 96, colour=_promise_colour, hint=_promise_hint),
            Column("联系人", _contact, 160, hint=_contact_hint),
        ),
        identify=lambda one: one.id,
    )


def tick_in_column(view: RowsView, column: int) -> Tick | None:
    """The tick that stands in this column of the ledger; None where another thing does."""
    title = view.rows_model.columns[column].title
    return next((tick for tick in Tick if tick.short == title), None)


def _tick_column(tick: Tick) -> Column:
    return Column(
        tick.short,
        partial(_tick_sign, tick),
        50,
        centre=True,
        colour=partial(_tick_colour, tick),
        hint=partial(_tick_hint, tick),
        sort_by=lambda one: one.ticks.get(tick),
    )


def _tick_sign(tick: Tick, one: UnitReturn) -> str:
    return TICKED if tick in one.ticks else UNTICKED


def _tick_colour(tick: Tick, one: UnitReturn) -> QColor:
    return QColor(colours().accent if tick in one.ticks else colours().faint)


def _tick_hint(tick: Tick, one: UnitReturn) -> str:
    day = one.ticks.get(tick)
    return f"{tick.chinese}：{day}" if day else f"{tick.chinese}：还没有，点一下（或按空格）登记"


def _mark_order(one: UnitReturn) -> int:
    """As she works: what is awaited, what came, what is done."""
    return _MARKS.index(one.mark)


def _days_late(one: UnitReturn) -> str:
    return f"{one.days_late}天" if one.days_late else ""


def _late_colour(one: UnitReturn) -> QColor | None:
    return state_text_colour(one) if one.is_late else None


def _versions_hint(one: UnitReturn) -> str:
    return f"另有 {one.unreadable} 份读不了" if one.unreadable else ""


def _returned_hint(one: UnitReturn) -> str:
    return f"退回过 {one.times_returned} 次" if one.times_returned else ""


def _last_reminder(one: UnitReturn) -> str:
    last = one.last_reminder
    if last is None:
        return ""
    again = f" {len(one.reminders)}次" if len(one.reminders) > 1 else ""
    return f"{last.at:%m-%d} {last.way.short}{again}"


def _last_reminded_at(one: UnitReturn) -> str:
    return one.last_reminder.at.isoformat() if one.last_reminder else ""


def _reminders_hint(one: UnitReturn) -> str:
    return "\n".join(said_in(reminder) for reminder in one.reminders)


def _promise_colour(one: UnitReturn) -> QColor | None:
    return QColor(colours().trouble) if one.days_over_promise else None


def _promise_hint(one: UnitReturn) -> str:
    return f"答应的日子已过 {one.days_over_promise} 天" if one.days_over_promise else ""


def _contact(one: UnitReturn) -> str:
    return "；".join(f"{contact.person} {contact.phone}".strip() for contact in one.unit.contacts)


def _contact_hint(one: UnitReturn) -> str:
    return "\n".join(reached_at(contact) for contact in one.unit.contacts)
