"""The received file at one cell: the sheet as it looks, with the cell that a number came from."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.sheet_picture import SheetPicture, WorkbookPicture
from lianping_desk.domain.trace import CellTrace
from lianping_desk.services.returns.importing.archive import copy_original
from lianping_desk.services.returns.reading.sheet_picture import SheetPictures, original_of
from lianping_desk.ui import messages
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.returns.review.decided import Decided
from lianping_desk.ui.returns.review.marks import Mark, place_of
from lianping_desk.ui.returns.review.sheet_model import SheetModel
from lianping_desk.ui.returns.review.sheet_view import SheetView
from lianping_desk.ui.screen import EmptyNote
from lianping_desk.ui.workspace import Workspace

OPENING = "正在打开原表…"


class CellDialog(QDialog):
    """Shows where `trace` stands; `field` is its field of FIELD_NAMES, for the colour."""

    def __init__(self, workspace: Workspace, trace: CellTrace, field: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.trace = trace
        self.setWindowTitle(f"{trace.file}　{trace.address}")
        open_at(self, 1040, 640)
        heading = QLabel(f"“{trace.file}”　{trace.address}" + (f"　原文：{trace.text}" if trace.text else ""))
        heading.setWordWrap(True)
        heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.model = SheetModel(Decided(), self)
        self.view = SheetView(self.model)
        self.note = EmptyNote(OPENING)
        place = place_of(trace.cell)
        self._marks = {place: Mark(field)} if place else {}
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.rejected.connect(self.reject)
        self.outside = QPushButton("用 Excel/WPS 打开原件的副本")
        self.outside.setAutoDefault(False)
        self.outside.clicked.connect(lambda _checked=False: self.open_outside())
        buttons.addButton(self.outside, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.note, 1)
        layout.addWidget(buttons)
        self.view.hide()
        workspace.start("打开原表", self._read(), self._show)

    def open_outside(self) -> None:
        """Open a copy of the original with the system's program."""
        folder, trace = self.workspace.desk.folder, self.trace
        copy = self.workspace.read(lambda: copy_original(folder, trace.sha256, trace.file))
        if copy is not None:
            messages.open_outside(copy)

    def _read(self) -> Callable[[object], WorkbookPicture | DeskError]:
        desk, trace = self.workspace.desk, self.trace

        def read(_progress: object) -> WorkbookPicture | DeskError:
            try:
                with SheetPictures(desk) as pictures:
                    return pictures.picture(original_of(desk, trace.sha256, trace.file))
            except DeskError as error:
                return error

        return read

    def _show(self, found: WorkbookPicture | DeskError) -> None:
        if not isValid(self):  # closed meanwhile
            return
        if isinstance(found, DeskError):
            self.note.setText(str(found))
            return
        sheet = self._sheet(found)
        if sheet is None:
            self.note.setText(f"原表里没有“{self.trace.sheet}”这一页。")
            return
        self.note.hide()
        self.view.show()
        self.view.show_sheet(sheet, self._marks)
        self.view.show_cell(self.trace.cell)
        self.view.setFocus()

    def _sheet(self, found: WorkbookPicture) -> SheetPicture | None:
        return found.sheet(self.trace.sheet) or (found.sheets[0] if len(found.sheets) == 1 else None)
