"""设置: one tab for each subject."""

from datetime import date
from typing import Any, Protocol

from PySide6.QtWidgets import QTabWidget

from lianping_desk.ui.screen import Screen
from lianping_desk.ui.settings.backups import BackupsTab
from lianping_desk.ui.settings.demo import DemoTab
from lianping_desk.ui.settings.display import DisplayTab
from lianping_desk.ui.settings.fonts import FontsTab
from lianping_desk.ui.settings.history import HistoryTab
from lianping_desk.ui.settings.notices import NoticesTab
from lianping_desk.ui.settings.office import OfficeTab
from lianping_desk.ui.settings.reading import ReadingTab
from lianping_desk.ui.settings.taught import TaughtTab
from lianping_desk.ui.settings.thresholds import ThresholdsTab
from lianping_desk.ui.workspace import Workspace


class Tab(Protocol):
    """What every tab can do: show what is kept now."""

    def show_settings(self) -> None: ...


class SettingsScreen(Screen):
    """The screen. Places: the name of a tab, ("since", ISO day), ("operation", id), or (table, row id)."""

    title = "设置"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.office, self.display, self.thresholds = (
            OfficeTab(workspace),
            DisplayTab(workspace),
            ThresholdsTab(workspace),
        )
        self.fonts, self.backup, self.history = FontsTab(workspace), BackupsTab(workspace), HistoryTab(workspace)
        self.notices, self.reading, self.demo = NoticesTab(workspace), ReadingTab(workspace), DemoTab(workspace)
        self.taught = TaughtTab(workspace)
        self.tabs = QTabWidget()
        for tab, title in (
            (self.office, "办公室"),
            (self.notices, "发文"),
            (self.display, "显示"),
            (self.thresholds, "状态阈值"),
            (self.taught, "识别用语"),
            (self.reading, "读表限制"),
            (self.fonts, "字体"),
            (self.backup, "备份与恢复"),
            (self.history, "修改记录"),
            (self.demo, "演示"),
        ):
            self.tabs.addTab(tab, title)
        self.tabs.currentChanged.connect(lambda _index: self.refresh())
        self.body.addWidget(self.tabs, 1)

    def refresh(self) -> None:
        tab: Any = self.tabs.currentWidget()
        shown: Tab = tab
        self.workspace.read(shown.show_settings)

    def show_place(self, target: Any) -> None:
        named = {
            "office": self.office,
            "notices": self.notices,
            "display": self.display,
            "thresholds": self.thresholds,
            "taught": self.taught,
            "reading": self.reading,
            "fonts": self.fonts,
            "backup": self.backup,
            "history": self.history,
            "demo": self.demo,
        }
        match target:
            case str(name) if name in named:
                self.tabs.setCurrentWidget(named[name])
                if name == "history":
                    self.history.show_row(None)
                elif name == "office":
                    self.office.office.setFocus()
            case ("since", str(day)):
                self.tabs.setCurrentWidget(self.history)
                self.history.show_since(date.fromisoformat(day))
            case ("operation", int(number)):
                self.tabs.setCurrentWidget(self.history)
                self.history.show_operation(number)
            case (str(table), int(number)):
                self.tabs.setCurrentWidget(self.history)
                self.history.show_row((table, number))
