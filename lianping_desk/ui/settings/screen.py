"""设置: the subjects in a list at the left, the one that is chosen beside it."""

from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QWidget

from lianping_desk.ui.screen import Screen
from lianping_desk.ui.screen_stack import ScreenStack
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

WIDTH = 104
LINE_HEIGHT = 34


class Subject(Protocol):
    """What the page of every subject can do: show what is kept now."""

    def show_settings(self) -> None: ...


class SettingsScreen(Screen):
    """The screen. Places: the name of a subject, ("since", ISO day), ("operation", id), or (table, row id)."""

    title = "设置"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.office, self.display = OfficeTab(workspace), DisplayTab(workspace)
        self.thresholds, self.taught = ThresholdsTab(workspace), TaughtTab(workspace)
        self.notices, self.reading = NoticesTab(workspace), ReadingTab(workspace)
        self.fonts, self.backup = FontsTab(workspace), BackupsTab(workspace)
        self.history, self.demo = HistoryTab(workspace), DemoTab(workspace)
        self._named: dict[str, tuple[str, QWidget]] = {
            "office": ("办公室", self.office),
            "notices": ("发文", self.notices),
            "display": ("显示", self.display),
            "thresholds": ("状态阈值", self.thresholds),
            "taught": ("识别用语", self.taught),
            "reading": ("读表限制", self.reading),
            "fonts": ("字体", self.fonts),
            "backup": ("备份与恢复", self.backup),
            "history": ("修改记录", self.history),
            "demo": ("演示", self.demo),
        }
        self.subjects = QListWidget()
        self.subjects.setObjectName("subjects")
        self.subjects.setAccessibleName("设置的内容")
        self.subjects.setFixedWidth(WIDTH)
        self.pages = ScreenStack()
        for title, page in self._named.values():
            self.subjects.addItem(title)
            self.subjects.item(self.subjects.count() - 1).setSizeHint(QSize(0, LINE_HEIGHT))
            self.pages.addWidget(page)
        self.subjects.setCurrentRow(0)
        self.subjects.currentRowChanged.connect(self._open)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self.subjects)
        beside.addWidget(self.pages, 1)
        self.body.addLayout(beside, 1)

    def refresh(self) -> None:
        page: Any = self.pages.currentWidget()
        shown: Subject = page
        self.workspace.read(shown.show_settings)

    def show_subject(self, name: str) -> None:
        """Go to the subject of this name."""
        self.subjects.setCurrentRow(list(self._named).index(name))

    def _open(self, row: int) -> None:
        self.pages.setCurrentIndex(row)
        self.refresh()

    def show_place(self, target: Any) -> None:
        match target:
            case str(name) if name in self._named:
                self.show_subject(name)
                if name == "history":
                    self.history.show_row(None)
                elif name == "office":
                    self.office.office.setFocus()
            case ("since", str(day)):
                self.show_subject("history")
                self.history.show_since(date.fromisoformat(day))
            case ("operation", int(number)):
                self.show_subject("history")
                self.history.show_operation(number)
            case (str(table), int(number)):
                self.show_subject("history")
                self.history.show_row((table, number))
