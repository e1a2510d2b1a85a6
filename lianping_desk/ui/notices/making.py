"""Letters leave the desk: saved as PDF or Word, or printed; registered in the same step."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from lianping_desk.domain.long_work import Progress
from lianping_desk.services.notices.drafting import Draft
from lianping_desk.services.notices.register_notices import register_notices
from lianping_desk.services.notices.write_notices import NoticeFormat, WrittenNotices, file_name, write_notices
from lianping_desk.ui import messages
from lianping_desk.ui.meeting.printing import ask_printer, print_pages
from lianping_desk.ui.workspace import Workspace

FOLDER = "notices_folder"
"""Where the last folder lies among the settings of the window."""
_FILES = {NoticeFormat.pdf: "PDF 文件 (*.pdf)", NoticeFormat.docx: "Word 文档 (*.docx)"}


class Making(QObject):
    """Asks where to, and does it off the window's thread.

    `registered` carries the letters with their places in the register, `saved` what was written and the name that she
    asked for.
    """

    registered = Signal(object)
    saved = Signal(object, object)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._window = workspace, parent

    def save(self, drafts: Sequence[Draft], format: NoticeFormat, *, bound: bool, on_both_sides: bool) -> None:
        """Into one file, or a file for each in a folder that she chooses."""
        workspace, desk = self._workspace, self._workspace.desk
        bound = bound or len(drafts) == 1
        folder = Path(str(desk.settings.window.get(FOLDER, "")) or desk.folder.exports)
        desk.folder.exports.mkdir(parents=True, exist_ok=True)
        title = f"存为 {format.chinese}"
        if bound:
            out = messages.ask_save_name(self._window, title, folder / file_name(drafts, format), _FILES[format])
        else:
            out = messages.ask_folder(self._window, f"{title}：{len(drafts)}份存到哪个文件夹", folder)
        if out is None:
            return
        workspace.keep(window={**desk.settings.window, FOLDER: str(out.parent if bound else out)})

        def tell(written: WrittenNotices) -> None:
            if isValid(self):
                self.registered.emit(written.drafts)
                self.saved.emit(written, out)

        workspace.start(
            title,
            lambda progress: write_notices(
                desk, drafts, format, out, bound=bound, on_both_sides=on_both_sides, progress=progress
            ),
            tell,
            writes=True,
        )

    def print(self, drafts: Sequence[Draft], *, on_both_sides: bool) -> None:
        """Lay out, ask for a printer, register, print."""
        desk = self._workspace.desk

        def lay_out(progress: Progress) -> Any:
            from lianping_desk.services.notices.preview_notices import preview_notices  # brings reportlab along

            notices = [draft.notice for draft in drafts]
            return preview_notices(desk, notices, on_both_sides=on_both_sides, progress=progress)

        self._workspace.start(
            "排版", lay_out, lambda rendered: self._print(drafts, rendered) if isValid(self) else None
        )

    def _print(self, drafts: Sequence[Draft], rendered: Any) -> None:
        kind = drafts[0].notice.kind.chinese
        printer = ask_printer(self._window, kind, rendered.pages, 0)
        registered: list[Draft] = []
        if printer is None or not self._workspace.do(
            lambda: registered.extend(register_notices(self._workspace.desk, drafts))
        ):
            return
        self.registered.emit(tuple(registered))
        self._workspace.start(
            f"打印{kind}",
            lambda progress: print_pages(rendered.pdf, printer, progress),
            lambda count: self._workspace.noted.emit(f"已送到打印机：{count}页"),
        )
