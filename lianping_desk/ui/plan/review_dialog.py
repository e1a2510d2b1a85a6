"""The document beside what was read of it: she looks at the doubts, corrects, and stores the plan in one step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan_draft import ReadDocument
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_decision import UnitDecision
from lianping_desk.services.desk import Desk
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.plan.about_tab import AboutTab
from lianping_desk.ui.plan.document_view import DocumentView
from lianping_desk.ui.plan.doubts_tab import DoubtsTab
from lianping_desk.ui.plan.draft import Draft
from lianping_desk.ui.plan.entries_tab import EntriesTab
from lianping_desk.ui.plan.indicators_tab import IndicatorsTab
from lianping_desk.ui.plan.phases_tab import PhasesTab
from lianping_desk.ui.plan.tasks_tab import TasksTab
from lianping_desk.ui.plan.units_tab import UnitsTab

Store = Callable[[ReadPlan, dict[str, UnitDecision]], object]


class PlanReviewDialog(QDialog):
    """`store` is run when she agrees; a DeskError keeps the dialog open. Closing it otherwise leaves nothing."""

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        document: ReadDocument,
        units: Sequence[Unit],
        store: Store,
        agree: str = "存入，作为当前方案",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"读入方案：{document.plan.file}")
        self.setSizeGripEnabled(True)
        self.draft = Draft(desk, document)
        self._store = store
        self.document = DocumentView(document.lines)
        self.doubts = DoubtsTab(
            self.draft, "读的时候拿不准的地方。逐条对照原文，改好后按空格键勾掉；没有勾的会留在分工表上提醒。"
        )
        self.about = AboutTab(self.draft)
        self.tasks = TasksTab(self.draft, "双击可以改。单位之间用“、”隔开；“等单位”照写。")
        self.units = UnitsTab(self.draft, units, "认得的单位直接用；不认得的按名称新增，或改成名单里的某个单位。")
        self.indicators = IndicatorsTab(self.draft, "双击可以改。没有写数的目标，把“数”留空、比较选“完成”。")
        self.phases = PhasesTab(self.draft, "序时进度按“实施”阶段计算；没有写阶段的，按方案的起止年份计算。")
        self.pages = QTabWidget()
        self.pages.setProperty("dense", True)
        for page in self._pages():
            self.pages.addTab(page, "")
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self._trouble = QLabel()
        self._trouble.setProperty("trouble", True)
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self._build(agree)
        self._connect()
        self._tell()
        self.pages.setCurrentWidget(self.doubts if self.draft.plan.doubts else self.tasks)
        open_at(self, 1280, 720)

    def _pages(self) -> tuple[QWidget, ...]:
        return self.doubts, self.about, self.tasks, self.units, self.indicators, self.phases

    def _build(self, agree: str) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.agree = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.agree.setText(agree)
        self.agree.setProperty("primary", True)
        self.agree.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("取消，什么也不存")
        buttons.accepted.connect(self.try_to_store)
        buttons.rejected.connect(self.reject)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        hint = QLabel("方案原文：点一行，右边跳到从这行读出的内容")
        hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        hint.setProperty("faint", True)
        column.addWidget(hint)
        column.addWidget(self.document, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.pages)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setSizes([400, 800])
        below = QHBoxLayout()
        below.addWidget(self.summary, 1)
        below.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self._trouble)
        layout.addLayout(below)

    def _connect(self) -> None:
        for page in self._pages():
            if isinstance(page, EntriesTab):
                page.line_wanted.connect(self._show_line)
                page.trouble.connect(self._say_trouble)
        self.document.line_chosen.connect(self.show_what_was_read)
        self.draft.changed.connect(self._tell)

    def show_what_was_read(self, line: int) -> None:
        """Go to the entry that was read from this line: a task or measure, a target, a phase, a doubt."""
        for page in (self.tasks, self.indicators, self.doubts):
            if page.show_entry_of(line):
                self.pages.setCurrentWidget(page)
                return

    def try_to_store(self) -> None:
        """Store the plan and close; what cannot be stored is said, and nothing is."""
        try:
            self._store(*self.draft.result())
        except DeskError as error:
            self._say_trouble(str(error))
            if self.about.lacks:
                self.pages.setCurrentWidget(self.about)
            return
        self.accept()

    def _show_line(self, line: int | None) -> None:
        if self.sender() is self.pages.currentWidget():
            self.document.show_line(line)

    def _say_trouble(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    def _tell(self) -> None:
        """Counts on the tabs, what still waits below, marks beside the document."""
        plan, open_doubts = self.draft.plan, self.doubts.open_doubts
        names = ("疑点", "基本情况", "任务", "单位", "指标", "阶段")
        counts = (
            open_doubts,
            self.about.lacks and "!",
            len(plan.tasks),
            len(self.draft.units()),
            len(plan.indicators),
            len(plan.phases),
        )
        for place, (name, count) in enumerate(zip(names, counts, strict=True)):
            self.pages.setTabText(place, f"{name} {count}".rstrip())
        waits = [f"还有{open_doubts}处疑点没有核对"] if open_doubts else []
        waits += [f"{self.units.undecided}个新单位和名单里的相近"] if self.units.undecided else []
        waits += [f"没有{self.about.lacks}，要填上才能存"] if self.about.lacks else []
        self.summary.setText("；".join(waits) + "。" if waits else "可以存了。存好后用 Ctrl+Z 可以整份撤销。")
        doubtful = {
            line for doubt in plan.doubts if doubt not in self.draft.checked and (line := self.draft.line_of(doubt))
        }
        self.document.mark(_lines_read(plan), doubtful)


def _lines_read(plan: ReadPlan) -> set[int]:
    """Every line that something was read from."""
    found = {task.source_line for task in plan.tasks}
    found |= {measure.source_line for task in plan.tasks for measure in task.measures}
    found |= {one.source_line for one in plan.indicators}
    return {line for line in found if line is not None}
