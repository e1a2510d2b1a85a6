"""Below the ledger: what there is to say about the selected line, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QWidget

from lianping_desk.domain.unit_return import UnitReturn
from lianping_desk.services.returns.ledger.said_of_return import said_of
from lianping_desk.ui.tool_button import button_for, tool_line

NOTHING_SELECTED = "选中一个单位（可以多选），这里有它的情况和能办的事。"
ROOM_FOR_A_LINE = 840
"""Logical pixels from which the sentence stands beside the buttons, not above them."""


class UnitStrip(QFrame):
    """A sentence, and buttons for actions that work on the selected lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.said = QLabel(NOTHING_SELECTED)
        self.said.setWordWrap(True)
        self.said.setMinimumWidth(240)
        self.said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        holder = QWidget()
        self._buttons = tool_line(holder)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(10, 4, 6, 4)
        self._whole.setSpacing(4)
        self._whole.addWidget(self.said, 1)
        self._whole.addWidget(holder)

    def add_action(self, action: QAction) -> None:
        """A button for something that can be done with the selected lines."""
        self._buttons.addWidget(button_for(action))

    def show_lines(self, lines: Sequence[UnitReturn]) -> None:
        """Speak of these lines."""
        self.said.setText(said_of(lines) if lines else NOTHING_SELECTED)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= ROOM_FOR_A_LINE
        self._whole.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
