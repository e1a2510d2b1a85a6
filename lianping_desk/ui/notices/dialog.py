"""A notice, or one to each of several units: read it, change it, see its pages, print it, save it as PDF or Word."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

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

from lianping_desk.domain.errors import DeskError
from lianping_desk.services.notices.draft_notices import NoticeAbout, draft_notices
from lianping_desk.services.notices.drafting import Draft
from lianping_desk.services.notices.write_notices import NoticeFormat, WrittenNotices
from lianping_desk.ui import messages
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.help_window import show_help
from lianping_desk.ui.meeting.saved_note import SavedNote
from lianping_desk.ui.notices.letter_fields import LetterFields
from lianping_desk.ui.notices.letters_list import LettersList
from lianping_desk.ui.notices.letters_pages import LettersPages
from lianping_desk.ui.notices.making import Making
from lianping_desk.ui.notices.text_dialog import TextDialog
from lianping_desk.ui.tool_button import tool_button
from lianping_desk.ui.workspace import Workspace

KEPT = "notices"
"""Where her choices lie among the settings of the window."""


class NoticeDialog(QDialog):
    """`drafts` are shown one by one; `was_made` once she has printed or saved any of them."""

    def __init__(
        self, workspace: Workspace, about: NoticeAbout, drafts: Sequence[Draft], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent or workspace.window)
        self.workspace, self.about = workspace, about
        self.drafts = list(drafts)
        self.was_made = self._is_edited = False
        self._shown = 0
        self._making: tuple[int, ...] = ()
        self._note: SavedNote | None = None
        self.setWindowTitle(about.kind.chinese)
        self.letters, self.fields, self.pages = LettersList(), LetterFields(), LettersPages(workspace)
        self.making = Making(workspace, self)
        self.tabs = QTabWidget()
        self.tabs.addTab(_scrolled(self.fields), "文字")
        self.tabs.addTab(self.pages, "预览")
        self.bound = QCheckBox("合成一个文件")
        self.on_both_sides = QCheckBox("双面打印时每份从正面起")
        self.state = QLabel()
        self.state.setWordWrap(True)
        self._lay_out()
        self._recall()
        self._show_letters()
        self._connect()
        open_at(self, 980, 680)

    def chosen(self) -> tuple[Draft, ...]:
        """The ticked letters as she has changed them; DeskError when none is, or a day cannot be read."""
        self._take_fields()
        self._making = self.letters.ticked if len(self.drafts) > 1 else (0,)
        if not self._making:
            raise DeskError("一份也没有选中。", "请在左边至少勾选一份。")
        return tuple(self.drafts[row] for row in self._making)

    def preview(self) -> None:
        """Show the pages of the chosen letters."""
        drafts = self._known_good()
        if drafts is None:
            self.tabs.setCurrentIndex(0)
        else:
            self.pages.show_letters(drafts, on_both_sides=self._both_sides)

    def save(self, format: NoticeFormat) -> None:
        """Register the chosen letters and write them."""
        if drafts := self._known_good():
            self.making.save(drafts, format, bound=self.bound.isChecked(), on_both_sides=self._both_sides)

    def print(self) -> None:
        """Register the chosen letters and print them."""
        if drafts := self._known_good():
            self.making.print(drafts, on_both_sides=self._both_sides)

    def change_text(self) -> None:
        """Change the text that all notices of this kind are drafted from, and draft these anew."""
        if not TextDialog(self.workspace, self.about.kind, self).exec():
            return
        if self._is_edited and not messages.confirm(
            self, "用新范文重新起草？", "这里改过的文字会换掉。", yes="重新起草", no="保留这里的文字"
        ):
            return
        desk, day = self.workspace.desk, self.workspace.as_of
        drafts = self.workspace.read(lambda: draft_notices(desk, self.about, day))
        if drafts is not None:
            self.drafts = list(drafts)
            self._show_letters()

    def reject(self) -> None:
        """Close; what she has typed and neither printed nor saved is not thrown away without asking."""
        if not self._is_edited or messages.confirm(
            self, "改过的文字还没有打印或保存，关闭吗？", "关闭以后要重新改。", yes="关闭", no="不关闭"
        ):
            super().reject()

    @property
    def _both_sides(self) -> bool:
        return len(self.drafts) > 1 and self.on_both_sides.isChecked()

    def _known_good(self) -> tuple[Draft, ...] | None:
        found: tuple[Draft, ...] | None = self.workspace.read(self.chosen)
        return found

    def _take_fields(self) -> None:
        self.drafts[self._shown] = replace(self.drafts[self._shown], notice=self.fields.notice())

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
        self._shown, self._is_edited = 0, False
        self.letters.show_letters(self.drafts)
        for widget in (self.letters, self.bound, self.on_both_sides):
            widget.setVisible(len(self.drafts) > 1)
        self.fields.show_notice(self.drafts[0].notice)
        self._tell_state()
        self._freshen_preview()

    def _freshen_preview(self) -> None:
        if self.tabs.currentWidget() is self.pages:
            self.preview()

    def _take_registered(self, registered: Sequence[Draft]) -> None:
        """The notices have their places in the register now: saving again changes them instead of adding more."""
        self.was_made, self._is_edited = True, False
        for row, draft in zip(self._making, registered, strict=True):
            self.drafts[row] = draft
        self.fields.show_notice(self.drafts[self._shown].notice)
        self._tell_state()

    def _tell_saved(self, written: WrittenNotices, wanted: Path) -> None:
        if self._note is not None:
            self._note.close()
        several = len(written.paths) > 1
        path = written.paths[0].parent if several else written.paths[0]
        self._note = SavedNote(path if several or wanted.is_dir() else wanted, path)
        said = f"已保存{len(written.paths)}份到 {path}" if several else self._note.text.text()
        self._note.text.setText("\n".join(words for words in (said, written.warning) if words))
        self.notes.addWidget(self._note)

    def _tell_state(self) -> None:
        draft = self.drafts[self._shown]
        notice = draft.notice
        with suppress(DeskError):  # a day that cannot be read is told when the notice is made
            draft = replace(draft, notice=self.fields.notice())
        stands = f"已登记：{notice.number or notice.title}" if notice.id else "尚未登记；打印或保存时登记"
        self.state.setText("　".join(part for part in (draft.warning, stands) if part))
        self.state.setProperty("faint", not draft.warning)
        self.state.setProperty("warning", bool(draft.warning))
        self.state.style().polish(self.state)

    def _mark_edited(self) -> None:
        self._is_edited = True
        self._tell_state()

    def _recall(self) -> None:
        kept = self.workspace.desk.settings.window.get(KEPT)
        kept = kept if isinstance(kept, dict) else {}
        self.bound.setChecked(kept.get("bound") is True)
        self.on_both_sides.setChecked(kept.get("both_sides") is True)

    def _keep_choices(self) -> None:
        kept = {"bound": self.bound.isChecked(), "both_sides": self.on_both_sides.isChecked()}
        self.workspace.keep(window={**self.workspace.desk.settings.window, KEPT: kept})
        self._freshen_preview()

    def _connect(self) -> None:
        self.letters.chosen_row.connect(self._go_to)
        self.letters.list.itemChanged.connect(lambda _item: self._freshen_preview())
        self.fields.changed.connect(self._mark_edited)
        self.tabs.currentChanged.connect(lambda _tab: self._freshen_preview())
        self.making.registered.connect(self._take_registered)
        self.making.saved.connect(self._tell_saved)
        for box in (self.bound, self.on_both_sides):
            box.toggled.connect(lambda _on: self._keep_choices())
        QShortcut(QKeySequence("F1"), self).activated.connect(lambda: show_help(self, "notices"))

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.addWidget(self.letters, 1)
        middle.addWidget(self.tabs, 3)
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        options = QHBoxLayout()
        options.addWidget(self.bound)
        options.addWidget(self.on_both_sides)
        options.addWidget(self.state, 1)
        self.notes = QVBoxLayout()
        whole = QVBoxLayout(self)
        whole.addLayout(self.notes)
        whole.addLayout(middle, 1)
        whole.addLayout(options)
        whole.addWidget(self._tools())

    def _tools(self) -> FlowLine:
        tools = FlowLine()
        actions: tuple[tuple[str, str, Callable[[], None], str, str], ...] = (
            ("改范文…", "pencil", self.change_text, "", "改这一文种以后都用的文字"),
            ("打印…", "printer", self.print, "Ctrl+P", ""),
            ("存为 PDF", "save", lambda: self.save(NoticeFormat.pdf), "Ctrl+S", ""),
            ("存为 Word", "file-text", lambda: self.save(NoticeFormat.docx), "Ctrl+Shift+W", ""),
        )
        for text, icon_name, action, key, hint in actions:
            button = tool_button(self, text, icon_name, action, key, hint)
            button.setEnabled(action != self.change_text or not self.workspace.desk.read_only)
            tools.add(button)
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        tools.add(close)
        return tools


def _scrolled(fields: QWidget) -> QScrollArea:
    """The fields behind a scroll bar where the screen is too small for all of them (200 % scaling)."""
    area = QScrollArea()
    area.setObjectName("page")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    fields.setObjectName("page")
    area.setWidget(fields)
    return area
