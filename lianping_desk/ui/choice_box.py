"""A list to choose one of several values from."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox


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

    @property
    def chosen(self) -> Any:
        """The value that is chosen; None while nothing is offered."""
        return self._values[self.currentIndex()] if self._values else None

    def choose(self, value: Any) -> None:
        """Choose `value`; the first one where it is not offered."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
