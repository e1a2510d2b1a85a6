"""A card of the home page: a heading, lights with their counts, lines."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from lianping_desk.domain.progress import TaskState
from lianping_desk.services.home.values import HomeCard
from lianping_desk.ui.home.line import LineWidget, light_label


class CardWidget(QFrame):
    """Shows one card; `lines` are its widgets from top to bottom."""

    def __init__(self, card: HomeCard) -> None:
        super().__init__()
        self.setObjectName("card")
        with_light = any(line.state is not None for line in card.lines)
        self.lines = [LineWidget(line, with_light=with_light) for line in card.lines]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.setSpacing(1)
        heading = QLabel(card.title)
        heading.setProperty("heading", True)
        heading.setContentsMargins(8, 0, 8, 2)
        heading.setWordWrap(True)
        whole.addWidget(heading)
        if card.counts:
            whole.addLayout(_lights(card.counts))
        for line in self.lines:
            whole.addWidget(line)
        if not self.lines and card.empty:
            empty = QLabel(card.empty)
            empty.setProperty("faint", True)
            empty.setContentsMargins(8, 4, 8, 4)
            empty.setWordWrap(True)
            whole.addWidget(empty)


def _lights(counts: tuple[tuple[TaskState, int], ...]) -> QHBoxLayout:
    """Each light with its word and how many there are."""
    row = QHBoxLayout()
    row.setContentsMargins(8, 2, 8, 4)
    row.setSpacing(5)
    for state, number in counts:
        row.addWidget(light_label(state))
        row.addWidget(QLabel(f"{state.value} {number}"))
        row.addSpacing(10)
    row.addStretch(1)
    return row
