"""One thing to do at a time, and the text that goes to the chat group."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from lianping_desk.domain.ledger import ContactWay, Reminder, Tick
from lianping_desk.domain.period import parse_period
from lianping_desk.domain.unit import Contact, Unit, UnitKind
from lianping_desk.domain.unit_return import PeriodStatus, ReturnState, UnitReturn
from lianping_desk.services.returns.ledger.next_step import Step, days_to_due, next_step
from lianping_desk.services.returns.ledger.reminder import reminder_text
from lianping_desk.services.returns.ledger.said_of_return import said_of

PERIOD = parse_period("2023H1")  # due on 10 July
ALL_TICKS = dict.fromkeys(Tick, date(2023, 7, 6))
JULY = datetime(2023, 7, 12, 9)


def line(state: ReturnState, name: str = "农业局", kind: UnitKind = UnitKind.government, **more: object) -> UnitReturn:
    values: dict[str, object] = {
        "received_on": date(2023, 7, 6) if state.has_arrived else None,
        "days_late": 0,
        "versions": int(state.has_arrived),
        "doubts": 0,
    }
    unit = Unit(name, name, kind, contacts=(Contact("张三", "股长", "000-1"),))
    return UnitReturn(unit, PERIOD, state, **(values | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "day", "step", "said"),
    [
        ((), date(2023, 7, 1), Step.nothing, "没有要填报的单位"),
        ((line(ReturnState.missing),), date(2023, 7, 1), Step.send_forms, "1个单位要报，填报表还没有发。"),
        ((line(ReturnState.sent),), date(2023, 7, 1), Step.take_in, "1个单位没有报。"),
        ((line(ReturnState.sent),), date(2023, 7, 8), Step.remind, "1个单位没有报。"),
        ((line(ReturnState.missing, days_late=3),), date(2023, 7, 13), Step.remind, "1个单位没有报（逾期3天）。"),
        (
            (line(ReturnState.doubts, doubts=2), line(ReturnState.sent, days_late=3)),
            date(2023, 7, 13),
            Step.settle_doubts,
            "1个单位有2处疑点等您定。1个单位没有报（逾期3天）。",
        ),
        (
            (line(ReturnState.returned, returned_on=date(2023, 7, 7)), line(ReturnState.accepted, ticks=ALL_TICKS)),
            date(2023, 7, 8),
            Step.remind,
            "1个退回没重报。",
        ),
        ((line(ReturnState.received, versions=0, unreadable=1),), date(2023, 7, 8), Step.remind, "报来的文件读不了"),
        ((line(ReturnState.received, ticks=ALL_TICKS),), date(2023, 7, 8), Step.review, "1个单位的还没有审"),
        ((line(ReturnState.accepted),), date(2023, 7, 8), Step.collect_papers, "还缺领导审签或盖章纸质件"),
        ((line(ReturnState.accepted, ticks=ALL_TICKS),), date(2023, 7, 8), Step.export, "手续齐全"),
    ],
)
def test_the_next_step_follows_from_where_the_returns_stand(
    lines: tuple[UnitReturn, ...], day: date, step: Step, said: str
) -> None:
    found = next_step(PeriodStatus(PERIOD, lines), day)
    assert found.step is step and said in found.sentence


def test_the_due_date_is_told_from_the_day_she_looks() -> None:
    status = PeriodStatus(PERIOD, ())
    days = (date(2023, 7, 5), date(2023, 7, 10), date(2023, 7, 13))
    assert [days_to_due(status, day) for day in days] == ["还有5天", "今天截止", "已过3天"]


def test_a_line_tells_what_was_said_and_that_the_day_is_over() -> None:
    reminder = Reminder(1, 1, JULY, ContactWay.phone, "张三", "月底报", date(2023, 7, 18))
    late = line(ReturnState.sent, days_late=10, reminders=(reminder,), days_over_promise=2)
    assert said_of([late]) == (
        "农业局：催报中，已逾期10天。7月12日电话（张三）：月底报。答应7月18日报，已过2天。联系人：张三（股长）000-1。"
    )
    both = said_of([late, line(ReturnState.accepted)])
    assert both == "选中2个单位：催报中1个，已审1个"
    assert "还缺领导审签、盖章纸质件" in said_of(
        [line(ReturnState.accepted, ticks={Tick.electronic: date(2023, 7, 6)})]
    )


def test_the_text_for_the_group_names_departments_and_towns_and_keeps_promises_to_itself() -> None:
    reminder = Reminder(1, 1, JULY, ContactWay.phone, promised=date(2023, 7, 18))
    status = PeriodStatus(
        PERIOD,
        (
            line(ReturnState.sent, "农业局", days_late=5, reminders=(reminder,)),
            line(ReturnState.missing, "东镇", UnitKind.town, days_late=5),
            line(ReturnState.returned, "教育局"),
            line(ReturnState.received, "气象局", versions=0, unreadable=1),
            line(ReturnState.accepted, "团委"),
        ),
    )
    text = reminder_text(status, "某县科协")
    assert "已于2023年7月10日截止报送（已过5天）" in text and "应报5个单位，已收3个" in text
    assert "尚未报送的（2个）：\n部门：农业局；\n乡镇（街道）：东镇。" in text
    assert "需修改后重新报送的（1个）：教育局。" in text
    assert "报来的文件打不开，请重新发送的（1个）：气象局。" in text
    assert "团委" not in text and "18日" not in text and "张三" not in text
    assert text.endswith("谢谢支持。\n某县科协")
    assert "农业局（张三）" in reminder_text(status, with_contacts=True)
    assert "东镇" not in reminder_text(status, units=status.units[:1])
    assert reminder_text(replace(status, units=status.units[-1:])) == ""
