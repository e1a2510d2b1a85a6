"""Returns: the period that is due, who has not returned, doubts that wait."""

from collections.abc import Iterator, Sequence
from datetime import date

from lianping_desk.domain.period import Period
from lianping_desk.domain.unit_return import ReturnMark, ReturnState, UnitReturn
from lianping_desk.services.home.values import HomeLine, Tone

NAMED = 4
"""How many units are named before the rest is only counted."""

PERIODS_TOLD = 2
"""Of how many periods back it is told who has not returned."""


def returns_lines(
    periods: Sequence[Period], ledger: Sequence[UnitReturn], waiting_files: int, as_of: date
) -> Iterator[HomeLine]:
    """What is outstanding of the latest periods, then the doubts of all, then the files that nobody could place.

    `ledger` is that of `as_of`: page and ledger count the same.
    """
    begun = [period for period in periods if period.starts <= as_of]
    for period in reversed(begun[-PERIODS_TOLD:]):
        owed = [one for one in ledger if one.period.id == period.id]
        missing = [one for one in owed if one.is_awaited]
        if missing:
            yield _missing_line(period, owed, missing, as_of)
        elif owed and as_of <= period.due:
            yield HomeLine(f"{period.title}：{len(owed)}个单位已全部报齐", "returns", ("period", period.code))
    for period in reversed(begun):
        doubts = sum(one.doubts for one in ledger if one.period.id == period.id)
        if doubts:
            text = f"{period.title}的填报件里有{doubts}处疑点等您定"
            yield HomeLine(text, "returns", ("doubts", period.code), tone=Tone.due)
    if waiting_files and begun:
        text = f"有{waiting_files}份文件看不出是哪个单位或哪一期的，等您定"
        yield HomeLine(text, "returns", ("doubts", begun[-1].code), tone=Tone.due)


def _missing_line(period: Period, owed: Sequence[UnitReturn], missing: Sequence[UnitReturn], as_of: date) -> HomeLine:
    days = (period.due - as_of).days
    if days < 0:
        when, tone = f"已过截止日{-days}天", Tone.late
    else:
        when, tone = ("今天截止" if days == 0 else f"还有{days}天截止"), Tone.due if days <= 14 else Tone.calm
    names = "、".join(one.unit.name for one in missing[:NAMED]) + ("等" if len(missing) > NAMED else "")
    again = sum(one.state is ReturnState.returned for one in missing)
    unreadable = sum(one.mark is ReturnMark.unreadable for one in missing)
    silent = len(missing) - again - unreadable
    counts = [f"{silent}个没有报"] if silent else []
    counts += [f"{again}个退回后没有重报"] if again else []
    counts += [f"{unreadable}个报来的文件读不了"] if unreadable else []
    text = f"{period.title}：{len(owed)}个单位里还有{'、'.join(counts)}（{names}）"
    return HomeLine(text, "returns", ("outstanding", period.code), when, tone)
