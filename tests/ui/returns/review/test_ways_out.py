"""What else she may do at the review: compare with the last version, change her mind, say whose words these are."""

from pathlib import Path

import pytest

from lianping_desk.services.returns.doubts.show_doubts import waiting_doubts
from lianping_desk.services.returns.importing.undo_import import imports
from lianping_desk.services.taught.list_taught import list_taught
from lianping_desk.ui import messages
from lianping_desk.ui.returns.review.compare_dialog import CompareDialog
from lianping_desk.ui.returns.review.teach_dialog import TeachDialog
from lianping_desk.ui.workspace import Workspace
from tests.ui.returns.review.at_the_review import office_table
from tests.ui.returns.review.conftest import Sit

KNOWN = ("序号", "工作任务", "工作进展情况", "完成进度（%）")
TASK = "实施青少年科学素质提升行动"


def test_a_corrected_version_is_compared_field_by_field_and_leads_to_the_cell(sit_down: Sit, tmp_path: Path) -> None:
    sit_down(office_table(tmp_path / "a.xlsx", [(1, TASK, "科技节", "60%")], KNOWN)).press("Return")
    clerk = sit_down(office_table(tmp_path / "a更正.xlsx", [(1, TASK, "科技节", "70%")], KNOWN))
    assert "更正件" in clerk.dialog.about.text() and clerk.dialog.compare_button.isVisible()
    told: list[tuple[str, object, object]] = []

    def look(dialog: CompareDialog) -> None:
        (one,) = dialog.view.view.rows_model.rows
        assert one.before and one.after
        told.append((one.field_name, one.before.value, one.after.value))
        dialog._open(one.after)

    clerk.in_dialog("C", look)
    ((field, before, after),) = told
    assert field == "完成进度（%）" and (float(str(before)), float(str(after))) == (60, 70)
    line = clerk.dialog.reading.current_line()
    assert line is not None and line.cell == "D4"
    clerk.press("Return")
    assert clerk.is_closed


def test_words_of_nobody_known_are_never_taught_for_all_without_asking(sit_down: Sit, tmp_path: Path) -> None:
    table = office_table(tmp_path / "表.xlsx", [(1, TASK, "科技节", "60%")], (*KNOWN[:3], "办结评估"), unit="")
    clerk = sit_down(table)
    while clerk.at[1] != "heading":
        clerk.press("N")
    asked: list[tuple[str, bool]] = []

    def look(dialog: TeachDialog) -> None:
        asked.append((dialog.answer, dialog.this_unit.isEnabled()))
        dialog.reject()

    clerk.in_dialog("1", look)
    assert asked == [("完成进度（%）", False)]
    assert clerk.dialog.decided.words == []


def test_closing_asks_once_decisions_were_made_and_writes_nothing(
    sit_down: Sit, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, True]
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: answers.pop(0))
    clerk = sit_down(office_table(tmp_path / "a.xlsx", [(1, TASK, "科技节", "过半")], KNOWN))
    clerk.press("D", "Escape")
    assert not clerk.is_closed
    clerk.press("Escape")
    assert clerk.is_closed and answers == [] and imports(workspace.desk) == ()


def test_the_same_file_again_says_by_which_import_and_goes_in_no_second_time(
    sit_down: Sit, workspace: Workspace, tmp_path: Path
) -> None:
    table = office_table(tmp_path / "a.xlsx", [(1, TASK, "科技节", "60%")], KNOWN)
    sit_down(table).press("Return")
    (known,) = imports(workspace.desk)
    clerk = sit_down(table)
    assert known.code in clerk.dialog.about.text() and not clerk.dialog.agree_button.isEnabled()
    clerk.press("Escape")
    assert clerk.is_closed and len(imports(workspace.desk)) == 1


def test_what_is_taught_beside_an_archived_sheet_settles_every_doubt_about_the_word(
    sit_down: Sit, workspace: Workspace, tmp_path: Path
) -> None:
    rows = [(1, TASK, "科技节", "60%"), (2, "大篷车下乡", "甲", "50%")]
    one = office_table(tmp_path / "a.xlsx", rows, KNOWN)
    two = office_table(tmp_path / "b.xlsx", rows, KNOWN, unit="团县委")
    sit_down(one, two).press("Return")
    clerk = sit_down()
    assert [stop.doubt.doubt.text for stop in clerk.dialog._walk.stops] == ["大篷车下乡"] * 2

    def teach(dialog: TeachDialog) -> None:
        dialog.search.setText("农民")
        dialog.all_units.setChecked(True)
        dialog.accept()

    clerk.in_dialog("H", teach)
    assert "都处理完了" in clerk.said
    clerk.press("Backspace")
    assert clerk.at == ("B5", "task") and clerk.dialog.decided.decisions == {}
    clerk.in_dialog("H", teach)
    clerk.press("Return")
    assert waiting_doubts(workspace.desk) == ()
    assert [word.word.text for word in list_taught(workspace.desk)] == ["大篷车下乡"]
