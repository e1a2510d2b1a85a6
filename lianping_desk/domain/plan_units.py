"""The units that a plan document names, and what each of them is where the desk does not know it yet."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lianping_desk.domain.read_plan import Duty, ReadPlan
from lianping_desk.domain.region import tier_of
from lianping_desk.domain.unit import ReportsOn, Unit, UnitKind
from lianping_desk.domain.unit_names import UnitNames, fold_name

_LEVEL = "[省市县区旗州盟]"
_GROUP = re.compile(rf"各{_LEVEL}?|.*(?:成员单位|相关单位|有关单位|牵头单位|相关部门|有关部门|直属单位)$|其他")
"""各街道乡镇, 纲要办成员单位: several units by one name, none of which can be sent a form under it."""

_KINDS = (
    (UnitKind.town, re.compile(r".*(?:镇|乡|街道|街道办事处|苏木)(?:人民政府|政府)?|.*(?:乡镇|街乡|镇街|街镇).*")),
    (
        UnitKind.people,
        re.compile(r".*(?:总工会|妇联|科协|工商联|残联|红十字会|文联|侨联|社科联|学会|协会|联合会)|.*团.委"),
    ),
    (UnitKind.vertical, re.compile(r".*(?:分局|海关|消防.*[队局]|气象局|税务局|地震局|中支|支行|银保监.*|邮政.*局)")),
    (
        UnitKind.party,
        re.compile(rf"(?:中共.*|{_LEVEL}?[直委].*|.*(?:老干部?局|文明办|网信办|宣传部|组织部|统战部|党校))"),
    ),
    (UnitKind.government, re.compile(r".*(?:局|委|办|厅|政府|法院|检察院|园区|管委会|中心|办公室)(?:（.*）)?")),
)
"""The first that fits the whole name; 学会 and companies that fit none are other units."""


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit of the document: `name` is what it is called in full, `tokens` how the document writes it.

    `known` is the unit of the desk that goes by that name. Otherwise `kind` says what it seems to be, and `likely`
    which units of the desk it may be under another name: for offering, never for deciding.
    """

    name: str
    tokens: tuple[str, ...]
    known: Unit | None
    kind: UnitKind
    likely: tuple[Unit, ...] = ()


def named_units(plan: ReadPlan, units: Sequence[Unit]) -> tuple[NamedUnit, ...]:
    """Every unit that the document names, in its order, each matched with the units of the region."""
    tokens: dict[str, list[str]] = {}
    in_full = _names_in_full(plan)
    for duty in (duty for task in plan.tasks for duty in task.duties):
        written = tokens.setdefault(in_full[_name(duty)], [])
        if duty.token not in written:
            written.append(duty.token)
    names = UnitNames(units)
    return tuple(_named(name, tuple(written), names) for name, written in tokens.items())


def names_of_duties(plan: ReadPlan) -> dict[Duty, str]:
    """What each duty's unit is called among `named_units`."""
    in_full = _names_in_full(plan)
    return {duty: in_full[_name(duty)] for task in plan.tasks for duty in task.duties}


def _name(duty: Duty) -> str:
    return duty.full or duty.token


def _names_in_full(plan: ReadPlan) -> dict[str, str]:
    """Each name of the document; one that is the short form of exactly one other is taken for that one."""
    names = dict.fromkeys(_name(duty) for task in plan.tasks for duty in task.duties)
    longer: dict[str, set[str]] = {}
    for name in names:
        for short in short_names(name, tier_of(plan.region)):
            longer.setdefault(short, set()).add(name)
    return {name: next(iter(longer[name])) if len(longer.get(name, ())) == 1 else name for name in names}


def _named(name: str, tokens: tuple[str, ...], names: UnitNames) -> NamedUnit:
    known = names.find(name)
    return NamedUnit(name, tokens, known, kind_of(name), () if known else names.similar(name))


def is_group(name: str) -> bool:
    """Whether the name stands for several units."""
    return _GROUP.match(name) is not None


def kind_of(name: str) -> UnitKind:
    """What sort of body goes by this name; other where the name does not tell."""
    kinds = _KINDS[:1] if is_group(name) else _KINDS
    return next((kind for kind, pattern in kinds if pattern.fullmatch(name)), UnitKind.other)


def new_unit(name: str, kind: UnitKind, region: str) -> Unit:
    """A unit as the document makes it known: a single town reports on all tasks, a group of units on none."""
    reports_on = ReportsOn.assigned
    if is_group(name):
        reports_on = ReportsOn.none
    elif kind is UnitKind.town:
        reports_on = ReportsOn.all
    return Unit(name, "", kind, aliases=short_names(name, tier_of(region)), reports_on=reports_on)


def short_names(name: str, tier: str) -> tuple[str, ...]:
    """What the unit is called among its own: 县某某局 also 某某局, 区委某某部 also 某某部."""
    if not tier or is_group(name):
        return ()
    if name == f"团{tier}委":
        return ("团委", f"共青团{tier}委")
    short = name.removeprefix(f"{tier}委" if re.match(f"{tier}委.{{2}}", name) else tier)
    return (short,) if short != name and len(short) >= 2 else ()


def with_own_aliases(new: Iterable[Unit], units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The new units without aliases that would stand for two units."""
    new = tuple(new)
    taken = {fold_name(spelling) for unit in units for spelling in unit.spellings if spelling}
    taken |= {fold_name(unit.name) for unit in new}
    shared: dict[str, int] = {}
    for unit in new:
        for alias in unit.aliases:
            shared[fold_name(alias)] = shared.get(fold_name(alias), 0) + 1

    def is_own(alias: str) -> bool:
        return fold_name(alias) not in taken and shared[fold_name(alias)] == 1

    return tuple(replace(unit, aliases=tuple(filter(is_own, unit.aliases))) for unit in new)
