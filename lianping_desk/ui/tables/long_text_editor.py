"""Where she edits a cell of long text: all its lines in view, Enter ends the edit as it does in every other cell."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

LEAST_WIDTH = 220
"""Logical pixels; a narrower cell is covered with its right neighbours while she types."""


FRAME = 6
"""Logical pixels of the border above and below, and a little air."""


class LongTextEditor(QPlainTextEdit):
    """Grows with its lines as far as the table is high. `entered` is emitted on Enter; Shift+Enter begins a line."""

    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self._keeps_lines = False
        self._least_height = 0
        self.textChanged.connect(self._grow)

    def show_text(self, text: str) -> None:
        """Edit this text, all of it chosen, so that typing replaces it."""
        self._keeps_lines = "\n" in text
        self.setPlainText(text)
        self.selectAll()

    def text(self) -> str:
        """What stands there now; a pasted text of several lines becomes one where the cell had one before."""
        lines = [line.strip() for line in self.toPlainText().split("\n")]
        return "\n".join(lines) if self._keeps_lines else " ".join(line for line in lines if line)

    def stand_at_least(self, height: int) -> None:
        """Cover at least the cell."""
        self._least_height = height
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier):
                self._keeps_lines = True
                self.textCursor().insertText("\n")
            else:
                self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _grow(self) -> None:
        table = self.parentWidget()
        if table is None or not self._least_height:
            return
        lines = sum(self._height_of(block) for block in range(self.blockCount()))
        wanted = math.ceil(lines + 2 * self.document().documentMargin()) + FRAME
        height = min(max(self._least_height, wanted), table.height())
        too_high = wanted > table.height()
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if too_high else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        top = max(0, min(self.y(), table.height() - height))
        self.setGeometry(self.x(), top, self.width(), height)

    def _height_of(self, block: int) -> float:
        lines = self.document().findBlockByNumber(block).layout()
        return max(lines.boundingRect().height(), self.fontMetrics().lineSpacing())
