"""What the frame of the window says: the chosen day, the last backup, why nothing can be changed; where lines lead."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lianping_desk.services.desk import Desk
from lianping_desk.services.division.edit_task import rename_task
from lianping_desk.services.open_desk import opened_desk
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.safety.backup import backup
from lianping_desk.ui import messages
from lianping_desk.ui.as_of_button import AsOfButton
from lianping_desk.ui.home.screen import HomeScreen
from lianping_desk.ui.screen import Banner
from lianping_desk.ui.status_line import StatusLine
from lianping_desk.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    desk.settings = replace(desk.settings, last_screen="home", office="某县科协")
    made = MainWindow(desk.settings)
    made.show_desk(desk)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.workspace.jobs.finish()


def as_of_button(window: MainWindow) -> AsOfButton:
    button = window.menuBar().cornerWidget()
    assert isinstance(button, AsOfButton)
    return button


def test_the_chosen_day_stands_in_the_corner_unless_it_is_today(window: MainWindow) -> None:
    assert not as_of_button(window).isVisible()
    window.workspace.choose_as_of(date(2023, 6, 30))
    assert as_of_button(window).isVisible()
    assert as_of_button(window).text() == "截至 2023年6月30日"
    window.workspace.choose_as_of(None)
    assert not as_of_button(window).isVisible()


def test_the_line_below_tells_of_the_last_backup(window: MainWindow, desk: Desk) -> None:
    line = window.statusBar()
    assert isinstance(line, StatusLine)
    assert line.backup.text() == "还没有备份"
    backup(desk)
    window.workspace.backed_up.emit()
    assert f"上次备份：{date.today()}" in line.backup.text()


def test_the_days_backup_is_written_in_the_background_and_told(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.workspace.backed_up, timeout=30_000):
        window.start_backup()
    assert len(list(desk.folder.backups.glob("*每日.db"))) == 1


def test_a_desk_that_cannot_be_changed_says_why_above_every_screen(qtbot: QtBot, desk: Desk) -> None:
    with opened_desk(desk.folder, read_only=True) as second:
        window = MainWindow(second.settings)
        window.show_desk(second)
        qtbot.addWidget(window)
        window.show()
        banners = [one for one in window.findChildren(Banner) if one.isVisible()]
        texts = [label.text() for one in banners for label in one.findChildren(QLabel)]
        assert second.read_only_because in texts
        assert "（只读）" in window.windowTitle()


def test_every_line_of_the_home_page_leads_to_its_screen(window: MainWindow, desk: Desk) -> None:
    home = window.screen_named("home")
    assert isinstance(home, HomeScreen)
    asking = ("add_period", "write_forms")  # these open a dialog at once
    lines = [line for line in home.lines() if line.target not in asking]
    assert len(lines) > 8
    for line in lines:
        window.workspace.open_place(line.place, line.target)
        assert window.place_shown == line.place


def test_undo_asks_before_it_reaches_back_beyond_this_start(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def title() -> str:
        return show_plan(desk).plan.tasks[0].title

    first = show_plan(desk).plan.tasks[0]
    rename_task(desk, first.id, "上次改的名称")
    made = MainWindow(desk.settings)
    made.show_desk(desk)
    qtbot.addWidget(made)
    rename_task(desk, first.id, "这次改的名称")
    asked: list[str] = []
    monkeypatch.setattr(messages, "confirm", lambda _parent, question, *_, **__: bool(asked.append(question)))
    back = next(one for one in made.findChildren(QAction) if one.shortcut() == QKeySequence("Ctrl+Z"))
    back.trigger()
    assert (title(), asked) == ("上次改的名称", [])
    back.trigger()
    assert title() == "上次改的名称" and len(asked) == 1  # she said no
    made.workspace.jobs.finish()


def test_the_window_can_be_given_another_desk(window: MainWindow, desk: Desk) -> None:
    window.go_to("targets")
    window.leave_desk()
    assert not window.is_open
    window.go_to("units")
    window.show_desk(desk)
    assert window.place_shown == "units"
