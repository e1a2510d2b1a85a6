"""How large a dialog opens: as large as it wants, within the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

SHARE = 0.94
"""Of the screen's room; the rest shows that the window is still behind."""


def open_at(dialog: QWidget, width: int, height: int) -> None:
    """Let the dialog open at this size in logical pixels, smaller where the screen is (200 % scaling)."""
    room = dialog.screen().availableSize()
    dialog.resize(QSize(width, height).boundedTo(QSize(int(room.width() * SHARE), int(room.height() * SHARE))))
