"""Files dropped anywhere on the window, also on a field that would take their names as text."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


class FileDrops(QObject):
    """`dropped` is emitted with the files and folders, as a list of Path; ends with its owner."""

    dropped = Signal(list)

    def __init__(self, window: QWidget, owner: QObject) -> None:
        super().__init__(owner)
        window.winId()  # makes the native window: what is dragged comes there first, before any widget sees it
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        if not isinstance(event, QDropEvent) or QApplication.activeModalWidget() is not None:
            return False
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths)
        return True
