"""From a number on a screen to the cell it came from."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lianping_desk.domain.trace import CellTrace
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.status.status import status
from lianping_desk.ui import messages
from lianping_desk.ui.division.screen import DivisionScreen
from lianping_desk.ui.schedule.screen import ScheduleScreen
from lianping_desk.ui.screen import Screen
from lianping_desk.ui.trace import task_sources_dialog
from lianping_desk.ui.trace.cell_dialog import CellDialog
from lianping_desk.ui.trace.task_sources_dialog import TaskSourcesDialog, how_it_is_made
from lianping_desk.ui.workspace import Workspace
from tests.services.returns.filling import plain_table

DAY = date(2023, 7, 15)
TASK = "实施青少年科学素质提升行动"


@pytest.fixture
def workspace(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Workspace]:
    """A desk on which 县教育局, the lead of the first task, has reported 60 %."""
    desk.settings = replace(desk.settings, as_of=DAY.isoformat())
    add_period(desk, "2023H1")
    title = "县教育局2023年上半年填报表"
    file = plain_table(
        tmp_path / f"{title}.xlsx", title, ("任务", "进展情况", "完成进度（%）"), [(TASK, "办了讲座", 60)]
    )
    import_files(desk, [file])
    made = Workspace(desk)
    yield made
    made.jobs.finish()


def the_trace(desk: Desk) -> CellTrace:
    (source,) = status(desk, DAY).tasks[0].sources
    assert source.trace is not None
    return source.trace


def test_the_sheet_is_drawn_with_the_cursor_on_the_cell(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = CellDialog(workspace, the_trace(workspace.desk), "percent", None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.note.isVisible()
    qtbot.waitUntil(dialog.view.isVisible, timeout=30_000)
    at = dialog.view.currentIndex()
    assert (at.row(), at.column(), at.data()) == (2, 2, "60")
    opened: list[Path] = []
    monkeypatch.setattr(messages, "open_outside", opened.append)
    dialog.outside.click()
    assert opened[0].name == "县教育局2023年上半年填报表.xlsx"


def test_a_file_that_is_gone_from_the_archive_says_so(workspace: Workspace, qtbot: QtBot) -> None:
    trace = the_trace(workspace.desk)
    for file in workspace.desk.folder.archive.rglob("*.xlsx"):
        file.unlink()
    dialog = CellDialog(workspace, trace, "percent", None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "存档里没有" in dialog.note.text(), timeout=30_000)


@pytest.mark.parametrize("screen", [DivisionScreen, ScheduleScreen])
def test_a_tasks_per_cent_opens_into_its_cells_by_one_key(
    screen: type[Screen], workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[TaskSourcesDialog] = []

    class Kept(TaskSourcesDialog):
        def exec(self) -> int:
            shown.append(self)
            return 0

        def deleteLater(self) -> None:  # noqa: N802  (Qt's own name)
            """Looked at after the test's keys."""

    cells: list[CellTrace] = []
    monkeypatch.setattr(task_sources_dialog, "TaskSourcesDialog", Kept)
    monkeypatch.setattr(task_sources_dialog, "show_cell", lambda _workspace, trace, *_: cells.append(trace))
    made = screen(workspace)
    qtbot.addWidget(made)
    made.resize(1200, 680)
    with qtbot.waitExposed(made):
        made.show()
    first = status(workspace.desk, DAY).tasks[0].task
    made.show_place(("task", first.id))
    made.activateWindow()
    target = made.tasks.view if isinstance(made, DivisionScreen) else made
    target.setFocus()
    qtbot.keyClick(target, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = shown
    qtbot.addWidget(dialog)
    row = dialog.view.rows_model.index(0, 0)
    assert row.data() == "县教育局" and "60%" in [row.siblingAtColumn(n).data() for n in range(7)]
    dialog.cell_button.click()
    assert cells == [the_trace(workspace.desk)]


def test_how_a_per_cent_is_made_is_said_in_words(workspace: Workspace) -> None:
    first, *others = status(workspace.desk, DAY).tasks
    assert how_it_is_made(first) == "按牵头单位最近一次填报的进度计算。"
    assert all(how_it_is_made(one) == "" for one in others if one.percent is None)
