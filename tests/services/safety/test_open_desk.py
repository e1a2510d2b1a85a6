"""Opening a desk: fresh, again, twice at once, and where something is wrong with the folder."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lianping_desk.domain.errors import DeskError, NeedsRestore
from lianping_desk.domain.unit import UnitKind
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.open_desk import close_desk, open_desk, opened_desk
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.safety.backup import backup
from lianping_desk.store.database import connect
from lianping_desk.store.tables import UnitRow

AS_ROOT = sys.platform == "linux" and os.geteuid() == 0


@pytest.fixture
def folder(fresh_data_folder: Path, tmp_path: Path) -> DataFolder:
    """A data folder that was used before; nobody has it open."""
    shutil.copytree(fresh_data_folder, tmp_path / "data")
    return DataFolder(tmp_path / "data")


@pytest.fixture
def mounted(folder: DataFolder) -> Iterator[None]:
    """The data folder on a read-only disc, as a CD is; only root can make one."""
    if not AS_ROOT:
        pytest.skip("only root can mount a folder read-only")
    mount = ["mount", "--bind", str(folder.path), str(folder.path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not allow mounts")
    subprocess.run(["mount", "-o", "remount,ro,bind", str(folder.path)], check=True)
    yield
    subprocess.run(["umount", str(folder.path)], check=True)


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Make a disk of so many kilobytes; only root can."""
    disk = tmp_path / "disk"
    disk.mkdir()

    def make(kilobytes: int) -> Path:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(disk)]
        if not AS_ROOT or subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("only root can make a tiny disk")
        return disk

    yield make
    if disk.is_mount():
        subprocess.run(["umount", str(disk)], check=True)


def add_unit(desk: Desk, name: str) -> None:
    with desk.database.writing(f"新增{name}", "王") as session:
        session.add(UnitRow(name=name, kind=UnitKind.other))


def unit_names(desk: Desk) -> set[str]:
    return {unit.name for unit in show_plan(desk).units}


def test_a_fresh_folder_is_made_with_the_shipped_plan(tmp_path: Path) -> None:
    with opened_desk(DataFolder(tmp_path / "新 文件夹" / "数据#1 100%")) as desk:
        assert desk.read_only_because is None
        assert len(show_plan(desk).plan.tasks) == 11


def test_what_was_done_is_there_when_the_desk_is_opened_again(folder: DataFolder) -> None:
    with opened_desk(folder) as desk:
        add_unit(desk, "县体育局")
    with opened_desk(folder) as desk:
        assert "县体育局" in unit_names(desk)
    assert {path.name for path in folder.path.iterdir()} == {"desk.db", "desk.lock"}


def test_the_second_window_reads_and_says_so(folder: DataFolder) -> None:
    with opened_desk(folder) as first, opened_desk(folder) as second:
        assert first.read_only_because is None
        assert second.read_only_because is not None
        assert "另一个窗口" in second.read_only_because
        add_unit(first, "县体育局")
        assert "县体育局" in unit_names(second)
        with pytest.raises(DeskError, match="只读"):
            add_unit(second, "县外事局")


def test_a_second_process_reads_and_says_so(folder: DataFolder) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from lianping_desk.services.data_folder import DataFolder\n"
        "from lianping_desk.services.open_desk import open_desk\n"
        "sys.stdout.reconfigure(encoding='utf-8')\n"
        "print(open_desk(DataFolder(Path(sys.argv[1]))).read_only_because)"
    )
    command = [sys.executable, "-c", program, str(folder.path)]
    with opened_desk(folder):
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        assert "另一个窗口正在使用这份数据" in done.stdout
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "None"


def test_the_next_one_writes_when_the_first_is_closed(folder: DataFolder) -> None:
    close_desk(open_desk(folder))
    with opened_desk(folder) as desk:
        assert desk.read_only_because is None
        add_unit(desk, "县体育局")


def test_a_process_killed_in_the_middle_of_an_import_leaves_the_old_state(folder: DataFolder) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from lianping_desk.domain.unit import UnitKind\n"
        "from lianping_desk.services.data_folder import DataFolder\n"
        "from lianping_desk.services.open_desk import open_desk\n"
        "from lianping_desk.store.tables import UnitRow\n"
        "desk = open_desk(DataFolder(Path(sys.argv[1])))\n"
        "with desk.database.writing('导入', '王') as session:\n"
        "    for number in range(500):\n"
        "        session.add(UnitRow(name=f'单位{number}', kind=UnitKind.other, note='长' * 3000))\n"
        "        session.flush()\n"
        "    os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, 'SIGKILL') else signal.SIGTERM)\n"
    )
    with opened_desk(folder) as desk:
        before = unit_names(desk)
    killed = subprocess.run([sys.executable, "-c", program, str(folder.path)], capture_output=True, check=False)
    assert killed.returncode != 0, killed.stderr
    assert not killed.stderr
    with opened_desk(folder) as desk:
        assert desk.read_only_because is None
        assert unit_names(desk) == before
        add_unit(desk, "县体育局")


def test_opened_for_reading_on_request_nothing_is_locked(folder: DataFolder) -> None:
    with opened_desk(folder, read_only=True) as reader, opened_desk(folder) as writer:
        assert reader.read_only
        assert not writer.read_only


def test_a_read_only_disc_is_read_and_said(folder: DataFolder, mounted: None) -> None:
    with opened_desk(folder) as desk:
        assert desk.read_only_because is not None
        assert "不能写入" in desk.read_only_because
        assert len(show_plan(desk).plan.tasks) == 11


def test_commits_that_wait_in_a_wal_file_on_a_read_only_disc_are_read(
    folder: DataFolder, request: pytest.FixtureRequest
) -> None:
    writer = connect(folder.database)
    writer.execute("PRAGMA wal_autocheckpoint = 0")
    writer.execute("UPDATE unit SET name = '县体育局' WHERE id = 1")
    saved = {name: (folder.path / name).read_bytes() for name in ("desk.db", "desk.db-wal")}
    writer.close()
    for name, content in saved.items():
        (folder.path / name).write_bytes(content)
    request.getfixturevalue("mounted")
    with opened_desk(folder) as desk:
        assert "县体育局" in unit_names(desk)
        copied = desk.database.path.parent
        assert copied != folder.path
    assert not copied.exists()


def test_a_folder_without_permission_to_write_is_read_and_said(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("filelock.FileLock.acquire", refused)
    with opened_desk(folder) as desk:
        assert desk.read_only_because is not None
        assert "不能写入" in desk.read_only_because


def test_a_database_file_marked_read_only_is_read_and_said(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: Path(path) != folder.database)
    with opened_desk(folder) as desk:
        assert desk.read_only_because is not None
        assert "desk.db" in desk.read_only_because


def test_a_missing_folder_is_not_made_when_only_reading(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="找不到数据文件夹"):
        open_desk(DataFolder(tmp_path / "U盘"), read_only=True)
    assert not (tmp_path / "U盘").exists()


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    for place in (tmp_path / "file", tmp_path / "file" / "data"):
        with pytest.raises(DeskError) as caught:
            open_desk(DataFolder(place))
        assert caught.value.way_out


def test_an_empty_folder_is_not_filled_when_that_was_not_asked_for(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="没有数据库"):
        open_desk(DataFolder(tmp_path), create=False)
    assert not (tmp_path / "desk.db").exists()


def test_a_lost_database_is_not_quietly_replaced_by_an_empty_one(folder: DataFolder) -> None:
    with opened_desk(folder) as desk:
        backup(desk)
    folder.database.unlink()
    with pytest.raises(NeedsRestore, match="恢复备份"):
        open_desk(folder)
    assert not folder.database.exists()


@pytest.mark.parametrize("content", [b"", b"damaged" * 1000])
def test_a_damaged_database_is_refused_and_left_as_it_is(folder: DataFolder, content: bytes) -> None:
    folder.database.write_bytes(content)
    with pytest.raises(NeedsRestore, match="恢复备份"):
        open_desk(folder)
    assert folder.database.read_bytes() == content


def test_a_database_damaged_inside_is_refused(folder: DataFolder) -> None:
    content = folder.database.read_bytes()
    folder.database.write_bytes(content[:4096] + bytes(b ^ 0xFF for b in content[4096:]))
    with pytest.raises(NeedsRestore, match="恢复备份"):
        open_desk(folder)


def test_a_newer_database_is_refused_and_left_as_it_is(folder: DataFolder) -> None:
    connection = sqlite3.connect(folder.database)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = folder.database.read_bytes()
    with pytest.raises(DeskError, match="安装新版程序"):
        open_desk(folder)
    assert folder.database.read_bytes() == before


def test_after_a_refusal_the_folder_is_not_locked(folder: DataFolder) -> None:
    saved = folder.database.read_bytes()
    folder.database.write_bytes(b"damaged")
    with pytest.raises(DeskError):
        open_desk(folder)
    folder.database.write_bytes(saved)
    with opened_desk(folder) as desk:
        assert not desk.read_only


def test_a_full_disk_is_said_in_a_sentence_and_loses_nothing(tiny_disk: Callable[[int], Path]) -> None:
    folder = DataFolder(tiny_disk(1200) / "data")
    with opened_desk(folder) as desk:
        before = unit_names(desk)
        with pytest.raises(DeskError, match="磁盘空间不足"), desk.database.writing("导入", "王") as session:
            session.add_all([UnitRow(name=f"单位{n}", kind=UnitKind.other, note="长" * 3000) for n in range(300)])
        assert unit_names(desk) == before
        with pytest.raises(DeskError, match="磁盘空间不足"):
            for _ in range(20):
                backup(desk)
        assert not [path.name for path in folder.backups.iterdir() if path.name.startswith(".")]
    with opened_desk(folder) as desk:
        assert unit_names(desk) == before


def test_a_disk_too_full_for_a_new_desk_is_said_in_a_sentence(tiny_disk: Callable[[int], Path]) -> None:
    folder = DataFolder(tiny_disk(100) / "data")
    with pytest.raises(DeskError, match="磁盘空间不足"):
        open_desk(folder)
    assert not folder.database.exists()
