"""Change the text (范文) that notices of a kind are drafted from, or go back to the one that ships."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from lianping_desk.domain.notice import NoticeKind
from lianping_desk.domain.notice_fields import FIELDS
from lianping_desk.domain.notice_text import NoticeText
from lianping_desk.services.notices.save_text import save_text
from lianping_desk.services.notices.show_text import shipped_text, show_text
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.tool_button import tool_button, tool_line
from lianping_desk.ui.workspace import Workspace

_ROW = 26


class TextDialog(FormDialog):
    """Head, body, and the fields that may stand in braces: a double click or Enter puts one in."""

    def __init__(self, workspace: Workspace, kind: NoticeKind, parent: QWidget | None = None) -> None:
        super().__init__(parent or workspace.window, f"{kind.chinese}的范文", self._keep, "保存范文")
        self._workspace, self._kind = workspace, kind
        self.title_field, self.number = QLineEdit(), QLineEdit()
        self.addressee, self.copies_to = QLineEdit(), QLineEdit()
        self.body = QPlainTextEdit()
        self.body.setTabChangesFocus(True)
        self.body.setMinimumHeight(160)
        self.body.setAccessibleName("正文")
        self.names = QListWidget()
        self.names.setFixedWidth(150)
        self.names.setAccessibleName("可以自动填的栏目")
        for field in FIELDS[kind]:
            item = QListWidgetItem(f"{{{field.name}}}")
            item.setToolTip(field.meaning or field.name)
            item.setSizeHint(QSize(0, _ROW))
            self.names.addItem(item)
        self.names.itemActivated.connect(self.put_in)
        for label, line in (
            ("标题", self.title_field),
            ("文号", self.number),
            ("主送", self.addressee),
            ("抄送", self.copies_to),
        ):
            self.fields.addRow(label, line)
        beside = QHBoxLayout()
        beside.addWidget(self.body, 1)
        beside.addWidget(self.names)
        self.fields.addRow("正文", beside)
        hint = QLabel("花括号里的栏目起草时自动填上；双击右边的栏目放到正文里。没有内容的一行会自动去掉。")
        hint.setProperty("faint", True)
        hint.setWordWrap(True)
        self.fields.addRow("", hint)
        tools = QWidget()
        row = tool_line(tools)
        row.addWidget(tool_button(self, "恢复原来的范文", "undo-2", lambda: self._show(shipped_text(kind))))
        row.addStretch(1)
        self.fields.addRow("", tools)
        shown = workspace.read(lambda: show_text(workspace.desk, kind))
        self._show(shown or shipped_text(kind))
        open_at(self, 860, 620)

    def put_in(self, item: QListWidgetItem) -> None:
        """Put a field where the cursor is in the body."""
        self.body.insertPlainText(item.text())
        self.body.setFocus()

    def _show(self, text: NoticeText) -> None:
        self.title_field.setText(text.title)
        self.number.setText(text.number)
        self.addressee.setText(text.addressee)
        self.copies_to.setText(text.copies_to)
        self.body.setPlainText(text.body)

    def _keep(self) -> None:
        text = NoticeText(
            title=self.title_field.text().strip(),
            body=self.body.toPlainText().strip("\n"),
            number=self.number.text().strip(),
            addressee=self.addressee.text().strip(),
            copies_to=self.copies_to.text().strip(),
        )
        save_text(self._workspace.desk, self._kind, text)
