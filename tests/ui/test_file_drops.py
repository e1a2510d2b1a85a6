"""Files dropped anywhere on the window lead to their review."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lianping_desk.services.desk import Desk
from lianping_desk.ui.places import PLACES
from lianping_desk.ui.returns.screen import ReturnsScreen
from lianping_desk.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    made = MainWindow(desk.settings)
    qtbot.addWidget(made)
    made.show_desk(desk)
    made.show()
    return made


def drop(window: MainWindow, *urls: QUrl) -> QDropEvent:
    data = QMimeData()
    data.setUrls(list(urls))
    event = QDropEvent(
        QPointF(400, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setAccepted(False)
    QApplication.sendEvent(window.windowHandle(), event)
    return event


def test_on_every_screen_a_dropped_file_goes_to_the_returns(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Path] = []
    monkeypatch.setattr(ReturnsScreen, "take_files", lambda _screen, paths: taken.extend(paths))
    for place in PLACES:
        window.go_to(place.name)
        file = tmp_path / f"{place.name}.xlsx"
        assert drop(window, QUrl.fromLocalFile(str(file))).isAccepted()
        assert window.place_shown == "returns" and taken[-1] == file
    assert len(taken) == len(PLACES)


def test_what_is_no_file_is_left_to_the_field_below(window: MainWindow) -> None:
    place = window.place_shown
    drop(window, QUrl("https://example.org/"))
    assert window.place_shown == place
