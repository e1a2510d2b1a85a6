"""What a meeting decided is followed until it is done."""

from datetime import date

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.work import FollowUp, Meeting
from lianping_desk.domain.work_state import FollowUpState
from lianping_desk.services.desk import Desk
from lianping_desk.services.follow_ups.close_follow_ups import close_follow_ups
from lianping_desk.services.follow_ups.delete_follow_ups import delete_follow_ups
from lianping_desk.services.follow_ups.list_follow_ups import list_follow_ups
from lianping_desk.services.follow_ups.save_follow_ups import save_follow_ups
from lianping_desk.services.history.undo import undo
from lianping_desk.services.meetings.delete_meeting import delete_meeting
from lianping_desk.services.meetings.list_meetings import list_meetings
from lianping_desk.services.meetings.save_meeting import save_meeting

DUE = date(2023, 6, 30)


def test_a_follow_up_names_its_unit_task_and_meeting_and_is_late_after_its_day(desk: Desk) -> None:
    meeting_id = save_meeting(desk, Meeting("2023年第一次联席会议", date(2023, 3, 1)))
    around = list_follow_ups(desk, DUE)
    save_follow_ups(desk, [FollowUp("报送科普资源清单 ", around.units[0].id, around.plan.tasks[2].id, meeting_id, DUE)])
    [line] = list_follow_ups(desk, DUE).lines
    assert line.follow_up.matter == "报送科普资源清单"
    assert (line.unit, line.meeting, line.state) == (around.units[0].name, "2023年第一次联席会议", FollowUpState.open)
    assert line.task == f"3 {around.plan.tasks[2].title}"
    assert list_follow_ups(desk, date(2023, 7, 1)).lines[0].state is FollowUpState.late


def test_done_is_seen_from_its_day_on_and_can_be_taken_back(desk: Desk) -> None:
    save_follow_ups(desk, [FollowUp("甲", due=DUE), FollowUp("乙")])
    close_follow_ups(desk, [line.follow_up for line in list_follow_ups(desk, DUE).lines], DUE)
    assert {line.state for line in list_follow_ups(desk, DUE).lines} == {FollowUpState.done}
    assert {line.state for line in list_follow_ups(desk, date(2023, 6, 1)).lines} == {FollowUpState.open}
    undo(desk)
    assert {line.state for line in list_follow_ups(desk, DUE).lines} == {FollowUpState.open}


def test_matters_without_a_day_come_last_and_are_never_late(desk: Desk) -> None:
    save_follow_ups(desk, [FollowUp("无期限"), FollowUp("有期限", due=DUE)])
    lines = list_follow_ups(desk, date(2030, 1, 1)).lines
    assert [(line.follow_up.matter, line.state) for line in lines] == [
        ("有期限", FollowUpState.late),
        ("无期限", FollowUpState.open),
    ]


def test_an_empty_matter_or_an_unknown_unit_stores_nothing(desk: Desk) -> None:
    for wrong in (FollowUp(" "), FollowUp("甲", unit_id=99_999), FollowUp("甲", meeting_id=99_999)):
        with pytest.raises(DeskError):
            save_follow_ups(desk, [FollowUp("好的"), wrong])
    assert list_follow_ups(desk, DUE).lines == ()


def test_a_meeting_with_follow_ups_is_not_deleted(desk: Desk) -> None:
    save_meeting(desk, Meeting("第一次会议", date(2023, 3, 1)))
    [meeting] = list_meetings(desk)
    save_follow_ups(desk, [FollowUp("甲", meeting_id=meeting.id)])
    with pytest.raises(DeskError, match="1件督办"):
        delete_meeting(desk, meeting)
    delete_follow_ups(desk, [line.follow_up for line in list_follow_ups(desk, DUE).lines])
    delete_meeting(desk, meeting)
    assert list_meetings(desk) == ()
