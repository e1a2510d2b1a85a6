"""Widgets in a line that go on in the next line when the window is narrow, as at 200 % scaling."""

from collections.abc import Sequence

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

    def put_first(self, widgets: Sequence[QWidget]) -> None:
        """Put widgets, new ones or some of its own, before the others."""
        for widget in widgets:
            widget.setParent(self)
            widget.show()
        self._widgets = [*widgets, *(one for one in self._widgets if one not in widgets)]
        self._place()

    def remove(self, widget: QWidget) -> None:
        """Let go of a widget; what becomes of it is the caller's business."""
        self._widgets.remove(widget)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [widget.sizeHint() for widget in self._widgets if not widget.isHidden()]
        return QSize(sum(size.width() + GAP for size in shown) - GAP if shown else 0, self.minimumHeight())

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
        lines: list[list[tuple[QWidget, int, QSize]]] = [[]]
        x = 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            size = widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
            if x and x + size.width() > self.width():
                lines.append([])
                x = 0
            lines[-1].append((widget, x, size))
            x += size.width() + GAP
        y = -GAP
        for line in lines:
            y += GAP
            height = max((size.height() for _, _, size in line), default=0)
            for widget, left, size in line:
                widget.setGeometry(left, y + (height - size.height()) // 2, size.width(), size.height())
            y += height
        if self.minimumHeight() != y:
            self.setFixedHeight(y)
