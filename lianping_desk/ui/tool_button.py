"""Buttons with an icon, a word and a key: the tools of a screen and of the line above a table."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from lianping_desk.ui.icons import icon


def tool_action(
    owner: QWidget, text: str, icon_name: str, action: Callable[[], object], shortcut: str = "", hint: str = ""
) -> QAction:
    """An action of `owner`; its key works while the focus is anywhere inside, and stands in its tip."""
    made = QAction(icon(icon_name) if icon_name else QIcon(), text, owner)
    made.triggered.connect(lambda _checked=False: action())
    if shortcut:
        made.setShortcut(QKeySequence(shortcut))
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    keys = f"（{made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)}）" if shortcut else ""
    made.setToolTip((hint or text) + keys)
    owner.addAction(made)
    return made


def tool_button(
    owner: QWidget, text: str, icon_name: str, action: Callable[[], object], shortcut: str = "", hint: str = ""
) -> QToolButton:
    """A button for such an action."""
    return button_for(tool_action(owner, text, icon_name, action, shortcut, hint))


def button_for(action: QAction) -> QToolButton:
    """A button that shows the icon and the word of `action`, and runs it."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def menu_button(owner: QWidget, text: str, icon_name: str) -> tuple[Callable[..., QAction], QToolButton]:
    """A button that opens a menu, and the way to put entries into it: the same as `tool_action` without its owner."""
    button = QToolButton()
    button.setText(text)
    button.setIcon(icon(icon_name))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    button.setMenu(menu)

    def add(text: str, icon_name: str, action: Callable[[], object], shortcut: str = "", hint: str = "") -> QAction:
        made = tool_action(owner, text, icon_name, action, shortcut, hint)
        menu.addAction(made)
        return made

    return add, button


def tool_line(holder: QWidget) -> QHBoxLayout:
    """A line of buttons in `holder`, such as the corner beside tabs."""
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    return row
