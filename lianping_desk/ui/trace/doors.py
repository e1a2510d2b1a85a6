"""The doors from any screen to the cells behind a number; what draws them is loaded when one is first opened."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lianping_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from lianping_desk.domain.status import TaskStatus
    from lianping_desk.domain.trace import CellTrace


def show_cell(workspace: Workspace, trace: "CellTrace", field: str, parent: QWidget | None) -> None:
    """Open the received file at the cell; `field` of FIELD_NAMES gives it its colour."""
    from lianping_desk.ui.trace.cell_dialog import CellDialog

    dialog = CellDialog(workspace, trace, field, parent)
    dialog.exec()
    dialog.deleteLater()


def show_task_sources(workspace: Workspace, status: "TaskStatus", parent: QWidget | None) -> None:
    """Open the list of the cells behind a task's per cent."""
    from lianping_desk.ui.trace.task_sources_dialog import TaskSourcesDialog

    dialog = TaskSourcesDialog(workspace, status, parent)
    dialog.exec()
    dialog.deleteLater()
