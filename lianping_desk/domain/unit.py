"""Units (单位): departments, towns and others that carry tasks and owe returns."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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

    Active from `since` (None: always) to `until` inclusive (None: still); its duties then go to `successor_id`. Of a
    unit that was split, `split_into` are all that followed; one of them that a task names carries that task instead.
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
    split_into: tuple[int, ...] = ()
    id: int = 0

    @property
    def followers(self) -> tuple[int, ...]:
        """The units that took over, the one that has its duties first."""
        first = () if self.successor_id is None else (self.successor_id,)
        return tuple(dict.fromkeys((*first, *self.split_into)))

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


def carrier_on(unit: Unit, units: dict[int, Unit], day: date, named: Collection[int]) -> Unit:
    """The unit that carries a task of `unit`'s on `day`; `named` are the ids of all units that the task names.

    Of a split unit the parts that the task names carry it, else the one that has its duties.
    """
    if unit.active_on(day):
        return unit
    part = next((units[part] for part in unit.split_into if part in named and part in units), None)
    return successor_on(part or unit, units, day)
