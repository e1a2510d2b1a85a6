"""One line of text that gives way where there is no room: cut with an ellipsis, whole in its tip."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

NOTHING_BELOW = 48
"""Pixels below which a cut text would be no help: a hanzi and an ellipsis."""


class ElidedLabel(QLabel):
    """A label that never makes its window wide. `least` pixels it keeps when others want the room."""

    def __init__(self, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight, least: int = 1) -> None:
        super().__init__()
        self._mode = mode
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def shown(self) -> str:
        """The text as it stands there now."""
        room = self.contentsRect().width()
        if self.fontMetrics().horizontalAdvance(self.text()) <= room:
            return self.text()
        return self.fontMetrics().elidedText(self.text(), self._mode, room) if room >= NOTHING_BELOW else ""

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._least, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        where = self.alignment() | Qt.TextFlag.TextSingleLine
        role = self.foregroundRole()
        self.style().drawItemText(
            painter, self.contentsRect(), int(where), self.palette(), self.isEnabled(), self.shown, role
        )

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self.text() if self.shown != self.text() else "")
        return super().event(event)
