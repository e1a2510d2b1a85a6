"""Reading a plan in: choose, read off the window's thread, look at it beside its document, store it."""

from pathlib import Path

from lianping_desk.domain.plan_draft import ReadDocument
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.domain.unit_decision import UnitDecision
from lianping_desk.services.plan.add_plan import add_plan
from lianping_desk.services.plan.read_document import read_document
from lianping_desk.services.plan.units_of import units_of
from lianping_desk.ui.plan.review_dialog import PlanReviewDialog, Store
from lianping_desk.ui.plan.source_dialog import SourceDialog
from lianping_desk.ui.workspace import Workspace


class PlanWizard:
    """The road of a plan document into the desk; cancelled anywhere, it leaves nothing behind."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.source: SourceDialog | None = None
        self.review: PlanReviewDialog | None = None

    def start(self) -> None:
        """Ask where the plan comes from."""
        self.source = SourceDialog(self._workspace.window, self._last_folder())
        self.source.accepted.connect(self._chosen)
        self.source.open()

    def _chosen(self) -> None:
        assert self.source is not None
        if self.source.source is not None:
            self.read(self.source.source)

    def read(self, source: Path | str, store: Store | None = None, agree: str = "存入，作为当前方案") -> None:
        """Read a file or text, then show the review; `store` is what is done when she agrees (None: `add_plan`)."""
        if isinstance(source, Path):
            window = {**self._workspace.desk.settings.window, "plan_folder": str(source.parent)}
            self._workspace.keep(window=window)
        self._workspace.start(
            "读取方案",
            lambda progress: read_document(source, progress),
            lambda document: self.show(document, store or self._add, agree),
        )

    def show(self, document: ReadDocument, store: Store, agree: str) -> None:
        """The review of a document that was read."""
        desk = self._workspace.desk
        self.review = PlanReviewDialog(
            self._workspace.window, desk, document, units_of(desk, document.plan.region), store, agree
        )
        self.review.finished.connect(self._forget)
        self.review.open()

    def _add(self, plan: ReadPlan, decisions: dict[str, UnitDecision]) -> None:
        added = add_plan(self._workspace.desk, plan, decisions)
        self._workspace.noted.emit(f"已读入“{added.plan.title}”，新增单位{len(added.new_units)}个")
        self._workspace.changed.emit()
        self._workspace.open_place("division")

    def _forget(self) -> None:
        if self.review is not None:
            self.review.deleteLater()
            self.review = None

    def _last_folder(self) -> Path:
        return Path(str(self._workspace.desk.settings.window.get("plan_folder", "")) or Path.home())
