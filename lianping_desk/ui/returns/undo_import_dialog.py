"""Before an import is undone: what goes, what she did since that goes with it, and what later edits keep."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from lianping_desk.services.returns.importing.undo_import import UndoneImport
from lianping_desk.ui.dialog_size import open_at

_GOES_WITH_IT = "后来只对这次导入的内容做过这些，会一起撤销："
_KEPT = "这些后来又改过，或已经被别处用到，会保留现在的样子，不撤："


class UndoImportDialog(QDialog):
    """Accepted when she undoes. Esc and Enter both mean the safe answer."""

    def __init__(self, parent: QWidget | None, question: str, more: str, found: UndoneImport) -> None:
        super().__init__(parent)
        self.setWindowTitle("撤销导入")
        open_at(self, 720, 460)
        heading = QLabel(question)
        heading.setProperty("heading", True)
        said = QLabel(more)
        for label in (heading, said):
            label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addWidget(said)
        self.lists: list[QPlainTextEdit] = []
        for title, lines in ((_GOES_WITH_IT, found.steps), (_KEPT, found.kept)):
            if lines:
                self._add_list(layout, f"{title}（{len(lines)}）", lines)
        buttons = QDialogButtonBox()
        self.agree = buttons.addButton("撤销导入", QDialogButtonBox.ButtonRole.AcceptRole)
        self.decline = buttons.addButton("不撤销", QDialogButtonBox.ButtonRole.RejectRole)
        self.decline.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.decline.setFocus()

    def _add_list(self, layout: QVBoxLayout, title: str, lines: Sequence[str]) -> None:
        label = QLabel(title)
        label.setWordWrap(True)
        text = QPlainTextEdit("\n".join(lines))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        label.setBuddy(text)
        layout.addWidget(label)
        layout.addWidget(text, 1)
        self.lists.append(text)
