"""Where the next plan comes from: a file chosen or dropped, or text that she pastes."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lianping_desk.ui import messages
from lianping_desk.ui.dialog_size import open_at

KINDS = "方案文件 (*.docx *.txt *.md);;所有文件 (*)"


class SourceDialog(QDialog):
    """`source` is the file, or the text, once she has agreed; nothing is read or stored here."""

    def __init__(self, parent: QWidget | None, folder: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle("读入方案")
        self.source: Path | str | None = None
        self._folder = folder
        choose = QPushButton("选择文件…")
        choose.setProperty("primary", True)
        choose.clicked.connect(lambda _checked=False: self.choose())
        self.drop = DropArea(choose)
        self.drop.dropped.connect(self._take_file)
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText("也可以把方案全文粘贴到这里（Ctrl+V）")
        self.text.setTabChangesFocus(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.read = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.read.setText("读取粘贴的文字")
        self.read.setEnabled(False)
        self.text.textChanged.connect(lambda: self.read.setEnabled(bool(self.text.toPlainText().strip())))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("取消")
        buttons.accepted.connect(self._take_text)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.drop)
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons)
        open_at(self, 640, 460)

    def choose(self) -> None:
        """Ask for a file."""
        files = messages.ask_files(self, "选择方案文件", self._folder, KINDS)
        if files:
            self._take_file(files[0])

    def _take_file(self, file: Path) -> None:
        self.source = file
        self.accept()

    def _take_text(self) -> None:
        self.source = self.text.toPlainText()
        self.accept()


class DropArea(QFrame):
    """`dropped` is emitted with the first file that is dropped on it."""

    dropped = Signal(object)

    def __init__(self, choose: QPushButton) -> None:
        super().__init__()
        self.setObjectName("drop-area")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 18, 16, 18)
        told = QLabel("把方案文件（.docx、.txt）拖到这里，或")
        told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        more = QLabel("旧版 .doc、PDF、扫描件请先用 WPS 或 Word 另存为 .docx。读完先给您看，同意后才存。")
        more.setWordWrap(True)
        more.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        more.setProperty("faint", True)
        layout.addWidget(told)
        layout.addWidget(choose, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(more)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.dropped.emit(files[0])
