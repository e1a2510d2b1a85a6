"""What becomes of the units that a document names: known, new, another name of a known one, or left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import PlanDoubt
from lianping_desk.domain.plan_units import NamedUnit, new_unit, with_own_aliases
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_decision import AliasOf, LeftOut, NewUnit, UnitDecision
from lianping_desk.domain.unit_rules import checked


@dataclass(frozen=True, slots=True)
class DecidedUnits:
    """`new` are the units to be made, `known` the ids by name of those that are there.

    `aliases` are names that units of the desk get, by name; `doubts` what a person should look at afterwards.
    """

    new: tuple[Unit, ...]
    known: Mapping[str, int]
    aliases: Mapping[str, int]
    doubts: tuple[PlanDoubt, ...]


def decided_units(
    named: Sequence[NamedUnit], decisions: Mapping[str, UnitDecision], units: Sequence[Unit], region: str
) -> DecidedUnits:
    """Without a decision a name is the unit that goes by it, else a new unit of the kind that its name tells.

    DeskError when a decision is about a name that the document does not have, or a new unit takes another's name.
    """
    if unknown := decisions.keys() - {one.name for one in named}:
        raise DeskError(f"方案里没有“{sorted(unknown)[0]}”这个单位。", "请重新核对单位后再存。")
    new, known, aliases, doubts = [], {}, {}, []
    for one in named:
        match decisions.get(one.name):
            case NewUnit(kind):
                new.append(new_unit(one.name, kind, region))
            case AliasOf(unit_id):
                known[one.name] = aliases[one.name] = unit_id
            case LeftOut():
                doubts.append(PlanDoubt("单位", one.name, f"“{one.name}”没有记入分工"))
            case None if one.known is not None:
                known[one.name] = one.known.id
            case None:
                new.append(new_unit(one.name, one.kind, region))
                doubts += _look_alike(one)
    made = tuple(checked(unit, units) for unit in with_own_aliases(new, units))
    return DecidedUnits(made, known, aliases, tuple(doubts))


def _look_alike(one: NamedUnit) -> list[PlanDoubt]:
    """A new unit may be a known one under another name."""
    if not one.likely:
        return []
    likely = "、".join(unit.name for unit in one.likely)
    why = f"“{one.name}”按新单位记了；单位名单里有相近的{likely}，如是同一个单位请合并"
    return [PlanDoubt("单位", one.name, why)]
