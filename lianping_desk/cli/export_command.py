"""`export`: meeting materials or the 收表台账 as an Excel, PDF or Word file; materials also as a folder of files."""

import argparse
from datetime import date

from lianping_desk.cli.output import as_of_day, desk_in
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.materials.paper import Layout, RightPages, WidePaper
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.export import EXPORTS, Exported, Format, export
from lianping_desk.services.materials.whole_set import export_whole_set
from lianping_desk.services.returns.export_ledger import export_ledger

RETURNS_LEDGER = "returns-ledger"
FOLDER = "folder"


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Write the file, or the folder, and say where it is."""
    as_of = as_of_day(arguments.as_of)
    write = _returns_ledger if arguments.what == RETURNS_LEDGER else _materials
    with desk_in(folder) as desk:
        done = write(desk, arguments, as_of)
    print(f"已导出：{done.path}")
    if done.warning:
        print(done.warning)


def _materials(desk: Desk, arguments: argparse.Namespace, as_of: date) -> Exported:
    parts, units = EXPORTS[arguments.what], _units(arguments)
    layout = Layout(WidePaper(arguments.paper), RightPages(arguments.right_pages))
    if arguments.format == FOLDER:
        return export_whole_set(
            desk, parts, arguments.out, as_of=as_of, period_code=arguments.period, units=units, layout=layout
        )
    format = Format(arguments.format)
    return export(
        desk, parts, format, arguments.out, as_of=as_of, period_code=arguments.period, units=units, layout=layout
    )


def _returns_ledger(desk: Desk, arguments: argparse.Namespace, as_of: date) -> Exported:
    """Of the period that is named; without one, units by periods."""
    if arguments.format == FOLDER:
        raise DeskError("收表台账不能存成文件夹。", "请把 --format 写成 xlsx、pdf 或 docx。")
    format, units = Format(arguments.format), _units(arguments)
    return export_ledger(desk, format, arguments.out, as_of=as_of, period_code=arguments.period, units=units)


def _units(arguments: argparse.Namespace) -> tuple[str, ...] | None:
    return None if arguments.unit is None else (arguments.unit,)
