"""A bug is written down, told once, and costs nothing."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QtMsgType
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from lianping_desk.domain.errors import DeskError
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.ui import crash, messages


@pytest.fixture
def hook(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[crash.CrashHook]:
    for place in (sys, threading):
        monkeypatch.setattr(place, "excepthook", place.excepthook)  # the hooks of the test run come back afterwards
    yield crash.CrashHook(desk.folder)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[QMessageBox]:
    """The dialogs that were shown; each is left with its second button."""
    shown: list[QMessageBox] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box))
    return shown


def reports(folder: DataFolder) -> list[str]:
    return [path.read_text("utf-8") for path in folder.logs.glob("crash-*.txt")]


@pytest.mark.logs_trouble
def test_a_bug_is_written_to_the_log_folder_and_she_is_told_that_her_data_is_safe(
    hook: crash.CrashHook, told: list[QMessageBox], desk: Desk
) -> None:
    try:
        raise ZeroDivisionError("算错了")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    (report,) = reports(desk.folder)
    assert "ZeroDivisionError: 算错了" in report
    assert "您的数据是安全的" in told[0].text()
    assert str(desk.folder.logs) in told[0].informativeText()


@pytest.mark.logs_trouble
def test_a_bug_in_another_thread_is_told_in_the_windows_thread(
    hook: crash.CrashHook, told: list[QMessageBox], qtbot: QtBot
) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(told) == 1, timeout=30_000)
    assert told[0].thread() is QApplication.instance().thread()  # type: ignore[union-attr]


@pytest.mark.logs_trouble
def test_a_second_bug_while_she_reads_is_only_written_down(
    hook: crash.CrashHook, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QMessageBox] = []

    def exec_box(box: QMessageBox) -> None:
        shown.append(box)
        hook.tell(ValueError("又一个"))

    monkeypatch.setattr(QMessageBox, "exec", exec_box)
    hook.tell(ValueError("第一个"))
    assert len(shown) == 1
    assert len(reports(desk.folder)) == 2


def test_known_trouble_is_told_as_a_sentence_and_leaves_no_report(
    hook: crash.CrashHook, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences: list[str] = []
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: sentences.append(error.sentence))
    crash.show_failure(None, DeskError("磁盘满了。", "请清理。"), hook)
    assert sentences == ["磁盘满了。"]
    assert reports(desk.folder) == []


@pytest.mark.logs_trouble
def test_what_qt_complains_about_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        crash._log_qt_message(QtMsgType.QtWarningMsg, None, "a warning")
        crash._log_qt_message(QtMsgType.QtCriticalMsg, None, "a fault")
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("WARNING", "Qt: a warning"),
        ("ERROR", "Qt: a fault"),
    ]
