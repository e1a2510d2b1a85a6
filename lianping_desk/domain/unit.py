"""Units (单位): departments, towns and others that carry tasks and owe returns."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lianping_desk.domain.day_text import written_day


class UnitKind(StrEnum):
    """What sort of body a unit is; the order is the one she lists them in."""

    party = "party"
    government = "government"
    people = "people"
    vertical = "vertical"
    town = "town"
    other = "other"

    @property
    def chinese(self) -> str:
        return {
            "party": "党委部门",
            "government": "政府部门",
            "people": "群团组织",
            "vertical": "垂直管理单位",
            "town": "乡镇（街道）",
            "other": "其他单位",
        }[self.value]


class ReportsOn(StrEnum):
    """Which tasks a unit reports on: those assigned to it, every task in its own area (towns), or none."""

    assigned = "assigned"
    all = "all"
    none = "none"

    @property
    def chinese(self) -> str:
        return {"assigned": "承担的任务", "all": "本辖区全部任务", "none": "不填报"}[self.value]


@dataclass(frozen=True, slots=True)
class Contact:
    """A person to call at a unit."""

    person: str
    post: str = ""
    phone: str = ""
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Unit:
    """单位: `name` is the short formal name of the division table, `aliases` every other spelling.

    Active from `since` (None: always) to `until` inclusive (None: still); its duties then go to `successor_id`.
    """

    name: str
    full_name: str
    kind: UnitKind
    aliases: tuple[str, ...] = ()
    reports_on: ReportsOn = ReportsOn.assigned
    since: date | None = None
    until: date | None = None
    successor_id: int | None = None
    contacts: tuple[Contact, ...] = ()
    note: str = ""
    id: int = 0

    def active_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.name, self.full_name, *self.aliases)


def successor_on(unit: Unit, units: dict[int, Unit], day: date) -> Unit:
    """The unit that carries `unit`'s duties on `day`, followed along successors; itself while it is active.

    A unit that ended without a successor still answers for itself.
    """
    seen = {unit.id}
    while not unit.active_on(day) and unit.successor_id is not None and unit.successor_id not in seen:
        unit = units[unit.successor_id]
        seen.add(unit.id)
    return unit


def taken_over(unit: Unit, units: dict[int, Unit], day: date) -> str:
    """Until when a merged unit was, and who has its tasks now; nothing for a unit that answers for itself on `day`."""
    follows = successor_on(unit, units, day)
    if follows is unit or unit.until is None:
        return ""
    return f"{unit.name}保留至{written_day(unit.until)}，其任务现由{follows.name}承接。"
