"""The fields of one notice: title, number, addressee, text and the rest, to be changed before it is made."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.notice import Notice
from lianping_desk.ui.typed_fields import day_field

_HINT = "一段一行。“一、”“（一）”开头是标题；“附件：”列附件，“【附件】”起另一页；“| 单位 | 姓名 |”是表格。"


class LetterFields(QWidget):
    """Shows a notice; `changed` follows every change of hers."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._notice: Notice | None = None
        self.title_field, self.number, self.addressee = QLineEdit(), QLineEdit(), QLineEdit()
        self.copies_to, self.signed_by, self.red_head = QLineEdit(), QLineEdit(), QLineEdit()
        self.on = day_field()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("正文")
        self.text.setMinimumHeight(150)
        self.setMinimumWidth(360)
        self.copies_to.setPlaceholderText("没有就空着")
        self.red_head.setPlaceholderText("不套红头就空着")
        self.on.setPlaceholderText("如 2023-06-30")
        self._lay_out()
        for field in self._lines():
            field.textChanged.connect(lambda _text: self.changed.emit())
        self.text.textChanged.connect(self.changed)

    def show_notice(self, notice: Notice) -> None:
        """Show this one. Nothing is emitted."""
        self.blockSignals(True)
        self._notice = notice
        for field, text in (
            (self.title_field, notice.title),
            (self.number, notice.number),
            (self.addressee, notice.addressee),
            (self.copies_to, notice.copies_to),
            (self.signed_by, notice.signed_by),
            (self.red_head, notice.red_head),
            (self.on, notice.on.isoformat()),
        ):
            field.setText(text)
            field.setCursorPosition(0)
        self.text.setPlainText(notice.text)
        self.blockSignals(False)

    def notice(self) -> Notice:
        """What stands in the fields; DeskError when the day cannot be read."""
        if self._notice is None:
            raise DeskError("还没有选定哪一份。", "请先在左边选一份。")
        on: date | None = self.on.value()
        if on is None:
            raise DeskError("没有成文日期。", "请写成 2023-06-30 的样子。")
        return replace(
            self._notice,
            title=self.title_field.text(),
            number=self.number.text(),
            addressee=self.addressee.text(),
            copies_to=self.copies_to.text(),
            signed_by=self.signed_by.text(),
            red_head=self.red_head.text(),
            on=on,
            text=self.text.toPlainText(),
        )

    def set_read_only(self, is_read_only: bool) -> None:
        """Let her look without changing anything."""
        for field in self._lines():
            field.setReadOnly(is_read_only)
        self.text.setReadOnly(is_read_only)

    def _lines(self) -> tuple[QLineEdit, ...]:
        return (
            self.title_field,
            self.number,
            self.addressee,
            self.copies_to,
            self.signed_by,
            self.red_head,
            self.on,
        )

    def _lay_out(self) -> None:
        top = QFormLayout()
        top.setVerticalSpacing(6)
        top.addRow("标题(&T)", self.title_field)
        top.addRow("主送(&A)", self.addressee)
        top.addRow("抄送(&C)", self.copies_to)
        beside = QGridLayout()
        beside.setHorizontalSpacing(10)
        beside.setVerticalSpacing(6)
        for place, (words, field) in enumerate(
            (
                ("文号(&N)", self.number),
                ("日期(&R)", self.on),
                ("署名(&S)", self.signed_by),
                ("红头(&H)", self.red_head),
            )
        ):
            label = QLabel(words)
            label.setBuddy(field)
            beside.addWidget(label, place // 2, place % 2 * 2)
            beside.addWidget(field, place // 2, place % 2 * 2 + 1)
        hint = QLabel(_HINT)
        hint.setProperty("faint", True)
        hint.setWordWrap(True)
        hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        whole = QGridLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setVerticalSpacing(6)
        whole.addLayout(top, 0, 0)
        whole.addLayout(beside, 1, 0)
        whole.addWidget(self.text, 2, 0)
        whole.addWidget(hint, 3, 0)
        whole.setRowStretch(2, 1)
