"""`returns late`, `remind` and `tick`: who is still awaited, what was said to them, which papers are in hand."""

import argparse
from datetime import datetime

from lianping_desk.domain.ledger import ContactWay, Tick
from lianping_desk.domain.typed import typed_day
from lianping_desk.domain.unit_names import unit_called
from lianping_desk.services.desk import Desk
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.returns.ledger.log_reminders import Called, log_reminders
from lianping_desk.services.returns.ledger.reminder import reminder_text
from lianping_desk.services.returns.ledger.status import returns_status
from lianping_desk.services.returns.ledger.tick_returns import tick_returns, untick_returns


def say_late(desk: Desk, arguments: argparse.Namespace) -> None:
    """The text for the office's chat group."""
    status = returns_status(desk, arguments.period)
    text = reminder_text(status, desk.settings.office, with_contacts=arguments.contacts)
    print(text or f"{status.period.title}各单位都已经报齐，不用催报。")


def remind(desk: Desk, arguments: argparse.Namespace) -> None:
    """Write down that these units were reminded, now."""
    called = Called(
        ContactWay(arguments.way),
        datetime.now().replace(second=0, microsecond=0),
        arguments.person,
        arguments.said,
        typed_day(arguments.promised),
    )
    count = log_reminders(desk, arguments.period, _unit_ids(desk, arguments.units), called)
    print(f"已记下{count}个单位的催报。")


def tick(desk: Desk, arguments: argparse.Namespace) -> None:
    """Note what is in hand of these units, as of today; or take the note back."""
    what, units = Tick(arguments.what), _unit_ids(desk, arguments.units)
    if arguments.undo:
        print(f"已取消{untick_returns(desk, arguments.period, units, what)}个单位的登记：{what.chinese}。")
    else:
        print(f"新登记{tick_returns(desk, arguments.period, units, what)}个单位：{what.chinese}。")


def _unit_ids(desk: Desk, names: list[str]) -> list[int]:
    known = show_plan(desk).units
    return [unit_called(name, known).id for name in names]
