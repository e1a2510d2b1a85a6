"""The window: the screens on the left, the screen on the right, what is going on below."""

from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from lianping_desk import __version__
from lianping_desk.services.desk import Desk
from lianping_desk.ui import messages
from lianping_desk.ui.icons import icon
from lianping_desk.ui.menus import build_menus
from lianping_desk.ui.places import PLACES
from lianping_desk.ui.screen import Screen
from lianping_desk.ui.status_line import StatusLine
from lianping_desk.ui.theme import apply_theme, is_dark
from lianping_desk.ui.workspace import Workspace

NAVIGATION_WIDTH = 148


class MainWindow(QMainWindow):
    """The window of one open desk. Screens are made when she first goes to them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.workspace = Workspace(desk, self)
        self.setWindowTitle(self._title())
        self.setMinimumSize(960, 600)
        self._screens: dict[str, Screen] = {}
        self._navigation = self._build_navigation()
        self._stack = QStackedWidget()
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        self.setStatusBar(StatusLine(self.workspace))
        build_menus(self)
        self.workspace.place_wanted.connect(self.go_to)
        self._restore_geometry()
        self.go_to(desk.settings.last_screen)

    @property
    def screen_shown(self) -> Screen:
        shown = self._stack.currentWidget()
        assert isinstance(shown, Screen)
        return shown

    @property
    def place_shown(self) -> str:
        """Name of the screen she is on."""
        return PLACES[max(self._navigation.currentRow(), 0)].name

    def screen_named(self, name: str) -> Screen:
        """The screen with this name, made now if she was never there."""
        if name not in self._screens:
            place = next(place for place in PLACES if place.name == name)
            self._screens[name] = place.make(self.workspace)
            self._stack.addWidget(self._screens[name])
        return self._screens[name]

    def go_to(self, name: str, target: Any = None) -> None:
        """Show the screen `name`, and on it `target` if given; an unknown name shows the first screen."""
        names = [place.name for place in PLACES]
        name = name if name in names else names[0]
        screen = self.screen_named(name)
        self._navigation.blockSignals(True)
        self._navigation.setCurrentRow(names.index(name))
        self._navigation.blockSignals(False)
        self._stack.setCurrentWidget(screen)
        if target is not None:
            screen.show_place(target)

    def switch_theme(self) -> None:
        """Dark becomes light and the other way round; remembered."""
        wish = "light" if is_dark() else "dark"
        self.workspace.keep(theme=wish)
        apply_theme(QApplication.instance(), wish)
        self.workspace.changed.emit()

    def show_help(self) -> None:
        """The page of the manual about the screen she is on."""
        from lianping_desk.ui.help_window import show_help

        show_help(self, self.place_shown)

    def show_about(self) -> None:
        """Version, licence, and where the data lies."""
        messages.tell(
            self,
            f"{messages.PROGRAM} {__version__}",
            f"MIT 许可证，开源免费。\n数据文件夹：{self.workspace.desk.folder.path}\n本程序不联网。",
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        busy = self.workspace.jobs.under_way
        if busy and not messages.confirm(
            self,
            f"“{busy[0].title}”还没有做完。",
            "现在退出会取消它，已经存好的数据不受影响。",
            yes="取消它并退出",
            no="继续做",
        ):
            event.ignore()
            return
        self.workspace.jobs.finish()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.workspace.keep(
            last_screen=self.place_shown, window={**self.workspace.desk.settings.window, "geometry": geometry}
        )
        super().closeEvent(event)

    def _build_navigation(self) -> QListWidget:
        navigation = QListWidget()
        navigation.setObjectName("navigation")
        navigation.setFixedWidth(NAVIGATION_WIDTH)
        navigation.setIconSize(QSize(18, 18))
        navigation.setAccessibleName("功能")
        for number, place in enumerate(PLACES, start=1):
            item = QListWidgetItem(icon(place.icon), place.title)
            item.setToolTip(f"{place.title}（Ctrl+{number}）")
            navigation.addItem(item)
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda name=place.name: self.go_to(name))
        navigation.currentRowChanged.connect(lambda row: self.go_to(PLACES[row].name))
        navigation.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return navigation

    def _title(self) -> str:
        office = self.workspace.desk.settings.office
        parts = [part for part in (office, messages.PROGRAM) if part]
        return " - ".join(parts) + ("（只读）" if self.workspace.desk.read_only else "")

    def _restore_geometry(self) -> None:
        geometry = str(self.workspace.desk.settings.window.get("geometry", ""))
        if not geometry or not self.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            room = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(1366, room.width()), min(768, room.height()))
