"""What the lines of a notice become."""

from dataclasses import replace
from datetime import date

from lianping_desk.domain.notice import Notice, NoticeKind
from lianping_desk.domain.notice_number import count_in, next_count, same_number
from lianping_desk.domain.official_page import Level, Rows, Words, official_page

NOTICE = Notice(NoticeKind.invitation, "通知", date(2023, 7, 5), "各成员单位：", "请参会。", signed_by="某县科协")


def pieces(text: str) -> tuple[Words | Rows, ...]:
    return official_page(replace(NOTICE, text=text)).pieces


def test_numbered_openings_are_headings_up_to_their_first_full_stop() -> None:
    assert pieces("一、总体情况\n（一）抓进度。各单位要倒排工期。\n(二)小标题\n1. 一件事；") == (
        Words(Level.heading, "一、总体情况"),
        Words(Level.subheading, "（一）抓进度。", "各单位要倒排工期。"),
        Words(Level.subheading, "(二)小标题"),
        Words(Level.text, "1. 一件事；"),
    )


def test_a_whole_sentence_that_is_only_numbered_is_no_heading() -> None:
    (found,) = pieces("（一）请贵单位于收到本函之日起3个工作日内，将填报表报送我办。")
    assert isinstance(found, Words) and found.level is Level.text


def test_annexes_are_listed_numbered_and_begin_pages_of_their_own() -> None:
    annexes = "【附件】\n一览表\n甲\n【附件2】\n回执\n| 单位 | 姓名 |\n|---|---|\n| 甲 |\n|  |  |"
    text = f"正文。\n附件：1. 一览表。\n2、参会回执\n（联系人：王某）\n{annexes}"
    page = official_page(replace(NOTICE, text=text))
    assert page.annex_names == ("1. 一览表", "2. 参会回执")
    assert page.note == "（联系人：王某）"
    assert [(annex.label, annex.title) for annex in page.annexes] == [("附件1", ("一览表",)), ("附件2", ("回执",))]
    assert page.annexes[1].pieces == (Rows(("单位", "姓名"), (("甲", ""), ("", ""))),)
    assert page.pieces == (Words(Level.text, "正文。"),)


def test_a_single_annex_has_no_number() -> None:
    page = official_page(replace(NOTICE, text="正文。\n附件：参会回执\n【附件】\n参会回执"))
    assert page.annex_names == ("参会回执",)
    assert page.annexes[0].label == "附件"


def test_addressees_that_leave_no_room_for_text_go_to_the_foot() -> None:
    few, many = "、".join(["某某局"] * 30), "、".join(["某某局办公室"] * 80)
    assert not official_page(replace(NOTICE, addressee=few)).addressee_at_foot
    page = official_page(replace(NOTICE, addressee=many, copies_to="县委办。"))
    assert page.addressee_at_foot
    assert [label for label, _ in page.colophon] == ["主送", "抄送"]
    assert page.colophon[1] == ("抄送", "县委办。")


def test_numbers_are_counted_by_kind_and_year_however_they_are_written() -> None:
    sent = [
        replace(NOTICE, number="科普办会〔2023〕9号", id=1),
        replace(NOTICE, number="第12期", kind=NoticeKind.bulletin, id=2),
        replace(NOTICE, number="〔2022〕30号", on=date(2022, 1, 1), id=3),
        replace(NOTICE, number="", id=4),
    ]
    assert next_count(NoticeKind.invitation, 2023, sent) == 10
    assert next_count(NoticeKind.bulletin, 2023, sent) == 13
    assert next_count(NoticeKind.reminder, 2023, sent) == 1
    assert count_in("无号") is None
    assert same_number(replace(NOTICE, number="科普办会〔2023〕9号"), sent) is sent[0]
    assert same_number(sent[0], sent) is None
