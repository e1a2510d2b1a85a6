"""催报: a text for the office's chat group, letters to the units, and a note in the ledger that they were reminded."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from lianping_desk.domain.ledger import ContactWay
from lianping_desk.domain.notice import NoticeKind
from lianping_desk.domain.unit_return import PeriodStatus, UnitReturn
from lianping_desk.services.notices.draft_notices import NoticeAbout
from lianping_desk.services.returns.ledger.log_reminders import Called, log_reminders, moment_on
from lianping_desk.services.returns.ledger.reminder import reminder_text
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.notices.open_notice import open_notice_dialog
from lianping_desk.ui.workspace import Workspace

LOGGED = "群里催报"


class ChaseDialog(QDialog):
    """The text, which she may change before it is copied; `units` are those it names, all of them still awaited."""

    def __init__(self, workspace: Workspace, status: PeriodStatus, units: Sequence[UnitReturn]) -> None:
        super().__init__(workspace.window)
        self._workspace, self._status, self._units = workspace, status, tuple(units)
        self.setWindowTitle(f"催报　{status.period.title}")
        self.about = QLabel(f"要催的有 {len(units)} 个单位。下面的话可以改，复制后到微信群、粤政易群里粘贴（Ctrl+V）。")
        self.about.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.with_contacts = QCheckBox("写上各单位的联系人")
        self.notes_it = QCheckBox(f"复制后在台账里给这 {len(units)} 个单位各记一次催报（微信）")
        self.notes_it.setChecked(not workspace.desk.read_only)
        self.notes_it.setEnabled(not workspace.desk.read_only)
        self._build()
        self._write()

    def _build(self) -> None:
        buttons = QDialogButtonBox()
        self.copy_button = buttons.addButton("复制", QDialogButtonBox.ButtonRole.AcceptRole)
        self.copy_button.setProperty("primary", True)
        self.letter_button = buttons.addButton("改发催报函…", QDialogButtonBox.ButtonRole.ActionRole)
        self.letter_button.setEnabled(not self._workspace.desk.read_only)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.copy)
        buttons.rejected.connect(self.reject)
        self.letter_button.clicked.connect(self._send_letters)
        self.with_contacts.toggled.connect(lambda _down: self._write())
        layout = QVBoxLayout(self)
        for widget in (self.about, self.text, self.with_contacts, self.notes_it, buttons):
            layout.addWidget(widget)
        open_at(self, 680, 460)
        self.copy_button.setFocus()

    def copy(self) -> None:
        """Put the text on the clipboard, note it in the ledger if she wants that, and close."""
        QApplication.clipboard().setText(self.text.toPlainText())
        if self.notes_it.isChecked():
            called = Called(ContactWay.message, moment_on(self._workspace.as_of), said=LOGGED)
            ids, desk, code = [one.unit.id for one in self._units], self._workspace.desk, self._status.period.code
            if not self._workspace.do(lambda: log_reminders(desk, code, ids, called)):
                return
        note = f"，并给{len(self._units)}个单位记了催报（Ctrl+Z 可以撤销）" if self.notes_it.isChecked() else ""
        self._workspace.noted.emit(f"催报的话已经复制好{note}")
        self.accept()

    def _send_letters(self) -> None:
        self.reject()
        ids = [one.unit.id for one in self._units]
        about = NoticeAbout(NoticeKind.reminder, self._status.period.code, ids)
        open_notice_dialog(self._workspace, about, self._workspace.window)

    def _write(self) -> None:
        office = self._workspace.desk.settings.office
        with_contacts = self.with_contacts.isChecked()
        self.text.setPlainText(reminder_text(self._status, office, units=self._units, with_contacts=with_contacts))
