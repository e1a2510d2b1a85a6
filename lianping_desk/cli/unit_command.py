"""`unit`: merge, split and rename units from a day on."""

import argparse
from collections.abc import Callable, Mapping
from datetime import date

from lianping_desk.cli.output import desk_in
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.reform import follower_called
from lianping_desk.domain.typed import typed_day
from lianping_desk.domain.unit_names import unit_called
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.plan.show_plan import ShownPlan, show_plan
from lianping_desk.services.units.reform import merge_units, rename_unit, split_unit


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Do the verb, and say from which day on it holds."""
    day = typed_day(arguments.on)
    if day is None:
        raise DeskError("--on 后面没有日期。", "请写成 --on 2024-03-01 的样子。")
    with desk_in(folder) as desk:
        print(_VERBS[arguments.verb](desk, show_plan(desk), arguments, day))


def _merge(desk: Desk, shown: ShownPlan, arguments: argparse.Namespace, day: date) -> str:
    units = [unit_called(name, shown.units) for name in arguments.units]
    into = follower_called(arguments.into, shown.units)
    merge_units(desk, [unit.id for unit in units], into, day)
    return f"{'、'.join(unit.name for unit in units)}从{day}起并入{into.name}。"


def _split(desk: Desk, shown: ShownPlan, arguments: argparse.Namespace, day: date) -> str:
    unit = unit_called(arguments.unit, shown.units)
    parts = [follower_called(name, shown.units, unit) for name in arguments.into]
    moved = dict(_moved(shown, text, [part.name for part in parts]) for text in arguments.move)
    split_unit(desk, unit.id, parts, day, moved)
    return f"{unit.name}从{day}起拆分为{'、'.join(part.name for part in parts)}，原来的任务由{parts[0].name}承接。"


def _rename(desk: Desk, shown: ShownPlan, arguments: argparse.Namespace, day: date) -> str:
    unit = unit_called(arguments.unit, shown.units)
    rename_unit(desk, unit.id, arguments.to, day, arguments.full_name)
    return f"{unit.name}从{day}起更名为{arguments.to}。"


def _moved(shown: ShownPlan, text: str, parts: list[str]) -> tuple[int, int]:
    """3=县某某局 as the task's id and the place of the part."""
    number, _, name = text.partition("=")
    task = next((task for task in shown.plan.tasks if str(task.no) == number.strip()), None)
    if task is None or name not in parts:
        raise DeskError(f"“{text}”看不懂。", "请写成 任务序号=单位，单位要在 --into 里，如 3=县某某局。")
    return task.id, parts.index(name)


_VERBS: Mapping[str, Callable[[Desk, ShownPlan, argparse.Namespace, date], str]] = {
    "merge": _merge,
    "split": _split,
    "rename": _rename,
}
