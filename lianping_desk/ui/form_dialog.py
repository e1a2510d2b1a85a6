"""A dialog of labelled fields that closes only when what she entered was taken."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from lianping_desk.domain.errors import DeskError


class FormDialog(QDialog):
    """`take` is run on OK; a DeskError keeps the dialog open and is shown below the fields."""

    def __init__(self, parent: QWidget | None, title: str, take: Callable[[], object], agree: str = "确定") -> None:
        super().__init__(parent)
        self._take = take
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self.fields = QFormLayout()
        self.fields.setVerticalSpacing(8)
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._trouble = QLabel()
        self._trouble.setProperty("trouble", True)
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.agree_button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.agree_button.setText(agree)
        self.agree_button.setProperty("primary", True)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("取消")
        self.buttons.accepted.connect(self.try_to_accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(self.fields)
        layout.addWidget(self._trouble)
        layout.addWidget(self.buttons)

    def try_to_accept(self) -> None:
        """Take what she entered, and close if it was taken."""
        try:
            self._take()
        except DeskError as error:
            self._trouble.setText(str(error))
            self._trouble.show()
            return
        self.accept()
