"""The door from any screen to the cell behind a number; what draws it is loaded when one is first opened."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lianping_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from lianping_desk.domain.trace import CellTrace


def show_cell(workspace: Workspace, trace: "CellTrace", field: str, parent: QWidget | None) -> None:
    """Open the received file at the cell; `field` of FIELD_NAMES gives it its colour."""
    from lianping_desk.ui.trace.cell_dialog import CellDialog

    dialog = CellDialog(workspace, trace, field, parent)
    dialog.exec()
    dialog.deleteLater()
