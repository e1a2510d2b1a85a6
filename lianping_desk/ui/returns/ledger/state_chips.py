"""The counts of the ledger as buttons: each shows the lines that it counts."""

from collections.abc import Sequence
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton

from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.unit_return import ReturnMark, UnitReturn
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.lights import light_icon


class Sort(Enum):
    """What else than a mark she may want to see."""

    awaited = ("待收", "没有报、退回没有重报、报来读不了的；答应的日子过了的排在最前")
    late = ("逾期", "过了截止日期还没有报的")
    incomplete = ("缺手续", "已收，但还缺领导审签或盖章纸质件")


Choice = ReturnMark | Sort | None


class StateChips(QObject):
    """Puts them into `line`. One is always down; `chosen` is its value: None for all lines, a sort, or a mark."""

    changed = Signal()

    def __init__(self, line: FlowLine) -> None:
        super().__init__(line)
        self.chosen: Choice = None
        self._lines: Sequence[UnitReturn] = ()
        self._buttons: dict[Choice, QToolButton] = {}
        for choice, word, hint in (
            (None, "全部", ""),
            (Sort.awaited, *Sort.awaited.value),
            (Sort.late, *Sort.late.value),
            *((mark, mark.chinese, mark.meaning) for mark in ReturnMark),
            (Sort.incomplete, *Sort.incomplete.value),
        ):
            self._buttons[choice] = _chip(choice, word, hint)
            self._buttons[choice].clicked.connect(partial(self._press, choice))
            line.add(self._buttons[choice])

    def show_counts(self, lines: Sequence[UnitReturn]) -> None:
        """Count these lines; a mark that none of them bears is not offered, unless it is chosen."""
        self._lines = lines
        for choice, button in self._buttons.items():
            count = sum(counts(one, choice) for one in lines)
            button.setText(f"{button.property('word')} {count}")
            button.setIcon(_icon(choice))
            button.setVisible(bool(count) or choice in (None, Sort.awaited, self.chosen))

    def choose(self, choice: Choice) -> None:
        """Press this button."""
        self.chosen = choice
        for other, button in self._buttons.items():
            button.setChecked(other == choice)
        self.show_counts(self._lines)
        self.changed.emit()

    def _press(self, choice: Choice, _checked: bool = False) -> None:
        self.choose(choice)


def _chip(choice: Choice, word: str, hint: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("word", word)
    button.setProperty("chip", True)
    button.setCheckable(True)
    button.setChecked(choice is None)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setToolTip(hint)
    return button


def _icon(choice: Choice) -> QIcon:
    """The light that the lines bear; nothing for those of several lights."""
    if isinstance(choice, ReturnMark):
        return light_icon(choice.light)
    return light_icon(TaskState.overdue) if choice is Sort.late else QIcon()


def counts(one: UnitReturn, choice: Choice) -> bool:
    """Whether the line is one of those that the choice shows."""
    match choice:
        case Sort.awaited:
            return one.is_awaited
        case Sort.late:
            return one.is_late
        case Sort.incomplete:
            return one.lacks_papers
    return choice is None or one.mark is choice
