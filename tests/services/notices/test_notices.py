"""Notices from the data to the register: drafted, changed, written, printed again, taken back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.notice import AgendaItem, NoticeKind, NoticeSettings
from lianping_desk.domain.work import FollowUp, Meeting
from lianping_desk.services.desk import Desk
from lianping_desk.services.follow_ups.save_follow_ups import save_follow_ups
from lianping_desk.services.history.undo import redo, undo
from lianping_desk.services.meetings.save_meeting import save_meeting
from lianping_desk.services.notices.delete_notices import delete_notices
from lianping_desk.services.notices.draft_notices import NoticeAbout, draft_notices
from lianping_desk.services.notices.drafting import Draft
from lianping_desk.services.notices.list_notices import list_notices, registered_drafts
from lianping_desk.services.notices.register_notices import register_notices
from lianping_desk.services.notices.write_notices import (
    NoticeFormat,
    file_name,
    write_notices,
)
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.returns.ledger.status import returns_status
from lianping_desk.services.status.status import status
from lianping_desk.services.targets.save_indicator import save_indicator
from tests.reports.reading import squeezed

DAY = date(2023, 7, 20)


def unit_ids(desk: Desk, *names: str) -> list[int]:
    return [unit.id for unit in show_plan(desk).units if unit.name in names]


def reminders(desk: Desk, *names: str) -> tuple[Draft, ...]:
    add_period(desk, "2023H1", date(2023, 7, 10))
    return draft_notices(desk, NoticeAbout(NoticeKind.reminder, "2023H1", unit_ids(desk, *names)), DAY)


def pdf_text(path: Path) -> str:
    return squeezed("".join(page.extract_text() for page in PdfReader(path).pages))


def test_every_late_unit_gets_a_letter_that_says_what_it_owes_and_since_when(desk: Desk) -> None:
    drafts = reminders(desk, "县教育局", "县气象局")
    assert [draft.name for draft in drafts] == ["县教育局", "县气象局"]
    letter = drafts[0].notice
    assert letter.addressee.endswith("教育局")
    assert "已逾期10天" in letter.text and "2023年7月10日" in letter.text
    assert "（牵头）" in letter.text
    assert [draft.notice.number for draft in drafts] == ["科普办函〔2023〕1号", "科普办函〔2023〕2号"]


def test_before_the_due_day_a_letter_does_not_speak_of_delay(desk: Desk) -> None:
    add_period(desk, "2023H1", date(2023, 7, 10))
    about = NoticeAbout(NoticeKind.reminder, "2023H1", unit_ids(desk, "县教育局"))
    (draft,) = draft_notices(desk, about, date(2023, 7, 5))
    assert "距截止日期还有5天" in draft.notice.text and "逾期" not in draft.notice.text


def test_letters_are_written_registered_and_noted_in_the_ledger_in_one_step(desk: Desk, tmp_path: Path) -> None:
    written = write_notices(desk, reminders(desk, "县教育局", "县气象局"), NoticeFormat.pdf, tmp_path)
    assert [path.name for path in written.paths] == [
        "催报函（县教育局）（2023-07-20）.pdf",
        "催报函（县气象局）（2023-07-20）.pdf",
    ]
    assert "已逾期10天" in pdf_text(written.paths[0])
    assert {one.number for one in list_notices(desk)} == {"科普办函〔2023〕1号", "科普办函〔2023〕2号"}
    chased = [one for one in returns_status(desk, "2023H1", DAY).units if one.reminders]
    assert {one.unit.name for one in chased} == {"县教育局", "县气象局"}
    undo(desk)
    assert list_notices(desk) == ()
    assert not any(one.reminders for one in returns_status(desk, "2023H1", DAY).units)
    redo(desk)
    assert len(list_notices(desk)) == 2


def test_a_second_round_of_letters_gets_the_next_numbers(desk: Desk, tmp_path: Path) -> None:
    write_notices(desk, reminders(desk, "县教育局", "县气象局"), NoticeFormat.pdf, tmp_path)
    again = write_notices(desk, reminders(desk, "县教育局"), NoticeFormat.pdf, tmp_path)
    assert again.drafts[0].notice.number == "科普办函〔2023〕3号"
    assert again.paths[0].name == "催报函（县教育局）（2023-07-20）(2).pdf", "the first letter was replaced"


def test_saving_as_word_after_pdf_registers_nothing_twice_and_keeps_what_was_edited(desk: Desk, tmp_path: Path) -> None:
    (draft,) = reminders(desk, "县教育局")
    first = write_notices(desk, [draft], NoticeFormat.pdf, tmp_path / "函.pdf")
    edited = replace(first.drafts[0], notice=replace(first.drafts[0].notice, text="改过的正文。"))
    second = write_notices(desk, [edited], NoticeFormat.docx, tmp_path / "函")
    assert second.paths == (tmp_path / "函.docx",)
    (kept,) = list_notices(desk)
    assert kept.text == "改过的正文。"
    assert "改过的正文。" in [paragraph.text for paragraph in docx.Document(str(second.paths[0])).paragraphs]


def test_what_went_out_is_printed_again_exactly_whatever_has_changed_since(desk: Desk, tmp_path: Path) -> None:
    desk.settings = replace(desk.settings, notices=NoticeSettings(phone="0762-4330000", has_red_head=True))
    first = write_notices(desk, reminders(desk, "县教育局"), NoticeFormat.pdf, tmp_path / "甲.pdf")
    desk.settings = replace(desk.settings, office="另一个办公室", notices=NoticeSettings())
    (again,) = registered_drafts(desk, [first.drafts[0].notice.id])
    second = write_notices(desk, [again], NoticeFormat.pdf, tmp_path / "乙.pdf")
    assert first.paths[0].read_bytes() == second.paths[0].read_bytes()
    assert len(list_notices(desk)) == 1


def test_several_letters_bound_are_one_file_with_pages_counted_letter_by_letter(desk: Desk, tmp_path: Path) -> None:
    drafts = reminders(desk, "县教育局", "县气象局")
    written = write_notices(desk, drafts, NoticeFormat.pdf, tmp_path / "合订.pdf", bound=True)
    pages = [squeezed(page.extract_text()) for page in PdfReader(written.paths[0]).pages]
    assert sum("—1—" in page for page in pages) == 2, "a letter goes on counting where the one before ended"
    word = write_notices(desk, written.drafts, NoticeFormat.docx, tmp_path, bound=True)
    assert word.paths[0].name == file_name(drafts, NoticeFormat.docx) == "催报函2份（2023-07-20）.docx"


def test_a_number_that_is_taken_is_said_and_nothing_is_written(desk: Desk, tmp_path: Path) -> None:
    first, second = reminders(desk, "县教育局", "县气象局")
    clash = replace(second, notice=replace(second.notice, number=first.notice.number))
    with pytest.raises(DeskError, match="已经有科普办函〔2023〕1号"):
        write_notices(desk, [first, clash], NoticeFormat.pdf, tmp_path)
    assert list_notices(desk) == () and list(tmp_path.glob("*.pdf")) == []
    register_notices(desk, [first])
    with pytest.raises(DeskError, match="已经有"):
        register_notices(desk, [clash])


def test_a_folder_that_cannot_be_written_registers_nothing(desk: Desk, tmp_path: Path) -> None:
    in_the_way = tmp_path / "文件"
    in_the_way.write_text("不是文件夹")
    with pytest.raises(DeskError, match="不能存放文件"):
        write_notices(desk, reminders(desk, "县教育局"), NoticeFormat.pdf, in_the_way / "函.pdf")
    assert list_notices(desk) == ()


def test_an_empty_title_or_text_is_said(desk: Desk, tmp_path: Path) -> None:
    (draft,) = reminders(desk, "县教育局")
    for changed, said in (
        (replace(draft.notice, title=" "), "没有标题"),
        (replace(draft.notice, text="\n"), "没有正文"),
    ):
        with pytest.raises(DeskError, match=said):
            write_notices(desk, [replace(draft, notice=changed)], NoticeFormat.pdf, tmp_path / "函.pdf")


def test_hanzi_that_no_font_has_are_named_and_rare_ones_are_printed(desk: Desk, tmp_path: Path) -> None:
    (draft,) = reminders(desk, "县教育局")
    rare = replace(draft, notice=replace(draft.notice, text="请王𬭎同志办理。\U0002a6d5"))
    written = write_notices(desk, [rare], NoticeFormat.pdf, tmp_path / "函.pdf")
    assert written.missing == ("\U0002a6d5",) and "印成了〓" in written.warning
    assert "请王𬭎同志办理。" in pdf_text(written.paths[0])


def test_supervision_goes_to_each_unit_with_its_open_matters_only(desk: Desk) -> None:
    education, weather = unit_ids(desk, "县教育局", "县气象局")
    meeting = save_meeting(desk, Meeting("第一次联席会议", date(2023, 3, 1)), ())
    matters = [
        FollowUp("编好科普读本", education, meeting_id=meeting, due=date(2023, 7, 10)),
        FollowUp("办完的事", education, done_on=date(2023, 5, 1)),
        FollowUp("开放气象馆。", weather),
        FollowUp("没有单位的事"),
    ]
    save_follow_ups(desk, matters)
    drafts = draft_notices(desk, NoticeAbout(NoticeKind.supervision), DAY)
    assert [draft.name for draft in drafts] == ["县教育局", "县气象局"]
    assert "编好科普读本（第一次联席会议议定；2023年7月10日前办结，已逾期10天）。" in drafts[0].notice.text
    assert "共1件" in drafts[0].notice.text and "办完的事" not in drafts[0].notice.text
    assert "1. 开放气象馆。" in drafts[1].notice.text
    assert drafts[0].notice.meeting_id == meeting


def test_what_is_overdue_is_not_asked_for_within_its_time_but_at_once(desk: Desk) -> None:
    education, weather = unit_ids(desk, "县教育局", "县气象局")
    matters = [
        FollowUp("编好科普读本", education, due=date(2023, 7, 10)),
        FollowUp("送来名单", education, due=date(2023, 8, 10)),
        FollowUp("开放气象馆", weather, due=date(2023, 8, 10)),
    ]
    save_follow_ups(desk, matters)
    late, in_time = draft_notices(desk, NoticeAbout(NoticeKind.supervision), DAY)
    assert "其中1件已经逾期，请立即办理" in late.notice.text
    assert "已经逾期" not in in_time.notice.text
    (alone,) = draft_notices(desk, NoticeAbout(NoticeKind.supervision), date(2023, 7, 11))[:1]
    assert "其中1件已经逾期" in alone.notice.text
    (all_late, *_) = draft_notices(desk, NoticeAbout(NoticeKind.supervision), date(2023, 9, 1))
    assert "以上2件已经逾期" in all_late.notice.text


def test_without_anything_to_write_about_she_is_told(desk: Desk) -> None:
    with pytest.raises(DeskError, match="没有要督办的事项"):
        draft_notices(desk, NoticeAbout(NoticeKind.supervision), DAY)
    with pytest.raises(DeskError, match="没有选定会议"):
        draft_notices(desk, NoticeAbout(NoticeKind.invitation), DAY)
    with pytest.raises(DeskError, match="还没有"):
        draft_notices(desk, NoticeAbout(NoticeKind.reminder, "2023H1"), DAY)
    add_period(desk, "2023H1")
    with pytest.raises(DeskError, match="不用发催报函"):
        draft_notices(desk, NoticeAbout(NoticeKind.reminder, "2023H1", ()), DAY)
    with pytest.raises(DeskError, match="没有要生成"):
        write_notices(desk, (), NoticeFormat.pdf, Path("函.pdf"))


def test_a_bulletin_on_a_desk_without_data_says_so_and_later_counts_on(desk: Desk, tmp_path: Path) -> None:
    (empty,) = draft_notices(desk, NoticeAbout(NoticeKind.bulletin), DAY)
    assert empty.notice.number == "第1期" and "还没有开展填报" in empty.notice.text
    assert "尚无单位填报" in empty.notice.text
    write_notices(desk, [empty], NoticeFormat.pdf, tmp_path)
    add_period(desk, "2023H1", date(2023, 7, 10))
    (second,) = draft_notices(desk, NoticeAbout(NoticeKind.bulletin), DAY)
    assert second.notice.number == "第2期"
    assert "应报单位" in second.notice.text and "县教育局" in second.notice.text
    (next_year,) = draft_notices(desk, NoticeAbout(NoticeKind.bulletin), date(2024, 1, 8))
    assert next_year.notice.number == "第1期"


def test_an_invitation_names_day_of_the_week_chair_agenda_and_has_a_receipt(desk: Desk, tmp_path: Path) -> None:
    items = [AgendaItem(0, 0, "通报进展", "县科协"), AgendaItem(0, 1, "部署下一步")]
    meeting = Meeting("2023年第二次联席会议", date(2023, 7, 27), "三楼会议室", time="上午9:00", chair="副县长")
    meeting_id = save_meeting(desk, meeting, items)
    (draft,) = draft_notices(desk, NoticeAbout(NoticeKind.invitation, meeting_id=meeting_id), DAY)
    for words in ("2023年7月27日（星期四）上午9:00", "三楼会议室", "副县长", "1. 通报进展（县科协）", "7月25日前"):
        assert words in draft.notice.text
    text = pdf_text(write_notices(desk, [draft], NoticeFormat.pdf, tmp_path / "通知.pdf").paths[0])
    assert "附件：参会回执" in text and "联系电话" in text


def test_receipts_are_never_asked_for_by_a_day_that_has_passed_when_the_notice_is_dated(desk: Desk) -> None:
    meeting_id = save_meeting(desk, Meeting("联席会议", date(2023, 7, 27)), ())
    about = NoticeAbout(NoticeKind.invitation, meeting_id=meeting_id)
    said = {day: draft_notices(desk, about, date(2023, 7, day))[0].notice.text for day in (24, 25, 26, 27, 28)}
    assert "于7月25日前将参会回执" in said[24]
    assert "于7月26日前将参会回执" in said[25]
    for day in (26, 27, 28):
        assert "于会议前将参会回执" in said[day], day


def test_a_bulletin_after_the_plan_has_ended_asks_for_nothing_in_time_any_more(desk: Desk) -> None:
    (bulletin,) = draft_notices(desk, NoticeAbout(NoticeKind.bulletin), date(2026, 3, 1))
    assert "没有完成的任务" in bulletin.notice.text
    assert "倒排工期" not in bulletin.notice.text and "按期完成" not in bulletin.notice.text


def test_a_bulletin_of_a_plan_that_nobody_reports_on_does_not_say_that_nothing_lags(desk: Desk) -> None:
    (bulletin,) = draft_notices(desk, NoticeAbout(NoticeKind.bulletin), DAY)
    assert "没有进度落后的任务" not in bulletin.notice.text
    assert "尚无单位填报的11项" in bulletin.notice.text


def test_deleting_from_the_register_frees_the_number_and_can_be_undone(desk: Desk, tmp_path: Path) -> None:
    write_notices(desk, reminders(desk, "县教育局"), NoticeFormat.pdf, tmp_path)
    (kept,) = list_notices(desk)
    delete_notices(desk, [kept])
    with pytest.raises(DeskError, match="已经不在"):
        registered_drafts(desk, [kept.id])
    undo(desk)
    assert list_notices(desk) == (kept,)


def test_a_bulletin_names_the_year_of_a_goal_that_is_due_before_the_plan_ends(desk: Desk) -> None:
    rate = next(one.indicator for one in status(desk, DAY).indicators if one.indicator.unit == "%")
    save_indicator(desk, replace(rate, year=2023))
    (bulletin,) = draft_notices(desk, NoticeAbout(NoticeKind.bulletin), DAY)
    assert "公民具备科学素质的比例：到2023年目标超过13%，尚无数据" in bulletin.notice.text
