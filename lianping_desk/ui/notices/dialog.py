"""A notice, or one to each of several units: read it, change it, see its pages, print it, save it as PDF or Word."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Progress
from lianping_desk.services.notices.draft_notices import NoticeAbout, draft_notices
from lianping_desk.services.notices.drafting import Draft
from lianping_desk.services.notices.register_notices import register_notices
from lianping_desk.services.notices.write_notices import NoticeFormat, WrittenNotices, file_name, write_notices
from lianping_desk.ui import messages
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.help_window import show_help
from lianping_desk.ui.meeting.pages_view import PagesView
from lianping_desk.ui.meeting.printing import ask_printer, print_pages
from lianping_desk.ui.meeting.saved_note import SavedNote
from lianping_desk.ui.notices.letter_fields import LetterFields
from lianping_desk.ui.notices.letters_list import LettersList
from lianping_desk.ui.notices.text_dialog import TextDialog
from lianping_desk.ui.tool_button import tool_button
from lianping_desk.ui.workspace import Workspace

KEPT = "notices"
"""Where her choices lie among the settings of the window."""
_FILES = {NoticeFormat.pdf: "PDF 文件 (*.pdf)", NoticeFormat.docx: "Word 文档 (*.docx)"}


class NoticeDialog(QDialog):
    """`drafts` are shown one by one; `was_made` once she has printed or saved any of them."""

    def __init__(
        self, workspace: Workspace, about: NoticeAbout, drafts: Sequence[Draft], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent or workspace.window)
        self.workspace, self.about = workspace, about
        self.drafts = list(drafts)
        self.was_made = False
        self._shown = 0
        self._is_edited = False
        self._previewed: tuple[Draft, ...] | None = None
        self.setWindowTitle(about.kind.chinese)
        self.letters, self.fields, self.pages = LettersList(), LetterFields(), PagesView()
        self.busy = QLabel("正在排版…")
        self.tabs = QTabWidget()
        self.tabs.addTab(_scrolled(self.fields), "文字")
        self.tabs.addTab(self._pages_tab(), "预览")
        self.bound = QCheckBox("合成一个文件")
        self.on_both_sides = QCheckBox("双面打印时每份从正面起")
        self.state = QLabel()
        self.notes = QVBoxLayout()
        self._note: SavedNote | None = None
        self._lay_out()
        self._recall()
        self._show_letters()
        self.letters.chosen_row.connect(self._go_to)
        self.fields.changed.connect(self._mark_edited)
        self.tabs.currentChanged.connect(lambda tab: self.preview() if tab == 1 else None)
        self.bound.toggled.connect(lambda _on: self._keep_choices())
        self.on_both_sides.toggled.connect(lambda _on: self._keep_choices())
        QShortcut(QKeySequence("F1"), self).activated.connect(lambda: show_help(self, "notices"))
        open_at(self, 980, 680)

    def chosen(self) -> tuple[Draft, ...]:
        """The ticked letters as she has changed them; DeskError when none is, or a day cannot be read."""
        self._take_fields()
        wanted = tuple(self.drafts[row] for row in self.letters.ticked) if len(self.drafts) > 1 else tuple(self.drafts)
        if not wanted:
            raise DeskError("一份也没有选中。", "请在左边至少勾选一份。")
        return wanted

    def preview(self) -> None:
        """Lay out the chosen letters, off the window's thread, and show their pages."""
        drafts = self._known_good()
        if drafts is None:
            self.tabs.setCurrentIndex(0)
            return
        desk, both = self.workspace.desk, self._both_sides
        if drafts == self._previewed:
            return
        self.busy.show()

        def work(progress: Progress) -> Any:
            from lianping_desk.services.notices.preview_notices import preview_notices

            notices = [draft.notice for draft in drafts]
            return preview_notices(desk, notices, on_both_sides=both, progress=progress)

        def show(rendered: Any) -> None:
            if not isValid(self):
                return
            self._previewed = drafts
            self.busy.hide()
            self.pages.show_pdf(rendered.pdf)
            if rendered.missing:
                self.state.setText(f"有{len(rendered.missing)}个字没有字体：{'、'.join(rendered.missing)}，印成〓")

        self.workspace.start(f"排版{self.about.kind.chinese}", work, show)

    def save(self, format: NoticeFormat) -> None:
        """Ask where, register and write, off the window's thread."""
        drafts = self._known_good()
        if drafts is None:
            return
        desk, both = self.workspace.desk, self._both_sides
        bound = len(drafts) == 1 or self.bound.isChecked()
        folder = Path(str(self.workspace.desk.settings.window.get("notices_folder", "")) or desk.folder.exports)
        folder.mkdir(parents=True, exist_ok=True)
        title = f"存为 {format.chinese}"
        if bound:
            out = messages.ask_save_name(self, title, folder / file_name(drafts, format), _FILES[format])
        else:
            out = messages.ask_folder(self, f"{title}：{len(drafts)}份存到哪个文件夹", folder)
        if out is None:
            return
        kept = out.parent if bound else out
        self.workspace.keep(window={**desk.settings.window, "notices_folder": str(kept)})
        self.workspace.start(
            title,
            lambda progress: write_notices(
                desk, drafts, format, out, bound=bound, on_both_sides=both, progress=progress
            ),
            lambda written: self._saved(written, out) if isValid(self) else None,
            writes=True,
        )

    def print(self) -> None:
        """Register what is chosen and print it."""
        drafts = self._known_good()
        if drafts is None:
            return
        from lianping_desk.services.notices.preview_notices import preview_notices

        notices = [draft.notice for draft in drafts]
        rendered = self.workspace.read(
            lambda: preview_notices(self.workspace.desk, notices, on_both_sides=self._both_sides)
        )
        printer = ask_printer(self, self.about.kind.chinese, rendered.pages, 0)
        if printer is None:
            return
        registered: list[Draft] = []
        if not self.workspace.do(lambda: registered.extend(register_notices(self.workspace.desk, drafts))):
            return
        self._take_registered(registered)
        self.workspace.start(
            f"打印{self.about.kind.chinese}",
            lambda progress: print_pages(rendered.pdf, printer, progress),
            lambda count: self.workspace.noted.emit(f"已送到打印机：{count}页"),
        )

    def change_text(self) -> None:
        """Change the text that all notices of this kind are drafted from, and draft these anew."""
        dialog = TextDialog(self.workspace, self.about.kind, self)
        if not dialog.exec():
            return
        if self._is_edited and not messages.confirm(
            self, "用新范文重新起草？", "这里改过的文字会换掉。", yes="重新起草", no="保留这里的文字"
        ):
            return
        self.draft_anew()

    def draft_anew(self) -> None:
        """Draft everything again, as the data and the text are now."""
        desk = self.workspace.desk
        drafts = self.workspace.read(lambda: draft_notices(desk, self.about, self.workspace.as_of))
        if drafts is not None:
            self.drafts = list(drafts)
            self._is_edited = False
            self._previewed = None
            self._show_letters()

    @property
    def _both_sides(self) -> bool:
        return len(self.drafts) > 1 and self.on_both_sides.isChecked()

    def _known_good(self) -> tuple[Draft, ...] | None:
        found: tuple[Draft, ...] | None = self.workspace.read(self.chosen)
        return found

    def _take_fields(self) -> None:
        if self._shown < len(self.drafts):
            draft = self.drafts[self._shown]
            self.drafts[self._shown] = replace(draft, notice=self.fields.notice())

    def _go_to(self, row: int) -> None:
        """Keep what she changed, and show another letter."""
        if row < 0 or row == self._shown:
            return
        try:
            self._take_fields()
        except DeskError as error:
            messages.show_trouble(self, error)
            self.letters.list.setCurrentRow(self._shown)
            return
        self._shown = row
        self.fields.show_notice(self.drafts[row].notice)
        self._tell_state()

    def _show_letters(self) -> None:
        self._shown = 0
        self.letters.show_letters(self.drafts)
        several = len(self.drafts) > 1
        for widget in (self.letters, self.bound, self.on_both_sides):
            widget.setVisible(several)
        self.fields.show_notice(self.drafts[0].notice)
        self._tell_state()

    def _mark_edited(self) -> None:
        self._is_edited = True
        self._previewed = None

    def _saved(self, written: WrittenNotices, wanted: Path) -> None:
        self._take_registered(written.drafts)
        if self._note is not None:
            self._note.deleteLater()
        several = len(written.paths) > 1
        path = written.paths[0].parent if several else written.paths[0]
        self._note = SavedNote(path if several else wanted, path)
        self._note.destroyed.connect(lambda: setattr(self, "_note", None))
        if several:
            self._note.text.setText(f"已保存{len(written.paths)}份到 {path}")
        elif written.warning:
            self._note.text.setText(f"{self._note.text.text()}\n{written.warning}")
        self.notes.addWidget(self._note)

    def _take_registered(self, registered: Sequence[Draft]) -> None:
        """The notices have their places in the register now: saving again changes them instead of adding more."""
        self.was_made = True
        rows = list(self.letters.ticked) if len(self.drafts) > 1 else [0]
        for row, draft in zip(rows, registered, strict=True):
            self.drafts[row] = draft
        self.fields.show_notice(self.drafts[self._shown].notice)
        self._tell_state()

    def _tell_state(self) -> None:
        notice = self.drafts[self._shown].notice
        self.state.setText(f"已登记：{notice.number or notice.title}" if notice.id else "尚未登记；打印或保存时登记")

    def _recall(self) -> None:
        kept = self.workspace.desk.settings.window.get(KEPT)
        kept = kept if isinstance(kept, dict) else {}
        self.bound.setChecked(kept.get("bound") is True)
        self.on_both_sides.setChecked(kept.get("both_sides") is True)

    def _keep_choices(self) -> None:
        self._previewed = None
        kept = {"bound": self.bound.isChecked(), "both_sides": self.on_both_sides.isChecked()}
        self.workspace.keep(window={**self.workspace.desk.settings.window, KEPT: kept})

    def _pages_tab(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.busy)
        column.addWidget(self.pages, 1)
        return page

    def _lay_out(self) -> None:
        writable = not self.workspace.desk.read_only
        middle = QHBoxLayout()
        middle.addWidget(self.letters, 1)
        middle.addWidget(self.tabs, 3)
        self.state.setProperty("faint", True)
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        options = QHBoxLayout()
        options.addWidget(self.bound)
        options.addWidget(self.on_both_sides)
        options.addWidget(self.state, 1)
        tools = FlowLine()
        actions: tuple[tuple[str, str, Callable[[], None], str, str], ...] = (
            ("改范文…", "pencil", self.change_text, "", "改这一文种以后都用的文字"),
            ("打印…", "printer", self.print, "Ctrl+P", ""),
            ("存为 PDF", "save", lambda: self.save(NoticeFormat.pdf), "Ctrl+S", ""),
            ("存为 Word", "file-text", lambda: self.save(NoticeFormat.docx), "Ctrl+Shift+W", ""),
        )
        for text, icon_name, action, key, hint in actions:
            button = tool_button(self, text, icon_name, action, key, hint)
            button.setEnabled(writable or text != "改范文…")
            tools.add(button)
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        tools.add(close)
        whole = QVBoxLayout(self)
        whole.addLayout(self.notes)
        whole.addLayout(middle, 1)
        whole.addLayout(options)
        whole.addWidget(tools)


def _scrolled(fields: QWidget) -> QScrollArea:
    """The fields behind a scroll bar where the screen is too small for all of them (200 % scaling)."""
    area = QScrollArea()
    area.setObjectName("page")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    fields.setObjectName("page")
    area.setWidget(fields)
    return area
