"""A meeting with its agenda: name, day, time, place, who presides, what it is about."""

from datetime import date

from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QLineEdit

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.work import Meeting
from lianping_desk.services.meetings.delete_meeting import delete_meeting
from lianping_desk.services.meetings.propose_agenda import propose_agenda
from lianping_desk.services.meetings.save_meeting import save_meeting
from lianping_desk.services.meetings.show_agenda import show_agenda
from lianping_desk.ui import messages
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.meeting.agenda_list import AgendaList
from lianping_desk.ui.tool_button import tool_button
from lianping_desk.ui.typed_fields import day_field
from lianping_desk.ui.workspace import Workspace


class MeetingDialog(FormDialog):
    """A new meeting, or one to be changed; `meeting_id` is its id once it was stored."""

    def __init__(self, workspace: Workspace, meeting: Meeting | None = None) -> None:
        title = "会议和议程" if meeting else "新增会议"
        super().__init__(workspace.window, title, self._keep, "保存" if meeting else "新增")
        self._workspace = workspace
        today = workspace.as_of
        self._meeting = meeting or Meeting(f"{today.year}年科普工作联席会议", today)
        self.meeting_id = self._meeting.id
        self.title_field = QLineEdit(self._meeting.title)
        self.on = day_field(self._meeting.on)
        self.time = QLineEdit(self._meeting.time)
        self.time.setPlaceholderText("如 上午9:00")
        self.place = QLineEdit(self._meeting.place)
        self.chair = QLineEdit(self._meeting.chair)
        self.agenda = AgendaList()
        self.agenda.tools.add(
            tool_button(self, "建议议程", "list-checks", self.propose, "", "按现在的数据列出议题，列出后可以改")
        )
        when = QHBoxLayout()
        when.setSpacing(8)
        when.addWidget(self.on, 1)
        label = QLabel("时间(&I)")
        label.setBuddy(self.time)
        when.addWidget(label)
        when.addWidget(self.time, 1)
        self.fields.addRow("名称(&N)", self.title_field)
        day_label = QLabel("日期(&D)")
        day_label.setBuddy(self.on)
        self.fields.addRow(day_label, when)
        self.fields.addRow("地点(&P)", self.place)
        self.fields.addRow("主持人(&C)", self.chair)
        self.fields.addRow("议程(&A)", self.agenda)
        if meeting:
            self.agenda.show_items(workspace.read(lambda: show_agenda(workspace.desk, meeting.id)) or ())
            apart = QDialogButtonBox.ButtonRole.ResetRole  # stands at the left, away from the button that saves
            remove = self.buttons.addButton("删除会议", apart)
            remove.setAutoDefault(False)
            remove.clicked.connect(lambda: self.remove(meeting))
        open_at(self, 720, 560)

    def propose(self) -> None:
        """Put the items that the data propose in place of the list, after asking where there is one."""
        if self.agenda.items() and not messages.confirm(
            self, "用建议的议程换掉现在的议程？", "换掉以后还可以再改；按“取消”关闭这个窗口则什么都不变。", yes="换掉"
        ):
            return
        desk, day = self._workspace.desk, self._workspace.as_of
        proposed = self._workspace.read(lambda: propose_agenda(desk, day, self.chair.text().strip()))
        if proposed is not None:
            self.agenda.show_items(proposed)

    def remove(self, meeting: Meeting) -> None:
        """Delete the meeting after asking; the dialog closes when it is gone, with `meeting_id` 0."""
        question = f"删除会议“{meeting.title}”和它的议程？"
        if not messages.confirm(
            self, question, "为它印过的通知仍在登记里。可以撤销（Ctrl+Z）。", yes="删除", no="不删除"
        ):
            return
        desk = self._workspace.desk
        if self._workspace.do(lambda: delete_meeting(desk, meeting), f"已删除会议“{meeting.title}”"):
            self.meeting_id = 0
            self.accept()

    def _keep(self) -> None:
        on: date | None = self.on.value()
        if on is None:
            raise DeskError("会议要有日期。", "请写成 2023-06-30 的样子。")
        meeting = Meeting(
            self.title_field.text(),
            on,
            self.place.text(),
            self._meeting.note,
            self._meeting.id,
            self.time.text(),
            self.chair.text(),
        )
        self.meeting_id = save_meeting(self._workspace.desk, meeting, self.agenda.items())
