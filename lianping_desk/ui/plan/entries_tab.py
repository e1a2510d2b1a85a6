"""A page of the review: a table of entries that she corrects in place, adds to and deletes from."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lianping_desk.domain.errors import DeskError
from lianping_desk.ui.plan.draft import Draft
from lianping_desk.ui.plan.numbered import numbered
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.tool_button import tool_button


class EntriesTab(QWidget):
    """`line_wanted` is emitted with the line of the document that the current entry was read from."""

    line_wanted = Signal(object)
    trouble = Signal(str)

    def __init__(self, draft: Draft, explanation: str) -> None:
        super().__init__()
        self.draft = draft
        self.view = RowsView(self.columns())
        self.view.setSortingEnabled(False)
        self.view.row_selected.connect(lambda row: self.line_wanted.emit(self.line_of(row)))
        self.buttons = QHBoxLayout()
        told = QLabel(explanation)
        told.setWordWrap(True)
        told.setProperty("faint", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 8, 6, 6)
        layout.addWidget(told)
        layout.addWidget(self.view, 1)
        layout.addLayout(self.buttons)
        self.build()
        self.buttons.addStretch(1)
        self.refresh()
        draft.changed.connect(self.refresh)

    def columns(self) -> Sequence[Column]:
        """The columns of the table."""
        raise NotImplementedError

    def entries(self) -> Sequence[Any]:
        """The entries of the draft that this page shows."""
        raise NotImplementedError

    def build(self) -> None:
        """Add what belongs to this page alone: buttons, a field below the table."""

    def line_of(self, row: Any) -> int | None:
        """The line that the entry of a row was read from."""
        return getattr(row.entry, "source_line", None)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self.view.show_rows(numbered(self.entries()))

    def show_entry_of(self, line: int) -> bool:
        """Put the cursor on the entry that was read from this line; whether there is one."""
        for row in self.view.rows_model.shown_rows():
            if self.line_of(row) == line:
                return self.view.select_row(row.id)
        return False

    def add_button(self, text: str, icon: str, action: Callable[[], object], shortcut: str = "") -> None:
        """A button below the table."""
        self.buttons.addWidget(tool_button(self, text, icon, action, shortcut))

    def taking(self, take: Callable[[Any, str], object]) -> Callable[[Any, Any], None]:
        """An `edit` for a column: what cannot be read is told, and the cell stays as it was."""

        def edit(row: Any, text: Any) -> None:
            try:
                take(row, str(text))
            except DeskError as error:
                self.trouble.emit(str(error))
                return
            self.trouble.emit("")

        return edit
