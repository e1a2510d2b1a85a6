"""催报函: letters to chosen units as PDF or Word, entered in the register and in the ledger."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lianping_desk.domain.long_work import Progress
from lianping_desk.domain.unit_return import UnitReturn
from lianping_desk.ui import messages
from lianping_desk.ui.workspace import Workspace

if TYPE_CHECKING:  # the writers of PDF and Word are imported off the window's thread: they take longer than the screen
    from lianping_desk.services.notices.write_notices import WrittenNotices

KINDS = "PDF 文件，所有的函印在一起 (*.pdf);;Word 文档，可以再改 (*.docx)"


class Letters:
    """The road of letters out of the desk."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def write(self, lines: Sequence[UnitReturn]) -> None:
        """Ask where to save the letters to these units (of one period), and write them, all into one file."""
        workspace, period = self._workspace, lines[0].period
        start = Path(str(workspace.desk.settings.window.get("letters_folder", "")) or Path.home())
        whose = lines[0].unit.name if len(lines) == 1 else f"{len(lines)}份"
        suggested = start / f"{period.title}催报函（{whose}）.pdf"
        out = messages.ask_save_name(workspace.window, "催报函存到哪里", suggested, KINDS)
        if out is None:
            return
        workspace.keep(window={**workspace.desk.settings.window, "letters_folder": str(out.parent)})
        ids, day = [one.unit.id for one in lines], workspace.as_of

        def work(progress: Progress) -> "WrittenNotices":
            from lianping_desk.services.notices.write_notices import NoticeFormat, write_reminder_letters

            format = NoticeFormat.docx if out.suffix.lower() == ".docx" else NoticeFormat.pdf
            return write_reminder_letters(
                workspace.desk, period.code, ids, out, format, as_of=day, bound=True, progress=progress
            )

        workspace.start(f"写{period.title}催报函", work, self._tell, writes=True)

    def _tell(self, done: "WrittenNotices") -> None:
        count, path = len(done.drafts), done.paths[0]
        more = "\n".join(part for part in (f"放在：{path}", "台账里已经记上这次发函。", done.warning) if part)
        if messages.confirm(self._workspace.window, f"{count}份催报函已经写好。", more, yes="打开看看", no="关闭"):
            messages.open_outside(path)
