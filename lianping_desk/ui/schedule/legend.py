"""What each light means, in one line below the timeline that goes on in the next where the window is narrow."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from lianping_desk.domain.progress import TaskState, Thresholds
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.lights import light_icon

LIGHT = QSize(16, 16)


def short_meaning(state: TaskState, thresholds: Thresholds) -> str:
    """A state with its threshold in few words: 慢序时（落后15点以内）."""
    match state:
        case TaskState.on_track:
            return f"{state.value}（落后{thresholds.on_track_lag:g}点以内）"
        case TaskState.slow:
            return f"{state.value}（落后{thresholds.slow_lag:g}点以内）"
        case TaskState.behind:
            return f"{state.value}（落后{thresholds.slow_lag:g}点以上）"
        case TaskState.done_early:
            return f"{state.value}（早{thresholds.early_days}天以上）"
    return str(state.value)


class Legend(FlowLine):
    """Every state with its light; the whole meaning is the hint."""

    def __init__(self) -> None:
        super().__init__()
        self._words: dict[TaskState, QLabel] = {}
        self._lights: dict[TaskState, QLabel] = {}
        for state in TaskState:
            entry = QWidget()
            row = QHBoxLayout(entry)
            row.setContentsMargins(0, 4, 8, 4)
            row.setSpacing(4)
            self._lights[state] = QLabel()
            self._words[state] = QLabel()
            row.addWidget(self._lights[state])
            row.addWidget(self._words[state])
            self.add(entry)

    def show_thresholds(self, thresholds: Thresholds) -> None:
        """Say what the lights mean under these thresholds."""
        for state, meaning in thresholds.legend():
            self._lights[state].setPixmap(light_icon(state).pixmap(LIGHT, self.devicePixelRatioF()))
            self._words[state].setText(short_meaning(state, thresholds))
            self._words[state].setToolTip(meaning)

    def text_of(self, state: TaskState) -> str:
        """What stands beside the light of a state."""
        return self._words[state].text()
