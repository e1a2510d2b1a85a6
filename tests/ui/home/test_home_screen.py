"""The home page under her hands: arrow keys, Enter, another day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lianping_desk.services.desk import Desk
from lianping_desk.ui.home.screen import HomeScreen
from lianping_desk.ui.screen import Banner
from lianping_desk.ui.workspace import Workspace


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[HomeScreen]:
    desk.settings = replace(desk.settings, as_of="2023-07-20")
    made = HomeScreen(Workspace(desk))
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    qtbot.waitExposed(made)
    yield made


def focused(screen: HomeScreen) -> str:
    line = screen._focused_line()
    return line.text if line else ""


def press(screen: HomeScreen, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(screen.focusWidget(), key)


def test_the_first_line_has_the_focus_so_that_enter_already_does_something(screen: HomeScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.workspace.place_wanted) as wanted:
        press(screen, qtbot, Qt.Key.Key_Return)
    assert wanted.args == ["division", None]


def test_arrow_keys_go_down_the_lines_over_the_cards_and_across_the_columns(screen: HomeScreen, qtbot: QtBot) -> None:
    first = focused(screen)
    left, right = screen.columns
    for _ in range(len(left) + 3):
        press(screen, qtbot, Qt.Key.Key_Down)
    assert focused(screen) == left[-1].line.text, "the last line is the end"
    press(screen, qtbot, Qt.Key.Key_Right)
    assert focused(screen) in {widget.line.text for widget in right}
    press(screen, qtbot, Qt.Key.Key_Left)
    for _ in range(len(left)):
        press(screen, qtbot, Qt.Key.Key_Up)
    assert focused(screen) == first


def test_a_click_opens_the_place_of_the_line(screen: HomeScreen, qtbot: QtBot) -> None:
    widget = next(one for one in screen.columns[0] if one.line.target == "office")
    with qtbot.waitSignal(screen.workspace.place_wanted) as wanted:
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
    assert wanted.args == ["settings", "office"]


def test_after_the_plans_years_a_banner_leads_back_into_them(screen: HomeScreen, qtbot: QtBot) -> None:
    assert screen.findChildren(Banner) == []
    screen.workspace.choose_as_of(date(2026, 11, 1))
    (banner,) = screen.findChildren(Banner)
    assert "已经结束" in banner.findChildren(QLabel)[0].text()
    screen._look_within_the_plan()
    assert screen.workspace.as_of == date(2025, 12, 31)
    assert not any(one.isVisible() for one in screen.findChildren(Banner))


def test_the_line_she_is_on_keeps_the_focus_when_the_page_is_read_anew(screen: HomeScreen, qtbot: QtBot) -> None:
    press(screen, qtbot, Qt.Key.Key_Down)
    before = focused(screen)
    screen.workspace.changed.emit()
    assert focused(screen) == before
