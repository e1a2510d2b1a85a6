"""What must be true of a unit among the others: its own names, dates in order, a successor that is not itself."""

from collections.abc import Iterable
from dataclasses import replace

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_names import fold_name


def checked(unit: Unit, units: Iterable[Unit]) -> Unit:
    """The unit with blanks around its entries taken away; DeskError when it cannot stand beside the other `units`."""
    unit = _tidy(unit)
    others = [other for other in units if other.id != unit.id]
    if not unit.name:
        raise DeskError("单位简称是空的。", "请先写上单位简称。")
    taken = {fold_name(spelling): other.name for other in others for spelling in other.spellings if spelling}
    for spelling in unit.spellings:
        if spelling and fold_name(spelling) in taken:
            raise DeskError(f"“{spelling}”已经是{taken[fold_name(spelling)]}的名称。", "一个名称只能属于一个单位。")
    if unit.since and unit.until and unit.until < unit.since:
        raise DeskError("截止日期早于起始日期。", "请核对两个日期。")
    if unit.successor_id is not None:
        _check_succession(unit, {other.id: other for other in others})
    return unit


def _tidy(unit: Unit) -> Unit:
    name, full_name = unit.name.strip(), unit.full_name.strip()
    aliases = dict.fromkeys(alias.strip() for alias in unit.aliases)
    contacts = tuple(contact for contact in unit.contacts if contact.person.strip() or contact.phone.strip())
    return replace(
        unit,
        name=name,
        full_name=full_name,
        aliases=tuple(alias for alias in aliases if alias and alias not in (name, full_name)),
        contacts=contacts,
        note=unit.note.strip(),
        split_into=unit.split_into if unit.until and unit.successor_id in unit.split_into else (),
    )


def _check_succession(unit: Unit, others: dict[int, Unit]) -> None:
    seen: set[int] = set()
    following = unit.successor_id
    while following is not None and following not in seen:
        if following == unit.id:
            raise DeskError(f"{unit.name}的职责绕了一圈又回到自己。", "请另选一个承接单位。")
        seen.add(following)
        following = others[following].successor_id if following in others else None
    if unit.until is None:
        raise DeskError("有承接单位，但没有截止日期。", f"请写上{unit.name}的截止日期，或去掉承接单位。")
