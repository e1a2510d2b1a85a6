"""One doubt in full: where, why, what stands around it, and the ways to settle it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lianping_desk.services.returns.show_doubts import ShownDoubt
from lianping_desk.ui.returns.surroundings import Surroundings

MOST_CANDIDATES = 6

_ADVICE = {
    "unit": "这份文件（或这一行）是哪个单位的？",
    "period": "这份文件是哪一期的？",
    "version": "这一份和已有的一份，以哪份为准？",
    "task": "这一行说的是哪项任务？",
    "indicator": "这一行说的是哪项指标？",
    "name": "这一行是哪个基地？",
    "row": "这一行要不要采用？",
}
_TAKE = {"row": "采用这一行"}


class DoubtAnswer(QWidget):
    """`answered` is emitted with the doubt and her answer (None: leave out), `postponed` with the doubt."""

    answered = Signal(object, object)
    postponed = Signal(object)

    def __init__(self, *, can_postpone: bool = False) -> None:
        super().__init__()
        self._shown: ShownDoubt | None = None
        self._offered_buttons: list[QPushButton] = []
        self.where = QLabel()
        self.where.setProperty("faint", True)
        self.where.setWordWrap(True)
        self.why = QLabel()
        self.why.setWordWrap(True)
        self.why.setProperty("heading", True)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.picture = Surroundings()
        self.waiting = QLabel()
        self.waiting.setWordWrap(True)
        self.question = QLabel()
        self.question.setWordWrap(True)
        self.candidates = QVBoxLayout()
        self.candidates.setSpacing(4)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText("手工填写，按回车确定")
        self.typed.returnPressed.connect(self._type)
        self.type_button = _button("填写", self._type)
        self.leave_button = _button("不采用（&X）", lambda: self._answer(None))
        self.postpone_button = _button("先留着（&L）", self._postpone)
        self.postpone_button.setVisible(can_postpone)
        typing = QHBoxLayout()
        typing.addWidget(self.typed, 1)
        typing.addWidget(self.type_button)
        last = QHBoxLayout()
        last.addWidget(self.leave_button)
        last.addWidget(self.postpone_button)
        last.addStretch(1)
        inner = QWidget()
        inner.setObjectName("page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(10, 4, 4, 4)
        column.setSpacing(6)
        for widget in (self.why, self.where, self.text, self.picture, self.waiting, self.question):
            column.addWidget(widget)
        column.addLayout(self.candidates)
        column.addLayout(typing)
        column.addLayout(last)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("page")
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.inner = inner
        self.show_doubt(None)

    def show_doubt(self, shown: ShownDoubt | None) -> None:
        """Show this doubt and its candidates; None clears the panel."""
        self._shown = shown
        self.inner.setVisible(shown is not None)
        self.picture.show_doubt(shown)
        self.typed.clear()
        for button in self._offered_buttons:
            self.candidates.removeWidget(button)
            button.hide()  # until the event loop deletes it, it would lie over the others
            button.deleteLater()
        self._offered_buttons.clear()
        if shown is None:
            return
        doubt = shown.doubt
        name = f"{shown.field_name}：" if shown.field_name else ""
        self.why.setText(f"{name}{doubt.why}")
        self.where.setText("　".join(part for part in (shown.unit, shown.file, shown.address) if part))
        self.text.setText(f"原文：“{doubt.text}”")
        self.text.setVisible(bool(doubt.text))
        self.waiting.setText(f"有 {shown.waiting} 行等着它，处理好才入库。")
        self.waiting.setVisible(shown.waiting > 0)
        self.question.setText(
            _ADVICE.get(doubt.field, "按哪个值入库？" if doubt.field else "请知悉，不影响其他内容入库。")
        )
        for number, candidate in enumerate(self._offered(shown)[:MOST_CANDIDATES], start=1):
            button = _candidate(number, candidate, partial(self._answer, candidate))
            self._offered_buttons.append(button)
            self.candidates.addWidget(button)
        can_type = bool(doubt.field) and doubt.field not in ("row", "version")
        self.typed.setVisible(can_type)
        self.type_button.setVisible(can_type)
        self.leave_button.setText("不采用（&X）" if doubt.field else "知道了（&X）")

    def _offered(self, shown: ShownDoubt) -> tuple[str, ...]:
        take = _TAKE.get(shown.doubt.field)
        return (take,) if take else shown.doubt.candidates

    def _type(self) -> None:
        if self.typed.text().strip():
            self._answer(self.typed.text().strip())

    def _answer(self, answer: str | None) -> None:
        if self._shown is not None:
            self.answered.emit(self._shown, answer)

    def _postpone(self) -> None:
        if self._shown is not None:
            self.postponed.emit(self._shown)


def _button(text: str, action: Callable[[], None]) -> QPushButton:
    made = QPushButton(text)
    made.clicked.connect(lambda _checked=False: action())
    made.setAutoDefault(False)
    return made


def _candidate(number: int, text: str, action: Callable[[], None]) -> QPushButton:
    """A button with its key (Alt+1 …); long texts stay within it."""
    made = _button(f"&{number}  {text.replace('&', '&&')}", action)
    made.setToolTip(text)
    made.setStyleSheet("text-align: left;")
    return made
