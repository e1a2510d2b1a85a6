"""What the list of units shows, and how a cell that she typed becomes a unit again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Plan, Role
from lianping_desk.domain.unit import Contact, ReportsOn, Unit, UnitKind
from lianping_desk.domain.unit_names import UnitNames

_Kind = TypeVar("_Kind", UnitKind, ReportsOn)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit as shown: with its successor's name, and how many tasks it has in each role."""

    unit: Unit
    successor: str
    tasks: Mapping[Role, int]
    active: bool

    @property
    def id(self) -> int:
        return self.unit.id

    @property
    def duties(self) -> str:
        return "，".join(f"{role.chinese}{count}" for role, count in self.tasks.items() if count)

    @property
    def searched(self) -> str:
        people = [f"{contact.person} {contact.phone}" for contact in self.unit.contacts]
        return " ".join((*self.unit.spellings, *people, self.unit.note))


def unit_lines(plan: Plan, units: Iterable[Unit], day: date) -> list[UnitLine]:
    """A line for each unit as of `day`."""
    units = tuple(units)
    names = {unit.id: unit.name for unit in units}
    counts: dict[tuple[int, Role], int] = {}
    for task in plan.tasks:
        for assignment in task.assignments:
            key = (assignment.unit_id, assignment.role)
            counts[key] = counts.get(key, 0) + 1
    return [
        UnitLine(
            unit,
            "、".join(names[after] for after in unit.followers if after in names),
            {role: counts.get((unit.id, role), 0) for role in Role},
            unit.active_on(day),
        )
        for unit in units
    ]


def contact_text(contact: Contact) -> str:
    """A contact in a line: 姓名 职务 电话（备注）."""
    note = f"（{contact.note}）" if contact.note else ""
    return " ".join(filter(None, (contact.person, contact.post, contact.phone))) + note


def with_text(unit: Unit, field: str, text: str, units: Iterable[Unit]) -> Unit:
    """`unit` with one entry as she typed it into the list; DeskError when it cannot be read."""
    match field:
        case "name":
            return replace(unit, name=text.strip())
        case "full_name":
            return replace(unit, full_name=text.strip())
        case "kind":
            return replace(unit, kind=_member(UnitKind, text))
        case "reports_on":
            return replace(unit, reports_on=_member(ReportsOn, text))
        case "successor":
            return replace(unit, successor_id=_unit_id(text, units))
    raise ValueError(field)


def _member(kinds: type[_Kind], text: str) -> _Kind:
    for kind in kinds:
        if kind.chinese == text.strip():
            return kind
    raise DeskError(f"没有“{text}”这一项。", f"请从{'、'.join(kind.chinese for kind in kinds)}里选。")


def _unit_id(text: str, units: Iterable[Unit]) -> int | None:
    if not text.strip():
        return None
    unit = UnitNames(units).find(text)
    if unit is None:
        raise DeskError(f"“{text}”不在单位名单里。", "请先新增这个单位。")
    return unit.id
