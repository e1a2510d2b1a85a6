"""The day's backup, its second copy, restore and check, as she meets them."""

import shutil
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.unit import UnitKind
from lianping_desk.services.desk import Desk
from lianping_desk.services.open_desk import close_desk, opened_desk
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.safety.backup import backup, backup_if_due, list_backups
from lianping_desk.services.safety.check import check
from lianping_desk.services.safety.restore import restore
from lianping_desk.store.backup import BackupReason
from lianping_desk.store.contents import verify_database
from lianping_desk.store.database import connect
from lianping_desk.store.received_tables import ImportRow, ReceivedFileRow
from lianping_desk.store.tables import UnitRow

ORIGINAL = "原件".encode()


def add_unit(desk: Desk, name: str) -> None:
    with desk.database.writing(f"新增{name}", "王") as session:
        session.add(UnitRow(name=name, kind=UnitKind.other))


def test_the_days_backup_is_written_once(desk: Desk) -> None:
    done = backup_if_due(desk)
    assert done is not None
    assert verify_database(done.path)
    assert backup_if_due(desk) is None
    assert [one.reason for one in list_backups(desk.folder)] == [BackupReason.daily]


def test_the_second_copy_brings_the_originals_along(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    original = desk.folder.archive / "ab" / "abc.xlsx"
    original.parent.mkdir(parents=True)
    original.write_bytes(ORIGINAL)
    desk.settings = replace(desk.settings, backup_copy_folder=str(stick))
    done = backup_if_due(desk)
    assert done is not None
    assert done.copy is not None
    assert done.copy.read_bytes() == done.path.read_bytes()
    assert (stick / "archive" / "ab" / "abc.xlsx").read_bytes() == ORIGINAL
    assert backup_if_due(desk) is None


def test_a_stick_that_is_not_there_fails_nothing_and_is_caught_up_later(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "U盘"
    desk.settings = replace(desk.settings, backup_copy_folder=str(stick))
    done = backup_if_due(desk)
    assert done is not None
    assert done.copy_trouble is not None
    assert "U 盘" in done.copy_trouble.way_out
    assert verify_database(done.path)
    stick.mkdir()
    later = backup_if_due(desk)
    assert later is not None
    assert later.copy is not None
    assert len(list_backups(desk.folder)) == 1


def test_a_desk_that_is_read_only_makes_no_daily_backup(desk: Desk) -> None:
    with opened_desk(desk.folder) as second:
        assert backup_if_due(second) is None


def test_a_backup_to_a_place_of_her_choice(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "备份 100%.db"
    assert backup(desk, target) == target
    (tmp_path / "U盘").mkdir()
    inside = backup(desk, tmp_path / "U盘")
    assert inside.parent == tmp_path / "U盘"
    assert verify_database(target) == verify_database(inside)


def test_a_backup_never_overwrites_the_database_itself(desk: Desk) -> None:
    with pytest.raises(DeskError, match="正在使用的数据库"):
        backup(desk, desk.folder.database)
    assert len(show_plan(desk).plan.tasks) == 11


def test_restore_brings_the_old_state_back_and_keeps_what_was_there(desk: Desk) -> None:
    file = backup(desk)
    add_unit(desk, "县体育局")
    close_desk(desk)
    restored = restore(desk.folder, file)
    assert restored.put_aside is not None
    with opened_desk(desk.folder) as again:
        assert "县体育局" not in {unit.name for unit in show_plan(again).units}
    restore(desk.folder, restored.put_aside / "desk.db")
    with opened_desk(desk.folder) as again:
        assert "县体育局" in {unit.name for unit in show_plan(again).units}


def test_restore_works_when_the_database_is_damaged(desk: Desk) -> None:
    file = backup(desk)
    close_desk(desk)
    desk.folder.database.write_bytes(b"damaged")
    restore(desk.folder, file)
    with opened_desk(desk.folder) as again:
        assert len(show_plan(again).plan.tasks) == 11


def test_restore_is_refused_while_a_window_has_the_desk_open(desk: Desk) -> None:
    file = backup(desk)
    with pytest.raises(DeskError, match="关闭那个窗口"):
        restore(desk.folder, file)
    assert len(show_plan(desk).plan.tasks) == 11


def test_restore_from_a_file_that_is_not_there_or_is_the_database_itself(desk: Desk) -> None:
    close_desk(desk)
    with pytest.raises(DeskError, match="找不到备份文件"):
        restore(desk.folder, desk.folder.backups / "没有.db")
    with pytest.raises(DeskError, match="不是备份"):
        restore(desk.folder, desk.folder.database)


def test_a_sound_desk_checks_sound(desk: Desk) -> None:
    backup(desk)
    assert [finding.text for finding in check(desk) if not finding.sound] == []


def test_check_finds_a_missing_and_a_changed_original(desk: Desk) -> None:
    kept, changed = sha256(ORIGINAL).hexdigest(), sha256(b"changed").hexdigest()
    with desk.database.writing("导入", "王") as session:
        taken_in = ImportRow(code="2023-07-06-1", at=datetime(2023, 7, 6))
        for name, digest in (("齐全.xlsx", kept), ("不见.xlsx", "0" * 64), ("改过.xlsx", changed)):
            taken_in.files.append(ReceivedFileRow(name=name, sha256=digest, kind="xlsx", received_on=date(2023, 7, 6)))
        session.add(taken_in)
    for digest in (kept, changed):
        path = desk.folder.archive / digest[:2] / f"{digest}.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(ORIGINAL)
    backup(desk)
    troubles = [finding.text for finding in check(desk) if not finding.sound]
    assert len(troubles) == 2
    assert "“不见.xlsx”的原件不在存档里" in troubles[0]
    assert "“改过.xlsx”的原件与收到时不同" in troubles[1]


def test_check_finds_a_broken_reference_and_a_damaged_backup(desk: Desk) -> None:
    newest = backup(desk)
    content = newest.read_bytes()
    newest.write_bytes(content[: len(content) // 2])
    connection = connect(desk.folder.database)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM task WHERE no = 3")
    connection.close()
    troubles = "".join(finding.text for finding in check(desk) if not finding.sound)
    assert "引用的“任务”不存在" in troubles and "task" not in troubles
    assert f"“{newest.name}”不能用" in troubles


def test_a_desk_without_a_backup_is_sound_and_is_told_to_make_one(desk: Desk) -> None:
    found = check(desk)
    assert all(finding.sound for finding in found)
    assert [(finding.sign, finding.text) for finding in found if finding.advice] == [
        ("▲", "数据没有问题，只是还没有备份，请备份一份。")
    ]


def test_the_copy_of_a_desk_on_another_pc_opens(desk: Desk, tmp_path: Path) -> None:
    """She carries a backup file to a new PC and starts there from nothing."""
    file = backup(desk, tmp_path / "带走.db")
    new = replace(desk.folder, path=tmp_path / "new pc")
    restore(new, Path(shutil.copyfile(file, tmp_path / "copied.db")))
    with opened_desk(new) as there:
        assert len(show_plan(there).plan.tasks) == 11
