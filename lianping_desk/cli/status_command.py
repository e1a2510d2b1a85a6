"""`status`: where every task, indicator and base stands on a day."""

import argparse

from lianping_desk.cli.output import as_of_day, desk_in, say_json, say_table
from lianping_desk.domain.number_text import format_number, one_place
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.status.status import status
from lianping_desk.services.status.status_json import status_json


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """The status as the contract's JSON, or as two tables."""
    as_of = as_of_day(arguments.as_of)
    with desk_in(folder) as desk:
        found = status(desk, as_of)
    if arguments.json:
        say_json(status_json(found))
        return
    print(f"截至{found.as_of}\n")
    say_table(
        ("序号", "任务", "进度%", "序时%", "状态", "依据"),
        [
            (
                one.task.no,
                one.task.title,
                one_place(one.percent),
                one_place(one.expected),
                f"{one.state.sign} {one.state.value}",
                f"{one.basis.chinese}单位填报" if one.basis else "尚无填报",
            )
            for one in found.tasks
        ],
    )
    print()
    say_table(
        ("指标", "目标", "要求", "现值", "差距", "状态"),
        [
            (
                one.indicator.title,
                one.indicator.target_text,
                one.indicator.strength.chinese,
                "" if one.value is None else format_number(one.value),
                "" if one.gap is None else format_number(one.gap),
                f"{one.state.sign} {one.state.value}",
            )
            for one in found.indicators
        ],
    )
