"""The search line above a table: hanzi, full pinyin or initials; Ctrl+F, Esc clears."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from lianping_desk.services.search import SearchIndex
from lianping_desk.ui.icons import icon
from lianping_desk.ui.tables.rows_view import RowsView


class SearchLine(QLineEdit):
    """Filters a table as she types. `text_of` gives the text of a row that is searched.

    `keep` may narrow the rows further (the screen's own filters): it takes a row and says whether it stays.
    """

    def __init__(self, view: RowsView, text_of: Callable[[Any], str], hint: str = "搜索：汉字、拼音或首字母") -> None:
        super().__init__()
        self._view = view
        self._text_of = text_of
        self._rows: Sequence[Any] = ()
        self._index: SearchIndex | None = None
        self.keep: Callable[[Any], bool] | None = None
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(240)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(lambda _text: self.apply())

    def focus_from(self, screen: QWidget) -> None:
        """Let Ctrl+F anywhere on the screen come here."""
        action = QAction("搜索", screen)
        action.setShortcut(QKeySequence.StandardKey.Find)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: self._take_focus())
        screen.addAction(action)

    def apply(self) -> None:
        """Filter the table anew, after the text or `keep` changed."""
        self._view.rows_model.filter_rows(self._accept if self.text().strip() or self.keep else None)

    def _accept(self, rows: Sequence[Any]) -> Sequence[int]:
        numbers: Sequence[int] = range(len(rows))
        if query := self.text().strip():
            if self._index is None or self._rows is not rows:
                self._rows, self._index = rows, SearchIndex([self._text_of(row) for row in rows])
            numbers = self._index.matches(query)
        return [number for number in numbers if self.keep is None or self.keep(rows[number])]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self._view.setFocus()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._view.setFocus()
            if self._view.rows_model.rowCount() and not self._view.currentIndex().isValid():
                self._view.setCurrentIndex(self._view.rows_model.index(0, 0))
        else:
            super().keyPressEvent(event)

    def _take_focus(self) -> None:
        self.setFocus()
        self.selectAll()
