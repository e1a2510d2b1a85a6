"""`notice`: make 催报函, 督办通知, 工作通报, 会议通知 as PDF or Word; list what went out; make it again."""

import argparse
from collections.abc import Sequence
from datetime import date

from lianping_desk.cli.output import as_of_day, desk_in, say_json, say_table
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.notice import Notice, NoticeKind
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_names import unit_called
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.follow_ups.list_follow_ups import list_follow_ups
from lianping_desk.services.meetings.find_meeting import find_meeting
from lianping_desk.services.notices.draft_notices import NoticeAbout, draft_notices
from lianping_desk.services.notices.list_notices import list_notices, registered_drafts
from lianping_desk.services.notices.write_notices import NoticeFormat, write_notices
from lianping_desk.services.plan.show_plan import show_plan


def run(folder: DataFolder, arguments: argparse.Namespace) -> None:
    """Make the notices and name every file; or list the register."""
    with desk_in(folder) as desk:
        if arguments.verb == "list":
            _list(list_notices(desk), as_json=arguments.json)
            return
        if arguments.verb == "again":
            drafts = registered_drafts(desk, [arguments.notice])
        else:
            day = as_of_day(arguments.as_of)
            drafts = draft_notices(desk, _about(desk, arguments, day), day)
        several = len(drafts) > 1 and not arguments.bound
        if several and not arguments.out.is_dir():
            _make_folder(arguments)
        done = write_notices(desk, drafts, _format(arguments), arguments.out, bound=arguments.bound)
    print(f"已生成{drafts[0].notice.kind.chinese}{len(drafts)}份：")
    for path in done.paths:
        print(path)
    if done.warning:
        print(done.warning)


def _format(arguments: argparse.Namespace) -> NoticeFormat:
    """What she asked for, else what the name of the file says."""
    if arguments.format:
        return NoticeFormat(arguments.format)
    return NoticeFormat.docx if arguments.out.suffix.lower() == ".docx" else NoticeFormat.pdf


def _about(desk: Desk, arguments: argparse.Namespace, day: date) -> NoticeAbout:
    kind = NoticeKind(arguments.verb)
    match kind:
        case NoticeKind.reminder:
            units = _units(desk, arguments.unit)
            ids = None if units is None else [unit.id for unit in units]
            return NoticeAbout(kind, arguments.period, unit_ids=ids)
        case NoticeKind.supervision:
            return NoticeAbout(kind, follow_up_ids=_follow_ups(desk, _units(desk, arguments.unit), day))
        case NoticeKind.bulletin:
            return NoticeAbout(kind, arguments.period or "")
        case NoticeKind.invitation:
            return NoticeAbout(kind, meeting_id=find_meeting(desk, arguments.meeting).id)


def _units(desk: Desk, names: Sequence[str] | None) -> list[Unit] | None:
    if names is None:
        return None
    known = show_plan(desk).units
    return [unit_called(name, known) for name in names]


def _follow_ups(desk: Desk, units: Sequence[Unit] | None, day: date) -> list[int] | None:
    if units is None:
        return None
    ids = {unit.id for unit in units}
    return [line.id for line in list_follow_ups(desk, day).lines if line.follow_up.unit_id in ids]


def _make_folder(arguments: argparse.Namespace) -> None:
    """Several letters go into a folder, which is made when the name has no ending of a file."""
    if arguments.out.suffix:
        raise DeskError(
            f"有几份文件，不能都写进“{arguments.out.name}”。", "请把 --out 写成文件夹，或加上 --bound 合成一个文件。"
        )
    try:
        arguments.out.mkdir(parents=True)
    except OSError as error:
        raise DeskError(f"文件夹“{arguments.out}”建立不了。", "请换一个可以写入的文件夹。") from error


def _list(found: Sequence[Notice], *, as_json: bool) -> None:
    if as_json:
        say_json([_document(one) for one in found])
    else:
        rows = [(one.id, one.on, one.kind.chinese, one.number, one.title, _short(one.addressee)) for one in found]
        say_table(("编号", "日期", "文种", "文号", "标题", "主送"), rows)


def _document(one: Notice) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "number": one.number,
        "on": one.on.isoformat(),
        "title": one.title,
        "addressee": one.addressee,
        "copies_to": one.copies_to,
        "text": one.text,
    }


def _short(addressee: str) -> str:
    return addressee if len(addressee) <= 30 else addressee[:30] + "…"
