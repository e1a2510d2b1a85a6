"""`export`: meeting materials or the 收表台账 as an Excel, PDF or Word file; materials also as a folder of files."""

import argparse
from datetime import date

from lianping_desk.cli.output import as_of_day, desk_in
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.materials.paper import Layout, RightPages, WidePaper
from lianping_desk.domain.work import Meeting
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.everything.export_everything import export_everything
from lianping_desk.services.materials.chosen import Chosen
from lianping_desk.services.materials.export import EXPORTS, Exported, Format, export
from lianping_desk.services.materials.whole_set import export_whole_set
from lianping_desk.services.meetings.find_meeting import find_meeting
from lianping_desk.services.plan.review import export_review
from lianping_desk.services.returns.ledger.export_ledger import export_ledger

RETURNS_LEDGER = "returns-ledger"
FOLDER = "folder"
AGENDA = "agenda"


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Write the file, or the folder, and say where it is."""
    as_of = as_of_day(arguments.as_of)
    write = _OTHERS.get(arguments.what, _materials)
    _refuse_another_ending(arguments)
    with desk_in(folder) as desk:
        done = write(desk, arguments, as_of)
    print(f"已导出：{done.path}")
    if done.warning:
        print(done.warning)


def _refuse_another_ending(arguments: argparse.Namespace) -> None:
    """A workbook called .pdf opens in nothing."""
    out, ending = arguments.out, arguments.out.suffix.removeprefix(".").lower()
    if ending in list(Format) and arguments.format in list(Format) and ending != arguments.format and not out.is_dir():
        raise DeskError(
            f"文件名“{out.name}”和 --format {arguments.format} 不一致，存成这样会打不开。",
            f"请把文件名写成“{out.with_suffix(f'.{arguments.format}').name}”，或把 --format 写成 {ending}。",
        )


def _materials(desk: Desk, arguments: argparse.Namespace, as_of: date) -> Exported:
    chosen = Chosen(
        as_of,
        EXPORTS[arguments.what],
        meeting=_meeting(desk, arguments),
        period_code=arguments.period or "",
        units=_units(arguments) or (),
        layout=Layout(WidePaper(arguments.paper), RightPages(arguments.right_pages)),
    )
    if arguments.format == FOLDER:
        return export_whole_set(desk, chosen, arguments.out)
    return export(desk, chosen, Format(arguments.format), arguments.out)


def _meeting(desk: Desk, arguments: argparse.Namespace) -> Meeting | None:
    """The one that is named; the newest for an agenda by itself, none for a pack."""
    if arguments.meeting is None and arguments.what != AGENDA:
        return None
    return find_meeting(desk, arguments.meeting)


def _returns_ledger(desk: Desk, arguments: argparse.Namespace, as_of: date) -> Exported:
    """Of the period that is named; without one, units by periods."""
    if arguments.format == FOLDER:
        raise DeskError("收表台账不能存成文件夹。", "请把 --format 写成 xlsx、pdf 或 docx。")
    format, units = Format(arguments.format), _units(arguments)
    return export_ledger(desk, format, arguments.out, as_of=as_of, period_code=arguments.period, units=units)


def _review(desk: Desk, arguments: argparse.Namespace, as_of: date) -> Exported:
    """On the plan's last day, or today while it runs, unless she names a day."""
    if arguments.format == FOLDER:
        raise DeskError("方案总结不能存成文件夹。", "请把 --format 写成 xlsx、pdf 或 docx。")
    return export_review(desk, Format(arguments.format), arguments.out, as_of if arguments.as_of else None)


def _everything(desk: Desk, arguments: argparse.Namespace, as_of: date) -> Exported:
    if arguments.format != Format.xlsx:
        raise DeskError("全部数据只能导出成 Excel。", "请把 --format 写成 xlsx。")
    done = export_everything(desk, arguments.out)
    print(f"{done.tables}张表，{done.rows}条记录" + (f"；{done.files}份原件在：{done.originals}" if done.files else ""))
    return Exported(done.workbook)


def _units(arguments: argparse.Namespace) -> tuple[str, ...] | None:
    return None if arguments.unit is None else (arguments.unit,)


_OTHERS = {RETURNS_LEDGER: _returns_ledger, "plan-review": _review, "everything": _everything}
