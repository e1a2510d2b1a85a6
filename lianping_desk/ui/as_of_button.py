"""Upper right in the window: the day that everything is shown for, when that is not today."""

from datetime import date

from PySide6.QtWidgets import QToolButton

from lianping_desk.domain.day_text import written_day
from lianping_desk.ui.workspace import Workspace


class AsOfButton(QToolButton):
    """Says the chosen day; a click chooses another. Hidden while the day is today."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._workspace = workspace
        self.setObjectName("as-of")
        self.setToolTip("各页都按这一天计算，点这里另选（Ctrl+D），“查看”菜单里可以回到今天")
        self.clicked.connect(lambda _checked=False: ask_as_of(workspace))
        workspace.as_of_changed.connect(self.show_day)

    def show_day(self) -> None:
        """Say the day, or hide; called once the button has its place, for a hidden one has none."""
        day = self._workspace.as_of
        self.setText(f"截至 {written_day(day)}")
        self.setVisible(day != date.today())


def ask_as_of(workspace: Workspace) -> None:
    """Let her choose the day that every state is computed for."""
    from lianping_desk.ui.as_of_dialog import choose_day

    day = choose_day(workspace.window, workspace.as_of)
    if day is not None:
        workspace.choose_as_of(None if day == date.today() else day)
