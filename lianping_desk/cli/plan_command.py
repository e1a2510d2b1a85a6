"""`plan show`: the current plan as data."""

import argparse

from lianping_desk.cli.output import desk_in, say_json, say_table
from lianping_desk.domain.plan import Role
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.plan.plan_json import plan_json
from lianping_desk.services.plan.show_plan import show_plan


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Show the plan, as the contract's JSON or as the division table."""
    with desk_in(folder) as desk:
        shown = show_plan(desk)
    if arguments.json:
        say_json([plan_json(shown.plan, shown.indicators)])
        return
    plan = shown.plan
    print(f"{plan.title}\n")
    rows = [
        (task.no, task.kind.chinese, task.title, *("、".join(a.token for a in task.units(role)) for role in Role))
        for task in plan.tasks
    ]
    say_table(("序号", "类别", "工作内容", *(f"{role.chinese}单位" for role in Role)), rows)
    print()
    say_table(
        ("指标", "目标", "要求"), [(one.title, one.target_text, one.strength.chinese) for one in shown.indicators]
    )
    for doubt in plan.doubts:
        print(f"请核对：{doubt.where} {doubt.why}")
