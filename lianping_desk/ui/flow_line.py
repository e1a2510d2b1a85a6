"""Widgets in a line that go on in the next line when the window is narrow, as at 200 % scaling."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

GAP = 6


class FlowLine(QWidget):
    """Places its widgets from left to right, each as wide as it wants, and is as high as the lines that this takes."""

    def __init__(self) -> None:
        super().__init__()
        self._widgets: list[QWidget] = []

    def add(self, widget: QWidget) -> None:
        """Put a widget behind the others."""
        widget.setParent(self)
        self._widgets.append(widget)

    def minimumSizeHint(self) -> QSize:
        shown = [widget.sizeHint() for widget in self._widgets if not widget.isHidden()]
        return QSize(max((size.width() for size in shown), default=0), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Polish, QEvent.Type.Show):
            self._place()
        return done

    def _place(self) -> None:
        x, y, line_height = 0, 0, 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            size = widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
            if x and x + size.width() > self.width():
                x, y, line_height = 0, y + line_height + GAP, 0
            widget.setGeometry(x, y, size.width(), size.height())
            x += size.width() + GAP
            line_height = max(line_height, size.height())
        if self.minimumHeight() != y + line_height:
            self.setFixedHeight(y + line_height)
