"""Reform of units (机构改革): merged, split or renamed from a day on. What was recorded before keeps its name."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Task
from lianping_desk.domain.unit import Unit, carrier_on, successor_on
from lianping_desk.domain.unit_names import UnitNames


@dataclass(frozen=True, slots=True)
class Follower:
    """A unit that takes over: one that is there (`unit_id`), or a new one by its name."""

    name: str
    unit_id: int | None = None
    full_name: str = ""


def follower_called(name: str, units: Collection[Unit], split: Unit | None = None) -> Follower:
    """Who is meant by a name that was typed: a unit that is there, else a new one.

    A part may bear a short name of the unit that is `split` (甲局（乙局） gives 乙局 back): then it is a new unit.
    """
    known = UnitNames(units).find(name)
    if known is None or (split is not None and known.id == split.id and known.name != name):
        return Follower(name)
    return Follower(known.name, known.id)


def ended(unit: Unit, day: date, successor_ids: Sequence[int]) -> Unit:
    """The unit as it ends: the day before `day` is its last, the first successor has its duties.

    DeskError when it has ended before, begins only then, or would follow itself.
    """
    if unit.id in successor_ids:
        raise DeskError(f"{unit.name}不能并入自己。", "请另选承接的单位。")
    if unit.until is not None and unit.until < day:
        raise DeskError(f"{unit.name}到{unit.until}已经截止。", "请核对改革的日期，或选现在的单位。")
    last = day - timedelta(days=1)
    if unit.since is not None and last < unit.since:
        raise DeskError(f"{unit.name}从{unit.since}才开始。", "请核对改革的日期。")
    parts = tuple(dict.fromkeys(successor_ids))
    return replace(unit, until=last, successor_id=parts[0], split_into=parts if len(parts) > 1 else ())


def begun(follower: Follower, before: Sequence[Unit], day: date) -> Unit:
    """A new unit that takes over from `before`: of the same kind, reporting on the same, with the same contacts."""
    first = before[0]
    contacts = dict.fromkeys(replace(contact, id=0) for unit in before for contact in unit.contacts)
    return Unit(
        name=follower.name,
        full_name=follower.full_name,
        kind=first.kind,
        reports_on=first.reports_on,
        since=day,
        contacts=tuple(contacts),
        note=f"{day}由{'、'.join(unit.name for unit in before)}改设",
    )


def name_on(unit: Unit, units: dict[int, Unit], day: date, named: Collection[int] = ()) -> str:
    """A unit of a task by the name of who has its duties on `day`, and by its own where that is another.

    `named` are the ids of all units that the task names: 县乙局（原县甲局）.
    """
    now = carrier_on(unit, units, day, named)
    return unit.name if now.id == unit.id else f"{now.name}（原{unit.name}）"


def taken_over(unit: Unit, units: dict[int, Unit], day: date, tasks: Iterable[Task]) -> str:
    """Until when a unit was, and who has its tasks on `day`, task by task where its parts share them.

    Nothing for a unit that answers for itself.
    """
    if unit.until is None or successor_on(unit, units, day) is unit:
        return ""
    of_carrier: dict[str, list[str]] = {}
    for task in tasks:
        named = {assignment.unit_id for assignment in task.assignments}
        if unit.id in named:
            of_carrier.setdefault(carrier_on(unit, units, day, named).name, []).append(str(task.no))
    if len(of_carrier) > 1:
        who = "、".join(f"{name}（任务{'、'.join(numbers)}）" for name, numbers in of_carrier.items())
    else:
        who = next(iter(of_carrier), successor_on(unit, units, day).name)
    return f"{unit.name}保留至{written_day(unit.until)}，其任务现由{who}承接。"


def taken_from(unit: Unit, units: dict[int, Unit], day: date, tasks: Iterable[Task]) -> tuple[str, ...]:
    """The names of the units whose tasks `unit` carries on `day`, in the order of the plan."""
    found: dict[str, None] = {}
    for task in tasks:
        named = {assignment.unit_id for assignment in task.assignments}
        for before in (units[assignment.unit_id] for assignment in task.assignments):
            if before.id != unit.id and carrier_on(before, units, day, named).id == unit.id:
                found[before.name] = None
    return tuple(found)
