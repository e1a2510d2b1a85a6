"""The line she is on, in full: a doubt with the keys that settle it, or a value with the text it came from."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lianping_desk.domain.decision import Settled
from lianping_desk.domain.period import period_title
from lianping_desk.domain.taught import TaughtKind
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.returns.review.lines import Line, LineKind
from lianping_desk.ui.returns.review.walk import AsBefore

MOST_CANDIDATES = 9
WIDEST_CANDIDATE = 340
TYPED_WIDTH = 300
LEAST_HEIGHT, LOW_HEIGHT = 70, 44
"""Logical pixels for what is told: the reason, the place, and a line of the text."""
NO_TYPING = frozenset({"row", "version", "heading", ""})
CAN_BE_TAUGHT = frozenset(kind.value for kind in TaughtKind)

_QUESTIONS = {
    "unit": "是哪个单位的？",
    "period": "是哪一期的？",
    "version": "以哪一份为准？",
    "task": "这一行说的是哪项任务？",
    "measure": "说的是哪条举措？",
    "indicator": "这一行说的是哪项指标？",
    "name": "这一行是哪个基地？",
    "row": "这一行要不要采用？",
    "heading": "这一栏是什么内容？（选定后会记住，马上重读）",
    "": "请知悉，不影响其他内容入库。",
}
_LEAVE = {
    "": "知道了",
    "row": "整行不要",
    "heading": "这一栏不要",
    "unit": "整份不要",
    "period": "整份不要",
    "version": "不要这一份",
}


def candidates_of(line: Line) -> tuple[str, ...]:
    """What the keys 1 to 9 take."""
    if line.doubt is None:
        return ()
    return ("采用这一行",) if line.field == "row" else line.doubt.doubt.candidates[:MOST_CANDIDATES]


class DoubtCard(QFrame):
    """`answered` is emitted with the answer she chose or typed; the others with nothing."""

    answered = Signal(str)
    left_out = Signal()
    teaching_wanted = Signal()
    as_before_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._line: Line | None = None
        self.why = _label("heading")
        self.where = _label("faint")
        self.text = _label()
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.question = QLabel()
        self.choices = FlowLine()
        self.choices.add(self.question)
        self._offered: list[QPushButton] = []
        self.typed = _Typed()
        self.typed.setPlaceholderText("填好按回车，Esc 返回")
        self.typed.setFixedWidth(TYPED_WIDTH)
        self.typed.returnPressed.connect(self._type)
        self.typed.left.connect(self._stop_typing)
        self.trouble = _label("trouble")
        self.type_button = _button("T　填写…", self.start_typing)
        self.leave_button = _button("", self.left_out.emit)
        self.teach_button = _button("H　记住这个说法…", self.teaching_wanted.emit)
        self.as_before_button = _button("", self.as_before_wanted.emit)
        for button in (self.as_before_button, self.type_button, self.leave_button, self.teach_button):
            self.choices.add(button)
        told = QWidget()
        told.setObjectName("page")
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.why, self.where, self.text):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("page")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(told)
        self._told = area
        self.keep_low(False)
        typing = QHBoxLayout()
        typing.addWidget(self.typed)
        typing.addWidget(self.trouble, 1)
        typing.addStretch()  # while there is no trouble
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2, 6, 2, 0)
        whole.setSpacing(5)
        whole.addWidget(area, 1)
        whole.addLayout(typing)
        whole.addWidget(self.choices)
        self.show_line(None)

    def show_line(
        self,
        line: Line | None,
        decision: str = "",
        *,
        says: str = "",
        counted: str = "",
        as_before: AsBefore | None = None,
    ) -> None:
        """Show a line with her decision about it in words; `says` stands there when there is no line, `counted` beside
        a doubt; `as_before` is offered as one more choice.
        """
        self._line = line
        self._stop_typing()
        self._show_choices(line)
        self.as_before_button.setVisible(as_before is not None)
        if as_before is not None:
            self.as_before_button.setText(_as_before(as_before))
        if line is None:
            self.why.setText(says)
            self.where.clear()
            self.text.clear()
            return
        place = f"{line.sheet} {line.cell}" if line.sheet and line.cell else line.cell or line.sheet or ""
        if line.kind is LineKind.doubt and line.doubt is not None:
            self.why.setText(f"{line.title}：{line.text}" if line.field else line.text)
            parts = [counted, line.doubt.unit, place, line.about]
            if line.doubt.waiting:
                parts.append(f"有 {line.doubt.waiting} 行等着它")
            if decision:
                parts.append(f"您的决定：{decision}（退格键撤回）")
            self.text.setText(f"原文：“{line.original}”" if line.original else "")
        else:
            self.why.setText(f"{line.title}　{line.text}" if line.kind is LineKind.heading else line.title)
            parts = [place, line.about, line.remark]
            original = line.original if line.original != line.text else ""
            told = "" if line.kind is LineKind.heading else line.text
            self.text.setText(f"{told}\n原文：“{original}”" if original else told)
        self.where.setText("　".join(part for part in parts if part))
        self.where.setVisible(bool(self.where.text()))

    def keep_low(self, is_low: bool) -> None:
        """Leave more room to the sheet, as at 200 % scaling; what does not fit is scrolled."""
        self._told.setMinimumHeight(LOW_HEIGHT if is_low else LEAST_HEIGHT)

    def start_typing(self) -> None:
        """Let her type a value."""
        if self._line is not None and self._line.field not in NO_TYPING and self._line.doubt is not None:
            self.typed.show()
            self.typed.setFocus()

    def show_trouble(self, sentence: str) -> None:
        """Say why the answer cannot be taken."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _show_choices(self, line: Line | None) -> None:
        for button in self._offered:
            self.choices.remove(button)
            button.hide()  # until the event loop deletes it, it would lie over the others
            button.deleteLater()
        self._offered = []
        is_doubt = line is not None and line.doubt is not None
        self.choices.setVisible(is_doubt)
        if line is None or line.doubt is None:
            return
        self.question.setText(_QUESTIONS.get(line.field, "按哪个值入库？"))
        for number, candidate in enumerate(candidates_of(line), start=1):
            button = _button("", partial(self.answered.emit, candidate))
            words = period_title(candidate) if line.field == "period" else candidate
            text = button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, WIDEST_CANDIDATE)
            button.setText(f"{number}　{text.replace('&', '&&')}")
            button.setToolTip(words)
            self._offered.append(button)
        self.choices.put_first((self.question, *self._offered))
        self.type_button.setVisible(line.field not in NO_TYPING)
        self.teach_button.setVisible(line.field in CAN_BE_TAUGHT)
        self.leave_button.setText(f"D　{_LEAVE.get(line.field, '不采用')}")

    def _type(self) -> None:
        if self.typed.text().strip():
            self.answered.emit(self.typed.text().strip())

    def _stop_typing(self) -> None:
        had_focus = self.typed.hasFocus()
        self.typed.clear()
        self.typed.hide()
        self.show_trouble("")
        if had_focus:
            self.typed.done.emit()


class _Typed(QLineEdit):
    """A line in which Enter takes what she typed, and nothing else of the window."""

    left = Signal()
    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


def _as_before(before: AsBefore) -> str:
    taken = before.in_words if before.decision.how is not Settled.left_out else "整份不要"
    return f"A　照前面定：{taken}" + (f"（{before.files}份都这样）" if before.files > 1 else "")


def _label(look: str = "") -> QLabel:
    made = QLabel()
    made.setWordWrap(True)
    if look:
        made.setProperty(look, True)
    return made


def _button(text: str, action: Callable[[], None]) -> QPushButton:
    made = QPushButton(text)
    made.clicked.connect(lambda _checked=False: action())
    made.setAutoDefault(False)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
