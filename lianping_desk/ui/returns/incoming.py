"""What comes in: choose or drop files, read them off the window's thread, preview, import."""

from collections.abc import Callable, Sequence
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.received import ReadReturn
from lianping_desk.services.returns.answers import AnsweredImport, import_with_answers
from lianping_desk.services.returns.dropped_files import files_among
from lianping_desk.services.returns.read_files import SUFFIXES, read_files
from lianping_desk.ui import messages
from lianping_desk.ui.returns.preview_dialog import PreviewDialog
from lianping_desk.ui.workspace import Workspace

KINDS = f"电子表格 ({' '.join('*' + suffix for suffix in sorted(SUFFIXES))});;所有文件 (*)"


class Incoming:
    """The road of a returned file into the desk. `told` is called with what an import did."""

    def __init__(self, workspace: Workspace, told: Callable[[AnsweredImport], None]) -> None:
        self._workspace = workspace
        self._told = told

    def choose_files(self, plan: Plan, period_code: str | None) -> None:
        """Ask for files and take them in."""
        paths = messages.ask_files(self._workspace.window, "选择填报件", self._last_folder(), KINDS)
        if paths:
            self.take(paths, plan, period_code)

    def take(self, dropped: Sequence[Path], plan: Plan, period_code: str | None) -> None:
        """Read files and folders, then show the preview."""
        workspace = self._workspace
        try:
            paths = files_among(dropped)
        except DeskError as error:
            messages.show_trouble(workspace.window, error)
            return
        workspace.keep(window={**workspace.desk.settings.window, "incoming_folder": str(dropped[0].parent)})
        workspace.start(
            f"读取 {len(paths)} 份填报件",
            lambda progress: read_files(workspace.desk, paths, period_code, progress),
            lambda reads: self._preview(paths, reads, plan),
        )

    def _preview(self, paths: Sequence[Path], reads: Sequence[ReadReturn], plan: Plan) -> None:
        dialog = PreviewDialog(self._workspace.window, reads, plan)
        agreed = dialog.exec()
        desk, answers, day = self._workspace.desk, dict(dialog.answers), dialog.received_on
        dialog.deleteLater()
        if not agreed:
            return
        self._workspace.start(
            f"导入 {len(paths)} 份填报件",
            lambda progress: import_with_answers(desk, paths, reads, answers, progress, received_on=day),
            self._told,
            writes=True,
        )

    def _last_folder(self) -> Path:
        return Path(str(self._workspace.desk.settings.window.get("incoming_folder", "")) or Path.home())


def import_sentence(done: AnsweredImport) -> str:
    """What an import did, in one sentence."""
    result = done.result
    if result.code is None:
        repeated = len(result.already_imported)
        return f"{repeated} 份文件以前都导入过，没有重复入库。" if repeated else "这些文件都没有能读入的内容。"
    open_doubts = result.kept_doubts
    parts = [f"已导入（{result.code}）：入库 {result.stored_rows + done.settled_rows} 行"]
    parts.append(f"读到疑点 {open_doubts} 个" if open_doubts else "没有疑点")
    if result.superseded_rows:
        parts.append(f"代替了旧值 {result.superseded_rows} 行")
    if result.already_imported:
        parts.append(f"{len(result.already_imported)} 份以前导入过，没有重复入库")
    return "，".join(parts) + "。"
