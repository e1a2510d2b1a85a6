"""Corrections of a plan that was read, before it is stored: what she types into a cell, as a new value."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.indicator import Comparison, Indicator, Strength, Target
from lianping_desk.domain.number_text import format_number
from lianping_desk.domain.plan import Measure, Phase, PhaseKind, Role, TaskKind
from lianping_desk.domain.read_plan import Duty, ReadPlan, ReadTask
from lianping_desk.domain.typed import typed_number, typed_year
from lianping_desk.domain.unit_names import read_unit_list

_Choice = TypeVar("_Choice", TaskKind, PhaseKind, Comparison, Strength)

NEW_TASK = ReadTask(0, TaskKind.action, "新任务", TaskKind.action.chinese)
NEW_INDICATOR = Indicator("新指标", Target(Decimal(1), Comparison.at_least), "个", None, Strength.must, "")


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A paragraph of the document, or a row of one of its tables, under the number that sources name."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document and what was read of it."""

    plan: ReadPlan
    lines: tuple[DocumentLine, ...]


def task_with_text(task: ReadTask, column: str, text: str) -> ReadTask:
    """The task after she typed `text`; `column` is title, kind, or the value of a Role."""
    if column == "title":
        return replace(task, title=_named(text, "任务"))
    if column == "kind":
        kind = _chosen(TaskKind, text, "类别")
        return replace(task, kind=kind, section=kind.chinese)
    return _with_units(task, Role(column), text)


def _with_units(task: ReadTask, role: Role, text: str) -> ReadTask:
    """A unit that had another role in the task changes it; one that was read keeps its prefix."""
    known = {duty.token: duty for duty in task.duties}
    listed = read_unit_list(text)
    named = [replace(known[token], role=role) if token in known else Duty(token, role) for token in listed.tokens]
    others = [duty for duty in task.duties if duty.role is not role and duty.token not in listed.tokens]
    order = list(Role)
    duties = sorted([*others, *named], key=lambda duty: order.index(duty.role))
    return replace(task, duties=tuple(duties), open_tail=listed.open_tail or task.open_tail)


def task_with_measures(task: ReadTask, text: str) -> ReadTask:
    """The task with one measure a line; a line that was there keeps where it was read."""
    known = {measure.title: measure for measure in task.measures}
    titles = [line.strip() for line in text.splitlines() if line.strip()]
    measures = (replace(known.get(title, Measure(no, title)), no=no) for no, title in enumerate(titles, 1))
    return replace(task, measures=tuple(measures))


def numbered_tasks(tasks: Iterable[ReadTask]) -> tuple[ReadTask, ...]:
    """The tasks with numbers from 1 in the order in which they come."""
    return tuple(replace(task, no=no) for no, task in enumerate(tasks, 1))


def indicator_with_text(indicator: Indicator, column: str, text: str) -> Indicator:
    """The indicator after she typed `text`; `column` is title, number, unit, comparison, year, annual or strength."""
    target = indicator.target
    match column:
        case "title":
            return replace(indicator, title=_named(text, "指标"))
        case "number":
            return replace(indicator, target=_target(target, text))
        case "unit":
            return replace(indicator, unit=text.strip())
        case "comparison":
            comparison = _chosen(Comparison, text, "比较方式")
            number = None if comparison is Comparison.done else target.number
            upper = target.number_max if comparison is Comparison.between else None
            return replace(indicator, target=Target(number, comparison, upper))
        case "year":
            return replace(indicator, year=typed_year(text))
        case "annual":
            return replace(indicator, annual=text.strip() in ("是", "每年", "✔"))
        case _:
            return replace(indicator, strength=_chosen(Strength, text, "要求"))


def number_text(indicator: Indicator) -> str:
    """The number to reach as it is typed: 13, 5—8, nothing for 建成."""
    target = indicator.target
    if target.number is None:
        return ""
    upper = f"—{format_number(target.number_max)}" if target.number_max is not None else ""
    return f"{format_number(target.number)}{upper}"


def _target(target: Target, text: str) -> Target:
    lower, dash, upper = text.replace("－", "—").replace("-", "—").replace("~", "—").partition("—")
    number, number_max = typed_number(lower), typed_number(upper)
    if number is None:
        return Target(None, Comparison.done)
    if dash and number_max is not None:
        return Target(number, Comparison.between, number_max)
    of_number = Comparison.at_least if target.comparison in (Comparison.done, Comparison.between) else target.comparison
    return Target(number, of_number)


def phase_with_text(phase: Phase, column: str, text: str) -> Phase:
    """The phase after she typed `text`; `column` is title, kind, first_year or last_year."""
    match column:
        case "title":
            return replace(phase, title=_named(text, "阶段"))
        case "kind":
            return replace(phase, kind=_chosen(PhaseKind, text, "性质"))
        case _:
            year = typed_year(text)
            if year is None:
                raise DeskError("阶段要有起止年份。", "请写成 2026 的样子。")
            if column == "first_year":
                return replace(phase, first_year=year, last_year=max(year, phase.last_year))
            return replace(phase, first_year=min(year, phase.first_year), last_year=year)


def _named(text: str, what: str) -> str:
    title = " ".join(text.split())
    if not title:
        raise DeskError(f"{what}不能没有名称。", "不要的请整行删除。")
    return title


def _chosen(choices: type[_Choice], text: str, what: str) -> _Choice:
    for choice in choices:
        if text.strip() == choice.chinese:
            return choice
    raise DeskError(f"{what}没有“{text.strip()}”这一种。", f"可以写：{'、'.join(one.chinese for one in choices)}。")
