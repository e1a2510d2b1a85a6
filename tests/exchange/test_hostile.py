"""Files that are broken, or meant to do harm: each ends in values or in one sentence, and the next one is read."""

import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from lianping_desk.domain.received import Catalogue
from lianping_desk.exchange.child import GRID
from lianping_desk.exchange.contained import ContainedReader, Limits
from lianping_desk.exchange.grid import Grid
from lianping_desk.exchange.received_files import read_return, read_returns
from lianping_desk.exchange.transport import unpack
from lianping_desk.exchange.unreadable import Unreadable
from tests.exchange.compound_files import excel_95
from tests.exchange.test_opening import MAIN, parts

NO_TABLE = "没有找到可以读入的表"
"""The workbook was opened; it just is no return."""
SLOW = ("bomb_", "tall_", "sst_million", "wide_")
"""Samples of a hundred megabytes, which take long to write; the sample folder has others of their kind."""


def opened(reader: ContainedReader, content: bytes, suffix: str = ".xlsx") -> Grid | str:
    """What the child made of it: a grid, or the sentence."""
    try:
        return reader.ask(GRID, content, suffix, unpack)
    except Unreadable as refusal:
        assert refusal.sentence.endswith("。") and refusal.way_out
        return refusal.sentence


def sheet_of(tmp_path: Path, data: str, more: str = "") -> bytes:
    """A workbook with this sheet data, and what follows it in the part."""
    path = parts(tmp_path / "a.xlsx", data)
    with zipfile.ZipFile(path) as package:
        kept = {name: package.read(name) for name in package.namelist()}
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in kept.items():
            package.writestr(name, content.replace(b"</sheetData>", b"</sheetData>" + more.encode()))
    return written.getvalue()


def test_elements_a_hundred_thousand_deep_end_nobody(reader: ContainedReader, tmp_path: Path) -> None:
    deep = '<row><c t="inlineStr"><is>' + "<r>" * 100_000 + "</r>" * 100_000 + "</is></c></row>"
    assert isinstance(opened(reader, sheet_of(tmp_path, deep)), Grid)
    beside = "<a>" * 100_000 + "</a>" * 100_000
    assert isinstance(opened(reader, sheet_of(tmp_path, "<row><c><v>1</v></c></row>", beside)), Grid)


def test_a_million_merged_ranges_are_refused(reader: ContainedReader, tmp_path: Path) -> None:
    merged = "<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 1_000_000 + "</mergeCells>"
    assert "太多" in str(opened(reader, sheet_of(tmp_path, "<row><c><v>1</v></c></row>", merged)))


def test_one_long_text_in_two_hundred_thousand_cells_is_refused(reader: ContainedReader, tmp_path: Path) -> None:
    """Each cell is allowed and so is their number; together they would be six thousand million characters."""
    row = "<row>" + '<c t="s"><v>0</v></c>' * 1_000 + "</row>"
    path = parts(tmp_path / "a.xlsx", row * 190)
    shared = f'<sst xmlns="{MAIN}"><si><t>{"长" * 32_000}</t></si></sst>'
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/sharedStrings.xml", shared)
        relations = package.read("xl/_rels/workbook.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    shared_too = relations.replace(
        "</Relationships>", f'<Relationship Id="s" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    )
    written = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, shared_too if name.endswith("workbook.xml.rels") else old.read(name))
    assert "太多" in str(opened(reader, written.getvalue()))


@pytest.mark.parametrize(
    "content",
    [
        b"<html><table>" + b"<tr><td colspan=2000 rowspan=2000>1</td></tr>" * 5_000,
        b"<table>" + b"<td>" * 300_000,
        "任务,进展\n".encode() * 150_000,
        ("长" * 9_000_000).encode(),
        ("任务" + "," * 20_000_000).encode(),
        b'"' * 20_000_000,
        b"\xff\xfe" + b"\x00" * 9_000_001,
        b"PK\x03\x04" * 1_000_000,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100_000,
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n"
        + b"--a\nContent-Type: text/html\n\n" * 99_999,
    ],
    ids=["spans", "cells", "rows", "text", "columns", "quotes", "zeros", "zips", "compounds", "parts"],
)
def test_megabytes_of_nonsense_are_read_or_refused_and_the_next_file_is_read(
    reader: ContainedReader, content: bytes
) -> None:
    opened(reader, content, ".xls")
    assert isinstance(opened(reader, "任务,进展\n任务1,做了\n".encode(), ".csv"), Grid)


def test_a_file_that_the_parser_cannot_finish_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    endless = b"<html><table>" + b"<!--" * 400_000
    with ContainedReader(Limits(seconds=2), children=1) as reader:
        assert "还没有读完" in str(opened(reader, endless, ".xls"))
        assert isinstance(opened(reader, excel_95([["任务", "进展"]]), ".xls"), Grid)


def wholes(folder: Path) -> Iterator[tuple[str, bytes]]:
    """A small sound file of each kind, unpacked where it is a package: damage should reach what is inside."""
    book = Workbook()
    book.active.append(["任务", "完成率", "日期"])
    book.active.append(["实施青少年科学素质提升行动", 0.6, "2023-05-06"])
    book.active["B2"].number_format = "0%"
    book.active.merge_cells("A3:C4")
    book.save(folder / "a.xlsx")
    stored = BytesIO()
    with zipfile.ZipFile(folder / "a.xlsx") as old, zipfile.ZipFile(stored, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    yield ".xlsx", stored.getvalue()
    yield ".xls", excel_95([["任务", "完成率"], ["一", "60%"]])
    yield (
        ".html",
        "<table><tr><td rowspan=2>任务</td><td x:num='0.6'>60%</td></tr><tr><td>一</td></tr></table>".encode(),
    )
    yield ".csv", '序号;任务;进展\r\n1;"甲\n乙";做了\r\n'.encode("gb18030")


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_changed_in_a_file_it_ends_in_values_or_a_sentence(
    reader: ContainedReader, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    for suffix, whole in wholes(tmp_path):
        ends = [opened(reader, _damaged(chance, whole), suffix) for _ in range(40)]
        assert all(isinstance(end, Grid | str) for end in ends)
    assert isinstance(opened(reader, whole, suffix), Grid), "the reader lived, but reads no more"


def _damaged(chance: random.Random, whole: bytes) -> bytes:
    """Some bytes changed, and now and then a piece taken out, doubled, or cut off."""
    content = bytearray(whole)
    for _ in range(chance.choice((1, 3, 30))):
        content[chance.randrange(len(content))] = chance.choice((0, 0xFF, 0x7F, chance.randrange(256)))
    start, end = sorted(chance.randrange(len(content)) for _ in "12")
    match chance.randrange(6):
        case 0:
            del content[start:end]
        case 1:
            content[start:start] = content[start:end]
        case 2:
            del content[start:]
    return bytes(content)


def test_what_is_no_ordinary_file_is_told(catalogue: Catalogue, reader: ContainedReader, tmp_path: Path) -> None:
    (tmp_path / "文件夹.xlsx").mkdir()
    paths = [tmp_path / "文件夹.xlsx", tmp_path / ("长" * 300 + ".xlsx"), tmp_path / "没有.xlsx"]
    if sys.platform != "win32":
        (tmp_path / "圈.xlsx").symlink_to(tmp_path / "圈.xlsx")
        paths.append(tmp_path / "圈.xlsx")
    sentences = [one.refused or "" for one in read_returns(paths, catalogue, None, reader)]
    assert [sentence[:6] for sentence in sentences[:3]] == ["这不是一个文", "文件打不开（", "文件不见了。"]
    assert "圈" in "".join(sentences[3:]) or sys.platform == "win32"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes among its files")
def test_a_pipe_without_a_writer_keeps_nobody_waiting(
    catalogue: Catalogue, reader: ContainedReader, tmp_path: Path
) -> None:
    import os

    os.mkfifo(tmp_path / "管道.xlsx")
    assert (
        read_return(tmp_path / "管道.xlsx", catalogue, None, reader).refused == "这不是一个文件。请选择填报表文件本身。"
    )


def test_every_hostile_sample_ends_as_it_should(
    catalogue: Catalogue, reader: ContainedReader, shared_folder: Path, tmp_path: Path
) -> None:
    samples = shared_folder / "samples"
    maker = samples / "make_hostile.py"
    names = subprocess.run([sys.executable, maker, "x", "--list"], check=True, capture_output=True, text=True).stdout
    quick = [name for name in names.split() if "." in name and not name.startswith(SLOW)]
    making = [sys.executable, maker, tmp_path / "made", "--only", ",".join(quick)]
    subprocess.run(making, check=True, capture_output=True)
    files = [file for file in sorted((samples / "hostile").iterdir()) if file.suffix != ".json"]
    policies = _policies(tmp_path / "made" / "manifest.json")
    files += [file for name in policies if (file := tmp_path / "made" / name).exists()]
    assert len(files) > 130
    for file in files:
        found = read_return(file, catalogue, None, reader)
        was_opened = found.refused is None or found.refused.startswith(NO_TABLE)
        policy = policies.get(file.name, "either")
        assert policy == "either" or was_opened == (policy == "accept"), f"{file.name}: {found.refused}"
        assert found.sha256, "it was kept before it was looked at"


def _policies(manifest: Path) -> dict[str, str]:
    """reject, accept or either, by file name."""
    return {name: about["policy"] for name, about in json.loads(manifest.read_text("utf-8")).items()}
