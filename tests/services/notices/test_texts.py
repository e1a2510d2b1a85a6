"""Her own texts live in the data folder and win over the shipped ones."""

from dataclasses import replace
from datetime import date

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.notice import NoticeKind
from lianping_desk.services.desk import Desk
from lianping_desk.services.notices.draft_notices import NoticeAbout, draft_notices
from lianping_desk.services.notices.save_text import restore_text, save_text
from lianping_desk.services.notices.show_text import own_text_path, require_sound_text, shipped_text, show_text
from lianping_desk.services.plan.show_plan import show_plan

KIND = NoticeKind.bulletin


def test_her_own_text_is_used_until_she_goes_back(desk: Desk) -> None:
    mine = replace(shipped_text(KIND), title="{地区}科普通报")
    save_text(desk, KIND, mine)
    assert show_text(desk, KIND) == mine
    (draft,) = draft_notices(desk, NoticeAbout(KIND), date(2023, 7, 20))
    assert draft.notice.title == f"{show_region(desk)}科普通报"
    restore_text(desk, KIND)
    assert show_text(desk, KIND) == shipped_text(KIND)


def show_region(desk: Desk) -> str:
    return show_plan(desk).plan.region


def test_the_shipped_text_saved_again_is_no_text_of_hers(desk: Desk) -> None:
    save_text(desk, KIND, shipped_text(KIND))
    assert not own_text_path(desk.folder, KIND).exists()


def test_a_text_with_an_unknown_field_is_not_saved(desk: Desk) -> None:
    with pytest.raises(DeskError, match="单位名"):
        save_text(desk, KIND, replace(shipped_text(KIND), body="{单位名}"))
    assert not own_text_path(desk.folder, KIND).exists()


def test_a_text_edited_in_an_old_notepad_is_read_and_a_mistake_in_it_is_said(desk: Desk) -> None:
    path = own_text_path(desk.folder, KIND)
    path.parent.mkdir()
    path.write_bytes("标题：老记事本存的通报\r\n\r\n截至{截至日期}。\r\n".encode("gb18030"))
    (draft,) = draft_notices(desk, NoticeAbout(KIND), date(2023, 7, 20))
    assert (draft.notice.title, draft.notice.text) == ("老记事本存的通报", "截至2023年7月20日。")
    path.write_text("标题：通报\n\n{截止}\n", encoding="utf-8")
    with pytest.raises(DeskError, match="截止"):
        require_sound_text(desk, KIND)
    path.write_text("没有标题\n", encoding="utf-8")
    with pytest.raises(DeskError, match="标题"):
        draft_notices(desk, NoticeAbout(KIND), date(2023, 7, 20))
