"""Several plans in the window: the button above the screens, the list, the comparison, the next plan."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lianping_desk.domain.work import FollowUp
from lianping_desk.services.desk import Desk
from lianping_desk.services.follow_ups.save_follow_ups import save_follow_ups
from lianping_desk.services.history.undo import undo
from lianping_desk.services.plan.add_plan import add_plan
from lianping_desk.services.plan.list_plans import list_plans
from lianping_desk.services.plan.plan_as_file import export_plan_file
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.ui import messages
from lianping_desk.ui.places import PLACES
from lianping_desk.ui.plan.actions import PlanActions
from lianping_desk.ui.plan.compare_dialog import CompareDialog
from lianping_desk.ui.plan.export_dialog import ExportPlanDialog
from lianping_desk.ui.plan.head_dialog import PlanHeadDialog
from lianping_desk.ui.plan.plan_button import PlanButton
from lianping_desk.ui.plan.plans_dialog import PlansDialog
from lianping_desk.ui.plan.roll_over_dialog import RollOverDialog
from lianping_desk.ui.window import MainWindow
from lianping_desk.ui.workspace import Workspace
from tests.services.plan.some_plans import DISTRICT, NO_UNITS


@pytest.fixture
def workspace(desk: Desk) -> Iterator[Workspace]:
    made = Workspace(desk)
    yield made
    made.jobs.finish()


@pytest.fixture
def new_id(desk: Desk) -> int:
    return add_plan(desk, DISTRICT).plan.id


def settled(workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not workspace.jobs.under_way, timeout=30_000)


def test_the_button_names_the_plan_and_its_menu_switches(workspace: Workspace, new_id: int, qtbot: QtBot) -> None:
    button = PlanButton(workspace, PlanActions(workspace))
    qtbot.addWidget(button)
    assert button.text() == "东湖区\n2026—2030"
    button.menu().aboutToShow.emit()
    first, second = button.menu().actions()[:2]
    assert [(one.text(), one.isChecked()) for one in (first, second)] == [
        ("连平县　2021—2025", False),
        ("东湖区　2026—2030", True),
    ]
    first.trigger()
    assert button.text() == "连平县\n2021—2025"
    assert show_plan(workspace.desk).plan.id == 1


def test_every_screen_stands_on_a_plan_without_units(desk: Desk, qtbot: QtBot) -> None:
    add_plan(desk, replace(NO_UNITS, indicators=()))
    window = MainWindow(desk.settings)
    qtbot.addWidget(window)
    window.show_desk(desk)
    window.show()
    for place in PLACES:
        window.go_to(place.name)
        settled(window.workspace, qtbot)
        assert window.place_shown == place.name
    window.workspace.jobs.finish()


def test_the_list_archives_and_shows_the_archived_when_asked(
    workspace: Workspace, new_id: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "confirm", lambda *_args, **_more: True)
    dialog = PlansDialog(workspace, lambda: None, lambda: None)
    qtbot.addWidget(dialog)
    dialog.view.select_row(new_id)
    assert not dialog.switching.isEnabled()
    dialog.archive()
    assert [line.id for line in dialog.view.rows_model.rows] == [1]
    dialog.archived.setChecked(True)
    dialog.view.select_row(new_id)
    assert dialog.archiving.text() == "取消归档"
    dialog.switch()
    assert show_plan(workspace.desk).plan.archived_on is not None
    dialog.archive()
    assert show_plan(workspace.desk).plan.archived_on is None


def test_two_plans_stand_side_by_side_and_go_to_excel(
    workspace: Workspace, new_id: int, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (line.plan for line in list_plans(workspace.desk))
    dialog = CompareDialog(workspace, [first, second], new_id)
    qtbot.addWidget(dialog)
    assert "取消9项" in dialog.summary.text()
    words = {row.entry.standing.value for row in dialog.tasks.rows_model.rows}
    assert words == {"调整", "取消"}
    monkeypatch.setattr(messages, "ask_save_name", lambda *_args: tmp_path / "对照.xlsx")
    dialog.export()
    settled(workspace, qtbot)
    assert len(openpyxl.load_workbook(tmp_path / "对照.xlsx").sheetnames) >= 2
    dialog.new.choose(first.id)
    assert "同一份" in dialog.summary.text()
    assert dialog.tasks.rows_model.rowCount() == 0


def test_the_next_plan_begins_with_what_she_leaves_ticked(workspace: Workspace, qtbot: QtBot) -> None:
    desk = workspace.desk
    workspace.choose_as_of(date(2025, 12, 31))
    save_follow_ups(desk, [FollowUp("补报进展")])
    dialog = RollOverDialog(workspace, PlanActions(workspace).wizard)
    qtbot.addWidget(dialog)
    assert dialog.years.text() == "2026-2030"
    items = [dialog.matters.item(row) for row in range(dialog.matters.count())]
    assert items[0].text() == "督办事项：补报进展"
    for item in items[3:]:
        item.setCheckState(Qt.CheckState.Unchecked)
    dialog.copied.setChecked(True)
    dialog.try_to_accept()
    plan = show_plan(desk).plan
    assert (plan.first_year, len(plan.tasks), plan.predecessor_id) == (2026, 11, 1)
    undo(desk)
    assert show_plan(desk).plan.id == 1


def test_a_next_plan_without_a_file_is_asked_for_one(workspace: Workspace, qtbot: QtBot) -> None:
    dialog = RollOverDialog(workspace, PlanActions(workspace).wizard)
    qtbot.addWidget(dialog)
    dialog.try_to_accept()
    assert dialog.result() == 0
    assert "文件" in dialog._trouble.text()
    assert show_plan(workspace.desk).plan.id == 1


def test_plan_files_go_out_and_come_in(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions, told = PlanActions(workspace), []
    monkeypatch.setattr(ExportPlanDialog, "exec", lambda _self: True)
    monkeypatch.setattr(messages, "ask_save_name", lambda *_args: tmp_path / "方案.kepu")
    monkeypatch.setattr(messages, "ask_files", lambda *_args: [tmp_path / "方案.kepu"])
    monkeypatch.setattr(messages, "tell", lambda _parent, sentence, more="": told.append(sentence))
    actions.export_file()
    settled(workspace, qtbot)
    assert (tmp_path / "方案.kepu").exists()
    actions.import_file()
    settled(workspace, qtbot)
    assert show_plan(workspace.desk).plan.id == 2
    assert "已导入" in told[0]


def test_everything_and_the_review_are_written_from_the_menu(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions, told = PlanActions(workspace), []
    monkeypatch.setattr(messages, "tell", lambda _parent, sentence, more="": told.append(sentence))
    monkeypatch.setattr(messages, "open_outside", told.append)
    monkeypatch.setattr(messages, "ask_save_name", lambda *_args: tmp_path / "全部.xlsx")
    actions.export_everything()
    settled(workspace, qtbot)
    monkeypatch.setattr(messages, "ask_save_name", lambda *_args: tmp_path / "总结.docx")
    actions.review()
    settled(workspace, qtbot)
    assert {path.name for path in tmp_path.glob("*.*")} >= {"全部.xlsx", "总结.docx"}
    assert export_plan_file(workspace.desk, tmp_path / "x").suffix == ".kepu"


def test_title_years_and_phases_are_corrected_in_a_dialog(workspace: Workspace, qtbot: QtBot) -> None:
    dialog = PlanHeadDialog(workspace)
    qtbot.addWidget(dialog)
    assert dialog.phases.toPlainText().splitlines()[1] == "深入实施，2022-2025，实施"
    dialog.phases.setPlainText("深入实施，2023到2024，实施\n收尾 2025")
    dialog.try_to_accept()
    assert "收尾 2025" in dialog._trouble.text()
    dialog.phases.setPlainText("深入实施，2023-2024，实施\n收尾，2025，总结")
    dialog.years.setText("2021-2026")
    dialog.try_to_accept()
    plan = show_plan(workspace.desk).plan
    assert [(one.title, one.first_year, one.last_year) for one in plan.phases] == [
        ("深入实施", 2023, 2024),
        ("收尾", 2025, 2025),
    ]
    assert plan.last_year == 2026
