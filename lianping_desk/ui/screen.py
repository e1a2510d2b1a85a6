"""What every screen has: a title, tools beside it, a place for banners, and data that is fresh whenever she sees it."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lianping_desk.ui.elided_label import ElidedLabel
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.tables.rows_view import clipboard_block
from lianping_desk.ui.tool_button import button_for, tool_action
from lianping_desk.ui.workspace import Workspace


class Screen(QWidget):
    """One screen of the window. Subclasses fill `body` in __init__ and show the data in `refresh`.

    `refresh` is called when the screen becomes visible after a change, and at once when it is visible.
    """

    title = ""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._stale = True
        heading = QLabel(self.title)
        heading.setObjectName("screen-title")
        self.subtitle = ElidedLabel()
        self.subtitle.setProperty("faint", True)
        self.subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.tools = FlowLine()
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addWidget(self.subtitle, 1)
        top.addWidget(self.tools)
        self.banners = QVBoxLayout()
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 12, 18, 10)
        whole.setSpacing(10)
        whole.addLayout(top)
        whole.addLayout(self.banners)
        whole.addLayout(self.body, 1)
        workspace.changed.connect(self.mark_stale)
        workspace.as_of_changed.connect(self.mark_stale)

    def refresh(self) -> None:
        """Read the data anew and show it; selection and scroll position stay where they can."""
        raise NotImplementedError

    def show_place(self, target: Any) -> None:
        """Show the row that another screen sent her to; screens without places ignore it."""

    def mark_stale(self) -> None:
        """The data changed: refresh now if she is looking, else when she comes."""
        self._stale = True
        if self.isVisible():
            self._freshen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._freshen()

    def _freshen(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()

    def add_tool(
        self,
        text: str,
        icon_name: str,
        action: Callable[[], object],
        shortcut: str = "",
        *,
        primary: bool = False,
        hint: str = "",
    ) -> QAction:
        """A button in the screen's upper right corner that also has a key. Returns its QAction."""
        made = tool_action(self, text, icon_name, action, shortcut, hint)
        self.tools.add(_primary_button(made) if primary else button_for(made))
        return made


def _primary_button(action: QAction) -> QPushButton:
    button = QPushButton(action.text())
    button.setProperty("primary", True)
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    button.setEnabled(action.isEnabled())
    return button


class Banner(QFrame):
    """A strip above the data with something she should know, and perhaps buttons to settle it, by their words."""

    def __init__(self, text: str, ways_out: Mapping[str, Callable[[], object]] | None = None) -> None:
        super().__init__()
        self.setObjectName("banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        label = QLabel(text)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(label, 1)
        for word, action in (ways_out or {}).items():
            made = QPushButton(word)
            made.clicked.connect(lambda _checked=False, action=action: action())
            row.addWidget(made)


class EmptyNote(QLabel):
    """What an empty screen says: how to begin. With `paste`, a block from Excel can be pasted right here."""

    def __init__(self, text: str, paste: Callable[[list[list[str]]], None] | None = None) -> None:
        super().__init__(text)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setProperty("faint", True)
        if paste is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            take_paste(self, paste)


def take_paste(widget: QWidget, paste: Callable[[list[list[str]]], None]) -> None:
    """Let Ctrl+V while `widget` has the focus hand over the clipboard as rows of cells."""
    action = QAction("粘贴", widget)
    action.setShortcut(QKeySequence.StandardKey.Paste)
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _checked=False: paste(clipboard_block()))
    widget.addAction(action)
