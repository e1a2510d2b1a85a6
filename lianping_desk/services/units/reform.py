"""Merge, split or rename units from a day on: duties go to those that follow, what was recorded stays."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.reform import Follower, begun, ended
from lianping_desk.domain.unit import Unit
from lianping_desk.services.desk import Desk
from lianping_desk.store import reform as store

NOTHING_MOVED: Mapping[int, int] = MappingProxyType({})


def merge_units(desk: Desk, unit_ids: Sequence[int], into: Follower, day: date) -> int:
    """Let the units end the day before `day` and `into` carry their duties from then on; returns its id.

    DeskError when one of them has ended already, or the name of a new unit is taken.
    """
    others = [unit_id for unit_id in unit_ids if unit_id != into.unit_id]
    if not others:
        raise DeskError("没有选要并入的单位。", "请先选要撤并的单位，再选并入哪个单位。")
    names = _names(desk, others)
    with desk.database.writing(f"{'、'.join(names)}并入{into.name}", desk.who) as session:
        return _succeed(store.UnitsAtHand(session), others, [into], day)[0]


def rename_unit(desk: Desk, unit_id: int, name: str, day: date, full_name: str = "") -> int:
    """Let the unit bear another name from `day` on; returns the id of the unit of that name.

    A name that was only written wrongly is corrected by `edit_unit` instead: then past records show the new one too.
    """
    old = _names(desk, [unit_id])[0]
    with desk.database.writing(f"{old}更名为{name.strip()}", desk.who) as session:
        return _succeed(store.UnitsAtHand(session), [unit_id], [Follower(name.strip(), None, full_name)], day)[0]


def split_unit(
    desk: Desk, unit_id: int, into: Sequence[Follower], day: date, moved: Mapping[int, int] = NOTHING_MOVED
) -> tuple[int, ...]:
    """Let the unit end the day before `day`; the first of `into` carries its duties from then on. Returns their ids.

    `moved` gives a task (by id) to another part: its place in `into`. DeskError when there are fewer than two parts.
    """
    if len(into) < 2:
        raise DeskError("拆分后至少要有两个单位。", "只有一个时，请用“并入”或“更名”。")
    old = _names(desk, [unit_id])[0]
    with desk.database.writing(f"{old}拆分为{'、'.join(one.name for one in into)}", desk.who) as session:
        at_hand = store.UnitsAtHand(session)
        ids = _succeed(at_hand, [unit_id], into, day)
        for task_id, place in moved.items():
            at_hand.share_task(task_id, unit_id, ids[place])
        return ids


def _succeed(
    at_hand: store.UnitsAtHand, unit_ids: Sequence[int], into: Sequence[Follower], day: date
) -> tuple[int, ...]:
    before = [at_hand.unit(unit_id) for unit_id in unit_ids]
    for unit in before:
        ended(unit, day, [0])  # refused before anything new is made
    ids = tuple(_follower(at_hand, follower, before, day) for follower in into)
    for unit in (at_hand.unit(unit_id) for unit_id in unit_ids):
        at_hand.write(ended(unit, day, ids))
    return ids


def _follower(at_hand: store.UnitsAtHand, follower: Follower, before: Sequence[Unit], day: date) -> int:
    if follower.unit_id is None:
        for unit in before:
            at_hand.leave_name(unit.id, follower)
        return at_hand.add(begun(follower, before, day))
    unit = at_hand.unit(follower.unit_id)
    if not unit.active_on(day):
        raise DeskError(f"{unit.name}在{day}不在任，不能承接。", "请另选承接的单位，或核对日期。")
    return unit.id


def _names(desk: Desk, unit_ids: Sequence[int]) -> list[str]:
    with desk.database.reading() as session:
        at_hand = store.UnitsAtHand(session)
        return [at_hand.unit(unit_id).name for unit_id in unit_ids]
