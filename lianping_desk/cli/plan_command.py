"""`plan`: show the current plan, read plan documents, store them, and choose among the plans of the desk."""

import argparse
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from lianping_desk.cli.output import desk_in, say_json, say_table
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.placed_plan import years_or_those_of_phases
from lianping_desk.domain.plan import PlanDoubt, Role, Task
from lianping_desk.domain.read_plan import ReadPlan, ReadTask
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.plan.add_plan import add_plan
from lianping_desk.services.plan.archive_plan import archive_plan, take_up_again
from lianping_desk.services.plan.list_plans import list_plans
from lianping_desk.services.plan.plan_json import plan_json, read_plan_json
from lianping_desk.services.plan.plan_list_json import plan_list_json
from lianping_desk.services.plan.read_plan import read_plans
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.plan.switch_plan import switch_plan


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Do the verb that was asked for; `read` needs no desk."""
    if arguments.verb == "read":
        _read(arguments)
        return
    read = _document(arguments) if arguments.verb == "add" else None
    with desk_in(folder) as desk:
        if read is not None:
            _add(desk, read)
        else:
            _VERBS[arguments.verb](desk, arguments)


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


def _document(arguments: argparse.Namespace) -> ReadPlan:
    """The document with what she said of it where it says nothing itself."""
    read = read_plans([arguments.file])[0]
    return replace(
        read,
        title=arguments.title or read.title,
        region=arguments.region or read.region,
        years=_years(arguments.years) or years_or_those_of_phases(read),
    )


def _years(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = re.fullmatch(r"\s*(\d{4})\s*[-—－~至]\s*(\d{4})\s*", text)
    if found is None:
        raise DeskError(f"“{text}”不是起止年份。", "请写成 --years 2021-2025 的样子。")
    return int(found[1]), int(found[2])


def _add(desk: Desk, read: ReadPlan) -> None:
    added = add_plan(desk, read)
    plan = added.plan
    print(f"已读入第{plan.id}号方案：{plan.title}，并作为当前方案。")
    print(f"任务{len(plan.tasks)}项，指标{len(read.indicators)}项，新增单位{len(added.new_units)}个。")
    for other in added.same:
        print(f"请注意：第{other.id}号方案也是“{other.title}”；多读了一份时请用 plan archive 归档其中一份。")
    _say_rest((), plan.doubts)


def _show(desk: Desk, arguments: argparse.Namespace) -> None:
    """The plan, as the contract's JSON or as the division table."""
    shown = show_plan(desk)
    if arguments.json:
        say_json([plan_json(shown.plan, shown.indicators)])
        return
    plan = shown.plan
    print(f"{plan.title}\n")
    _say_tasks([(task, {role: [a.token for a in task.units(role)] for role in Role}) for task in plan.tasks])
    _say_rest(shown.indicators, plan.doubts)


def _list(desk: Desk, arguments: argparse.Namespace) -> None:
    plans = list_plans(desk, archived=arguments.all)
    if arguments.json:
        say_json(plan_list_json(plans))
        return
    say_table(
        ("编号", "方案", "地区", "年份", "任务", "单位", "指标", "填报期", ""),
        [
            (
                one.id,
                one.plan.title,
                one.plan.region,
                one.plan.years_text,
                len(one.plan.tasks),
                one.units,
                one.indicators,
                one.periods,
                one.standing,
            )
            for one in plans
        ],
    )


def _switch(desk: Desk, arguments: argparse.Namespace) -> None:
    plan = switch_plan(desk, arguments.plan_id)
    print(f"当前方案：{plan.title}" + ("（已归档，只能看）" if plan.archived_on else ""))


def _archive(desk: Desk, arguments: argparse.Namespace) -> None:
    plan = archive_plan(desk, arguments.plan_id, date.today())
    print(f"已归档第{arguments.plan_id}号方案。当前方案：{plan.title}")


def _unarchive(desk: Desk, arguments: argparse.Namespace) -> None:
    take_up_again(desk, arguments.plan_id)
    print(f"第{arguments.plan_id}号方案可以修改了。")


def _say_tasks(tasks: Iterable[tuple[Task | ReadTask, Mapping[Role, Iterable[str]]]]) -> None:
    rows = [
        (task.no, task.kind.chinese, task.title, *("、".join(tokens[role]) for role in Role)) for task, tokens in tasks
    ]
    say_table(("序号", "类别", "工作内容", *(f"{role.chinese}单位" for role in Role)), rows)
    print()


def _say_rest(indicators: Iterable[Indicator], doubts: Iterable[PlanDoubt]) -> None:
    rows = [(one.title, one.target_text, one.strength.chinese) for one in indicators]
    if rows:
        say_table(("指标", "目标", "要求"), rows)
    for doubt in doubts:
        print(f"请核对：{doubt.where} {doubt.why}")


_VERBS: Mapping[str, Callable[[Desk, argparse.Namespace], None]] = {
    "show": _show,
    "list": _list,
    "switch": _switch,
    "archive": _archive,
    "unarchive": _unarchive,
}
