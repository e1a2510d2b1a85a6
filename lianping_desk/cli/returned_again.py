"""`returns send-back` and `returns differences`; what `returns read` says of a file that comes after a 退回."""

import argparse

from lianping_desk.cli.output import due_day, say_json
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.received import ReadReturn
from lianping_desk.domain.unit_names import unit_called
from lianping_desk.domain.versions import Statement
from lianping_desk.services.desk import Desk
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.returns.unit_return.compare_resubmission import compare_resubmission
from lianping_desk.services.returns.unit_return.differences import differences
from lianping_desk.services.returns.unit_return.differences_json import differences_json
from lianping_desk.services.returns.unit_return.returnable import returnable_file
from lianping_desk.services.returns.unit_return.send_back import send_back_workbook


def send_back(desk: Desk, arguments: argparse.Namespace) -> None:
    """Every doubtful cell of the unit's newest file goes back to it."""
    unit = unit_called(arguments.unit, show_plan(desk).units)
    file = returnable_file(desk, unit.id, arguments.period)
    if file is None:
        raise DeskError(f"{unit.name}这一期还没有能读的填报件。", "请先导入它报来的文件。")
    cells = [one.cell for one in file.doubtful]
    done = send_back_workbook(
        desk,
        file,
        cells,
        arguments.out,
        note=arguments.note,
        contact=arguments.contact,
        due=due_day(arguments.due),
    )
    print(f"已退回{unit.name}{file.period.title}的填报件，标注{len(cells)}处：{done.path}")
    if done.remark:
        print(done.remark)


def say_differences(desk: Desk, arguments: argparse.Namespace) -> None:
    """What each later version says differently, field by field with both cells."""
    unit = unit_called(arguments.unit, show_plan(desk).units)
    steps = differences(desk, unit.id, arguments.period)
    if arguments.json:
        say_json(differences_json(steps))
        return
    if not steps:
        print(f"{unit.name}这一期没有先后两份表可以对照。")
    for step in steps:
        print(f"{step.received_on} {step.file}")
        for one in step.differences:
            told = f"{_said(one.before)} → {_said(one.after)}"
            print(f"  {one.change.chinese}　{one.subject}　{one.field_name}：{told}")


def say_resubmissions(desk: Desk, found: tuple[ReadReturn, ...]) -> None:
    """Of files that come after a 退回: what was put right, what not."""
    for read in found:
        for again in compare_resubmission(desk, read):
            print(f"\n{read.file}：{again.unit}退回后重报。{again.summary}")
            for one in again.marked:
                told = f"原来“{one.cell.text}”，现在“{one.text}”" if one.text else f"原来“{one.cell.text}”"
                print(f"  {one.outcome.chinese}　{one.cell.cell} {one.field_name}：{told}")


def _said(said: Statement | None) -> str:
    if said is None:
        return "（空）"
    value = said.trace.text if said.value is None else said.value
    return f"“{value}”（{said.trace.file} {said.trace.address}）"
