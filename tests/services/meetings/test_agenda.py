"""The agenda of a meeting: kept in order, proposed from the data, part of the pack, undone with the meeting."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.materials.agenda import Agenda
from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.notice import AgendaItem
from lianping_desk.domain.work import FollowUp, Meeting
from lianping_desk.services.desk import Desk
from lianping_desk.services.follow_ups.save_follow_ups import save_follow_ups
from lianping_desk.services.history.undo import undo
from lianping_desk.services.materials.chosen import Chosen
from lianping_desk.services.materials.export import Format, export
from lianping_desk.services.materials.gather import gather_pack
from lianping_desk.services.meetings.delete_meeting import delete_meeting
from lianping_desk.services.meetings.list_meetings import list_meetings
from lianping_desk.services.meetings.propose_agenda import propose_agenda
from lianping_desk.services.meetings.save_meeting import save_meeting
from lianping_desk.services.meetings.show_agenda import show_agenda
from lianping_desk.services.periods.add_period import add_period
from tests.reports.reading import squeezed

DAY = date(2023, 7, 20)
MEETING = Meeting("第二次联席会议", date(2023, 7, 27), "三楼会议室", time="上午9:00", chair="副县长")


def titles(desk: Desk, meeting_id: int) -> list[str]:
    return [item.title for item in show_agenda(desk, meeting_id)]


def test_items_keep_their_rows_when_they_are_moved_and_changed_and_one_undo_takes_it_back(desk: Desk) -> None:
    number = save_meeting(desk, MEETING, [AgendaItem(0, 0, "甲"), AgendaItem(0, 0, " 乙 "), AgendaItem(0, 0, " ")])
    assert titles(desk, number) == ["甲", "乙"]
    first, second = show_agenda(desk, number)
    (meeting,) = list_meetings(desk)
    assert (meeting.time, meeting.chair) == ("上午9:00", "副县长")
    save_meeting(desk, meeting, [second, AgendaItem(0, 0, "丙"), first])
    assert titles(desk, number) == ["乙", "丙", "甲"]
    assert [item.id for item in show_agenda(desk, number)][::2] == [second.id, first.id]
    undo(desk)
    assert show_agenda(desk, number) == (first, second)


def test_a_deleted_meeting_takes_its_agenda_along_and_undo_brings_both_back(desk: Desk) -> None:
    number = save_meeting(desk, MEETING, [AgendaItem(0, 0, "甲")])
    delete_meeting(desk, list_meetings(desk)[0])
    assert list_meetings(desk) == () and show_agenda(desk, number) == ()
    undo(desk)
    assert titles(desk, number) == ["甲"]


def test_the_proposal_names_only_what_there_is(desk: Desk) -> None:
    bare = [item.title for item in propose_agenda(desk, DAY)]
    assert not any("填报" in title or "督办" in title for title in bare)
    add_period(desk, "2023H1")
    save_follow_ups(desk, [FollowUp("编好读本")])
    full = propose_agenda(desk, DAY, "副县长")
    assert "通报2023年上半年科普工作进展情况" in [item.title for item in full]
    assert "通报督办事项办理情况" in [item.title for item in full]
    assert full[-1].speaker == "副县长"
    over = [item.title for item in propose_agenda(desk, date(2026, 3, 1))]
    assert any("总结评估" in title for title in over) and not any("滞后" in title for title in over)


def test_her_own_proposals_in_the_data_folder_win_and_a_damaged_file_is_said(desk: Desk) -> None:
    own = desk.folder.texts / "agenda.toml"
    own.parent.mkdir()
    own.write_text('[[item]]\ntitle = "自己的议题"\n', encoding="utf-8")
    assert [item.title for item in propose_agenda(desk, DAY)] == ["自己的议题"]
    own.write_text("[[item]", encoding="utf-8")
    with pytest.raises(DeskError, match="读不出来"):
        propose_agenda(desk, DAY)


def test_the_agenda_opens_the_pack_of_a_meeting_and_is_left_out_of_a_pack_for_none(desk: Desk, tmp_path: Path) -> None:
    number = save_meeting(desk, MEETING, [AgendaItem(0, 0, "通报进展", "县科协")])
    meeting = next(one for one in list_meetings(desk) if one.id == number)
    pack = gather_pack(desk, Chosen(DAY, (Part.agenda, Part.targets), meeting))
    assert isinstance(pack.materials[0], Agenda) and pack.annexes == (pack.materials[1],)
    assert not any(isinstance(one, Agenda) for one in gather_pack(desk, Chosen(DAY)).materials)
    for format in Format:
        done = export(desk, Chosen(DAY, (Part.agenda,), meeting), format, tmp_path / f"议程.{format}")
        assert done.path.stat().st_size > 1000
    text = squeezed(PdfReader(tmp_path / "议程.pdf").pages[0].extract_text())
    assert "第二次联席会议议程" in text and "1.通报进展（县科协）" in text and "时间：2023年7月27日上午9:00" in text


def test_an_agenda_that_is_only_proposed_says_so(desk: Desk) -> None:
    number = save_meeting(desk, MEETING, ())
    meeting = next(one for one in list_meetings(desk) if one.id == number)
    (proposed,) = gather_pack(desk, Chosen(DAY, (Part.agenda,), meeting)).materials
    (none,) = gather_pack(desk, Chosen(DAY, (Part.agenda,))).materials
    assert isinstance(proposed, Agenda) and proposed.items and "建议" in proposed.remark
    assert isinstance(none, Agenda) and not none.items and "没有选定会议" in none.remark
