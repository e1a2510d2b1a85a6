"""Zips of returns: taken apart whatever their names are written in, and harmless whatever is in them."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from lianping_desk.exchange import bundles
from lianping_desk.exchange.bundles import UNPACKED, is_bundle, shown_name, take_apart_bundle
from lianping_desk.exchange.unreadable import Unreadable


def packed(files: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, inside in files.items():
            package.writestr(name, inside)
    return content.getvalue()


def bundle(folder: Path, files: dict[str, bytes], name: str = "各单位.zip") -> Path:
    path = folder / name
    path.write_bytes(packed(files))
    return path


def shown(folder: Path, path: Path) -> list[str]:
    into = folder / f"{UNPACKED}1"
    return [shown_name(file) for file in take_apart_bundle(path, into).files]


def test_the_files_of_a_bundle_keep_saying_where_they_came_from(tmp_path: Path) -> None:
    path = bundle(
        tmp_path, {"县教育局.csv": b"1", "镇/忠信镇.csv": b"2", "__MACOSX/x": b"", ".DS_Store": b"", "~$a.xlsx": b""}
    )
    assert is_bundle(path)
    assert shown(tmp_path, path) == ["各单位.zip/县教育局.csv", "各单位.zip/镇/忠信镇.csv"]
    assert take_apart_bundle(path, tmp_path / f"{UNPACKED}2").skipped == (".DS_Store", "~$a.xlsx")


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_written_by_windows_in_gbk_or_unmarked_utf8_are_read(tmp_path: Path, encoding: str) -> None:
    name = "县教育局.csv".encode(encoding)
    path = bundle(tmp_path, {"x" * len(name): b"1"})
    path.write_bytes(path.read_bytes().replace(b"x" * len(name), name))
    assert shown(tmp_path, path) == ["各单位.zip/县教育局.csv"]


def test_a_bundle_within_a_bundle_is_taken_apart_once(tmp_path: Path) -> None:
    third = packed({"c.csv": b"3"})
    path = bundle(tmp_path, {"a.csv": b"1", "镇.zip": packed({"b.csv": b"2", "深.zip": third})})
    assert shown(tmp_path, path) == ["各单位.zip/a.csv", "各单位.zip/镇.zip/b.csv", "各单位.zip/镇.zip/深.zip"]


def test_names_that_lead_elsewhere_stay_inside(tmp_path: Path) -> None:
    path = bundle(tmp_path, {"../../a.csv": b"1", "/b.csv": b"2", "C:/NUL.csv": b"3", "d?.csv": b"4"})
    files = take_apart_bundle(path, tmp_path / f"{UNPACKED}1").files
    assert all(file.is_relative_to(tmp_path / f"{UNPACKED}1") for file in files)
    assert sorted(file.name for file in files) == ["_NUL.csv", "a.csv", "b.csv", "d_.csv"]


def test_a_bomb_of_bundles_is_stopped_by_the_room_of_all_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "LARGEST_UNPACKED", 250_000)
    bomb = packed({"0.csv": bytes(100_000)})
    path = bundle(tmp_path, {f"{n}.zip": bomb for n in range(10)})
    with pytest.raises(Unreadable, match="太多或太大"):
        take_apart_bundle(path, tmp_path / f"{UNPACKED}1")


@pytest.mark.parametrize(
    "content",
    [
        packed({"[Content_Types].xml": b"", "xl/workbook.xml": b""}),
        packed({"mimetype": b"", "content.xml": b""}),
        packed({"a.csv": b"1"})[:40],
        b"no zip",
        b"",
    ],
    ids=["xlsx", "ods", "cut off", "no zip", "empty"],
)
def test_a_workbook_or_a_broken_file_is_no_bundle(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    assert not is_bundle(path)


def test_an_empty_a_crowded_and_a_damaged_bundle_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable, match="没有文件"):
        take_apart_bundle(bundle(tmp_path, {".x": b""}), tmp_path / f"{UNPACKED}1")
    whole = bundle(tmp_path, {"a.csv": bytes(range(256)) * 40}, "坏.zip")
    content = bytearray(whole.read_bytes())
    content[60:90] = bytes(30)
    whole.write_bytes(bytes(content))
    with pytest.raises(Unreadable, match="损坏"):
        take_apart_bundle(whole, tmp_path / f"{UNPACKED}2")
    monkeypatch.setattr(bundles, "MOST_FILES", 2)
    with pytest.raises(Unreadable, match="太多"):
        take_apart_bundle(bundle(tmp_path, {f"{n}.csv": b"" for n in range(3)}), tmp_path / f"{UNPACKED}3")
