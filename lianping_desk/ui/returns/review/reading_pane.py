"""The right of the review: what was read, line by line, or only the doubts."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from lianping_desk.ui.returns.review.decided import Decided
from lianping_desk.ui.returns.review.lines import Line, LineKind
from lianping_desk.ui.returns.review.lines_view import LinesModel, LinesView
from lianping_desk.ui.returns.review.toggle import toggle


class ReadingPane(QWidget):
    """`line_chosen` is emitted with the line that she goes to."""

    line_chosen = Signal(object)

    def __init__(self, decided: Decided) -> None:
        super().__init__()
        self._decided = decided
        self._lines: tuple[Line, ...] = ()
        self.view = LinesView(LinesModel(decided, self))
        self.doubts_button, self.all_button = toggle("疑点"), toggle("读出的内容")
        group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(4)
        for button in (self.doubts_button, self.all_button):
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self.view, 1)
        self.doubts_button.clicked.connect(lambda _checked=False: self._fill())
        self.all_button.clicked.connect(lambda _checked=False: self._fill())
        self.view.line_chosen.connect(self.line_chosen)

    @property
    def only_doubts(self) -> bool:
        return self.doubts_button.isChecked()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show a file: its doubts where there are any, else everything."""
        self._lines = tuple(lines)
        has_doubts = any(line.doubt for line in lines)
        (self.doubts_button if has_doubts else self.all_button).setChecked(True)
        self._fill()

    def switch(self) -> None:
        """Only the doubts, or everything."""
        (self.all_button if self.only_doubts else self.doubts_button).setChecked(True)
        line = self.view.current_line()
        self._fill()
        if line is not None:
            self.point_to(line)

    def tell_changed(self) -> None:
        """A decision was made or taken back."""
        self.view.lines_model.tell_changed()
        self._count()

    def current_line(self) -> Line | None:
        return self.view.current_line()

    def line_of_doubt(self, doubt: object) -> Line | None:
        """The line of a doubt by its id."""
        return next((line for line in self._lines if line.doubt is not None and line.doubt.id == doubt), None)

    def line_at(self, sheet: str | None, cell: str) -> Line | None:
        """What was read of a cell: the doubt about it before the value."""
        here = [line for line in self._lines if line.cell == cell and line.sheet == sheet]
        return next((line for line in here if line.doubt is not None), here[0] if here else None)

    def point_to(self, line: Line) -> None:
        """Put the cursor on a line without telling; everything is shown where the line is no doubt."""
        if self.only_doubts and line.doubt is None:
            self.all_button.setChecked(True)
            self._fill()
        number = self._number(line)
        if number is not None:
            self.view.show_line(number)

    def go_to(self, line: Line) -> None:
        """Put the cursor on a line, as if she had gone there."""
        if self._number(line) is None:
            self.all_button.setChecked(True)
            self._fill()
        number = self._number(line)
        if number is not None:
            self.view.go_to(number)

    def _number(self, line: Line) -> int | None:
        return next((n for n, one in enumerate(self.view.lines_model.lines) if one is line), None)

    def _fill(self) -> None:
        self.view.show_lines(_with_doubts(self._lines) if self.only_doubts else self._lines)
        self._count()

    def _count(self) -> None:
        left = sum(1 for line in self._lines if line.doubt is not None and self._decided.is_open(line.doubt))
        whole = sum(1 for line in self._lines if line.doubt is not None)
        rows = sum(1 for line in self._lines if line.kind is LineKind.heading) - 1
        self.doubts_button.setText(f"疑点 {left}/{whole}" if whole else "没有疑点")
        self.doubts_button.setEnabled(bool(whole))
        self.all_button.setText(f"读出的内容（{max(rows, 0)} 行）")


def _with_doubts(lines: Sequence[Line]) -> list[Line]:
    """The doubts with the headings that they stand under."""
    kept: list[Line] = []
    heading: Line | None = None
    for line in lines:
        if line.kind is LineKind.heading:
            heading = line
        elif line.doubt is not None:
            if heading is not None:
                kept.append(heading)
                heading = None
            kept.append(line)
    return kept
