"""The screen 进度安排 as she uses it: with the mouse, with keys, with Excel beside it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from lianping_desk.domain.progress import TaskState, Thresholds
from lianping_desk.domain.work import AnnualTask, Milestone
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.schedule.save_work import save_work
from lianping_desk.services.schedule.schedule import schedule
from lianping_desk.ui import messages
from lianping_desk.ui.schedule.annual_dialog import AnnualDialog
from lianping_desk.ui.schedule.bars import BarItem, FlagItem
from lianping_desk.ui.schedule.milestone_dialog import MilestoneDialog
from lianping_desk.ui.schedule.screen import ScheduleScreen
from lianping_desk.ui.schedule.task_dialog import TaskDialog
from lianping_desk.ui.schedule.thresholds_dialog import ThresholdsDialog
from lianping_desk.ui.workspace import Workspace

DAY = date(2023, 6, 30)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[ScheduleScreen]:
    desk.settings = replace(desk.settings, as_of=DAY.isoformat())
    tasks = schedule(desk, DAY).lines
    first, second = tasks[0].task, tasks[1].task
    save_work(
        desk,
        [
            AnnualTask(first.id, first.assignments[0].unit_id, 2023, "科普进校园", "20场", due=date(2023, 9, 30)),
            AnnualTask(first.id, first.assignments[1].unit_id, 2022, "科技周", due=date(2022, 5, 31)),
            AnnualTask(second.id, second.assignments[0].unit_id, 2023, "农技下乡"),
            Milestone("中期评估", date(2023, 12, 1)),
            Milestone("创新大赛", date(2023, 5, 1), first.id),
        ],
    )
    made = ScheduleScreen(Workspace(desk))
    qtbot.addWidget(made)
    made.resize(1200, 680)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def titles(screen: ScheduleScreen) -> list[str]:
    return [row.title for row in screen.timeline.rows]


def task_id(screen: ScheduleScreen, no: int = 1) -> int:
    return schedule(screen.workspace.desk, DAY).lines[no - 1].task.id


def place_of(screen: ScheduleScreen, day: date, bar: BarItem) -> QPoint:
    """Where a day of a bar is in the view."""
    axis = screen.timeline.scene.axis
    return screen.timeline.canvas.mapFromScene(
        (axis.left(day) + axis.right(day)) / 2, bar.sceneBoundingRect().center().y()
    )


def drag(qtbot: QtBot, screen: ScheduleScreen, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
    viewport = screen.timeline.canvas.viewport()
    qtbot.mousePress(viewport, LEFT, pos=start)
    for step in range(1, 5):
        qtbot.mouseMove(viewport, start + (end - start) * step / 4)
    if let_go:
        qtbot.mouseRelease(viewport, LEFT, pos=end)


def bar(screen: ScheduleScreen, kind: str, number: int) -> BarItem:
    bars = [item for item in screen.timeline.scene.items() if isinstance(item, BarItem)]
    return next(one for one in bars if one.row.key == (kind, number))


def test_it_shows_every_task_and_opens_to_what_belongs_to_it(qtbot: QtBot, screen: ScheduleScreen) -> None:
    assert len(titles(screen)) == 12, "the plan's milestones and eleven tasks"
    screen.timeline.setFocus()
    screen.timeline.select(("task", task_id(screen)))
    qtbot.keyClick(screen.timeline, Qt.Key.Key_Right)
    assert titles(screen)[2:5] == ["2022 科技周", "2023 科普进校园", "创新大赛"]
    qtbot.keyClick(screen.timeline, Qt.Key.Key_Down)
    qtbot.keyClick(screen.timeline, Qt.Key.Key_Left)
    assert screen.timeline.scene.selected == ("task", task_id(screen)), "left goes up to the task"
    qtbot.keyClick(screen.timeline, Qt.Key.Key_Left)
    assert len(titles(screen)) == 12


def test_dragging_the_end_of_a_task_stores_the_month_end_and_undo_brings_it_back(
    qtbot: QtBot, screen: ScheduleScreen
) -> None:
    number = task_id(screen)
    item = bar(screen, "task", number)
    end = place_of(screen, date(2025, 12, 28), item)
    drag(qtbot, screen, end, place_of(screen, date(2024, 6, 25), item))
    task = schedule(screen.workspace.desk, DAY).status.of_task(number).task
    assert (task.starts, task.due) == (None, date(2024, 6, 30))
    assert bar(screen, "task", number).span == (date(2022, 1, 1), date(2024, 6, 30)), "the drawing follows"
    undo(screen.workspace.desk)
    assert schedule(screen.workspace.desk, DAY).status.of_task(number).task.due is None


def test_escape_takes_a_drag_back(qtbot: QtBot, screen: ScheduleScreen) -> None:
    item = bar(screen, "task", task_id(screen))
    end = place_of(screen, date(2025, 12, 28), item)
    drag(qtbot, screen, end, place_of(screen, date(2024, 6, 25), item), let_go=False)
    assert item.span[1] == date(2024, 6, 30), "it is seen while she drags"
    qtbot.keyClick(screen.timeline, Qt.Key.Key_Escape)
    qtbot.mouseRelease(screen.timeline.canvas.viewport(), LEFT, pos=end)
    assert bar(screen, "task", task_id(screen)).span[1] == date(2025, 12, 31)
    assert schedule(screen.workspace.desk, DAY).lines[0].task.due is None


def test_an_unsteady_click_moves_nothing(qtbot: QtBot, screen: ScheduleScreen) -> None:
    item = bar(screen, "task", task_id(screen))
    end = place_of(screen, date(2025, 12, 28), item)
    drag(qtbot, screen, end, end + QPoint(2, 1))
    assert schedule(screen.workspace.desk, DAY).lines[0].task.due is None


def test_a_whole_annual_task_is_dragged_to_the_day_when_she_looks_close(qtbot: QtBot, screen: ScheduleScreen) -> None:
    screen.timeline.open_all(True)
    screen.timeline.show_year(2023)
    annual = schedule(screen.workspace.desk, DAY).lines[0].annual[1]
    item = bar(screen, "annual", annual.annual.id)
    drag(qtbot, screen, place_of(screen, date(2023, 4, 1), item), place_of(screen, date(2023, 4, 11), item))
    moved = schedule(screen.workspace.desk, DAY).lines[0].annual[1]
    assert (moved.starts, moved.ends) == (date(2023, 1, 11), date(2023, 10, 10))


def test_the_line_of_the_day_is_dragged_and_every_state_follows(qtbot: QtBot, screen: ScheduleScreen) -> None:
    timeline, header = screen.timeline, screen.timeline.header
    y = header.height() - 8
    start = QPoint(round(timeline.scene.axis.right(DAY)), y)
    qtbot.mousePress(header, LEFT, pos=start)
    end = QPoint(round(timeline.scene.axis.left(date(2022, 3, 15))), y)
    qtbot.mouseMove(header, end)
    assert timeline.scene.line is not None
    assert timeline.scene.line.day.year == 2022
    with qtbot.waitSignal(screen.workspace.as_of_changed):
        qtbot.mouseRelease(header, LEFT, pos=end)
    assert abs((screen.workspace.as_of - date(2022, 3, 15)).days) <= 3
    assert f"截至{screen.workspace.as_of}" in screen.subtitle.text()


def test_a_flag_is_dragged_to_another_month(qtbot: QtBot, screen: ScheduleScreen) -> None:
    flag = next(
        item
        for item in screen.timeline.scene.items()
        if isinstance(item, FlagItem) and item.flag.milestone.title == "中期评估"
    )
    axis, canvas = screen.timeline.scene.axis, screen.timeline.canvas
    y = flag.sceneBoundingRect().center().y()
    drag(
        qtbot,
        screen,
        canvas.mapFromScene(axis.left(flag.day) + 3, y),
        canvas.mapFromScene(axis.left(date(2024, 2, 27)) + 3, y),
    )
    assert schedule(screen.workspace.desk, DAY).milestones[0].milestone.on == date(2024, 2, 29)


def test_zooming_keeps_the_day_under_the_pointer_and_fits_again(screen: ScheduleScreen) -> None:
    timeline = screen.timeline
    assert timeline.scene.axis.width <= timeline.canvas.viewport().width()
    assert timeline.canvas.horizontalScrollBar().maximum() == 0, "all years have room"
    before = timeline.scene.axis.day_at(300.0)
    timeline.zoom(6.0, 300.0)
    after = timeline.scene.axis.day_at(timeline.canvas.horizontalScrollBar().value() + 300.0)
    assert abs((after - before).days) <= 3
    timeline.zoom(0.001)
    assert timeline.canvas.horizontalScrollBar().maximum() == 0


def test_filters_and_search_narrow_timeline_and_table_alike(qtbot: QtBot, screen: ScheduleScreen) -> None:
    screen.filters.year.choose(2022)
    assert [row.work.title for row in screen.panel.view.rows_model.shown_rows()] == ["科技周"]
    screen.filters.clear()
    screen.filters.state.choose(TaskState.overdue)
    assert titles(screen) == ["1 实施青少年科学素质提升行动"], "its annual task and its milestone are overdue"
    screen.filters.clear()
    assert len(titles(screen)) == 12
    qtbot.keyClicks(screen.search, "njxx")
    assert titles(screen) == ["2 实施农民科学素质提升行动"]
    assert [row.work.title for row in screen.panel.view.rows_model.shown_rows()] == ["农技下乡"]
    screen.search.clear()
    jyj = next(unit.id for unit in schedule(screen.workspace.desk, DAY).units if unit.name == "县教育局")
    screen.filters.unit.choose(jyj)
    assert titles(screen)[0] == "1 实施青少年科学素质提升行动"
    assert 1 < len(titles(screen)) < 11


def test_she_types_a_deadline_and_the_bar_follows(screen: ScheduleScreen) -> None:
    view = screen.panel.view
    row = next(row for row in view.rows_model.shown_rows() if row.work.title == "科普进校园")
    view.select_row(row.id)
    line = view.currentIndex().row()
    view.rows_model.setData(view.rows_model.index(line, 6), "2023.11.15")
    screen.timeline.select(row.id)
    assert bar(screen, *row.id).span[1] == date(2023, 11, 15)


def test_a_day_that_cannot_be_is_told_and_changes_nothing(
    screen: ScheduleScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: told.append(str(error)))
    view = screen.panel.view
    row = next(row for row in view.rows_model.shown_rows() if row.work.title == "科普进校园")
    view.select_row(row.id)
    view.rows_model.setData(view.rows_model.index(view.currentIndex().row(), 6), "2023-02-30")
    assert "不存在" in told[0]
    assert schedule(screen.workspace.desk, DAY).lines[0].annual[1].ends == date(2023, 9, 30)


def test_a_block_from_excel_is_added_to_the_task_she_is_on(
    qtbot: QtBot, screen: ScheduleScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(messages, "confirm", lambda _parent, question, *more, **_named: not asked.append(question))
    screen.timeline.setFocus()
    screen.timeline.select(("task", task_id(screen, 3)))
    QGuiApplication.clipboard().setText("内容\t责任单位\t期限\r\n技能培训\t县总工会\t2023-10-31\r\n劳模讲座\t\t\r\n")
    qtbot.keyClick(screen.timeline, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    added = schedule(screen.workspace.desk, DAY).lines[2].annual
    assert [(line.annual.title, line.unit, line.annual.year) for line in added] == [
        ("技能培训", "县总工会", 2023),
        ("劳模讲座", "", 2023),
    ]
    assert asked == ["新增这2项年度任务？"]


def test_delete_asks_first_and_takes_the_row_she_is_on(
    qtbot: QtBot, screen: ScheduleScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "confirm", lambda *_given, **_named: True)
    annual = schedule(screen.workspace.desk, DAY).lines[1].annual[0].annual
    screen.timeline.setFocus()
    screen.timeline.select(("annual", annual.id))
    qtbot.keyClick(screen.timeline, Qt.Key.Key_Delete)
    assert schedule(screen.workspace.desk, DAY).lines[1].annual == ()


def test_done_is_dated_by_the_line_and_can_be_taken_back(qtbot: QtBot, screen: ScheduleScreen) -> None:
    annual = schedule(screen.workspace.desk, DAY).lines[0].annual[1].annual
    screen.timeline.setFocus()
    screen.timeline.select(("annual", annual.id))
    screen.verbs.mark_done()
    assert schedule(screen.workspace.desk, DAY).lines[0].annual[1].annual.done_on == DAY
    screen.verbs.mark_done()
    assert schedule(screen.workspace.desk, DAY).lines[0].annual[1].annual.done_on is None


def test_dialogs_add_and_change(screen: ScheduleScreen, qtbot: QtBot) -> None:
    around = screen.verbs.around()
    assert around is not None
    annual = schedule(screen.workspace.desk, DAY).lines[0].annual[1].annual
    dialog = AnnualDialog(screen.workspace, around, annual)
    qtbot.addWidget(dialog)
    dialog.title_field.setText("  ")
    dialog.try_to_accept()
    assert dialog.result() == 0, "it stays open and says why"
    dialog.title_field.setText("科普进百校")
    dialog.unit.setCurrentText("县科协")
    dialog.try_to_accept()
    line = schedule(screen.workspace.desk, DAY).lines[0].annual[1]
    assert (line.annual.title, line.unit) == ("科普进百校", "县科协")

    milestone = MilestoneDialog(screen.workspace, around, Milestone("", DAY))
    qtbot.addWidget(milestone)
    milestone.title_field.setText("年终总结")
    milestone.try_to_accept()
    assert milestone.saved_id > 0

    task = TaskDialog(screen.workspace, around.plan, around.plan.tasks[0])
    qtbot.addWidget(task)
    task.starts.setText("2023-01-01")
    task.curve.setPlainText("2023-12-31 60%")
    task.try_to_accept()
    assert round(schedule(screen.workspace.desk, date(2023, 12, 31)).lines[0].status.expected) == 60


def test_thresholds_show_at_once_what_they_mean_and_change_the_legend(screen: ScheduleScreen, qtbot: QtBot) -> None:
    assert screen.legend.text_of(TaskState.slow) == "慢序时（落后15点以内）"
    dialog = ThresholdsDialog(screen.workspace)
    qtbot.addWidget(dialog)
    dialog.slow.setText("20")
    assert "超过5个、不超过20个百分点" in dialog.meaning.text()
    dialog.try_to_accept()
    screen.workspace.changed.emit()
    assert screen.workspace.desk.settings.thresholds == Thresholds(5.0, 20.0, 30)
    assert screen.legend.text_of(TaskState.slow) == "慢序时（落后20点以内）"


def test_another_screen_leads_to_a_row_that_was_hidden(screen: ScheduleScreen) -> None:
    annual = schedule(screen.workspace.desk, DAY).lines[1].annual[0].annual
    screen.filters.year.choose(2022)
    screen.show_place(("annual", annual.id))
    row = screen.timeline.current_row()
    assert row is not None
    assert row.title == "2023 农技下乡"
    assert screen.panel.view.current_row().work == annual


def test_a_desk_that_cannot_be_written_moves_no_bar(qtbot: QtBot, screen: ScheduleScreen) -> None:
    screen.timeline.set_read_only(True)
    item = bar(screen, "task", task_id(screen))
    drag(qtbot, screen, place_of(screen, date(2025, 12, 28), item), place_of(screen, date(2024, 6, 25), item))
    assert schedule(screen.workspace.desk, DAY).lines[0].task.due is None
