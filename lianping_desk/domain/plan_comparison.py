"""Two plans side by side: which tasks and targets are new, gone, changed or the same."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import Any, Generic, TypeVar

from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.plan import Plan, Role, Task
from lianping_desk.domain.unit_names import fold_name

ALIKE = 0.6
"""Titles at least this alike, of 1, may be one task; of several candidates the likest is taken."""

_COMMON = re.compile("^实施|科学素质|提升|行动|工程|计划")
"""Words that nearly every task has in its title: they do not tell tasks apart."""


class Standing(Enum):
    """How an entry stands in the newer plan; the value is the word she reads."""

    new = "新增"
    gone = "取消"
    changed = "调整"
    same = "不变"


Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Pair(Generic[Entry]):
    """An entry of the older plan and what became of it; `changes` are short phrases, none where it is the same."""

    old: Entry | None
    new: Entry | None
    changes: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing:
        if self.old is None:
            return Standing.new
        if self.new is None:
            return Standing.gone
        return Standing.changed if self.changes else Standing.same


@dataclass(frozen=True, slots=True)
class PlanComparison:
    """The entries in the order of the newer plan, then those that are gone."""

    old: Plan
    new: Plan
    tasks: tuple[Pair[Task], ...]
    indicators: tuple[Pair[Indicator], ...]

    @property
    def summary(self) -> str:
        """任务：新增1项，调整3项；指标：取消2项."""
        return f"任务：{_counts(self.tasks)}；指标：{_counts(self.indicators)}。"


def compare(old: Plan, old_goals: Sequence[Indicator], new: Plan, new_goals: Sequence[Indicator]) -> PlanComparison:
    """The two plans with their indicators, entry beside entry."""
    tasks = _pairs(old.tasks, new.tasks, lambda a, b: alikeness(a.title, b.title), _task_changes)
    goals = _pairs(old_goals, new_goals, _goals_alike, _goal_changes)
    return PlanComparison(old, new, tasks, goals)


def alikeness(one: str, other: str) -> float:
    """How alike two titles of tasks are, from 0 to 1: their likest clauses, without the words that all tasks share."""
    return max(_ratio(a, b) for a in _clauses(one) for b in _clauses(other))


def _pairs(
    old: Sequence[Entry],
    new: Sequence[Entry],
    alike: Callable[[Entry, Entry], float],
    changes: Callable[[Entry, Entry], Iterable[str]],
) -> tuple[Pair[Entry], ...]:
    """The likest pairs first, so that a near miss never takes the place of the right one."""
    rated = sorted(
        (
            (alike(before, after), -abs(old_place - new_place), old_place, new_place)
            for old_place, before in enumerate(old)
            for new_place, after in enumerate(new)
        ),
        reverse=True,
    )
    came_from: dict[int, int] = {}
    for ratio, _distance, old_place, new_place in rated:
        if ratio >= ALIKE and old_place not in came_from.values() and new_place not in came_from:
            came_from[new_place] = old_place
    pairs: list[Pair[Entry]] = []
    for new_place, entry in enumerate(new):
        before = old[came_from[new_place]] if new_place in came_from else None
        pairs.append(Pair(before, entry, () if before is None else tuple(changes(before, entry))))
    gone = (Pair(entry, None) for old_place, entry in enumerate(old) if old_place not in came_from.values())
    return (*pairs, *gone)


def _clauses(title: str) -> list[str]:
    """拓展某某优势,实施科普工程 is alike to 科普工程."""
    clauses = [_COMMON.sub("", clause) or clause for clause in re.split("[，,]", fold_name(title)) if clause]
    return clauses or [""]


def _goals_alike(one: Indicator, other: Indicator) -> float:
    """Titles, and between targets of one title (2025, 2035) those of one year."""
    return _ratio(fold_name(one.title), fold_name(other.title)) - (0.1 if one.year != other.year else 0)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _task_changes(old: Task, new: Task) -> Iterable[str]:
    if fold_name(old.title) != fold_name(new.title):
        yield f"原名“{old.title}”"
    for role in Role:
        before = {one.unit_id: one.token for one in old.units(role)}
        after = {one.unit_id: one.token for one in new.units(role)}
        yield from _come_and_gone(f"{role.chinese}单位", before, after)
    titles = [{fold_name(measure.title): measure.title for measure in task.measures} for task in (old, new)]
    yield from _come_and_gone("举措", titles[0], titles[1])


def _come_and_gone(what: str, before: Mapping[Any, str], after: Mapping[Any, str]) -> Iterable[str]:
    come = [name for key, name in after.items() if key not in before]
    gone = [name for key, name in before.items() if key not in after]
    if come:
        yield f"{what}增加：{'、'.join(come)}"
    if gone:
        yield f"{what}减少：{'、'.join(gone)}"


def _goal_changes(old: Indicator, new: Indicator) -> Iterable[str]:
    if fold_name(old.title) != fold_name(new.title):
        yield f"原名“{old.title}”"
    if old.target_text != new.target_text:
        yield f"目标由“{old.target_text}”改为“{new.target_text}”"
    if old.year != new.year:
        yield f"年份由{old.year or '未写'}改为{new.year or '未写'}"
    if old.strength is not new.strength:
        yield f"由{old.strength.chinese}改为{new.strength.chinese}"


def _counts(pairs: Sequence[Pair[Task]] | Sequence[Pair[Indicator]]) -> str:
    counts = {standing: sum(pair.standing is standing for pair in pairs) for standing in Standing}
    return "，".join(f"{standing.value}{count}项" for standing, count in counts.items() if count) or "没有"
