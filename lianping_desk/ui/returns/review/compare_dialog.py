"""与上次比较: what a file under review says differently from what came in before it, or put right after a 退回."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from lianping_desk.domain.resubmission import MarkedOutcome
from lianping_desk.domain.versions import Statement
from lianping_desk.services.returns.doubts.review_files import ReviewedFile
from lianping_desk.services.returns.unit_return.differences import FieldDifference
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.returns.unit_return.differences_view import DifferencesView
from lianping_desk.ui.returns.unit_return.resubmission_view import ResubmissionView


class CompareDialog(QDialog):
    """`show_cell` is called with sheet and address when she wants to see where this file says it."""

    def __init__(
        self,
        parent: QWidget | None,
        file: ReviewedFile,
        found: Sequence[FieldDifference],
        show_cell: Callable[[str | None, str], object],
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._show_cell = show_cell
        self.setWindowTitle("与上次比较")
        open_at(self, 1080, 560)
        heading = QLabel(f"“{file.read.file}”与已经收到的内容有 {len(found)} 处不同：更正前 → 更正后")
        heading.setProperty("heading", True)
        heading.setWordWrap(True)
        heading.setVisible(not file.again)
        self.view = DifferencesView(with_units=bool(file.read.units))
        self.view.show_differences(found)
        self.view.opened.connect(self._open)
        self.view.setVisible(not file.again)
        self.again = [ResubmissionView(one) for one in file.again]
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addWidget(self.view, 1)
        for one in self.again:
            one.opened.connect(self._open)
            one.marked_opened.connect(self._open_marked)
            layout.addWidget(one, 1)
        layout.addWidget(buttons)

    def _open(self, said: Statement) -> None:
        """The cell in the sheet behind this dialog, where it is this file that says it."""
        if said.trace.sha256 == self._file.read.sha256:
            self.accept()
            self._show_cell(said.trace.sheet, said.trace.cell)

    def _open_marked(self, outcome: MarkedOutcome) -> None:
        """Where the marked cell stands now."""
        if outcome.address:
            sheet, _, cell = outcome.address.rpartition("!")
            self.accept()
            self._show_cell(sheet or None, cell)
