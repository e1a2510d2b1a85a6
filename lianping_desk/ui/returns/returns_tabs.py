"""The tabs of 填报回收: the ledger of the period, its doubts, all periods side by side, the imports."""

from PySide6.QtWidgets import QTabWidget

from lianping_desk.domain.unit_return import PeriodStatus
from lianping_desk.services.returns.ledger.status import ledger_by_period
from lianping_desk.ui.returns.doubts_panel import DoubtsPanel
from lianping_desk.ui.returns.imports_list import ImportsList
from lianping_desk.ui.returns.ledger.ledger import Ledger
from lianping_desk.ui.returns.ledger.matrix import Matrix
from lianping_desk.ui.returns.ledger.state_chips import Choice
from lianping_desk.ui.returns.shown import ShownReturns
from lianping_desk.ui.workspace import Workspace

NO_DOUBTS = "没有等着处理的疑点。"


class ReturnsTabs(QTabWidget):
    """`show_returns` fills all of them; the periods side by side are read when she comes to look at them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._matrix_is_stale = True
        self.ledger = Ledger()
        self.doubts = DoubtsPanel(NO_DOUBTS)
        self.matrix = Matrix()
        self.imports = ImportsList(workspace)
        for tab, name in (
            (self.ledger, "本期台账"),
            (self.doubts, "疑点"),
            (self.matrix, "各期对照"),
            (self.imports, "导入记录"),
        ):
            self.addTab(tab, name)
        self.currentChanged.connect(lambda _index: self._read_matrix())

    def hasHeightForWidth(self) -> bool:
        """No: Qt would ask for the height that the tallest tab would like, and the window would scroll for it."""
        return False

    def show_returns(self, shown: ShownReturns, status: PeriodStatus) -> None:
        """The ledger of `status`, and what else was read with it."""
        self.ledger.show_returns(status.units)
        self.doubts.show_doubts(shown.doubts)
        self.imports.show_imports(shown.imports)
        self._matrix_is_stale = True
        self._read_matrix()
        count = f"（{len(shown.doubts)}）" if shown.doubts else ""
        self.setTabText(self.indexOf(self.doubts), f"疑点{count}")

    def show_lines(self, choice: Choice) -> None:
        """The ledger, with only the lines that one of its buttons counts."""
        self.setCurrentWidget(self.ledger)
        self.ledger.show_only(choice)

    def show_doubts(self) -> None:
        """The doubts."""
        self.setCurrentWidget(self.doubts)

    def _read_matrix(self) -> None:
        if self._matrix_is_stale and self.currentWidget() is self.matrix:
            workspace = self._workspace
            found = workspace.read(lambda: ledger_by_period(workspace.desk, workspace.as_of))
            if found is not None:
                self._matrix_is_stale = False
                self.matrix.show_returns(found)
