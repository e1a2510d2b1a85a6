"""Buttons that stay pressed, for what is shown and what is not; keys do the same, so that they take no focus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton


def toggle(text: str) -> QToolButton:
    """A button with this word."""
    made = QToolButton()
    made.setText(text)
    made.setProperty("chip", True)
    made.setCheckable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
