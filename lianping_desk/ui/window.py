"""The window: the screens on the left, the screen on the right, what is going on below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lianping_desk import __version__
from lianping_desk.services.desk import Desk
from lianping_desk.services.settings import Settings
from lianping_desk.ui import messages
from lianping_desk.ui.navigation import Navigation
from lianping_desk.ui.places import PLACES
from lianping_desk.ui.screen_stack import ScreenStack
from lianping_desk.ui.theme import is_dark

if TYPE_CHECKING:  # the window stands before the desk is open; what only works on an open desk is imported with it
    from lianping_desk.ui.plan.plan_button import PlanButton
    from lianping_desk.ui.screen import Banner, Screen
    from lianping_desk.ui.workspace import Workspace


_FIRST_SIZE = QSize(1366, 768)
"""Logical pixels of the window where she has not sized it yet and the screen has more room than that."""


_LEAST_SIZE = QSize(640, 360)
"""Fits 1366x768 at 200 % scaling; a screen that needs more room than the window has is scrolled."""


class MainWindow(QMainWindow):
    """The window of one desk. It stands before the desk is open, so that she sees at once that the program starts;
    `show_desk` gives it the desk. Screens are made when she first goes to them.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._workspace: Workspace | None = None
        self.setMinimumSize(_LEAST_SIZE)
        self.setWindowTitle(_title(settings.office))
        self._screens: dict[str, Screen] = {}
        self._banner: Banner | None = None
        self._plan: PlanButton | None = None
        self._wanted = settings.last_screen
        self._navigation = Navigation(self)
        self._navigation.chosen.connect(self.go_to)
        self._stack = ScreenStack()
        opening = QLabel("正在打开数据…")
        opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(opening)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(_scrolling(self._stack), 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = QVBoxLayout()
        self._left.setSpacing(0)
        self._left.addWidget(self._navigation, 1)
        row.addLayout(self._left)
        row.addLayout(self._right, 1)
        self.setCentralWidget(whole)
        self.menuBar().addMenu("文件(&F)")  # keeps the height that the menus will need
        self.statusBar()
        self._restore_geometry(settings)
        self.go_to(self._wanted)

    def show_desk(self, desk: Desk) -> None:
        """Work on this desk from now on, beginning with the screen that she wants."""
        from lianping_desk.ui.as_of_button import AsOfButton
        from lianping_desk.ui.file_drops import FileDrops
        from lianping_desk.ui.menus import WindowActions, build_menus
        from lianping_desk.ui.plan.actions import PlanActions
        from lianping_desk.ui.plan.plan_button import PlanButton
        from lianping_desk.ui.screen import Banner
        from lianping_desk.ui.status_line import StatusLine
        from lianping_desk.ui.workspace import Workspace

        self._workspace = Workspace(desk, self)
        self.workspace.place_wanted.connect(self.go_to)
        self.workspace.changed.connect(self._name_window)
        self._name_window()
        self.setStatusBar(StatusLine(self.workspace))
        actions = WindowActions(self.close, self.switch_theme, self.show_help, self.show_about)
        plans = PlanActions(self.workspace)
        build_menus(self.menuBar(), self.workspace, actions, plans)
        self._plan = PlanButton(self.workspace, plans)
        self._left.insertWidget(0, self._plan)
        as_of = AsOfButton(self.workspace)
        self.menuBar().setCornerWidget(as_of)
        as_of.show_day()
        if not desk.read_only:
            FileDrops(self, self.workspace).dropped.connect(lambda paths: self.go_to("returns", ("files", paths)))
        if desk.read_only_because:
            self._banner = Banner(desk.read_only_because)
            self._right.insertWidget(0, self._banner)
        self.go_to(self._wanted)

    def leave_desk(self) -> None:
        """Let go of the desk, so that it can be closed; `show_desk` gives the window another."""
        self.workspace.jobs.finish()
        for screen in self._screens.values():
            self._stack.removeWidget(screen)
            screen.deleteLater()
        self._screens.clear()
        if self._banner is not None:
            self._banner.deleteLater()
            self._banner = None
        if self._plan is not None:
            self._plan.deleteLater()
            self._plan = None
        self.workspace.deleteLater()
        self._workspace = None

    @property
    def workspace(self) -> Workspace:
        """What the screens work on; only while the desk is there."""
        assert self._workspace is not None, "no desk is open"
        return self._workspace

    @property
    def is_open(self) -> bool:
        """Whether the desk is there."""
        return self._workspace is not None

    @property
    def place_shown(self) -> str:
        """Name of the screen she is on."""
        return self._navigation.place_shown

    def screen_named(self, name: str) -> Screen:
        """The screen with this name, made now if she was never there."""
        if name not in self._screens:
            place = next(place for place in PLACES if place.name == name)
            self._screens[name] = place.make(self.workspace)
            self._stack.addWidget(self._screens[name])
        return self._screens[name]

    def go_to(self, name: str, target: Any = None) -> None:
        """Show the screen `name`, and on it `target` if given; an unknown name shows the first screen."""
        name = name if any(place.name == name for place in PLACES) else PLACES[0].name
        self._navigation.mark(name)
        self._wanted = name
        if not self.is_open:
            return
        screen = self.screen_named(name)
        self._stack.setCurrentWidget(screen)
        if target is not None:
            screen.show_place(target)

    def start_backup(self) -> None:
        """Make the day's backup in the background if it is due; the line below tells."""
        from lianping_desk.services.safety.backup import DailyBackup, backup_if_due

        if not self.is_open:
            return

        def tell(daily: DailyBackup | None) -> None:
            self.workspace.backed_up.emit()
            if daily is not None and daily.copy_trouble is not None:
                self.workspace.noted.emit(str(daily.copy_trouble))

        self.workspace.start("每日备份", lambda progress: backup_if_due(self.workspace.desk, progress), tell)

    def switch_theme(self) -> None:
        """Dark becomes light and the other way round; remembered."""
        self.workspace.choose_theme("light" if is_dark() else "dark")

    def show_help(self) -> None:
        """The page of the manual about the screen she is on."""
        from lianping_desk.ui.help_window import show_help

        show_help(self, self.place_shown)

    def show_about(self) -> None:
        """Version, licence, and where the data lies."""
        folder: Path = self.workspace.desk.folder.path
        messages.tell(
            self,
            f"{messages.PROGRAM} {__version__}",
            f"MIT 许可证，开源免费。\n数据文件夹：{folder}\n本程序不联网。",
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.is_open and not self._leave():
            event.ignore()
            return
        super().closeEvent(event)

    def _leave(self) -> bool:
        """Stop long work and remember where she was; whether she really wants to go."""
        busy = self.workspace.jobs.under_way
        if busy and not messages.confirm(
            self,
            f"“{busy[0].title}”还没有做完。",
            "现在退出会取消它，已经存好的数据不受影响。",
            yes="取消它并退出",
            no="继续做",
        ):
            return False
        self.workspace.jobs.finish()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        window = {**self.workspace.desk.settings.window, "geometry": geometry}
        self.workspace.keep(last_screen=self.place_shown, window=window)
        return True

    def _name_window(self) -> None:
        """The office may have got its name just now."""
        desk = self.workspace.desk
        self.setWindowTitle(_title(desk.settings.office, read_only=desk.read_only))

    def _restore_geometry(self, settings: Settings) -> None:
        geometry = str(settings.window.get("geometry", ""))
        if geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            return
        self.resize(_FIRST_SIZE)
        room = QGuiApplication.primaryScreen().availableGeometry()
        if room.width() <= _FIRST_SIZE.width() or room.height() <= _FIRST_SIZE.height():
            self.setWindowState(Qt.WindowState.WindowMaximized)  # with its frame it would stand beyond the screen


def _title(office: str, *, read_only: bool = False) -> str:
    parts = [part for part in (office, messages.PROGRAM) if part]
    return " - ".join(parts) + ("（只读）" if read_only else "")


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
