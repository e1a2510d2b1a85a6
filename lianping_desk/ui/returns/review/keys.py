"""The keys of the review: one for each decision, so that she never needs the mouse."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

HINT = "1–9 选候选　T 填写　D 不采用　H 记住说法　N／P 下一个／上一个　F 只看疑点／全部　退格 撤回一步"


def bind_keys(owner: QWidget, actions: Mapping[str, Callable[[], object]]) -> None:
    """Let each key (as Qt names it) run its action while the focus is anywhere in the window of `owner`."""
    for key, action in actions.items():
        shortcut = QShortcut(QKeySequence(key), owner)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(key in ("N", "P", "Down", "Up"))
        shortcut.activated.connect(action)
