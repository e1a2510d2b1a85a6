"""Her own texts: fields are filled in, mistakes are said in a sentence."""

from dataclasses import replace

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.notice import NoticeKind
from lianping_desk.domain.notice_fields import FIELDS
from lianping_desk.domain.notice_text import NoticeText, fill_in, read_notice_text, written_notice_text
from lianping_desk.services.notices.show_text import shipped_text

TEXT = NoticeText("关于{填报期}的函", "{单位}：\n截至今天已逾期{days}天。\n{联系方式}", "〔{年份}〕{序号}号", "{unit}")
VALUES = {field.key: field.name for field in FIELDS[NoticeKind.reminder]} | {
    "unit": "某某县教育局",
    "days": "3",
    "contact": "",
    "count": "7",
    "year": "2023",
    "period": "2023年上半年",
}


def test_fields_may_be_written_in_chinese_or_by_their_keys_and_empty_lines_go() -> None:
    filled = fill_in(TEXT, NoticeKind.reminder, VALUES)
    assert filled.title == "关于2023年上半年的函"
    assert filled.number == "〔2023〕7号"
    assert filled.addressee == "某某县教育局"
    assert filled.body == "某某县教育局：\n截至今天已逾期3天。"


def test_a_value_with_braces_is_not_filled_in_again() -> None:
    filled = fill_in(TEXT, NoticeKind.reminder, VALUES | {"unit": "{填报期}局"})
    assert filled.addressee == "{填报期}局"


@pytest.mark.parametrize(("mistake", "named"), [("{单味}", "{单味}"), ("{会议名称}", "{会议名称}"), ("{}", "{}")])
def test_an_unknown_field_is_named_with_those_that_there_are(mistake: str, named: str) -> None:
    with pytest.raises(DeskError, match="不是可以自动填的栏目") as told:
        fill_in(replace(TEXT, body=f"请{mistake}报送"), NoticeKind.reminder, VALUES)
    assert named in told.value.sentence and "{单位}" in told.value.way_out


@pytest.mark.parametrize("body", ["{单位报送", "单位}报送", "{单位\n}报送"])
def test_a_brace_without_its_fellow_is_said(body: str) -> None:
    with pytest.raises(DeskError, match="没有配对"):
        fill_in(replace(TEXT, body=body), NoticeKind.reminder, VALUES)


def test_a_text_is_written_as_it_is_read() -> None:
    assert read_notice_text(written_notice_text(TEXT)) == TEXT
    assert read_notice_text("\ufeff标题:甲\r\n\r\n正文\r\n") == NoticeText("甲", "正文")


@pytest.mark.parametrize(("content", "said"), [("", "标题"), ("正文而已", "标题"), ("标题：甲\n", "没有正文")])
def test_a_file_that_is_no_text_is_said(content: str, said: str) -> None:
    with pytest.raises(DeskError, match=said):
        read_notice_text(content)


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_shipped_text_fills_in_and_leaves_no_brace(kind: NoticeKind) -> None:
    values = {field.key: "某" for field in FIELDS[kind]}
    filled = fill_in(shipped_text(kind), kind, values)
    assert not any("{" in part or "}" in part for part in filled.parts)
