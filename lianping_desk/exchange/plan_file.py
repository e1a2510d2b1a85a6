"""Reads a plan that ships as data: resources/plans/*.toml, whose keys are explained in the README beside them."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from lianping_desk.domain.base import BaseKind, BaseLevel
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.indicator import Comparison, Indicator, Strength, Target, ValueSource
from lianping_desk.domain.plan import Assignment, Measure, Phase, PhaseKind, Plan, PlanDoubt, Role, Task, TaskKind
from lianping_desk.domain.unit import ReportsOn, Unit, UnitKind

Entry = dict[str, Any]
Places = dict[str, int]
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as read, not yet stored.

    Until then a unit's `id` is its place in `units`, counted from 1; assignments and successors refer to that.
    """

    plan: Plan
    units: tuple[Unit, ...]
    indicators: tuple[Indicator, ...]


def read_plan_file(path: Path) -> PlanFile:
    """The plan in a TOML file; DeskError that names the entry which cannot be used."""
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise _unusable(path, "打不开") from error
    except ValueError as error:  # not UTF-8, or not TOML
        raise _unusable(path, f"格式有误（{error}）") from error
    try:
        return _plan_file(found)
    except _Unusable as error:
        raise _unusable(path, str(error)) from error


class _Unusable(Exception):
    """An entry that cannot be used; the text names it in Chinese."""


def _unusable(path: Path, what: str) -> DeskError:
    way_out = "请重新安装程序；如果这份文件是自己改过的，请对照同一文件夹里的说明改正。"
    return DeskError(f"方案文件“{path.name}”不能用：{what}。", way_out)


def _plan_file(found: Entry) -> PlanFile:
    named = _each(found, "unit", "单位", lambda entry: (_unit(entry), entry.get("successor")))
    places = _places([unit for unit, _ in named])
    units = tuple(
        replace(unit, id=no, successor_id=None if successor is None else _place(places, successor))
        for no, (unit, successor) in enumerate(named, 1)
    )
    rows = _each(found, "task", "任务", lambda entry: _task(entry, places))
    repeated = [doubt for _, doubts in rows for doubt in doubts]
    plan = _one(found, "plan", _plan)
    plan = replace(
        plan,
        tasks=tuple(task for task, _ in rows),
        phases=tuple(_each(found, "phase", "阶段", _phase)),
        doubts=(*repeated, *_each(found, "doubt", "疑点", lambda entry: PlanDoubt(**entry))),
    )
    return PlanFile(plan, units, tuple(_each(found, "indicator", "指标", _indicator)))


def _one(found: Entry, key: str, read: Callable[[Entry], _Value], where: str = "") -> _Value:
    where = where or f"[{key}]"
    try:
        return read(found[key])
    except KeyError as error:
        raise _Unusable(f"{where}缺少{error.args[0]}") from error
    except (TypeError, ValueError, ArithmeticError) as error:
        raise _Unusable(f"{where}写法有误（{error}）") from error


def _each(found: Entry, key: str, name: str, read: Callable[[Entry], _Value]) -> list[_Value]:
    return [_one({key: entry}, key, read, f"第{no}个{name}") for no, entry in enumerate(found.get(key, []), 1)]


def _plan(entry: Entry) -> Plan:
    first, last = entry["years"]
    return Plan(entry["title"], entry["region"], first, last, tuple(entry["basis"]), source_file=entry["source"])


def _phase(entry: Entry) -> Phase:
    first, last = entry["years"]
    return Phase(entry["title"], first, last, PhaseKind(entry["kind"]))


def _unit(entry: Entry) -> Unit:
    return Unit(
        name=entry["name"],
        full_name=entry["full_name"],
        kind=UnitKind(entry["kind"]),
        aliases=tuple(entry.get("aliases", ())),
        reports_on=ReportsOn(entry.get("reports_on", "assigned")),
        since=entry.get("since"),
        until=entry.get("until"),
        note=entry.get("note", ""),
    )


def _places(units: list[Unit]) -> Places:
    """Which unit each spelling stands for, by its place; no spelling may stand for two."""
    places: Places = {}
    for no, unit in enumerate(units, 1):
        for spelling in unit.spellings:
            if places.setdefault(spelling, no) != no:
                raise _Unusable(f"“{spelling}”同时是两个单位的名称")
    return places


def _place(places: Places, token: str) -> int:
    if token not in places:
        raise _Unusable(f"“{token}”不在单位名单里")
    return places[token]


def _task(entry: Entry, places: Places) -> tuple[Task, list[PlanDoubt]]:
    """One row of the 分工表, and a doubt for each unit that it names twice."""
    assignments: dict[int, Assignment] = {}
    doubts: list[PlanDoubt] = []
    for role in Role:
        tokens = entry.get(role.value, [])
        for token in tokens:
            place = _place(places, token)
            if place in assignments:
                where = f"分工表第{entry['no']}行“{entry['title']}”"
                doubts.append(PlanDoubt(where, "、".join(tokens), f"{role.chinese}单位重复：{token}"))
            else:
                assignments[place] = Assignment(place, role, token)
    task = Task(
        no=entry["no"],
        kind=TaskKind(entry["kind"]),
        title=entry["title"],
        section=entry["section"],
        assignments=tuple(assignments.values()),
        measures=tuple(Measure(no, m["title"], m["line"]) for no, m in enumerate(entry.get("measures", []), 1)),
        open_tail=entry.get("open_tail"),
        source_line=entry["line"],
    )
    return task, doubts


def _indicator(entry: Entry) -> Indicator:
    number, number_max, baseline = entry.get("number"), entry.get("number_max"), entry.get("baseline")
    comparison = Comparison(entry["comparison"])
    return Indicator(
        title=entry["title"],
        target=Target(_decimal(number), comparison, _decimal(number_max)),
        unit=entry.get("unit", ""),
        year=entry.get("year"),
        strength=Strength(entry["strength"]),
        text=entry["text"],
        annual=entry.get("annual", False),
        baseline=(Decimal(str(baseline["number"])), baseline["year"]) if baseline else None,
        value_source=ValueSource(entry.get("value_source", "returns")),
        base_kind=BaseKind(entry["base_kind"]) if "base_kind" in entry else None,
        base_level=BaseLevel(entry["base_level"]) if "base_level" in entry else None,
        source_line=entry["line"],
    )


def _decimal(number: int | float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))
