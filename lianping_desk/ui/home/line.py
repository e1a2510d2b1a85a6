"""One line of a card: its light, its text, its detail; Enter or a click opens its place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from lianping_desk.domain.progress import TaskState
from lianping_desk.services.home.values import HomeLine, Tone
from lianping_desk.ui.lights import light_icon

STEPS = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right"}


class LineWidget(QFrame):
    """A line that takes the focus; `with_light` leaves room for a light.

    `stepped` is emitted with up, down, left or right on the arrow keys.
    """

    opened = Signal(object)
    stepped = Signal(str)

    def __init__(self, line: HomeLine, *, with_light: bool) -> None:
        super().__init__()
        self.line = line
        self.setObjectName("home-line")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{line.text} {line.detail}")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 8, 5)
        row.setSpacing(8)
        if with_light:
            row.addWidget(light_label(line.state), 0, Qt.AlignmentFlag.AlignTop)
        text = QLabel(line.text)
        text.setWordWrap(True)
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(text, 1)
        if line.detail:
            detail = QLabel(line.detail)
            detail.setProperty(_LOOK[line.tone], True)
            row.addWidget(detail, 0, Qt.AlignmentFlag.AlignTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.line)
        elif key in STEPS:
            self.stepped.emit(STEPS[key])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.line)


def light_label(state: TaskState | None) -> QLabel:
    """The light of a state, or the room for one."""
    label = QLabel()
    label.setFixedWidth(16)
    label.setContentsMargins(0, 3, 0, 0)
    if state is not None:
        label.setPixmap(light_icon(state).pixmap(16, 16))
        label.setToolTip(state.value)
    return label


_LOOK = {Tone.calm: "faint", Tone.due: "warning", Tone.late: "trouble"}


def neighbour(columns: list[list[LineWidget]], line: LineWidget, step: str) -> LineWidget | None:
    """The line that an arrow key leads to: above or below in the same column, or the nearest in the other one."""
    column = next((number for number, lines in enumerate(columns) if line in lines), None)
    if column is None:
        return None
    if step in ("up", "down"):
        place = columns[column].index(line) + (1 if step == "down" else -1)
        return columns[column][place] if 0 <= place < len(columns[column]) else None
    other = column + (1 if step == "right" else -1)
    if not 0 <= other < len(columns) or not columns[other]:
        return None
    return min(columns[other], key=lambda one: abs(_height(one) - _height(line)))


def _height(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), widget.rect().center()).y()
