"""Search in the previewed document: Ctrl+F, Enter for the next place, Shift+Enter for the one before, Esc closes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from lianping_desk.ui.tool_button import tool_button


class SearchBar(QWidget):
    """A line above the pages; `closed` when she is done."""

    closed = Signal()

    def __init__(self, view: QPdfView) -> None:
        super().__init__()
        self._view = view
        self._at = -1
        self.model = QPdfSearchModel(self)
        view.setSearchModel(self.model)
        self.model.countChanged.connect(self._found)
        self.words = QLineEdit()
        self.words.setPlaceholderText("在材料里找")
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._search)
        self.count = QLabel()
        self.count.setProperty("faint", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.count)
        row.addWidget(tool_button(self, "", "chevron-up", lambda: self.step(-1), "Shift+F3", "上一处"))
        row.addWidget(tool_button(self, "", "chevron-down", lambda: self.step(1), "F3", "下一处"))
        row.addWidget(tool_button(self, "", "x", self.close_search, hint="不找了（Esc）"))
        self.hide()

    def open(self) -> None:
        """Show the line and wait for words."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def close_search(self) -> None:
        """Hide the line; the marks in the document go."""
        self.words.clear()
        self.hide()
        self.closed.emit()

    def show_document(self, document: QPdfDocument) -> None:
        """Search in this document from now on."""
        self.model.setDocument(document)
        self._search(self.words.text())

    def step(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1), around the ends."""
        total = self.model.rowCount(self.model.index(-1, -1))
        if total:
            self._show((self._at + by) % total)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_search()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _search(self, words: str) -> None:
        self._at = -1
        self.count.setText("")
        self.model.setSearchString(words.strip())
        self._found()

    def _found(self) -> None:
        """The model goes on finding in the background; the first place is shown as soon as it is there."""
        total = self.model.rowCount(self.model.index(-1, -1))
        if total and self._at < 0:
            self._show(0)
        elif self.words.text().strip():
            self.count.setText(f"{self._at + 1} / {total}" if total else "没有找到")

    def _show(self, place: int) -> None:
        self._at = place
        self._view.setCurrentSearchResultIndex(place)
        link = self.model.resultAtIndex(place)
        # Not jump(link): the zoom of a found place is 0, and QPdfView of Qt 6.12 dies painting at that.
        navigator = self._view.pageNavigator()
        navigator.jump(link.page(), link.location(), navigator.currentZoom())
        self.count.setText(f"{place + 1} / {self.model.rowCount(self.model.index(-1, -1))}")
