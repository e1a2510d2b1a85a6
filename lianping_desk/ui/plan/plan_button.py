"""Above the screens at the left: which plan she works on, and the way to the others."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QToolButton

from lianping_desk.services.plan.plan_heads import plan_heads
from lianping_desk.ui.icons import icon
from lianping_desk.ui.navigation import WIDTH
from lianping_desk.ui.plan.actions import PlanActions
from lianping_desk.ui.plan.menu import fill_plan_menu
from lianping_desk.ui.workspace import Workspace


class PlanButton(QToolButton):
    """Region and years of the current plan; a click opens the menu 方案."""

    def __init__(self, workspace: Workspace, actions: PlanActions) -> None:
        super().__init__()
        self.setObjectName("plan-button")
        self.setFixedWidth(WIDTH)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icon("chevron-down"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName("当前方案")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        fill_plan_menu(menu, workspace, actions, with_keys=False)
        self.setMenu(menu)
        self._workspace = workspace
        workspace.changed.connect(self.show_plan)
        self.show_plan()

    def show_plan(self) -> None:
        """Name the plan that is current now."""
        current = next((plan for plan in plan_heads(self._workspace.desk) if plan.is_current), None)
        if current is None:
            self.setText("还没有方案")
            return
        name = current.region if len(current.region) <= 8 else current.region[-6:]
        archived = "（归档）" if current.archived_on else ""
        self.setText(f"{name}\n{current.years_text}{archived}")
        self.setToolTip(f"当前方案：{current.title}\n点一下切换、读入或比较方案")

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, 52))
