"""The screen 单位 as she uses it."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.unit import Contact, Unit, UnitKind
from lianping_desk.services.desk import Desk
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.ui import messages
from lianping_desk.ui.units.screen import UnitsScreen
from lianping_desk.ui.units.unit_dialog import UnitDialog
from lianping_desk.ui.workspace import Workspace

NAME, FULL_NAME, KIND, TASKS, SUCCESSOR = 0, 1, 2, 4, 8


@pytest.fixture
def screen(desk: Desk, qtbot: QtBot) -> Iterator[UnitsScreen]:
    workspace = Workspace(desk)
    made = UnitsScreen(workspace)
    qtbot.addWidget(made)
    made.resize(1218, 700)
    made.show()
    yield made
    workspace.jobs.finish()


def unit(desk: Desk, name: str) -> Unit:
    return next(unit for unit in show_plan(desk).units if unit.name == name)


def names(screen: UnitsScreen) -> list[str]:
    return [line.unit.name for line in screen.view.rows_model.shown_rows()]


def edit_cell(screen: UnitsScreen, name: str, column: int, text: str) -> None:
    model = screen.view.rows_model
    model.setData(model.index(names(screen).index(name), column), text)


def test_the_list_says_what_each_unit_is_and_does(screen: UnitsScreen) -> None:
    row = names(screen).index("县教育局")
    cells = [screen.view.rows_model.index(row, column).data() for column in (NAME, FULL_NAME, KIND, TASKS)]
    assert cells == ["县教育局", "连平县教育局", "政府部门", "牵头1，责任7"]
    assert len(names(screen)) == 28 + 13


def test_the_merged_bureau_shows_until_when_and_who_took_over(screen: UnitsScreen, desk: Desk) -> None:
    screen.workspace.choose_as_of(date(2025, 6, 30))
    row = names(screen).index("县乡村振兴局")
    cells = [screen.view.rows_model.index(row, column).data() for column in (7, SUCCESSOR)]
    assert cells == ["至 2024-12-31", "县农业农村局"]
    assert screen.subtitle.text() == "40个现有单位，1个已撤并"
    screen.active.choose(False)
    assert names(screen) == ["县乡村振兴局"]
    screen.workspace.choose_as_of(date(2023, 6, 30))
    assert names(screen) == []


def test_units_are_found_by_initials_alias_and_contact_and_filtered_by_kind(screen: UnitsScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.search, "wjj")
    assert names(screen) == ["县卫生健康局"], "by its short name 卫健局"
    qtbot.keyClick(screen.search, Qt.Key.Key_Escape)
    screen.kind.choose(UnitKind.town)
    assert len(names(screen)) == 13
    qtbot.keyClicks(screen.search, "dahu")
    assert names(screen) == ["大湖镇"]


def test_a_unit_is_edited_in_place(screen: UnitsScreen, desk: Desk) -> None:
    edit_cell(screen, "连灯办", FULL_NAME, "连平县某办公室")
    edit_cell(screen, "连灯办", KIND, "政府部门")
    assert (unit(desk, "连灯办").full_name, unit(desk, "连灯办").kind) == ("连平县某办公室", UnitKind.government)


def test_a_name_that_is_taken_is_refused_in_a_sentence(
    screen: UnitsScreen, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[DeskError] = []
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: said.append(error))
    edit_cell(screen, "连灯办", NAME, "县科协")
    edit_cell(screen, "连灯办", SUCCESSOR, "某公司")
    assert [error.sentence for error in said] == ["“县科协”已经是县科协的名称。", "“某公司”不在单位名单里。"]
    assert "连灯办" in names(screen)


def test_everything_about_a_unit_is_edited_in_its_dialog(
    screen: UnitsScreen, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_in(dialog: UnitDialog) -> bool:
        dialog.contacts.add()
        table = dialog.contacts.table
        for column, text in enumerate(("某某", "股长", "0762-0000000")):
            table.model().setData(table.model().index(0, column), text)
        dialog.aliases.setPlainText("教育局、县教体局")
        dialog.until.setText("2025.13.1")
        dialog.try_to_accept()
        assert not dialog.result(), "there is no such day"
        dialog.until.setText("")
        dialog.try_to_accept()
        return bool(dialog.result())

    monkeypatch.setattr(UnitDialog, "exec", fill_in)
    screen.show_place(unit(desk, "县教育局").id)
    qtbot.keyClick(screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    found = unit(desk, "县教育局")
    assert found.aliases == ("教育局", "县教体局")
    assert [(c.person, c.post, c.phone) for c in found.contacts] == [("某某", "股长", "0762-0000000")]
    assert "某某 股长 0762-0000000" in str(screen.view.rows_model.index(names(screen).index("县教育局"), 5).data())


def test_a_dialog_that_changes_nothing_keeps_the_unit_as_it_was(desk: Desk, qtbot: QtBot) -> None:
    units = show_plan(desk).units
    for one in units:
        written: list[Unit] = []
        dialog = UnitDialog(None, one, units, written.append)
        qtbot.addWidget(dialog)
        dialog.try_to_accept()
        assert written == [one]


def test_a_new_unit_is_added_and_shown(screen: UnitsScreen, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_in(dialog: UnitDialog) -> bool:
        dialog.name.setText("县融媒体中心")
        dialog.try_to_accept()
        return bool(dialog.result())

    monkeypatch.setattr(UnitDialog, "exec", fill_in)
    screen.add()
    assert screen.view.current_row().unit.name == "县融媒体中心"


def test_deleting_asks_first_and_refuses_where_tasks_hang(
    screen: UnitsScreen, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[DeskError] = []
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: said.append(error))
    monkeypatch.setattr(messages, "confirm", lambda *_args, **_kinds: True)
    for name in ("县教育局", "上坪镇"):
        screen.delete(next(line for line in screen.view.rows_model.rows if line.unit.name == name))
    assert "还承担着8项任务" in said[0].sentence
    assert "县教育局" in names(screen) and "上坪镇" not in names(screen)


def test_the_tasks_of_a_unit_open_in_the_division_table(screen: UnitsScreen, desk: Desk, qtbot: QtBot) -> None:
    wanted: list[tuple[str, object]] = []
    screen.workspace.place_wanted.connect(lambda place, target: wanted.append((place, target)))
    screen.show_place(unit(desk, "县总工会").id)
    qtbot.keyClick(screen.view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert wanted == [("division", unit(desk, "县总工会").id)]


def test_a_contact_keeps_its_row_when_another_is_removed(qtbot: QtBot) -> None:
    one = Unit("甲", "", UnitKind.other, contacts=(Contact("一", id=7), Contact("二", id=8)), id=1)
    dialog = UnitDialog(None, one, [one], lambda _unit: None)
    qtbot.addWidget(dialog)
    dialog.contacts.table.setCurrentCell(0, 0)
    dialog.contacts.remove()
    assert dialog.contacts.contacts() == (Contact("二", id=8),)
