"""A zip of returns dropped on the desk: each file in it is read, shown with the zip's name, kept and stored."""

import zipfile
from pathlib import Path

from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.importing.archive import find_original
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.reading.dropped_files import files_among
from lianping_desk.services.returns.reading.read_files import read_files

RETURN = (
    "2023年上半年全民科学素质工作进展情况表\r\n填报单位：{unit}\r\n工作任务,进展情况,完成率\r\n"
    "实施青少年科学素质提升行动,开展活动。,60%\r\n"
)


def bundle(folder: Path) -> Path:
    path = folder / "各单位.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("县教育局.csv", RETURN.format(unit="县教育局").encode("gb18030"))
        package.writestr("县科协.csv", RETURN.format(unit="县科协").encode("utf-16"))
        package.writestr("照片.jpg", b"\xff\xd8\xff\xe0")
    return path


def test_a_zip_of_returns_is_read_file_by_file(half_year: Desk, tmp_path: Path) -> None:
    paths = files_among([bundle(tmp_path)])
    found = read_files(half_year, paths)
    assert [one.file for one in found] == ["各单位.zip/县教育局.csv", "各单位.zip/县科协.csv", "各单位.zip/照片.jpg"]
    assert [one.unit.value for one in found if one.unit] == ["县教育局", "县科协"]
    assert found[2].refused == "这是图片，不是电子表格。请向填报单位要填报表的电子表格原件（.xlsx），不要拍照或扫描。"


def test_what_came_in_a_zip_is_stored_with_the_name_it_had_there(half_year: Desk, tmp_path: Path) -> None:
    done = import_files(half_year, files_among([bundle(tmp_path)]))
    assert done.stored_rows == 2
    assert all(find_original(half_year.folder, one.sha256) for one in done.files)


def test_a_zip_that_cannot_be_taken_apart_is_refused_as_a_whole(half_year: Desk, tmp_path: Path) -> None:
    empty = tmp_path / "空.zip"
    with zipfile.ZipFile(empty, "w") as package:
        package.writestr("文件夹/", b"")
    (found,) = read_files(half_year, files_among([empty]))
    assert found.refused == "这是压缩包，不是电子表格。请解压后把里面的表格拖进来。"
