"""导出: the ledger of a period, or of all periods, as Excel, PDF or Word."""

from typing import TYPE_CHECKING

from lianping_desk.domain.long_work import Progress
from lianping_desk.domain.period import Period
from lianping_desk.ui import messages
from lianping_desk.ui.workspace import Workspace

if TYPE_CHECKING:  # the writers are imported off the window's thread: they take longer than the screen
    from lianping_desk.services.materials.export import Exported

KINDS = "Excel 工作簿 (*.xlsx);;PDF 文件 (*.pdf);;Word 文档 (*.docx)"


class LedgerExport:
    """The road of the ledger out of the desk."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def export(self, period: Period | None) -> None:
        """Ask for a file, whose ending says what kind it is, and write the ledger there; None: units by periods."""
        workspace, day = self._workspace, self._workspace.as_of
        workspace.desk.folder.exports.mkdir(parents=True, exist_ok=True)
        name = f"收表台账（{period.title if period else '各期对照'}，截至{day}）.xlsx"
        out = messages.ask_save_name(workspace.window, "导出收表台账", workspace.desk.folder.exports / name, KINDS)
        if out is None:
            return

        def work(progress: Progress) -> "Exported":
            from lianping_desk.services.materials.export import Format
            from lianping_desk.services.returns.ledger.export_ledger import export_ledger

            known = {f".{format}": format for format in Format}
            format = known.get(out.suffix.lower(), Format.xlsx)
            code = period.code if period else None
            return export_ledger(workspace.desk, format, out, as_of=day, period_code=code, progress=progress)

        workspace.start("导出收表台账", work, self._tell)

    def _tell(self, done: "Exported") -> None:
        more = "\n".join(part for part in (f"放在：{done.path}", done.warning) if part)
        if messages.confirm(self._workspace.window, "收表台账已经导出。", more, yes="打开看看", no="关闭"):
            messages.open_outside(done.path)
