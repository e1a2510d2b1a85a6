"""`plan`: show the current plan as data; read plan documents and say what is in them."""

import argparse
from collections.abc import Iterable, Mapping

from lianping_desk.cli.output import desk_in, say_json, say_table
from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.plan import PlanDoubt, Role, Task
from lianping_desk.domain.read_plan import ReadTask
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.plan.plan_json import plan_json, read_plan_json
from lianping_desk.services.plan.read_plan import read_plans
from lianping_desk.services.plan.show_plan import show_plan


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Do the verb that was asked for; only `show` opens the desk."""
    if arguments.verb == "read":
        _read(arguments)
    else:
        _show(folder, arguments)


def _read(arguments: argparse.Namespace) -> None:
    """What the documents say, as the contract's JSON or as division tables; nothing is stored."""
    plans = read_plans(arguments.files)
    if arguments.json:
        say_json([read_plan_json(plan) for plan in plans])
        return
    for plan in plans:
        print(f"{plan.title or plan.file}\n")
        _say_tasks([(task, {role: task.tokens(role) for role in Role}) for task in plan.tasks])
        _say_rest(plan.indicators, plan.doubts)
        print()


def _show(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """The plan, as the contract's JSON or as the division table."""
    with desk_in(folder) as desk:
        shown = show_plan(desk)
    if arguments.json:
        say_json([plan_json(shown.plan, shown.indicators)])
        return
    plan = shown.plan
    print(f"{plan.title}\n")
    _say_tasks([(task, {role: [a.token for a in task.units(role)] for role in Role}) for task in plan.tasks])
    _say_rest(shown.indicators, plan.doubts)


def _say_tasks(tasks: Iterable[tuple[Task | ReadTask, Mapping[Role, Iterable[str]]]]) -> None:
    rows = [
        (task.no, task.kind.chinese, task.title, *("、".join(tokens[role]) for role in Role)) for task, tokens in tasks
    ]
    say_table(("序号", "类别", "工作内容", *(f"{role.chinese}单位" for role in Role)), rows)
    print()


def _say_rest(indicators: Iterable[Indicator], doubts: Iterable[PlanDoubt]) -> None:
    say_table(("指标", "目标", "要求"), [(one.title, one.target_text, one.strength.chinese) for one in indicators])
    for doubt in doubts:
        print(f"请核对：{doubt.where} {doubt.why}")
