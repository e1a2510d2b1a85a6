"""会议材料: what is chosen on the left is previewed on the right; what was previewed is printed and saved."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.materials.paper import RightPages
from lianping_desk.services.materials.export import Exported, Format, file_name
from lianping_desk.services.materials.preview import Preview, make_preview, save_preview, save_whole_set
from lianping_desk.services.meetings.list_meetings import list_meetings
from lianping_desk.services.periods.show_periods import periods
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.ui import messages
from lianping_desk.ui.meeting.choices import Choices, Offered
from lianping_desk.ui.meeting.meeting_dialog import MeetingDialog
from lianping_desk.ui.meeting.preview_pane import PreviewPane
from lianping_desk.ui.meeting.printing import ask_printer, print_pages
from lianping_desk.ui.meeting.saved_note import SavedNote
from lianping_desk.ui.notices.menu import NoticesMenu
from lianping_desk.ui.screen import Screen
from lianping_desk.ui.workspace import Workspace

KEPT = "meeting"
"""Where the choices lie among the settings of the window."""
_KINDS = {Format.pdf: "PDF 文件 (*.pdf)", Format.xlsx: "Excel 工作簿 (*.xlsx)", Format.docx: "Word 文档 (*.docx)"}


class MeetingScreen(Screen):
    """The screen. Places: ("meeting", id); a word of the command line (division, schedule …) previews that part."""

    title = "会议材料"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.preview: Preview | None = None
        self._saved: SavedNote | None = None
        self._recalled = False
        self._day_shown: date = workspace.as_of
        self.choices = Choices(workspace.as_of)
        self.pane = PreviewPane(self.build)
        sides = QWidget()
        row = QHBoxLayout(sides)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.choices)
        row.addWidget(self.pane, 1)
        self.body.addWidget(sides, 1)
        self.choices.changed.connect(self._choice_changed)
        self.choices.meeting_wanted.connect(self.add_meeting)
        self.choices.agenda_wanted.connect(self.edit_meeting)
        for button in (self.choices.add_meeting, self.choices.edit_agenda):
            button.setEnabled(not workspace.desk.read_only)
        self.notices = NoticesMenu(
            self, workspace, lambda: self.choices.meeting.chosen or 0, lambda: self.choices.period.chosen or ""
        )
        self.tools.add(self.notices.button)
        for text, icon_name, action, key in (
            ("打印…", "printer", self.print, "Ctrl+P"),
            ("存为 PDF", "save", lambda: self.save(Format.pdf), "Ctrl+S"),
            ("存为 Excel", "file-spreadsheet", lambda: self.save(Format.xlsx), "Ctrl+Shift+E"),
            ("存为 Word", "file-text", lambda: self.save(Format.docx), "Ctrl+Shift+W"),
            ("存整套", "folder-open", self.save_whole_set, "Ctrl+Shift+A"),
        ):
            self.add_tool(text, icon_name, action, key)
        self.add_tool("预览", "eye", self.build, "Ctrl+Return", primary=True)

    def refresh(self) -> None:
        offered = self.workspace.read(self._offered)
        if offered is None:
            return
        self.choices.offer(offered)
        if not self._recalled:
            self._recalled = True
            kept = self.workspace.desk.settings.window.get(KEPT)
            self.choices.recall(kept if isinstance(kept, dict) else {})
        if self._day_shown != self.workspace.as_of:
            self._day_shown = self.workspace.as_of
            self.choices.show_day(self._day_shown)
        self._mark_outdated()

    def show_place(self, target: Any) -> None:
        match target:
            case ("meeting", int(number)):
                self.choices.meeting.choose(number)
            case str(word) if word in {part.value for part in Part}:
                self.choices.parts.show_parts(self.choices.parts.order, (Part(word),))
                self._choice_changed()
                self.build()

    @property
    def is_current(self) -> bool:
        """Whether the preview shows what is chosen now."""
        return self.preview is not None and not self.pane.is_outdated and self.preview.chosen == self.choices.chosen

    def build(self, then: Callable[[], object] | None = None) -> None:
        """Make the preview in the background; then do `then`, with the pages before her eyes."""
        if self.pane.is_busy:
            return
        desk, chosen = self.workspace.desk, self.choices.chosen

        def show(made: Preview) -> None:
            self.preview = made
            self.pane.show_preview(made)
            if self.choices.chosen != made.chosen:
                self._mark_outdated()
            elif then is not None:
                then()

        job = self.workspace.start("生成会议材料", lambda progress: make_preview(desk, chosen, progress), show)
        self.pane.follow(job)

    def print(self) -> None:
        """Ask for a printer and print the preview, in the background."""
        if not self.is_current:
            self.build(self.print)
            return
        preview = self.preview
        if preview is None or (
            preview.warning and not messages.confirm(self, preview.warning, "仍然打印吗？", yes="打印", no="不打印")
        ):
            return
        pack = preview.pack
        on_both_sides = pack.layout.right_pages is not RightPages.nothing and pack.has_cover
        printer = ask_printer(
            self, pack.heading.title, preview.pages, self.pane.current_page, on_both_sides=on_both_sides
        )
        if printer is None:
            return
        self.workspace.start(
            "打印会议材料",
            lambda progress: print_pages(preview.pdf, printer, progress),
            lambda count: self.workspace.noted.emit(f"已送到打印机：{count}页"),
        )

    def save(self, format: Format) -> None:
        """Ask for a name and save the preview there, in the background."""
        if not self.is_current:
            self.build(lambda: self.save(format))
            return
        preview, desk = self.preview, self.workspace.desk
        if preview is None:
            return
        desk.folder.exports.mkdir(parents=True, exist_ok=True)
        suggested = desk.folder.exports / file_name(preview.pack, format)
        wanted = messages.ask_save_name(self, f"存为 {format.chinese}", suggested, _KINDS[format])
        if wanted is None:
            return
        wanted = wanted if wanted.suffix.lower() == f".{format}" else wanted.with_name(f"{wanted.name}.{format}")
        self.workspace.start(
            f"存为 {format.chinese}",
            lambda progress: save_preview(desk, preview, format, wanted, progress),
            lambda exported: self._tell_saved(wanted, exported),
        )

    def save_whole_set(self) -> None:
        """Ask for a place and save there a folder: the bound PDF, and every material as a file to edit."""
        if not self.is_current:
            self.build(self.save_whole_set)
            return
        preview, desk = self.preview, self.workspace.desk
        if preview is None:
            return
        desk.folder.exports.mkdir(parents=True, exist_ok=True)
        chosen = messages.ask_folder(self, "整套材料存放在哪个文件夹里", desk.folder.exports)
        if chosen is None:
            return
        wanted = chosen / Path(file_name(preview.pack, Format.pdf)).stem
        self.workspace.start(
            "存整套材料",
            lambda progress: save_whole_set(desk, preview, wanted, progress),
            lambda exported: self._tell_saved(wanted, exported),
        )

    def add_meeting(self) -> None:
        """Enter a meeting, and choose it."""
        dialog = MeetingDialog(self.workspace)
        if dialog.exec():
            self.workspace.changed.emit()
            self.choices.meeting.choose(dialog.meeting_id)

    def edit_meeting(self) -> None:
        """Change the chosen meeting and its agenda; enter one where none is chosen."""
        number = self.choices.meeting.chosen
        meeting = next((one for one in list_meetings(self.workspace.desk) if one.id == number), None)
        if meeting is None:
            self.add_meeting()
            return
        dialog = MeetingDialog(self.workspace, meeting)
        if dialog.exec():
            self.workspace.changed.emit()
            self.choices.meeting.choose(dialog.meeting_id)

    def _offered(self) -> Offered:
        desk, day = self.workspace.desk, self.workspace.as_of
        units = tuple(unit for unit in show_plan(desk).units if unit.active_on(day))
        return Offered(list_meetings(desk), periods(desk), units)

    def _choice_changed(self) -> None:
        self.workspace.keep(window={**self.workspace.desk.settings.window, KEPT: self.choices.remembered()})
        self._mark_outdated()

    def _mark_outdated(self) -> None:
        self.pane.mark_outdated()

    def _tell_saved(self, wanted: Path, exported: Exported) -> None:
        if self._saved is not None:
            self._saved.close()
        self._saved = SavedNote(wanted, exported.path)
        self._saved.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.banners.addWidget(self._saved)
        self.workspace.noted.emit(f"已保存：{exported.path.name}")
