"""The screen 分工表 as she uses it: three views, search, filters, editing in place, keys, Excel."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lianping_desk.domain.plan import Role, Task, TaskKind
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.unit_decision import AliasOf
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.open_desk import opened_desk
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.ui import messages
from lianping_desk.ui.division.entry_dialogs import NewMeasureDialog, NewTaskDialog
from lianping_desk.ui.division.history_dialog import HistoryDialog
from lianping_desk.ui.division.paste_dialog import PasteDialog
from lianping_desk.ui.division.screen import DivisionScreen
from lianping_desk.ui.division.task_view import LEAD, RESPONSIBLE, STATE, TITLE
from lianping_desk.ui.division.unknown_units import UnknownUnitsDialog
from lianping_desk.ui.screen import Banner
from lianping_desk.ui.workspace import Workspace


@pytest.fixture
def screen(desk: Desk, qtbot: QtBot) -> Iterator[DivisionScreen]:
    made = DivisionScreen(Workspace(desk))
    qtbot.addWidget(made)
    made.resize(1218, 700)
    made.show()
    yield made
    made.workspace.jobs.finish()


def task(desk: Desk, no: int) -> Task:
    return show_plan(desk).plan.tasks[no - 1]


def unit_id(desk: Desk, name: str) -> int:
    return next(unit.id for unit in show_plan(desk).units if unit.name == name)


def choose_view(screen: DivisionScreen, qtbot: QtBot, number: int) -> None:
    qtbot.mouseClick(screen.filters.views.button(number), Qt.MouseButton.LeftButton)


def titles(screen: DivisionScreen) -> list[str]:
    return [line.task.title for line in screen.tasks.view.rows_model.shown_rows()]


def edit_cell(screen: DivisionScreen, row: int, column: int, text: str) -> None:
    model = screen.tasks.view.rows_model
    model.setData(model.index(row, column), text)


def cell(screen: DivisionScreen, row: int, column: int) -> str:
    return str(screen.tasks.view.rows_model.index(row, column).data())


def test_by_task_each_row_reads_like_the_annex(screen: DivisionScreen) -> None:
    assert [cell(screen, 8, column) for column in range(5)] == [
        "9",
        "重点工程",
        "实施基层科普能力提升工程",
        "县科协",
        "县委组织部、县委宣传部、县文明办、县民政局、县应急管理局、团县委、县气象局、县消防救援大队",
    ]
    assert screen.tasks.view.rows_model.rowCount() == 11
    hint = screen.tasks.view.rows_model.index(8, STATE).data(Qt.ItemDataRole.ToolTipRole)
    assert hint == "还没有单位填报进度\n○ 未启动：尚无进度，或未到开始时间"


def test_initials_find_the_tasks_of_a_unit_and_by_unit_the_unit_itself(screen: DivisionScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.filters.search, "jyj")
    assert [line.task.no for line in screen.tasks.view.rows_model.shown_rows()] == [1, 2, 3, 6, 7, 8, 10, 11]
    assert screen.filters.count.text() == "8 / 11项任务"
    choose_view(screen, qtbot, 1)
    assert [line.unit.name for line in screen.units.rows_model.shown_rows()] == ["县教育局"]
    qtbot.keyClick(screen.filters.search, Qt.Key.Key_Escape)
    assert screen.units.rows_model.rowCount() == 28


def test_by_unit_shows_what_it_leads_and_what_it_takes_part_in(screen: DivisionScreen, qtbot: QtBot) -> None:
    choose_view(screen, qtbot, 1)
    line = next(line for line in screen.units.rows_model.rows if line.unit.name == "县教育局")
    assert line.text(Role.lead) == "1. 实施青少年科学素质提升行动"
    assert [one.task.no for one in line.tasks[Role.responsible]] == [2, 3, 6, 7, 8, 10, 11]


def test_the_matrix_has_a_sign_where_task_and_unit_meet(screen: DivisionScreen, desk: Desk, qtbot: QtBot) -> None:
    choose_view(screen, qtbot, 2)
    matrix = screen.matrix.matrix
    assert (matrix.rowCount(), matrix.columnCount()) == (11, 28)
    column = [unit.name for unit in matrix.units].index("县科协")
    signs = [matrix.index(row, column).data() for row in range(11)]
    assert signs == ["○", "○", "○", "○", "○", "●", "○", "●", "●", "●", "●"]


def test_a_digit_sets_the_role_in_the_matrix_and_delete_takes_it_away(
    screen: DivisionScreen, desk: Desk, qtbot: QtBot
) -> None:
    choose_view(screen, qtbot, 2)
    office = unit_id(desk, "县文明办")
    assert screen.matrix.select_cell(task(desk, 1).id, office)
    qtbot.keyClick(screen.matrix, Qt.Key.Key_3)
    assert [a.unit_id for a in task(desk, 1).units(Role.cooperating)] == [office]
    assert screen.matrix.currentIndex().data() == "△", "the cursor stays on the cell"
    qtbot.keyClick(screen.matrix, Qt.Key.Key_1)
    assert office in [a.unit_id for a in task(desk, 1).units(Role.lead)]
    qtbot.keyClick(screen.matrix, Qt.Key.Key_Delete)
    assert office not in [a.unit_id for a in task(desk, 1).assignments]


def test_filters_narrow_every_view(screen: DivisionScreen, desk: Desk, qtbot: QtBot) -> None:
    filters = screen.filters
    filters.kind.choose(TaskKind.action)
    assert len(titles(screen)) == 5
    filters.choose_unit(unit_id(desk, "县总工会"))
    filters.role.choose(Role.lead)
    assert titles(screen) == ["实施产业工人科学素质提升行动"]
    choose_view(screen, qtbot, 2)
    assert (screen.matrix.matrix.rowCount(), screen.matrix.matrix.columnCount()) == (1, 1)
    choose_view(screen, qtbot, 1)
    assert [line.count() for line in screen.units.rows_model.rows] == [1]
    qtbot.mouseClick(filters.clear_button, Qt.MouseButton.LeftButton)
    filters.state.choose(TaskState.done)
    choose_view(screen, qtbot, 0)
    assert titles(screen) == []


def test_a_title_is_edited_in_place_and_undone(screen: DivisionScreen, desk: Desk) -> None:
    edit_cell(screen, 10, TITLE, "实施科学素质交流合作工程")
    assert cell(screen, 10, TITLE) == "实施科学素质交流合作工程"
    undo(desk)
    screen.workspace.changed.emit()
    assert cell(screen, 10, TITLE) == "科学素质交流合作工程"


def test_a_list_of_units_is_edited_in_place_by_any_name(screen: DivisionScreen, desk: Desk) -> None:
    edit_cell(screen, 0, RESPONSIBLE, "县卫健局、团县委等单位")
    assert cell(screen, 0, RESPONSIBLE) == "县卫健局、团县委等单位"
    assert [a.unit_id for a in task(desk, 1).units(Role.responsible)] == [
        unit_id(desk, "县卫生健康局"),
        unit_id(desk, "团县委"),
    ]


def test_an_unknown_unit_is_asked_about_before_anything_is_written(
    screen: DivisionScreen, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    education = unit_id(desk, "县教育局")
    asked: list[list[str]] = []

    def answer(dialog: UnknownUnitsDialog) -> bool:
        box = dialog.unknown.boxes["县教体局"]
        asked.append([box.itemText(place) for place in range(4)])
        assert not dialog.agree_button.isEnabled(), "nothing is chosen beforehand"
        box.choose(AliasOf(education))
        assert dialog.agree_button.isEnabled()
        return True

    monkeypatch.setattr(UnknownUnitsDialog, "exec", answer)
    edit_cell(screen, 1, LEAD, "县教体局")
    assert cell(screen, 1, LEAD) == "县农业农村局", "not yet"
    qtbot.waitUntil(lambda: cell(screen, 1, LEAD) == "县教体局")
    assert [a.unit_id for a in task(desk, 2).units(Role.lead)] == [education]
    assert asked[0][0] == "请选择……"
    assert "就是县教育局（记为别名）" in asked[0]


def test_keys_add_move_and_delete_tasks(
    screen: DivisionScreen, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_in(dialog: NewTaskDialog) -> bool:
        dialog.name.setText("实施社区居民科学素质提升行动")
        dialog.try_to_accept()
        return bool(dialog.result())

    monkeypatch.setattr(NewTaskDialog, "exec", fill_in)
    monkeypatch.setattr(messages, "confirm", lambda *_args, **_kinds: True)
    view = screen.tasks.view
    view.setFocus()
    view.select_row(task(desk, 1).id, TITLE)
    qtbot.keyClick(view, Qt.Key.Key_Insert)
    assert titles(screen)[1] == "实施社区居民科学素质提升行动"
    assert view.current_row().task.no == 2, "the cursor is on the new task"
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(screen)[2] == "实施社区居民科学素质提升行动"
    assert view.current_row().task.no == 3, "the cursor moves along"
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert titles(screen) == [one.title for one in show_plan(desk).plan.tasks]
    assert len(titles(screen)) == 11


def test_measures_of_the_current_task_are_added_moved_pasted_and_deleted(
    screen: DivisionScreen, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_in(dialog: NewMeasureDialog) -> bool:
        dialog.words.setText("办好职工书屋")
        dialog.try_to_accept()
        return bool(dialog.result())

    monkeypatch.setattr(NewMeasureDialog, "exec", fill_in)
    monkeypatch.setattr(messages, "confirm", lambda *_args, **_kinds: True)
    screen.tasks.show_measures(True)
    screen.tasks.view.select_row(task(desk, 3).id, TITLE)
    panel = screen.tasks.measures
    assert panel.heading.text() == "第3项的具体举措（3条）"
    panel.add()
    assert [m.title for m in task(desk, 3).measures][-1] == "办好职工书屋"
    assert panel.view.rows_model.rowCount() == 4
    panel.view.setFocus()
    panel.view.select_row(task(desk, 3).measures[3].id)
    qtbot.keyClick(panel.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert task(desk, 3).measures[2].title == "办好职工书屋"
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert len(task(desk, 3).measures) == 3
    QApplication.clipboard().setText("甲\r\n乙\t2\r\n")
    qtbot.keyClick(panel.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert {"甲", "乙"} <= {m.title for m in task(desk, 3).measures}


def test_a_block_from_excel_is_shown_before_it_is_taken_over(
    screen: DivisionScreen, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[list[str]] = []

    def agree(dialog: PasteDialog) -> bool:
        model = dialog.view.rows_model
        shown.extend([str(model.index(row, column).data()) for column in range(4)] for row in range(model.rowCount()))
        shown.append([label.text() for label in dialog.findChildren(QLabel)])
        assert not dialog.agree.isEnabled()
        dialog.unknown.boxes["县融媒体中心"].setCurrentText("新增单位")
        assert dialog.agree.isEnabled()
        return True

    monkeypatch.setattr(PasteDialog, "exec", agree)
    QApplication.clipboard().setText(
        "工作内容\t牵头单位\t责任单位\r\n"
        "实施青少年科学素质提升行动\t县教育局\t县委宣传部、团县委、团县委、县融媒体中心\r\n"
        "实施社区居民科学素质提升行动\t县民政局\t县科协\r\n"
    )
    screen.tasks.view.select_row(task(desk, 1).id, TITLE)
    qtbot.keyClick(screen.tasks.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert shown[0][:3] == ["修改第1项", "实施青少年科学素质提升行动", "县教育局"]
    assert shown[0][3].startswith("县委宣传部、团县委、＋县融媒体中心、－县委网信办")
    assert shown[1] == ["新增", "实施社区居民科学素质提升行动", "＋县民政局", "＋县科协"]
    assert "重复的单位只写一次：实施青少年科学素质提升行动：团县委" in shown[2]
    assert titles(screen)[1] == "实施社区居民科学素质提升行动"
    assert cell(screen, 0, RESPONSIBLE) == "县委宣传部、团县委、县融媒体中心"
    undo(desk)
    assert len(show_plan(desk).plan.tasks) == 11


def test_a_block_is_copied_to_excel_with_its_headings(screen: DivisionScreen, qtbot: QtBot) -> None:
    view, flag = screen.tasks.view, QItemSelectionModel.SelectionFlag
    view.selectionModel().select(view.rows_model.index(0, 0), flag.ClearAndSelect | flag.Rows)
    screen._copy()
    heading, row = QApplication.clipboard().text().split("\r\n")
    assert heading.split("\t")[:5] == ["序号", "类别", "任务", "牵头单位", "责任单位"]
    assert row.split("\t")[:4] == ["1", "提升行动", "实施青少年科学素质提升行动", "县教育局"]
    choose_view(screen, qtbot, 2)
    screen._copy()
    heading, row, *_ = QApplication.clipboard().text().split("\r\n")
    assert heading.startswith("任务\t县委组织部\t")
    assert row.startswith("1. 实施青少年科学素质提升行动\t\t\t○")


def test_a_doubt_of_the_plan_stands_above_until_it_is_checked(screen: DivisionScreen, desk: Desk, qtbot: QtBot) -> None:
    def banner_text() -> list[str]:
        return [label.text() for banner in screen.findChildren(Banner) for label in banner.findChildren(QLabel)]

    assert banner_text() == ["方案疑点（共2处）　分工表第9行“实施基层科普能力提升工程”：责任单位重复：县应急管理局。"]
    for left in (1, 0):
        (banner,) = screen.findChildren(Banner)
        qtbot.mouseClick(banner.findChild(QPushButton), Qt.MouseButton.LeftButton)
        assert len(show_plan(desk).plan.doubts) == left
        qtbot.waitUntil(lambda left=left: len(screen.findChildren(Banner)) == left)


def test_the_history_of_a_task_opens_in_words(screen: DivisionScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[str] = []

    def look(dialog: HistoryDialog) -> int:
        lines.extend(str(dialog.view.rows_model.index(row, 2).data()) for row in range(2))
        return 0

    monkeypatch.setattr(HistoryDialog, "exec", look)
    edit_cell(screen, 0, TITLE, "青少年行动")
    screen.tasks.show_history(screen.tasks.view.rows_model.row_at(0))
    assert lines[0] == "任务改名为“青少年行动”"
    assert lines[1].startswith("读入")


def test_another_screen_sends_her_to_a_unit_or_a_task(screen: DivisionScreen, desk: Desk) -> None:
    screen.show_place(unit_id(desk, "县总工会"))
    assert [line.task.no for line in screen.tasks.view.rows_model.shown_rows()] == [2, 3]
    screen.show_place(("task", task(desk, 9).id))
    assert screen.tasks.view.current_row().task.no == 9
    assert len(titles(screen)) == 11


def test_the_view_she_chose_is_remembered(screen: DivisionScreen, desk: Desk, qtbot: QtBot) -> None:
    choose_view(screen, qtbot, 2)
    again = DivisionScreen(Workspace(desk))
    qtbot.addWidget(again)
    assert again.filters.view == "matrix"


def test_a_desk_that_is_read_only_offers_no_change(desk: Desk, qtbot: QtBot) -> None:
    with opened_desk(desk.folder, read_only=True) as looking:
        screen = DivisionScreen(Workspace(looking))
        qtbot.addWidget(screen)
        screen.show()
        model = screen.tasks.view.rows_model
        assert not model.flags(model.index(0, TITLE)) & Qt.ItemFlag.ItemIsEditable
        enabled = {action.text(): action.isEnabled() for action in screen.actions()}
        assert (enabled["新增任务"], enabled["粘贴"], enabled["打印"]) == (False, False, True)
        (banner,) = screen.findChildren(Banner)
        assert banner.findChild(QPushButton) is None


def test_a_low_window_keeps_its_height_for_the_tasks(screen: DivisionScreen, qtbot: QtBot) -> None:
    screen.resize(1200, 980)
    qtbot.waitUntil(screen.tasks.measures.isVisible)
    screen.resize(1200, 690)
    qtbot.waitUntil(lambda: not screen.tasks.measures.isVisible())
    screen._switch_measures()
    assert screen.tasks.measures.isVisible(), "she asked for them"
