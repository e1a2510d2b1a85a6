"""The report of a real desk: what had come in by the last meeting is what it is held against."""

from datetime import date
from pathlib import Path

import docx
import pytest

from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.materials.report import ProgressReport
from lianping_desk.domain.work import FollowUp, Meeting
from lianping_desk.services.desk import Desk
from lianping_desk.services.follow_ups.save_follow_ups import save_follow_ups
from lianping_desk.services.materials.chosen import Chosen
from lianping_desk.services.materials.export import Format, export
from lianping_desk.services.materials.gather import gather_pack
from lianping_desk.services.meetings.list_meetings import list_meetings
from lianping_desk.services.meetings.save_meeting import save_meeting
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.returns.importing.import_files import import_files
from tests.services.returns.filling import progress_line, reading

SCHOOL = "县教育局"
MEETING_DAY, DAY = date(2023, 7, 20), date(2023, 9, 1)


@pytest.fixture
def half_year(desk: Desk) -> Desk:
    add_period(desk, "2023H1", date(2023, 7, 10))
    return desk


def take_in(desk: Desk, folder: Path, name: str, on: date, percent: int) -> None:
    path, read = reading(folder, name, SCHOOL, "2023H1", [progress_line(1, percent=percent)])
    import_files(desk, [path], read=[read], received_on=on)


def report(desk: Desk, as_of: date = DAY, meeting: Meeting | None = None) -> ProgressReport:
    (found,) = gather_pack(desk, Chosen(as_of, (Part.report,), meeting)).materials
    assert isinstance(found, ProgressReport)
    return found


def lines(found: ProgressReport, chapter: str) -> list[str]:
    return [
        line
        for one in found.chapters
        if one.title == chapter
        for line in (*one.sentences, *(line for point in one.points for line in point.lines))
    ]


def test_a_correction_that_came_after_the_meeting_is_a_change_since_it(half_year: Desk, tmp_path: Path) -> None:
    take_in(half_year, tmp_path, "教育局.xlsx", date(2023, 7, 6), 20)
    save_meeting(half_year, Meeting("第一次联席会议", MEETING_DAY))
    take_in(half_year, tmp_path, "教育局更正.xlsx", date(2023, 8, 10), 45)
    told = lines(report(half_year), "上次会议以来的变化")
    assert told[0].startswith("自2023年7月20日“第一次联席会议”以来")
    assert "完成进度提高的1项：任务1由20%到45%。" in told
    assert "收到填报件1份，涉及1个单位。" in told


def test_the_meeting_that_is_reported_to_is_not_the_last_one(half_year: Desk, tmp_path: Path) -> None:
    save_meeting(half_year, Meeting("第一次联席会议", date(2023, 3, 1)))
    save_meeting(half_year, Meeting("第二次联席会议", MEETING_DAY))
    take_in(half_year, tmp_path, "教育局.xlsx", date(2023, 7, 6), 20)
    second = next(one for one in list_meetings(half_year) if one.on == MEETING_DAY)
    told = lines(report(half_year, MEETING_DAY, second), "上次会议以来的变化")
    assert told[0].startswith("自2023年3月1日“第一次联席会议”以来")


def test_before_the_desk_was_in_use_periods_that_had_ended_stand_for_what_was_known(
    half_year: Desk, tmp_path: Path
) -> None:
    save_meeting(half_year, Meeting("第一次联席会议", date(2023, 7, 1)))
    take_in(half_year, tmp_path, "教育局.xlsx", date(2023, 8, 1), 20)
    told = lines(report(half_year), "上次会议以来的变化")
    assert not any("完成进度提高" in line or "收到填报件" in line for line in told)


def test_matters_of_a_later_meeting_are_not_reported_yet(half_year: Desk) -> None:
    later = save_meeting(half_year, Meeting("下一次会议", date(2023, 12, 1)))
    save_follow_ups(half_year, [FollowUp("以后的事", meeting_id=later), FollowUp("眼前的事", due=date(2023, 10, 1))])
    told = lines(report(half_year), "下一步工作")
    assert "眼前的事（2023年10月1日前办结）。" in told and not any("以后的事" in line for line in told)


def test_the_report_in_word_has_headings_and_text_to_go_on_writing(half_year: Desk, tmp_path: Path) -> None:
    path = export(half_year, Chosen(DAY, (Part.report,)), Format.docx, tmp_path / "汇报.docx").path
    document = docx.Document(str(path))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert styles["连平县科普工作进展情况汇报"] == "Heading 1"
    assert styles["一、总体进展"] == "章标题" and document.styles["章标题"].base_style.name == "Heading 2"
    assert {style for text, style in styles.items() if text.startswith("（一）")} == {"Heading 3"}
    assert styles["以上汇报，请审议。"] == "结束语"
    assert not document.tables


def test_in_a_pack_the_report_lists_the_annexes_in_her_order(half_year: Desk) -> None:
    pack = gather_pack(half_year, Chosen(DAY, (Part.ledger, Part.report, Part.division)))
    found = next(one for one in pack.materials if isinstance(one, ProgressReport))
    assert found.annexes == ("填报台账", "任务分工表")
    assert [pack.annex_number(one) for one in pack.materials] == [1, None, 2]
