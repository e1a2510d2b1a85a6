"""催报记录: write down a call or a message to one unit or many, with what was said before in sight."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit

from lianping_desk.domain.ledger import ContactWay, Reminder
from lianping_desk.domain.typed import typed_day
from lianping_desk.domain.unit_return import UnitReturn
from lianping_desk.services.returns.ledger.log_reminders import (
    Called,
    change_reminder,
    delete_reminders,
    log_reminders,
    moment_on,
)
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.typed_fields import day_field
from lianping_desk.ui.workspace import Workspace

EACH_CONTACT = "各单位的联系人"
SAID_LINES = 3


class RemindersDialog(FormDialog):
    """The fields of a new entry about `lines` (of one period), and below them the entries there are."""

    def __init__(self, workspace: Workspace, lines: Sequence[UnitReturn]) -> None:
        whose = lines[0].unit.name if len(lines) == 1 else f"{len(lines)}个单位"
        super().__init__(workspace.window, f"催报记录：{whose}　{lines[0].period.title}", self._log, agree="记下")
        self._workspace, self._lines = workspace, tuple(lines)
        self._contacts = lines[0].unit.contacts if len(lines) == 1 else ()
        self._units = {one.unit.id: one.unit.name for one in lines}
        self._period = lines[0].period
        self.way = ChoiceBox([(way.chinese, way) for way in ContactWay])
        self.person = QComboBox()
        self.person.setEditable(True)
        self.person.addItems([contact.person for contact in self._contacts])
        self.phone = QLabel()
        self.phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said = QPlainTextEdit()
        self.said.setTabChangesFocus(True)
        self.said.setPlaceholderText("对方怎么说的，可不填")
        self.said.setFixedHeight(self.fontMetrics().lineSpacing() * SAID_LINES + 14)
        self.promised = day_field(of_year=workspace.as_of.year)
        self.on = day_field(workspace.as_of)
        self.past = self._past_view()
        self._build()

    def _build(self) -> None:
        for label, field in (
            ("方式", self.way),
            ("找谁", self.person),
            ("电话", self.phone),
            ("说了什么", self.said),
            ("答应哪天报", self.promised),
            ("哪天催的", self.on),
        ):
            self.fields.addRow(label, field)
        self.fields.setRowVisible(self.phone, bool(self._contacts))
        if len(self._lines) > 1:
            line = self.person.lineEdit()
            assert line is not None
            line.setPlaceholderText(EACH_CONTACT)
        self.person.currentTextChanged.connect(self._show_phone)
        self._show_phone(self.person.currentText())
        whole = self.layout()
        assert whole is not None
        whole.addWidget(self.past)
        past = [reminder for line in self._lines for reminder in line.reminders]
        self._show_past(past)
        open_at(self, 720, 600 if past else self.sizeHint().height())
        self.agree_button.setEnabled(not self._workspace.desk.read_only)
        self.said.setFocus()

    def _past_view(self) -> RowsView:
        writable = not self._workspace.desk.read_only
        said = self._change_said if writable else None
        promised = self._change_promised if writable else None
        columns = [
            Column("日期", lambda one: f"{one.at:%Y-%m-%d %H:%M}", 136),
            Column("方式", lambda one: one.way.short, 62),
            Column("找谁", lambda one: one.person, 80),
            Column("说了什么", lambda one: one.said, 140, stretch=True, wrap=True, edit=said),
            Column("答应", lambda one: one.promised, 100, edit=promised),
        ]
        if len(self._lines) > 1:
            columns.insert(0, Column("单位", lambda one: self._units[one.unit_id], 120, wrap=True))
        view = RowsView(columns)
        view.add_row_action("删除这条记录", lambda _row: self._delete(), "Del").setEnabled(writable)
        return view

    def _show_past(self, reminders: Sequence[Reminder]) -> None:
        self.past.show_rows(sorted(reminders, key=lambda one: one.at, reverse=True))
        self.past.setVisible(bool(reminders))

    def _show_phone(self, person: str) -> None:
        phones = [contact.phone for contact in self._contacts if contact.person == person.strip()]
        self.phone.setText(phones[0] if phones else "")

    def _log(self) -> None:
        on = self.on.value() or self._workspace.as_of
        called = Called(
            self.way.chosen,
            moment_on(on),
            self.person.currentText(),
            self.said.toPlainText(),
            self.promised.value(),
        )
        count = log_reminders(self._workspace.desk, self._period.code, list(self._units), called)
        self._workspace.noted.emit(f"已记下{count}个单位的催报，可以撤销（Ctrl+Z）")
        self._workspace.changed.emit()

    def _change_said(self, reminder: Reminder, text: str) -> None:
        self._change(replace(reminder, said=text))

    def _change_promised(self, reminder: Reminder, text: str) -> None:
        day = self._workspace.read(partial(typed_day, text, self._workspace.as_of.year))
        if day is not None or not text.strip():
            self._change(replace(reminder, promised=day))

    def _change(self, changed: Reminder) -> None:
        if self._workspace.do(lambda: change_reminder(self._workspace.desk, changed), "已改催报记录"):
            self._show_past([changed if one.id == changed.id else one for one in self.past.rows_model.rows])

    def _delete(self) -> None:
        gone = self.past.selected_rows()
        if self._workspace.do(
            lambda: delete_reminders(self._workspace.desk, gone), f"已删除{len(gone)}条催报记录，可以撤销（Ctrl+Z）"
        ):
            self._show_past([one for one in self.past.rows_model.rows if one not in gone])
