"""创建目标: every target against its value, the base register, the literacy surveys; all as of the chosen day."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget

from lianping_desk.domain.base import Base
from lianping_desk.domain.indicator import ValueSource
from lianping_desk.domain.number_text import format_number
from lianping_desk.domain.status import IndicatorStatus, Status
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.domain.unit import Unit
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.status.status import status
from lianping_desk.services.surveys.list_surveys import list_surveys
from lianping_desk.services.targets.delete_indicator import delete_indicator
from lianping_desk.ui import messages
from lianping_desk.ui.screen import Screen
from lianping_desk.ui.targets.indicator_dialog import IndicatorDialog
from lianping_desk.ui.targets.indicators_table import indicators_view
from lianping_desk.ui.targets.register import Register
from lianping_desk.ui.targets.sources_dialog import SourcesDialog
from lianping_desk.ui.targets.surveys import Surveys
from lianping_desk.ui.workspace import Workspace

INDICATORS_HEIGHT = 296
"""Room for seven indicators and their headings, as the first plan has them; the line below can be dragged."""

SHARE_ABOVE = 0.48
"""What the indicators take of a screen that is not high enough for that."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the screen shows, read at once."""

    status: Status
    bases: tuple[Base, ...]
    surveys: tuple[LiteracySurvey, ...]
    units: tuple[Unit, ...]


class TargetsScreen(Screen):
    """The screen. Places: ("indicator", id), ("base", id), "register", "surveys"."""

    title = "创建目标"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._shown: Shown | None = None
        self._parted = False
        self.indicators = indicators_view()
        self.register = Register(workspace)
        self.surveys = Surveys(workspace)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.register, "创建台账")
        self.tabs.addTab(self.surveys, "公民科学素质调查")
        corner = QStackedWidget()
        corner.addWidget(self.register.tools)
        corner.addWidget(self.surveys.tools)
        self.tabs.setCornerWidget(corner)
        self.tabs.currentChanged.connect(corner.setCurrentIndex)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self.indicators)
        self._split.addWidget(self.tabs)
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        self.body.addWidget(self._split, 1)
        writable = not workspace.desk.read_only
        self.add_tool("新增指标", "plus", self.add_indicator).setEnabled(writable)
        self.add_tool("看这个数从哪里来", "link", lambda: self._on_indicator(self.open_sources))
        self.indicators.opened.connect(self.open_sources)
        self.indicators.add_row_action("看这个数从哪里来…", self.open_sources)
        self.indicators.add_row_action("修改指标…", self.edit_indicator, "F2").setEnabled(writable)
        self.indicators.add_row_action("删除指标", self.delete_indicator).setEnabled(writable)
        self.indicators.add_row_action(
            "修改记录", lambda row: workspace.open_place("settings", ("indicator", row.indicator.id))
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._parted:  # she may drag the line afterwards
            self._parted = True
            height = self._split.height()
            above = min(INDICATORS_HEIGHT, int(height * SHARE_ABOVE))
            self._split.setSizes([above, height - above])

    def refresh(self) -> None:
        shown = self.workspace.read(self._read)
        if shown is None:
            return
        self._shown = shown
        self.subtitle.setText(f"截至{self.workspace.as_of}　{progress_line(shown.status)}")
        self.indicators.show_rows(shown.status.indicators)
        self.register.show_bases(shown.bases, shown.units)
        plan, indicators = shown.status.plan, [row.indicator for row in shown.status.indicators]
        self.surveys.show_surveys(shown.surveys, plan, indicators)

    def show_place(self, target: Any) -> None:
        match target:
            case ("indicator", int(number)):
                self.indicators.select_row(number)
                self.indicators.setFocus()
            case ("base", int(number)):
                self.tabs.setCurrentWidget(self.register)
                self.register.show_base(number)
            case "register":
                self.tabs.setCurrentWidget(self.register)
            case "surveys":
                self.tabs.setCurrentWidget(self.surveys)

    def open_sources(self, row: IndicatorStatus) -> None:
        """Show what a value is made of; from there into the register or the file."""
        register = self._shown.bases if self._shown else ()
        dialog = SourcesDialog(self.workspace, row, register)
        dialog.exec()
        if dialog.chosen_base is not None:
            self.show_place(("base", dialog.chosen_base.id))
        elif dialog.result() and row.indicator.value_source is ValueSource.survey:
            self.show_place("surveys")

    def add_indicator(self) -> None:
        """Ask for a new indicator."""
        self._after(IndicatorDialog(self.workspace))

    def edit_indicator(self, row: IndicatorStatus) -> None:
        """Change the indicator of a row."""
        self._after(IndicatorDialog(self.workspace, row.indicator))

    def delete_indicator(self, row: IndicatorStatus) -> None:
        """Delete the indicator of a row; Ctrl+Z brings it back."""
        title = row.indicator.title
        if messages.confirm(self, f"删除指标“{title}”？", "可以撤销（Ctrl+Z）。", yes="删除", no="不删除"):
            self.workspace.do(lambda: delete_indicator(self.workspace.desk, row.indicator), f"已删除指标“{title}”")

    def _after(self, dialog: IndicatorDialog) -> None:
        if dialog.exec():
            self.workspace.changed.emit()
            self.indicators.select_row(dialog.saved_id)

    def _on_indicator(self, action: Any) -> None:
        row = self.indicators.current_row()
        if row is None and self.indicators.rows_model.rowCount():
            row = self.indicators.rows_model.row_at(0)
        if row is not None:
            action(row)

    def _read(self) -> Shown:
        desk = self.workspace.desk
        return Shown(status(desk, self.workspace.as_of), list_bases(desk), list_surveys(desk), show_plan(desk).units)


def progress_line(shown: Status) -> str:
    """How far the counted titles have come, at a glance: 县级科普教育基地 4/5 · 市级科普教育基地 2/3."""
    parts = []
    for row in shown.indicators:
        number = row.indicator.target.number
        if row.indicator.value_source is ValueSource.register and number is not None:
            parts.append(f"{row.indicator.title} {format_number(row.value or 0)}/{format_number(number)}")
    return " · ".join(parts)
