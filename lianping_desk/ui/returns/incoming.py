"""What comes in: choose or drop files, read them off the window's thread, review them, write them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from lianping_desk.domain.long_work import Progress
from lianping_desk.domain.plan import Plan
from lianping_desk.services.returns.doubts.reviewing import IncomingReview, StoredReview
from lianping_desk.services.returns.doubts.settle_doubts import SettledDoubts
from lianping_desk.services.returns.doubts.show_doubts import ShownDoubt
from lianping_desk.services.returns.importing.answers import AnsweredImport
from lianping_desk.services.returns.reading.dropped_files import dropped_files
from lianping_desk.services.returns.reading.read_files import SUFFIXES
from lianping_desk.ui import messages
from lianping_desk.ui.returns.review.dialog import ReviewDialog
from lianping_desk.ui.workspace import Workspace

KINDS = f"电子表格 ({' '.join('*' + suffix for suffix in sorted(SUFFIXES))});;所有文件 (*)"


class Incoming:
    """The road of a returned file into the desk. `told` is called with what an import did."""

    def __init__(self, workspace: Workspace, told: Callable[[AnsweredImport], None]) -> None:
        self._workspace = workspace
        self._told = told
        self.dialog: ReviewDialog | None = None
        self._is_reading = False

    def choose_files(self, plan: Plan, period_code: str | None) -> None:
        """Ask for files and take them in."""
        paths = messages.ask_files(self._workspace.window, "选择填报件", self._last_folder(), KINDS)
        if paths:
            self.take(paths, plan, period_code)

    def take(self, dropped: Sequence[Path], plan: Plan, period_code: str | None) -> None:
        """Read files and folders, then show the review; one batch after the other."""
        workspace = self._workspace
        if self._is_busy():
            return
        self._is_reading = True
        workspace.keep(window={**workspace.desk.settings.window, "incoming_folder": str(dropped[0].parent)})

        def read(progress: Progress) -> tuple[IncomingReview, str]:
            progress(0, 0, "查找表格文件")
            found = dropped_files(dropped, progress)
            review = IncomingReview(workspace.desk, found.paths, period_code).read(progress)
            return review, found.skipped_sentence

        def show(done: tuple[IncomingReview, str]) -> None:
            review, skipped = done
            self._review_incoming(review, skipped, plan)

        def over() -> None:
            self._is_reading = False

        workspace.start("读取填报件", read, show).when_over(over)

    def review_doubts(self, plan: Plan, period_code: str | None, first: ShownDoubt | None = None) -> None:
        """The open doubts of a period beside the archived sheets, beginning with `first`."""
        if self._is_busy():
            return
        review = self._workspace.read(lambda: StoredReview.of(self._workspace.desk, period_code))
        if review is None or not review.files:
            return
        dialog = self._open(ReviewDialog(self._workspace, review, plan, "保存处理结果"))
        dialog.accepted.connect(lambda: self._settle(dialog, review))
        if first is not None:
            dialog.begin_with(first.id)

    def _is_busy(self) -> bool:
        """Whether another review is open or about to be; she is told: two at once would answer for each other."""
        is_busy = self._is_reading or self.dialog is not None
        if is_busy:
            messages.tell(self._workspace.window, "上一批填报件还没有核对完。", "请先核对完那一批，再做这一步。")
        return is_busy

    def _review_incoming(self, review: IncomingReview, skipped: str, plan: Plan) -> None:
        if skipped:
            self._workspace.noted.emit(skipped)
        dialog = self._open(ReviewDialog(self._workspace, review, plan, "全部导入"))
        dialog.accepted.connect(lambda: self._import(dialog, review))

    def _open(self, dialog: ReviewDialog) -> ReviewDialog:
        """Show a review; it goes when it is closed."""
        self.dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.open()
        return dialog

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _import(self, dialog: ReviewDialog, review: IncomingReview) -> None:
        decisions, words, day = dict(dialog.decided.decisions), tuple(dialog.decided.words), dialog.received_on
        self._workspace.start(
            f"导入 {len(review.paths)} 份填报件",
            lambda progress: review.take_in(decisions, words, day, progress),
            self._told,
            writes=True,
        )

    def _settle(self, dialog: ReviewDialog, review: StoredReview) -> None:
        decisions, words = dict(dialog.decided.decisions), tuple(dialog.decided.words)
        if decisions:
            self._workspace.start(
                f"处理 {len(decisions)} 个疑点",
                lambda progress: review.settle(decisions, words, progress),
                self._tell_settled,
                writes=True,
            )

    def _tell_settled(self, done: SettledDoubts) -> None:
        self._workspace.noted.emit("疑点已处理，可以撤销（Ctrl+Z）")
        tell_refused(self._workspace, done.refused)

    def _last_folder(self) -> Path:
        return Path(str(self._workspace.desk.settings.window.get("incoming_folder", "")) or Path.home())


def tell_refused(workspace: Workspace, refused: Sequence[str]) -> None:
    """The decisions that could not be carried out."""
    if refused:
        messages.tell(workspace.window, "有几个疑点的处理没有采用，疑点还留着。", "\n".join(refused))


def import_sentence(done: AnsweredImport) -> str:
    """What an import did, in one sentence."""
    result = done.result
    if result.code is None:
        repeated = len(result.already_imported)
        return f"{repeated} 份文件以前都导入过，没有重复入库。" if repeated else "这些文件都没有能读入的内容。"
    parts = [f"已导入（{result.code}）：入库 {result.stored_rows + done.settled_rows} 行"]
    if result.known_rows:
        parts.append(f"{result.known_rows} 行基地的情况台账里已有")
    settled = result.kept_doubts - done.open_doubts
    if settled:
        parts.append(f"处理了疑点 {settled} 个")
    parts.append(f"留着疑点 {done.open_doubts} 个" if done.open_doubts else "没有留下疑点")
    if result.superseded_rows:
        parts.append(f"代替了旧值 {result.superseded_rows} 行")
    if result.already_imported:
        parts.append(f"{len(result.already_imported)} 份以前导入过，没有重复入库")
    unread = [file for file in result.files if file.refused]
    if registered := sum(1 for file in unread if file.sha256):
        parts.append(f"{registered} 份读不了，已存档登记")
    if gone := sum(1 for file in unread if not file.sha256):
        parts.append(f"{gone} 份打不开或改动过，没有导入")
    return "，".join(parts) + "。"
