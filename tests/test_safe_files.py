"""Files are written beside their target and moved into place."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.file_trouble import reason_of
from lianping_desk.safe_files import write_bytes, write_file


def fail_with(number: int) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(number, "no luck")

    return write


def test_a_file_lands_where_it_was_asked_for_in_folders_made_for_it(tmp_path: Path) -> None:
    target = tmp_path / "导出" / "六月" / "表.txt"
    assert write_bytes(target, b"new") == target and target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "磁盘空间不足"), (errno.EACCES, "不能写入"), (errno.EIO, "没有保存成功")]
)
def test_whatever_goes_wrong_the_old_file_is_as_it_was_and_nothing_is_left_beside_it(
    tmp_path: Path, number: int, said: str
) -> None:
    target = tmp_path / "表.txt"
    target.write_bytes(b"old")
    with pytest.raises(DeskError, match=said):
        write_file(target, fail_with(number))
    assert target.read_bytes() == b"old" and list(tmp_path.iterdir()) == [target]


def test_a_file_whose_own_name_says_nothing_is_called_as_she_knows_it(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"“县教育局\.xlsx”没有保存"):
        write_file(tmp_path / "24303c99.xlsx", fail_with(errno.ENOSPC), called="县教育局.xlsx")


def test_a_bug_in_the_writer_stays_a_bug_and_leaves_nothing(tmp_path: Path) -> None:
    def write(path: Path) -> None:
        path.write_bytes(b"half")
        raise KeyError("bug")

    with pytest.raises(KeyError):
        write_file(tmp_path / "表.txt", write)
    assert list(tmp_path.iterdir()) == []


def test_a_target_open_elsewhere_keeps_its_content_and_the_new_file_gets_the_next_free_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "表.txt"
    target.write_bytes(b"open")
    (tmp_path / "表(2).txt").write_bytes(b"of yesterday")
    move = Path.replace

    def refuse(path: Path, to: Path) -> Path:
        if Path(to) == target:
            raise PermissionError(errno.EACCES, "open elsewhere")
        return move(path, to)

    monkeypatch.setattr(Path, "replace", refuse)
    assert write_bytes(target, b"new") == tmp_path / "表(3).txt"
    assert [(tmp_path / name).read_bytes() for name in ("表.txt", "表(2).txt", "表(3).txt")] == [
        b"open",
        b"of yesterday",
        b"new",
    ]


def test_a_path_through_a_file_is_known_trouble(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("in the way")
    with pytest.raises(DeskError, match="不是文件夹"):
        write_bytes(tmp_path / "文件" / "表.txt", b"new")


def test_a_folder_that_takes_no_file_says_so_before_anything_is_computed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_args: object, **_more: object) -> None:
        raise PermissionError(errno.EACCES, "no luck")

    monkeypatch.setattr(Path, "touch", refuse)
    written: list[Path] = []
    with pytest.raises(DeskError, match="不能写入文件夹"):
        write_file(tmp_path / "表.txt", written.append)
    assert written == []


def test_a_rare_reason_is_told_by_its_number_and_never_in_english() -> None:
    assert reason_of(OSError(errno.ENXIO, "No such device or address")) == f"系统错误{errno.ENXIO}"
    assert reason_of(OSError("no number")) == "原因不明"
