"""A plugin for tests with windows: no question may wait for an answer that nobody gives.

A message box that a test did not foresee would stand open for ever, and the whole run with it: it is closed with its
safe answer after a while, and the test fails with what it asked. What a test leaves under way is stopped before its
window closes, as pytest-qt closes it: the window would ask about it.
"""

import sys
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

WAITS_MS = 60_000


@pytest.fixture(autouse=True)
def no_question_stays_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close a modal dialog that nobody answers, and fail."""
    if "PySide6.QtWidgets" not in sys.modules:
        yield
        return
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QDialog, QMessageBox

    unanswered: list[str] = []
    real_exec = QDialog.exec

    def exec_for_a_while(dialog: "QDialog", *given: Any) -> int:
        watch = QTimer(singleShot=True, interval=WAITS_MS)
        asked = dialog.text() if isinstance(dialog, QMessageBox) else dialog.windowTitle()
        watch.timeout.connect(lambda: unanswered.append(asked))
        watch.timeout.connect(dialog.reject)
        watch.start()
        try:
            return real_exec(dialog, *given)
        finally:
            watch.stop()

    monkeypatch.setattr(QDialog, "exec", exec_for_a_while)
    yield
    assert not unanswered, f"nobody answered: {'; '.join(unanswered)}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """Stop what is under way in a window before pytest-qt closes it."""
    window_module = sys.modules.get("lianping_desk.ui.window")
    widgets = sys.modules.get("PySide6.QtWidgets")
    if window_module and widgets and widgets.QApplication.instance():
        for window in widgets.QApplication.topLevelWidgets():
            if isinstance(window, window_module.MainWindow) and window.is_open:
                window.workspace.jobs.finish()
    yield
