"""Draft 催报函: one letter to each unit whose return for a period is still awaited, or not complete."""

from collections.abc import Collection
from datetime import date

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.notice import NoticeKind
from lianping_desk.domain.unit_return import ReturnState, UnitReturn
from lianping_desk.services.desk import Desk
from lianping_desk.services.notices.drafting import Draft, drafting, numbered_lines
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.returns.ledger.owed import OwedReturn, owed_returns
from lianping_desk.services.returns.ledger.status import returns_status


def draft_reminders(
    desk: Desk, period_code: str, as_of: date, unit_ids: Collection[int] | None = None
) -> tuple[Draft, ...]:
    """A letter for each of `unit_ids` that must still send something (None: for every unit that has sent nothing yet).

    In the order of her list, dated `as_of`. DeskError when there is no such period, or nobody to write to.
    """
    with desk.database.reading():
        status = returns_status(desk, period_code, as_of)
        shown = show_plan(desk)
        letters = drafting(desk, NoticeKind.reminder, as_of)
    wanted = [one for one in status.units if _is_written_to(one, unit_ids)]
    if not wanted:
        chosen = "选中的单位都已经报送" if unit_ids is not None else f"{status.period.title}没有要催报的单位"
        raise DeskError(f"{chosen}，不用发催报函。", "请在填报回收里核对各单位的状态。")
    owed = {one.unit.id: one for one in owed_returns(shown.plan, shown.units, status.period.ends)}
    return tuple(
        letters.draft(
            {
                "unit": one.unit.full_name or one.unit.name,
                "period": status.period.title,
                "due": written_day(status.period.due),
                "days": str(one.days_late if one.is_late else 0),
                "situation": _situation(one, as_of),
                "owed": _owed(one, owed[one.unit.id]),
            },
            unit_id=one.unit.id,
            name=one.unit.name,
            period_id=status.period.id,
        )
        for one in wanted
    )


def _is_written_to(one: UnitReturn, unit_ids: Collection[int] | None) -> bool:
    """A return that came and only lacks its papers is chased where she chose the unit herself."""
    if unit_ids is None:
        return one.is_awaited
    return one.unit.id in unit_ids and (one.is_awaited or one.lacks_papers)


def _situation(one: UnitReturn, as_of: date) -> str:
    day = written_day(as_of)
    if one.lacks_papers:
        return f"贵单位的填报表已经收到，截至{day}还缺{'、'.join(tick.chinese for tick in one.missing_ticks)}。"
    if one.state is ReturnState.returned:
        why = f"需要修改的是：{one.note.rstrip('。')}。" if one.note else ""
        return f"贵单位报送的填报表经审核需要修改，已经退回，截至{day}尚未重新报送。{why}"
    if one.needs_readable_file:
        return f"贵单位报来的文件打不开，截至{day}尚未重新报送。"
    if one.is_late:
        return f"截至{day}，贵单位尚未报送，已逾期{one.days_late}天。"
    left = (one.period.due - as_of).days
    return f"截至{day}，贵单位尚未报送，{f'距截止日期还有{left}天' if left else '当天即为截止日期'}。"


def _owed(one: UnitReturn, owed: OwedReturn) -> str:
    if one.lacks_papers:
        return numbered_lines([tick.chinese for tick in one.missing_ticks])
    mine = [task for task in owed.tasks if task.id in owed.roles]
    lines = [f"任务{task.no}“{task.title}”（{owed.roles[task.id].chinese}）" for task in mine]
    if len(mine) < len(owed.tasks):
        lines.append(f"方案{'其余' if mine else '全部'}{len(owed.tasks) - len(mine)}项任务在本辖区的落实情况")
    return numbered_lines(lines)
