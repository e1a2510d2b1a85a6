"""The real window in the hands of a clerk: keys, clicks, dialogs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.open_desk import close_desk, open_desk
from lianping_desk.ui.places import PLACES
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Clerk:
    """She at her window, on the data folder `folder`."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.desk: Desk = open_desk(DataFolder(folder))
        self.window = MainWindow(self.desk.settings)
        qtbot.addWidget(self.window)
        self.window.setWindowState(Qt.WindowState.WindowNoState)  # the screen that Qt makes up is smaller than hers
        self.window.resize(1366, 768)
        self.window.show()
        self.window.show_desk(self.desk)
        self._look_at_window()

    def leave(self) -> None:
        """Close the window, as with Alt+F4."""
        assert self.window.close()
        close_desk(self.desk)

    def go_to(self, title: str) -> Any:
        """Ctrl and the number of the screen that is called so; returns it."""
        number, place = next((n, place) for n, place in enumerate(PLACES, 1) if place.title == title)
        self.press(self.window, Qt.Key(Qt.Key.Key_0.value + number), CTRL)
        assert self.window.place_shown == place.name
        screen = self.window.screen_named(place.name)
        assert screen.isVisible()
        return screen

    def press(
        self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """A key on a widget."""
        self.qtbot.keyClick(widget, key, modifier)

    def click(self, widget: QWidget) -> None:
        """The left button on the middle of a widget."""
        assert widget.isEnabled()
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def write(self, field: QWidget, text: str) -> None:
        """Text as an input method gives it; QTest knows the keys of Latin letters only."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)

    def edit(self, view: RowsView, row: int, column: int, text: str) -> None:
        """F2 on a cell, the text over what stood there, Enter."""
        view.setFocus()
        view.setCurrentIndex(view.rows_model.index(row, column))
        self.press(view, Qt.Key.Key_F2)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit | QPlainTextEdit), "the cell can be edited"
        editor.selectAll()
        self.write(editor, text)
        self.press(editor, Qt.Key.Key_Return)

    def in_dialog(self, opens: Callable[[], object], kind: type[QDialog], do: Callable[[Any], object]) -> None:
        """Let `opens` open a dialog, and `do` something in it; it must be closed by then."""
        seen: list[QDialog] = []
        failed: list[AssertionError] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind):
                QTimer.singleShot(20, look)
                return
            seen.append(dialog)
            try:
                do(dialog)
            except AssertionError as error:  # Qt would swallow it
                failed.append(error)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(0, look)
        opens()
        self.qtbot.waitUntil(lambda: bool(seen), timeout=30_000)
        if failed:
            raise failed[0]
        self._look_at_window()
        self.wait()

    def _look_at_window(self) -> None:
        """Without a window manager nobody makes the window active again when a dialog has closed."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=30_000)

    def wait(self) -> None:
        """Until nothing is under way in the background."""
        self.qtbot.waitUntil(lambda: not self.window.workspace.jobs.under_way, timeout=60_000)
        self.qtbot.wait(20)  # what was taken off the screen goes, what was put there is shown

    def drop(self, paths: list[Path]) -> None:
        """Let files fall on the window, wherever she is: the system hands them to the window, not to a field in it."""
        handle = self.window.windowHandle()
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        how = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        entering = QDragEnterEvent(QPointF(300, 300), Qt.DropAction.CopyAction, *how)
        QApplication.sendEvent(handle, entering)
        assert entering.isAccepted()
        QApplication.sendEvent(handle, QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, *how))


def shown(view: RowsView, row: int, column: int) -> str:
    """What stands in a cell."""
    return str(view.rows_model.index(row, column).data())


def line_of(view: RowsView, text: str, column: int = 0) -> int:
    """The line in which a column reads so."""
    texts = [shown(view, row, column) for row in range(view.rows_model.rowCount())]
    return texts.index(text)
