"""Who the office is: printed on materials, and written into the record of changes."""

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from lianping_desk.services.settings import OFFICE
from lianping_desk.ui.workspace import Workspace


class OfficeTab(QWidget):
    """Name of the office, its head, its clerk; kept as soon as she leaves a field."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.office, self.head, self.clerk = QLineEdit(), QLineEdit(), QLineEdit()
        self.office.setPlaceholderText(OFFICE)
        self._fields = {"office": self.office, "head": self.head, "clerk": self.clerk}
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(20)
        form.addRow("办公室名称", self.office)
        form.addRow("负责人", self.head)
        form.addRow("经办人", self.clerk)
        hint = QLabel("办公室名称印在填报表和会议材料上；经办人写进修改记录，知道每一处是谁改的。")
        hint.setProperty("faint", True)
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addStretch(1)
        for name, field in self._fields.items():
            field.setMaximumWidth(520)
            field.editingFinished.connect(lambda name=name: self._keep(name))

    def show_settings(self) -> None:
        """Show what is kept."""
        for name, field in self._fields.items():
            if not field.hasFocus():
                field.setText(getattr(self.workspace.desk.settings, name))

    def _keep(self, name: str) -> None:
        text = self._fields[name].text().strip()
        if text != getattr(self.workspace.desk.settings, name):
            self.workspace.keep(**{name: text})
            self.workspace.noted.emit("已保存")
            self.workspace.changed.emit()
