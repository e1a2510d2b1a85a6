"""发文: what all notices share, and the texts that they are drafted from."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lianping_desk.domain.notice import NoticeKind
from lianping_desk.ui.workspace import Workspace


class NoticesTab(QWidget):
    """Telephone, signature, red head; kept as soon as she leaves a field. A button for each kind's text."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.phone, self.signed_by, self.red_head = QLineEdit(), QLineEdit(), QLineEdit()
        self.phone.setPlaceholderText("印在“联系人”后面")
        self.signed_by.setPlaceholderText("空着就用办公室名称")
        self.red_head.setPlaceholderText("空着就用署名加“文件”")
        self.has_red_head = QCheckBox("套红头")
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(20)
        for label, field in (("联系电话", self.phone), ("署名", self.signed_by), ("发文机关标志", self.red_head)):
            field.setMaximumWidth(520)
            form.addRow(label, field)
        form.addRow("", self.has_red_head)
        self.texts = QHBoxLayout()
        self.texts.setSpacing(6)
        for kind in NoticeKind:
            button = QPushButton(f"{kind.chinese}…")
            button.setEnabled(not workspace.desk.read_only)
            button.clicked.connect(lambda _checked=False, kind=kind: self.change_text(kind))
            self.texts.addWidget(button)
        self.texts.addStretch(1)
        form.addRow("范文", self.texts)
        hint = QLabel("改过的范文存在数据文件夹的 texts 里，程序升级不会覆盖；随时可以恢复原来的。")
        hint.setProperty("faint", True)
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addStretch(1)
        for field in (self.phone, self.signed_by, self.red_head):
            field.editingFinished.connect(self._keep)
        self.has_red_head.toggled.connect(lambda _on: self._keep())

    def show_settings(self) -> None:
        """Show what is kept."""
        kept = self.workspace.desk.settings.notices
        for field, text in ((self.phone, kept.phone), (self.signed_by, kept.signed_by), (self.red_head, kept.red_head)):
            if not field.hasFocus():
                field.setText(text)
        self.has_red_head.blockSignals(True)
        self.has_red_head.setChecked(kept.has_red_head)
        self.has_red_head.blockSignals(False)

    def change_text(self, kind: NoticeKind) -> None:
        """Open the text of a kind."""
        from lianping_desk.ui.notices.text_dialog import TextDialog

        if TextDialog(self.workspace, kind, self.window()).exec():
            self.workspace.noted.emit(f"已保存{kind.chinese}的范文")

    def _keep(self) -> None:
        kept = self.workspace.desk.settings.notices
        now = replace(
            kept,
            phone=self.phone.text().strip(),
            signed_by=self.signed_by.text().strip(),
            red_head=self.red_head.text().strip(),
            has_red_head=self.has_red_head.isChecked(),
        )
        if now != kept:
            self.workspace.keep(notices=now)
            self.workspace.noted.emit("已保存")
