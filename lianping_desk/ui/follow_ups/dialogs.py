"""Enter a follow-up."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton

from lianping_desk.domain.annual_text import task_name
from lianping_desk.domain.follow_up_text import FollowUpSurroundings, follow_up_with_text
from lianping_desk.domain.work import FollowUp
from lianping_desk.services.follow_ups.save_follow_ups import save_follow_ups
from lianping_desk.services.meetings.list_meetings import list_meetings
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.meeting.meeting_dialog import MeetingDialog
from lianping_desk.ui.typed_fields import day_field
from lianping_desk.ui.workspace import Workspace


class FollowUpDialog(FormDialog):
    """A new follow-up; `added_id` is its id once it was taken."""

    def __init__(self, workspace: Workspace, around: FollowUpSurroundings) -> None:
        super().__init__(workspace.window, "新增督办事项", self._add, "新增")
        self._workspace = workspace
        self._around = around
        self.added_id = 0
        self.setMinimumWidth(560)
        self.matter = QPlainTextEdit()
        self.matter.setPlaceholderText("要办什么，办到什么程度")
        self.matter.setTabChangesFocus(True)
        self.matter.setFixedHeight(72)
        units = [unit.name for unit in around.around.units if unit.active_on(workspace.as_of)]
        self.unit = _typing_box(units)
        self.task = _typing_box([task_name(task) for task in around.around.plan.tasks])
        self.meeting = _typing_box([meeting.title for meeting in around.meetings])
        new_meeting = QPushButton("新会议…")
        new_meeting.clicked.connect(lambda _checked=False: self._new_meeting())
        beside = QHBoxLayout()
        beside.addWidget(self.meeting, 1)
        beside.addWidget(new_meeting)
        self.due = day_field()
        self.note = QLineEdit()
        self.fields.addRow("事项", self.matter)
        self.fields.addRow("责任单位", self.unit)
        self.fields.addRow("任务", self.task)
        self.fields.addRow("会议", beside)
        self.fields.addRow("期限", self.due)
        self.fields.addRow("备注", self.note)

    def _new_meeting(self) -> None:
        dialog = MeetingDialog(self._workspace)
        if dialog.exec():
            self._around = FollowUpSurroundings(self._around.around, list_meetings(self._workspace.desk))
            self.meeting.insertItem(1, dialog.title_field.text().strip())
            self.meeting.setCurrentIndex(1)

    def _add(self) -> None:
        follow_up = FollowUp("")
        for column, text in (
            ("matter", self.matter.toPlainText()),
            ("unit", self.unit.currentText()),
            ("task", self.task.currentText()),
            ("meeting", self.meeting.currentText()),
            ("due", self.due.text()),
            ("note", self.note.text()),
        ):
            follow_up = follow_up_with_text(follow_up, column, text, self._around)
        (self.added_id,) = save_follow_ups(self._workspace.desk, [follow_up])


def _typing_box(words: list[str]) -> QComboBox:
    """A field that offers words, which may also be typed."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(["", *words])
    return box
