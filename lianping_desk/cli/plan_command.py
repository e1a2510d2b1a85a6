"""`plan`: show the current plan, read plan documents, store them, and choose among the plans of the desk."""

import argparse
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from lianping_desk.cli.output import as_of_day, desk_in, say_json, say_table
from lianping_desk.cli.plan_said import say_rest, say_tasks
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.placed_plan import years_or_those_of_phases
from lianping_desk.domain.plan import Role
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.export import Format
from lianping_desk.services.plan.add_plan import add_plan
from lianping_desk.services.plan.archive_plan import archive_plan, take_up_again
from lianping_desk.services.plan.compare_plans import compare_plans, export_comparison
from lianping_desk.services.plan.list_plans import list_plans
from lianping_desk.services.plan.plan_as_file import export_plan_file, import_plan_file
from lianping_desk.services.plan.plan_json import plan_json, read_plan_json
from lianping_desk.services.plan.plan_list_json import plan_list_json
from lianping_desk.services.plan.read_plan import read_plan, read_what_is_a_plan
from lianping_desk.services.plan.roll_over import plan_to_fill, roll_over, unfinished_matters
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
    """What the documents say, as the contract's JSON or as division tables; nothing is stored.

    A document that is no plan is named on stderr; the others are told all the same.
    """
    plans, refused = read_what_is_a_plan(arguments.files)
    if arguments.json and plans:
        say_json([read_plan_json(plan) for plan in plans])
    elif not arguments.json:
        for plan in plans:
            print(f"{plan.title or plan.file}\n")
            say_tasks([(task, {role: task.tokens(role) for role in Role}) for task in plan.tasks])
            say_rest(plan.indicators, plan.doubts)
            print()
    if refused:
        raise DeskError("".join(map(str, refused)))


def _document(arguments: argparse.Namespace) -> ReadPlan:
    """The document with what she said of it where it says nothing itself."""
    read = read_plan(arguments.file)
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
    say_rest((), plan.doubts)


def _show(desk: Desk, arguments: argparse.Namespace) -> None:
    """The plan, as the contract's JSON or as the division table."""
    shown = show_plan(desk)
    if arguments.json:
        say_json([plan_json(shown.plan, shown.indicators)])
        return
    plan = shown.plan
    print(f"{plan.title}\n")
    say_tasks([(task, {role: [a.token for a in task.units(role)] for role in Role}) for task in plan.tasks])
    say_rest(shown.indicators, plan.doubts)


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


def _compare(desk: Desk, arguments: argparse.Namespace) -> None:
    if arguments.out is None:
        found = compare_plans(desk, arguments.old_id, arguments.new_id)
        print(f"{found.summary}\n")
        for what, pairs in (("任务", found.tasks), ("指标", found.indicators)):
            rows = [
                (
                    pair.standing.value,
                    pair.old.title if pair.old else "",
                    pair.new.title if pair.new else "",
                    "；".join(pair.changes),
                )
                for pair in pairs
            ]
            say_table(("变化", f"原方案{what}", f"新方案{what}", "具体变化"), rows)
            print()
        return
    suffix = arguments.out.suffix.removeprefix(".").lower()
    if suffix not in list(Format):
        raise DeskError("看不出要写成哪种文件。", "请把文件名写成 对照.xlsx、对照.pdf 或 对照.docx 的样子。")
    done = export_comparison(desk, arguments.old_id, arguments.new_id, Format(suffix), arguments.out)
    print(f"已导出：{done.path}")


def _export(desk: Desk, arguments: argparse.Namespace) -> None:
    print(f"已导出：{export_plan_file(desk, arguments.file, with_results=arguments.with_results)}")


def _import(desk: Desk, arguments: argparse.Namespace) -> None:
    done = import_plan_file(desk, arguments.file)
    print(f"已导入第{done.plan.id}号方案：{done.plan.title}，并作为当前方案。")
    print(f"由{done.made_by}于{done.made_on}导出，带来填报记录{done.returned_rows}条。")


def _next(desk: Desk, arguments: argparse.Namespace) -> None:
    day, years = as_of_day(arguments.as_of), _years(arguments.years)
    if arguments.file is not None:
        new = _document(arguments)
    elif arguments.title and years:
        new = plan_to_fill(desk, arguments.title, years, with_tasks=arguments.with_tasks, day=day)
    else:
        raise DeskError(
            "没有新方案的文件，也没有写标题和年份。", "请加上 --file 文件，或 --title 标题 --years 2026-2030。"
        )
    matters = () if arguments.without_matters else unfinished_matters(desk, day)
    done = roll_over(desk, new, matters)
    print(f"已转入第{done.plan.id}号方案：{done.plan.title}。结转事项{done.carried}件，在督办里。")
    say_rest((), done.plan.doubts)


_VERBS: Mapping[str, Callable[[Desk, argparse.Namespace], None]] = {
    "show": _show,
    "list": _list,
    "switch": _switch,
    "archive": _archive,
    "unarchive": _unarchive,
    "compare": _compare,
    "export": _export,
    "import": _import,
    "next": _next,
}
