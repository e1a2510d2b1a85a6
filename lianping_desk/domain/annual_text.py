"""Annual tasks and milestones as text: what she types into a cell, and what she pastes from Excel."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.pasted_block import Block, BlockColumns
from lianping_desk.domain.plan import CurvePoint, Plan, Task
from lianping_desk.domain.typed import typed_day, typed_number, typed_year
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_names import UnitNames
from lianping_desk.domain.work import AnnualTask, Milestone

COLUMNS = {
    "task": "任务",
    "year": "年度",
    "title": "内容",
    "unit": "责任单位",
    "target": "目标",
    "starts": "开始",
    "due": "期限",
    "done_on": "完成日期",
    "note": "备注",
}
"""What each column of the table is called, in the order in which a block without headings is read."""

_OTHER_HEADINGS = {
    "任务名称": "task",
    "所属任务": "task",
    "年份": "year",
    "年度任务": "title",
    "任务内容": "title",
    "工作内容": "title",
    "单位": "unit",
    "承担单位": "unit",
    "牵头单位": "unit",
    "年度目标": "target",
    "目标任务": "target",
    "开始时间": "starts",
    "开始日期": "starts",
    "完成期限": "due",
    "完成时限": "due",
    "截止日期": "due",
    "完成时间": "done_on",
}

_BLOCK = BlockColumns(COLUMNS, _OTHER_HEADINGS, telling="title")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a text may name: the plan's tasks and the units."""

    plan: Plan
    units: tuple[Unit, ...]

    def task(self, text: str) -> Task:
        """The task by its number, its title, or both; DeskError when there is none."""
        plain = text.strip()
        for task in self.plan.tasks:
            if plain in (str(task.no), task.title, task_name(task)):
                return task
        wrong = f"方案里没有任务“{plain}”。" if plain else "没有写任务。"
        raise DeskError(wrong, "请写任务的序号或全称。")

    def unit_id(self, text: str) -> int | None:
        """The unit by any of its spellings, None for an empty text; DeskError when it is unknown."""
        if not text.strip():
            return None
        names = UnitNames(self.units)
        unit = names.find(text)
        if unit is None:
            similar = "、".join(one.name for one in names.similar(text))
            raise DeskError(f"没有单位“{text.strip()}”。", f"是不是{similar}？" if similar else "请先在“单位”里新增。")
        return unit.id


def task_name(task: Task) -> str:
    """A task as she picks it from a list: its number and its title."""
    return f"{task.no} {task.title}"


def annual_with_text(annual: AnnualTask, column: str, text: str, around: Surroundings) -> AnnualTask:
    """`annual` after she typed `text` into `column` (a key of COLUMNS); DeskError when it cannot be read."""
    match column:
        case "task":
            task = around.task(text)
            return replace(annual, task_id=task.id, measure_id=annual.measure_id if task.id == annual.task_id else None)
        case "year":
            year = typed_year(text)
            if year is None:
                raise DeskError("没有写年度。", "请写成 2025 的样子。")
            return replace(annual, year=year)
        case "unit":
            return replace(annual, unit_id=around.unit_id(text))
        case "starts" | "due" | "done_on":
            day: Any = {column: typed_day(text)}
            return replace(annual, **day)
        case "title" | "target" | "note":
            plain: Any = {column: text.strip()}
            return replace(annual, **plain)
    raise KeyError(column)


def milestone_with_text(milestone: Milestone, column: str, text: str, around: Surroundings) -> Milestone:
    """`milestone` after she typed `text` into `column`; DeskError when it cannot be read, or there is none such."""
    match column:
        case "task":
            return replace(milestone, task_id=around.task(text).id if text.strip() else None)
        case "due":
            day = typed_day(text)
            if day is None:
                raise DeskError("节点要有日期。", "请写成 2023-06-30 的样子。")
            return replace(milestone, on=day)
        case "done_on":
            return replace(milestone, done_on=typed_day(text))
        case "title":
            return replace(milestone, title=text.strip())
        case "note":
            return replace(milestone, note=text.strip())
    raise DeskError(f"节点没有“{COLUMNS[column]}”这一栏。", "要写单位、目标或年度，请改为新增年度任务。")


def annual_from_block(block: Block, around: Surroundings, task_id: int | None, year: int) -> tuple[AnnualTask, ...]:
    """The annual tasks of a block from Excel, with or without a row of headings; empty rows are passed over.

    Rows that name no task or year belong to `task_id` and `year`. DeskError names the first row that cannot be read.
    """
    return _BLOCK.read(block, lambda cells: _annual(cells, around, task_id, year))


def _annual(cells: dict[str, str], around: Surroundings, task_id: int | None, year: int) -> AnnualTask:
    if not cells.get("title"):
        raise DeskError("没有写内容。", "请补上“内容”后重新粘贴。")
    if not cells.get("task") and task_id is None:
        raise DeskError("没有写任务。", "请补上任务的序号或全称，或先选中一项任务再粘贴。")
    annual = AnnualTask(task_id or 0, None, year, cells["title"])
    for column, text in cells.items():
        annual = annual_with_text(annual, column, text, around)
    return annual


def curve_text(curve: Sequence[CurvePoint]) -> str:
    """A task's own curve as she types it: a day and a per cent on each line."""
    return "\n".join(f"{point.on} {point.percent:g}%" for point in sorted(curve, key=lambda point: point.on))


def typed_curve(text: str) -> tuple[CurvePoint, ...]:
    """The curve that she typed, a day and a per cent on each line; DeskError names the line that cannot be read."""
    points = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        found = re.fullmatch(r"(.*?\d日?)[\s,，、:：]+(\d+(?:\.\d+)?)\s*[%％]?", line)
        day = typed_day(found[1]) if found else None
        percent = typed_number(found[2]) if found else None
        if day is None or percent is None:
            raise DeskError(f"“{line}”看不懂。", "请每行写一个日期和一个百分比，例如 2023-12-31 40%。")
        points.append(CurvePoint(day, float(percent)))
    return tuple(points)
