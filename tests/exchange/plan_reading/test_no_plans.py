"""What is no plan is refused in one sentence that names the file and says what to do."""

import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.exchange.plan_reading.read_plan import read_plan_document
from tests.exchange.plan_reading.made_plans import flattened, text_of, with_annex

NOVEL = "\n".join(
    f"第{number}章　远行\n"
    + "清晨的薄雾还没有散去，老人已经走在山路上。他想起三十年前的那个春天，心里一阵温热。\n" * 12
    for number in "一二三四五六"
)


def _refused(path: Path) -> str:
    with pytest.raises(DeskError) as caught:
        read_plan_document(path)
    assert path.name in caught.value.sentence
    assert caught.value.way_out
    return caught.value.sentence


@pytest.mark.parametrize("content", [b"", b"\r\n \r\n", b"\xef\xbb\xbf"])
def test_an_empty_document(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "空.txt"
    path.write_bytes(content)
    assert "没有文字" in _refused(path)


def test_an_empty_word_document(tmp_path: Path) -> None:
    path = tmp_path / "空.docx"
    docx.Document().save(str(path))
    assert "没有文字" in _refused(path)


def test_a_novel(tmp_path: Path) -> None:
    path = tmp_path / "小说.txt"
    path.write_text(NOVEL, "utf-8")
    assert "不像一份实施方案" in _refused(path)


def test_a_spreadsheet_under_another_name(tmp_path: Path) -> None:
    path = tmp_path / "方案.docx"
    openpyxl.Workbook().save(path)
    assert "电子表格" in _refused(path)
    with pytest.raises(DeskError, match="复制到 Word"):  # no word processor opens it
        read_plan_document(path)


@pytest.mark.parametrize(
    ("name", "head", "said"),
    [
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版"),
        ("扫描.pdf", b"%PDF-1.7\n", "PDF"),
        ("截图.txt", b"\x89PNG\r\n\x1a\n", "图片"),
        ("网页.txt", b"<html><body>", "网页"),
    ],
)
def test_files_of_other_kinds(tmp_path: Path, name: str, head: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(head)
    assert said in _refused(path)


def test_a_package_that_is_damaged_or_no_document(tmp_path: Path) -> None:
    whole, cut, other = tmp_path / "全.docx", tmp_path / "断.docx", tmp_path / "包.docx"
    docx.Document().save(str(whole))
    cut.write_bytes(whole.read_bytes()[:-400])
    assert _refused(cut)
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("a.txt", "a")
    assert _refused(other)


def test_word_parts_that_are_no_xml(tmp_path: Path) -> None:
    path = tmp_path / "坏.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types")
        package.writestr("word/document.xml", "<w:document")
    assert "损坏" in _refused(path)


def test_two_plans_in_one_file(tmp_path: Path) -> None:
    path = tmp_path / "两份.txt"
    other = text_of("tag").replace("青溪县", "白石县")
    path.write_text(text_of("lines") + other, "utf-8")
    sentence = _refused(path)
    assert "不止一份" in sentence
    assert "白石县全民科学素质行动规划纲要" in sentence


def test_two_plans_of_which_the_second_has_lost_its_name(tmp_path: Path) -> None:
    """Put behind one another without a line end, the name stands in the last line of the first plan."""
    path = tmp_path / "两份.txt"
    other = text_of("lines").replace("青溪县", "白石县")
    path.write_text(text_of("lines").rstrip() + other.lstrip(), "utf-8")
    assert "不止一份" in _refused(path)


def test_a_plan_behind_the_annex_of_another(tmp_path: Path) -> None:
    path = tmp_path / "两份.txt"
    path.write_text(with_annex(flattened) + text_of("tag").replace("青溪县", "白石县"), "utf-8")
    sentence = _refused(path)
    assert "不止一份" in sentence and "白石县" in sentence


def test_text_in_two_encodings(tmp_path: Path) -> None:
    path = tmp_path / "混.txt"
    text = text_of("lines")
    path.write_bytes(text[:600].encode("utf-8") + text[600:].encode("gb18030"))
    assert "编码" in _refused(path)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    assert "打不开" in _refused(tmp_path / "没有.txt")
