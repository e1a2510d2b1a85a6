"""Teach the reader a word of a unit's table: what it means, and for whom."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from lianping_desk.domain.plan import Plan
from lianping_desk.domain.received import FIELD_NAMES
from lianping_desk.domain.taught import NOT_WANTED, TaughtKind
from lianping_desk.services.returns.doubts.show_doubts import ShownDoubt
from lianping_desk.ui.dialog_size import open_at

_NO_COLUMNS = frozenset({"row", "heading", "period", "version"})


def meanings(kind: TaughtKind, plan: Plan, indicators: Sequence[str], candidates: Sequence[str]) -> list[str]:
    """Everything that a word can mean, the likely ones first."""
    match kind:
        case TaughtKind.heading:
            every = [name for field, name in FIELD_NAMES.items() if field not in _NO_COLUMNS] + [NOT_WANTED]
        case TaughtKind.task:
            every = [f"{task.no}　{task.title}" for task in plan.tasks]
        case TaughtKind.measure:
            every = [f"{task.no}.{one.no}　{one.title}" for task in plan.tasks for one in task.measures]
        case TaughtKind.indicator:
            every = list(indicators)
    titles = {one.partition("　")[2] or one: one for one in every}
    first = [titles.get(one, one) for one in candidates]
    return list(dict.fromkeys((*first, *every)))


class TeachDialog(QDialog):
    """Accepted with `answer` (what the word means) and `for_all` (for every unit, not only this one).

    `chosen` is the meaning that stands under the cursor first.
    """

    def __init__(
        self,
        parent: QWidget | None,
        shown: ShownDoubt,
        kind: TaughtKind,
        plan: Plan,
        indicators: Sequence[str],
        chosen: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("记住这个说法")
        open_at(self, 560, 520)
        self._every = meanings(kind, plan, indicators, shown.doubt.candidates)
        heading = QLabel(f"表里的“{shown.doubt.text}”是哪{_COUNTED[kind]}？")
        heading.setProperty("heading", True)
        heading.setWordWrap(True)
        self.search = _Search()
        self.search.setPlaceholderText("输入几个字查找，↑↓ 选择")
        self.search.textChanged.connect(lambda _text: self._fill())
        self.list = QListWidget()
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.search.passed_on = self.list
        self.this_unit = QRadioButton(f"只对{shown.unit}" if shown.unit else "只对这个单位（单位还没有确定）")
        self.all_units = QRadioButton("对所有单位")
        self.this_unit.setEnabled(bool(shown.unit))
        (self.this_unit if shown.unit else self.all_units).setChecked(True)
        scope = QHBoxLayout()
        scope.addWidget(self.this_unit)
        scope.addWidget(self.all_units)
        scope.addStretch(1)
        note = QLabel("记住以后马上按它重读，以后收到的表也照此识别；可以在“设置”的“识别用语”里查看和忘掉。")
        note.setProperty("faint", True)
        note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.agree = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.agree.setText("记住")
        self.agree.setProperty("primary", True)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("取消")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (heading, self.search, self.list):
            layout.addWidget(widget)
        layout.addLayout(scope)
        layout.addWidget(note)
        layout.addWidget(buttons)
        self._fill()
        found = [number for number, one in enumerate(self._every) if one == chosen or one.endswith(f"　{chosen}")]
        if chosen and found:
            self.list.setCurrentRow(found[0])
        self.search.setFocus()

    @property
    def answer(self) -> str:
        """What she says the word means; a number before a title is what counts."""
        item = self.list.currentItem()
        text = item.text() if item else ""
        number, between, _ = text.partition("　")
        return number if between else text

    @property
    def for_all(self) -> bool:
        return self.all_units.isChecked()

    def _fill(self) -> None:
        wanted = self.search.text().strip()
        self.list.clear()
        self.list.addItems([one for one in self._every if wanted in one])
        self.list.setCurrentRow(0)
        self.agree.setEnabled(self.list.count() > 0)


_COUNTED = {
    TaughtKind.heading: "一栏",
    TaughtKind.task: "项任务",
    TaughtKind.measure: "条举措",
    TaughtKind.indicator: "项指标",
}


class _Search(QLineEdit):
    """A line whose arrow keys move in the list below."""

    passed_on: QListWidget | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.passed_on is not None:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = self.passed_on.currentRow() + step
            if 0 <= row < self.passed_on.count():
                self.passed_on.setCurrentRow(row)
            return
        super().keyPressEvent(event)
