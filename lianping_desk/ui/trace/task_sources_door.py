"""The door from any screen to the cells behind a task's per cent; their list is loaded when one is first opened."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lianping_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from lianping_desk.domain.status import TaskStatus


def show_task_sources(workspace: Workspace, status: "TaskStatus", parent: QWidget | None) -> None:
    """Open the list of the cells behind a task's per cent."""
    from lianping_desk.ui.trace.task_sources_dialog import TaskSourcesDialog

    dialog = TaskSourcesDialog(workspace, status, parent)
    dialog.exec()
    dialog.deleteLater()
