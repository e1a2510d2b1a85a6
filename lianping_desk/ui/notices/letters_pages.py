"""The preview of letters: laid out off the window's thread, and only anew when something has changed."""

from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from lianping_desk.domain.long_work import Progress
from lianping_desk.services.notices.drafting import Draft
from lianping_desk.ui.meeting.pages_view import PagesView
from lianping_desk.ui.screen import Banner
from lianping_desk.ui.workspace import Workspace

Wanted = tuple[tuple[Draft, ...], bool]
"""Which letters, and whether each is to begin on the front of a sheet."""


class LettersPages(QWidget):
    """Shows the pages of what was asked for last; characters that no font has are named above them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: Wanted | None = None
        self._asked: Wanted | None = None
        self.view = PagesView()
        self.busy = QLabel("正在排版…")
        self.warning: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.addWidget(self.busy)
        self._column.addWidget(self.view, 1)

    def show_letters(self, drafts: tuple[Draft, ...], *, on_both_sides: bool) -> None:
        """Lay out these letters and show them; nothing is done where they are shown, or under way, already."""
        wanted = drafts, on_both_sides
        if wanted in (self._shown, self._asked):
            return
        self._asked = wanted
        self.busy.show()
        desk = self._workspace.desk

        def work(progress: Progress) -> Any:
            from lianping_desk.services.notices.preview_notices import preview_notices  # brings reportlab along

            notices = [draft.notice for draft in drafts]
            return preview_notices(desk, notices, on_both_sides=on_both_sides, progress=progress)

        job = self._workspace.start(f"排版{drafts[0].notice.kind.chinese}", work, lambda made: self._show(wanted, made))
        job.when_over(lambda: self._forget(wanted))

    def _show(self, wanted: Wanted, rendered: Any) -> None:
        if not isValid(self) or wanted != self._asked:
            return  # closed, or something else was asked for meanwhile
        self._shown = wanted
        self.busy.hide()
        self.view.show_pdf(rendered.pdf)
        if self.warning is not None:
            self.warning.deleteLater()
            self.warning = None
        if rendered.missing:
            count, signs = len(rendered.missing), "、".join(rendered.missing)
            self.warning = Banner(f"有{count}个字在本机字体里没有，印成了〓：{signs}")
            self._column.insertWidget(0, self.warning)

    def _forget(self, wanted: Wanted) -> None:
        if isValid(self) and self._asked == wanted:
            self._asked = None
