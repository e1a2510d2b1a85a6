"""A list to choose one of several values from."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox

WIDEST = 240
"""Logical pixels that a box asks for, however long its words are; the open list shows them whole."""

ROOM_BESIDE = 24
"""Logical pixels beside the words of the open list: its border and scroll bar."""


class ChoiceBox(QComboBox):
    """Words, and the values they stand for. Qt's own item data would turn the members of a StrEnum into plain text."""

    def __init__(self, choices: Sequence[tuple[str, Any]]) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._values: list[Any] = []
        self.offer(choices)

    def offer(self, choices: Sequence[tuple[str, Any]]) -> None:
        """Offer these from now on; what she chose stays where it is still offered. Nothing is emitted."""
        word = self.currentText()
        self.blockSignals(True)
        self.clear()
        self._values = [value for _, value in choices]
        self.addItems([text for text, _ in choices])
        self.setCurrentIndex(max(self.findText(word), 0))
        self.blockSignals(False)

    def sizeHint(self) -> QSize:
        """One unit with a long name leaves the rest of the line to the other filters."""
        return super().sizeHint().boundedTo(QSize(WIDEST, 1 << 20))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(QSize(WIDEST, 1 << 20))

    def showPopup(self) -> None:
        words = self.view().sizeHintForColumn(0) + ROOM_BESIDE
        self.view().setMinimumWidth(min(words, self.screen().availableGeometry().width() // 2))
        super().showPopup()

    @property
    def chosen(self) -> Any:
        """The value that is chosen; None while nothing is offered."""
        return self._values[self.currentIndex()] if self._values else None

    def choose(self, value: Any) -> None:
        """Choose `value`; the first one where it is not offered."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
