"""Long work off the window's thread: its result, its troubles, and its end when the desk is left."""

import gc
import threading

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Progress
from lianping_desk.services.desk import Desk
from lianping_desk.ui import messages
from lianping_desk.ui.jobs import Job, Jobs
from lianping_desk.ui.status_line import StatusLine
from lianping_desk.ui.workspace import Workspace


def test_a_job_tells_how_far_it_is_and_hands_back_its_result(qtbot: QtBot, qapp: QApplication) -> None:
    def work(progress: Progress) -> str:
        progress(1, 2, "读第一份")
        return "读完"

    job, jobs = Job("读文件", work), Jobs()
    told: list[tuple[object, ...]] = []
    job.progressed.connect(lambda *what: told.append(what))
    with qtbot.waitSignal(jobs.ended, timeout=30_000), qtbot.waitSignal(job.finished, timeout=30_000) as finished:
        jobs.start(job)
    assert finished.args == ["读完"]
    assert told == [(1, 2, "读第一份")]
    assert jobs.under_way == []


def test_a_cancelled_job_stops_at_its_next_telling_and_the_next_one_runs(qtbot: QtBot, qapp: QApplication) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        go_on.wait(60)
        progress(1, 2, "")

    first, second, jobs = Job("读文件", work), Job("备份", lambda progress: "备好"), Jobs()
    with qtbot.waitSignals([first.cancelled, second.finished], timeout=30_000):
        jobs.start(first)
        jobs.start(second)
        assert begun.wait(60)
        first.cancel()
        go_on.set()


@pytest.mark.logs_trouble
def test_known_trouble_and_bugs_both_come_back_as_failures(qtbot: QtBot, qapp: QApplication) -> None:
    def trouble(progress: Progress) -> None:
        raise DeskError("读不了。", "换一份。")

    def bug(progress: Progress) -> None:
        raise KeyError("x")

    for work, kind in ((trouble, DeskError), (bug, KeyError)):
        job, jobs = Job("读文件", work), Jobs()
        with qtbot.waitSignal(job.failed, timeout=30_000) as failed:
            jobs.start(job)
        assert isinstance(failed.args[0], kind)
        jobs.finish()


def test_what_a_job_said_last_is_heard_before_the_desk_is_left(qtbot: QtBot, desk: Desk) -> None:
    workspace = Workspace(desk)
    heard: list[str] = []
    workspace.backed_up.connect(lambda: heard.append("备好"))
    workspace.start("每日备份", lambda progress: None, lambda _result: workspace.backed_up.emit())
    assert workspace.jobs.finish()
    assert heard == ["备好"]
    assert workspace.jobs.under_way == []
    workspace.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()  # nothing arrives at what is gone


def test_whoever_waits_for_a_failure_hears_of_it_however_quickly_it_comes(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(messages, "show_trouble", lambda _parent, error: heard.append(error.sentence))
    workspace = Workspace(desk)

    def trouble(progress: Progress) -> None:
        raise DeskError("读不了。", "换一份。")

    workspace.start("读文件", trouble, failed=lambda: heard.append("没有成"))
    assert workspace.jobs.finish()
    assert heard == ["没有成", "读不了。"]


def test_the_line_below_turns_to_the_job_that_waited(qtbot: QtBot, desk: Desk) -> None:
    workspace = Workspace(desk)
    line = StatusLine(workspace)
    qtbot.addWidget(line)
    line.show()
    gates = {title: threading.Event() for title in ("先做的", "后做的")}
    for title, gate in gates.items():
        workspace.start(title, lambda _progress, gate=gate: gate.wait(60))
    first, second = workspace.jobs.under_way
    assert line.job is first and line.title.text() == "先做的"
    gates["先做的"].set()
    qtbot.waitUntil(lambda: workspace.jobs.under_way == [second], timeout=30_000)
    assert line.title.text() == "后做的" and line.title.isVisible() and line.cancel.isVisible()
    gates["后做的"].set()
    qtbot.waitUntil(lambda: not workspace.jobs.under_way, timeout=30_000)
    assert line.job is None and not line.cancel.isVisible()


def test_a_result_that_comes_when_the_window_is_gone_is_dropped(qtbot: QtBot, desk: Desk) -> None:
    heard: list[object] = []
    workspace = Workspace(desk)
    job = workspace.start("写完", lambda _progress: 1, heard.append, writes=True)
    workspace.jobs._pool.waitForDone(60_000)
    shiboken6.delete(workspace)
    QCoreApplication.processEvents()
    assert heard == [] and job.title == "写完"


def test_no_garbage_is_collected_in_the_thread_of_a_job(qtbot: QtBot, qapp: QApplication) -> None:
    seen: list[bool] = []
    job, jobs = Job("看一看", lambda _progress: seen.append(gc.isenabled())), Jobs()
    with qtbot.waitSignal(jobs.ended, timeout=30_000):
        jobs.start(job)
    assert seen == [False], "a widget destroyed in another thread ends the process"
    assert gc.isenabled()


def test_whoever_starts_a_job_hears_of_its_end_once_however_short_it_is(qtbot: QtBot, qapp: QApplication) -> None:
    jobs = Jobs()
    heard: list[str] = []
    for title, wait in (("一瞬间", True), ("过一会", False)):
        gate = threading.Event()
        job = Job(title, lambda _progress, gate=gate: gate.wait(60))
        jobs.start(job)
        if wait:
            gate.set()
            jobs.finish()
        job.when_over(lambda title=title: heard.append(title))
        gate.set()
        qtbot.waitUntil(lambda title=title: not jobs.under_way and title in heard, timeout=30_000)
    QCoreApplication.processEvents()  # a second telling would come now
    assert heard == ["一瞬间", "过一会"]
