"""What the plan is: title, region, years, what it rests on, its phases."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Phase, PhaseKind, Plan
from lianping_desk.domain.typed import typed_year
from lianping_desk.services.plan.edit_plan import PlanHead, edit_plan
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.plan.about_tab import years_of
from lianping_desk.ui.workspace import Workspace

_KINDS = "、".join(kind.chinese for kind in PhaseKind)


class PlanHeadDialog(FormDialog):
    """Phases stand one a line: name, years, kind, parted by blanks or commas."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window, "方案基本情况", self._take, "保存")
        self.setMinimumWidth(620)
        self._desk = workspace.desk
        self._plan: Plan = show_plan(workspace.desk).plan
        plan = self._plan
        self.title = QLineEdit(plan.title)
        self.title.setCursorPosition(0)
        self.region = QLineEdit(plan.region)
        self.years = QLineEdit(f"{plan.first_year}-{plan.last_year}")
        self.basis = _lines("\n".join(plan.basis), 84)
        self.phases = _lines("\n".join(_phase_text(phase) for phase in plan.phases), 104)
        told = QLabel(
            f"进度安排一行一个：名称，年份，性质（{_KINDS}）。序时进度按“实施”阶段计算；没有时按起止年份计算。"
        )
        told.setWordWrap(True)
        told.setProperty("faint", True)
        for label, field in (
            ("标题", self.title),
            ("地区", self.region),
            ("起止年份", self.years),
            ("依据文号", self.basis),
            ("进度安排", self.phases),
        ):
            self.fields.addRow(label, field)
        self.fields.addRow("", told)
        open_at(self, 640, 460)

    def _take(self) -> None:
        basis = tuple(line.strip() for line in self.basis.toPlainText().splitlines() if line.strip())
        lines = [line for line in self.phases.toPlainText().splitlines() if line.strip()]
        phases = tuple(self._phase(line) for line in lines)
        head = PlanHead(self.title.text(), self.region.text(), years_of(self.years.text()), basis, phases)
        edit_plan(self._desk, head)

    def _phase(self, line: str) -> Phase:
        """A line as a phase; one that keeps its name keeps its row."""
        parts = line.replace("，", ",").replace("\t", ",").split(",")
        if len(parts) != 3:
            raise DeskError(f"进度安排的“{line.strip()}”看不懂。", "请写成：深入实施，2027-2030，实施")
        title, years, kind = (part.strip() for part in parts)
        span = years_of(years)
        if span is None:
            raise DeskError(f"“{title}”的年份“{years}”看不懂。", "请写成 2027-2030 或 2027 的样子。")
        typed_year(str(span[0]))
        known = next((phase for phase in self._plan.phases if phase.title == title), None)
        found = next((one for one in PhaseKind if one.chinese == kind), None)
        if found is None:
            raise DeskError(f"“{title}”的性质“{kind}”看不懂。", f"可以写：{_KINDS}。")
        return Phase(title, *span, found, known.text if known else "", known.id if known else 0)


def _phase_text(phase: Phase) -> str:
    years = str(phase.first_year) if phase.first_year == phase.last_year else f"{phase.first_year}-{phase.last_year}"
    return f"{phase.title}，{years}，{phase.kind.chinese}"


def _lines(text: str, height: int) -> QPlainTextEdit:
    field = QPlainTextEdit(text)
    field.setFixedHeight(height)
    field.setTabChangesFocus(True)
    return field
