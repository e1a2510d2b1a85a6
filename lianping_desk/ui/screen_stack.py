"""The screens behind one another, as large as the one she is on needs and no larger."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QStackedWidget


class ScreenStack(QStackedWidget):
    """Qt's own asks for the room of the largest of its pages: a tall screen made every other scroll as well."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _number: self._tell_need())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        if page is None:
            return super().minimumSizeHint()
        return page.minimumSizeHint().expandedTo(page.minimumSize())

    def heightForWidth(self, width: int) -> int:
        """What the lines of its page need at least; Qt's own answer is what the tallest of all pages would like."""
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        if layout is None or not layout.hasHeightForWidth():
            return self.minimumSizeHint().height()
        return layout.minimumHeightForWidth(width)

    def _tell_need(self) -> None:
        self.updateGeometry()
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))  # the scroll area around looks for it
