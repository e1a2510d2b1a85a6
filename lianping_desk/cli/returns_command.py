"""`returns`: read what units sent back, import it, see who has returned, undo an import, send a return back."""

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from lianping_desk.cli.chasing import remind, say_late, tick
from lianping_desk.cli.output import desk_in, say_json, say_table
from lianping_desk.cli.returned_again import say_differences, say_resubmissions, send_back
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.ledger import Tick
from lianping_desk.domain.received import FIELD_NAMES, ReadReturn
from lianping_desk.domain.unit_return import UnitReturn
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.importing.file_doubts import sure_rows
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.importing.import_json import import_json, read_json
from lianping_desk.services.returns.importing.undo_import import rehearse_undo_import, undo_import
from lianping_desk.services.returns.ledger.next_step import next_step
from lianping_desk.services.returns.ledger.status import returns_status, status_json
from lianping_desk.services.returns.reading.dropped_files import DroppedFiles, dropped_files, is_there
from lianping_desk.services.returns.reading.read_files import read_files


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Do the verb that was asked for."""
    with desk_in(folder) as desk:
        _VERBS[arguments.verb](desk, arguments)


def _read(desk: Desk, arguments: argparse.Namespace) -> None:
    """What would be imported; nothing is written."""
    named = _named(arguments)
    found = read_files(desk, named.paths, arguments.period)
    if arguments.json:
        say_json(read_json(found))
        return
    _say_files(found)
    _say_skipped(named)
    say_resubmissions(desk, found)


def _import(desk: Desk, arguments: argparse.Namespace) -> None:
    """Sure rows in, doubts kept."""
    named = _named(arguments)
    done = import_files(desk, named.paths, arguments.period)
    if arguments.json:
        say_json(import_json(done, named.skipped))
        return
    _say_files(done.files)
    _say_skipped(named)
    print()
    for name in done.already_imported:
        print(f"以前已经导入过，这次没有重复导入：{name}")
    if done.code is None:
        print("没有新的内容，数据没有变化。")
        return
    displaced = f"，更新了以前的{done.superseded_rows}行" if done.superseded_rows else ""
    known = f"（另有{done.known_rows}行基地的情况台账里已有）" if done.known_rows else ""
    print(f"导入编号{done.code}：入库{done.stored_rows}行{known}，留待处理的疑点{done.kept_doubts}处{displaced}。")


def _say_skipped(named: DroppedFiles) -> None:
    if named.skipped:
        print(named.skipped_sentence)


def _named(arguments: argparse.Namespace) -> DroppedFiles:
    """The files she named, folders taken apart; a missing one is told among the rest, but not when all are missing."""
    files: list[Path] = arguments.files
    if not any(is_there(file) for file in files):
        raise DeskError(f"找不到这个文件：{files[0]}。", "请检查文件名和所在的文件夹。")
    return dropped_files(files)


def _status(desk: Desk, arguments: argparse.Namespace) -> None:
    """Who has returned and who has not, what is in hand, who was reminded and what they promised."""
    found = returns_status(desk, arguments.period)
    if arguments.json:
        say_json(status_json(found))
        return
    print(f"{found.period.title}，截止{found.period.due}：应报{len(found.units)}个，已报{found.arrived}个")
    print(f"{next_step(found, date.today()).sentence}\n")
    say_table(
        (
            "单位",
            "状态",
            "报来日期",
            "逾期天数",
            "版本",
            "疑点",
            *(tick.short for tick in Tick),
            "退回",
            "催报",
            "答应",
        ),
        [_status_line(one) for one in found.units],
    )
    if found.waiting_files:
        print(f"\n另有{found.waiting_files}个文件看不出是哪个单位或哪一期的，等待处理。")


def _status_line(one: UnitReturn) -> tuple[object, ...]:
    return (
        one.unit.name,
        one.mark.chinese,
        one.received_on,
        one.days_late or "",
        one.versions or "",
        one.doubts or "",
        *("√" if tick in one.ticks else "" for tick in Tick),
        one.times_returned or "",
        len(one.reminders) or "",
        one.promised,
    )


def _undo(desk: Desk, arguments: argparse.Namespace) -> None:
    """Take an import back, or only say what that would do."""
    verb = rehearse_undo_import if arguments.preview else undo_import
    done = verb(desk, arguments.import_code)
    said = "撤销会撤回" if arguments.preview else f"已撤销导入{arguments.import_code}，撤回"
    print(f"{said}{done.restored}行记录。")
    for step in done.steps:
        print(f"一起撤销：{step}")
    for kept in done.kept:
        print(f"保留不动：{kept}")


def _say_files(found: tuple[ReadReturn, ...]) -> None:
    """One line a file, then its doubts."""
    say_table(
        ("文件", "单位", "填报期", "可入库", "疑点"),
        [
            (
                read.file,
                read.unit.value if read.unit else "、".join(read.units) or "不明",
                read.period.value if read.period else "不明",
                "读不了" if read.refused else len(sure_rows(read, read.doubts)),
                len(read.all_doubts()) or "",
            )
            for read in found
        ],
    )
    for read in found:
        if read.refused:
            print(f"{read.file}：{read.refused}")
        for doubt in read.all_doubts():
            where = f"{doubt.sheet}!{doubt.cell}" if doubt.sheet and doubt.cell else doubt.cell
            place = " ".join(filter(None, (read.file, where, FIELD_NAMES.get(doubt.field))))
            print(f"{place}：{doubt.text} {doubt.why}")


_VERBS: Mapping[str, Callable[[Desk, argparse.Namespace], None]] = {
    "read": _read,
    "import": _import,
    "status": _status,
    "undo": _undo,
    "late": say_late,
    "remind": remind,
    "tick": tick,
    "send-back": send_back,
    "differences": say_differences,
}
