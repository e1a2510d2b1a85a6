"""The window lives through a restore: closed desk, other data, same window."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lianping_desk.app import Start
from lianping_desk.domain.base import Base, BaseKind, BaseLevel
from lianping_desk.services.bases.add_bases import add_bases
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.desk import Desk
from lianping_desk.services.open_desk import close_desk
from lianping_desk.services.safety.backup import backup
from lianping_desk.ui import messages
from lianping_desk.ui.crash import CrashHook


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    backup(desk)
    add_bases(desk, [Base("后来的馆", BaseKind.museum, BaseLevel.county)])
    folder = desk.folder
    close_desk(desk)
    for place in (sys, threading):
        monkeypatch.setattr(place, "excepthook", place.excepthook)  # the hooks of the test run come back afterwards
    made = Start(qapp, folder, CrashHook(folder))
    qtbot.addWidget(made.window)
    qtbot.waitUntil(lambda: made.window.is_open, timeout=30_000)
    yield made
    made.window.workspace.jobs.finish()
    made.finish()


def opened(start: Start) -> Desk:
    return start.window.workspace.desk


def test_a_restored_backup_is_shown_in_the_same_window(start: Start, qtbot: QtBot) -> None:
    start.window.go_to("settings", "backup")
    before = opened(start)
    (file,) = start.window.workspace.desk.folder.backups.glob("*手动.db")
    start.window.workspace.restore_wanted.emit(file)
    qtbot.waitUntil(lambda: start.window.is_open and opened(start) is not before, timeout=30_000)
    assert list_bases(opened(start)) == ()
    assert start.window.place_shown == "settings"


def test_a_file_that_is_no_backup_is_told_and_the_data_is_shown_again(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: told.append(error.sentence))
    wrong = tmp_path / "不是备份.db"
    wrong.write_text("hello", encoding="utf-8")
    before = opened(start)
    start.window.workspace.restore_wanted.emit(wrong)
    qtbot.waitUntil(lambda: start.window.is_open and opened(start) is not before, timeout=30_000)
    assert len(told) == 1
    assert [base.name for base in list_bases(opened(start))] == ["后来的馆"]
