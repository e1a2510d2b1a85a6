"""How the window looks, and the day that everything is shown for."""

from datetime import date

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from lianping_desk.ui.as_of_button import ask_as_of
from lianping_desk.ui.workspace import Workspace

THEMES = {"system": "跟随系统", "light": "浅色", "dark": "深色"}


class DisplayTab(QWidget):
    """Light or dark, and the as-of day."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.themes = {name: QRadioButton(word) for name, word in THEMES.items()}
        group = QButtonGroup(self)
        looks = QHBoxLayout()
        looks.setSpacing(20)
        for name, button in self.themes.items():
            group.addButton(button)
            looks.addWidget(button)
            button.clicked.connect(lambda _checked=False, name=name: workspace.choose_theme(name))
        looks.addStretch(1)
        self.day = QLabel()
        choose, today = QPushButton("另选一天…"), QPushButton("回到今天")
        choose.clicked.connect(lambda _checked=False: ask_as_of(workspace))
        today.clicked.connect(lambda _checked=False: workspace.choose_as_of(None))
        days = QHBoxLayout()
        days.setSpacing(8)
        for widget in (self.day, choose, today):
            days.addWidget(widget)
        days.addStretch(1)
        form = QFormLayout()
        form.setVerticalSpacing(14)
        form.setHorizontalSpacing(20)
        form.addRow("颜色", looks)
        form.addRow("截至日期", days)
        self.units_as_now = QCheckBox("分工表上，已撤并、更名的单位写现在承接的单位，后面注“原……”")
        self.units_as_now.clicked.connect(lambda on: workspace.keep(units_as_now=on))
        form.addRow("单位名称", self.units_as_now)
        hint = QLabel("各页的进度、状态、差距都按截至日期计算。补看以前的情况时另选一天，平时用今天。")
        hint.setProperty("faint", True)
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addStretch(1)

    def show_settings(self) -> None:
        """Show what is kept."""
        settings, day = self.workspace.desk.settings, self.workspace.as_of
        self.themes.get(settings.theme, self.themes["system"]).setChecked(True)
        self.units_as_now.setChecked(settings.units_as_now)
        self.day.setText(f"今天（{day}）" if day == date.today() else str(day))
