"""The middle of the review: the sheets of a file, one tab each, with the meaning of the colours below."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.sheet_picture import SheetPicture, WorkbookPicture
from lianping_desk.services.returns.doubts.review_files import ReviewedFile
from lianping_desk.ui.returns.review.decided import Decided
from lianping_desk.ui.returns.review.legend import Legend
from lianping_desk.ui.returns.review.marks import Marks, fields_of, marks_of
from lianping_desk.ui.returns.review.sheet_model import SheetModel
from lianping_desk.ui.returns.review.sheet_view import SheetView
from lianping_desk.ui.screen import EmptyNote

OPENING = "正在打开原表…"


class SheetPane(QWidget):
    """`cell_chosen` is emitted with sheet and address when she goes to a cell."""

    cell_chosen = Signal(object, str)

    def __init__(self, decided: Decided) -> None:
        super().__init__()
        self._picture: WorkbookPicture | None = None
        self._sheets: tuple[SheetPicture, ...] = ()
        self._marks: Mapping[str | None, Marks] = {}
        self._wanted: tuple[str | None, str] | None = None
        self.model = SheetModel(decided, self)
        self.view = SheetView(self.model)
        self.tabs = QTabBar()
        self.tabs.setShape(QTabBar.Shape.RoundedSouth)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.note = EmptyNote("")
        self.legend = Legend()
        self.legend_line = QWidget()
        line = QVBoxLayout(self.legend_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.legend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.note, 1)
        layout.addWidget(self.tabs)
        layout.addWidget(self.legend_line)
        self.tabs.currentChanged.connect(self._show_sheet)
        self.view.cell_chosen.connect(lambda cell: self.cell_chosen.emit(self.sheet_name, cell))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # holds the focus while there is no sheet to hold it
        self.say("")

    @property
    def sheet_name(self) -> str | None:
        """The sheet that is shown."""
        number = self.tabs.currentIndex()
        return self._sheets[number].name if 0 <= number < len(self._sheets) else None

    def say(self, text: str) -> None:
        """A sentence in place of the sheet."""
        self._picture, self._sheets = None, ()
        self.note.setText(text)
        if self.view.hasFocus():
            self.setFocus()  # hidden, the view would give it to the next field, and keys meant for the review with it
        for widget in (self.view, self.tabs, self.legend):
            widget.hide()
        self.note.show()

    def show_picture(self, file: ReviewedFile, picture: WorkbookPicture | DeskError) -> None:
        """Draw the file, beginning with the sheet from which most was read."""
        self._marks = marks_of(file)
        if isinstance(picture, DeskError):
            self.say(str(picture))
            return
        self._picture = picture
        self._sheets = tuple(sorted(picture.sheets, key=lambda sheet: sheet.is_hidden))
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for sheet in self._sheets:
            self.tabs.addTab(_title(sheet))
        filled = [len(self._marks.get(sheet.name, ())) for sheet in self._sheets]
        if self._sheets:
            self.tabs.setCurrentIndex(filled.index(max(filled)))
        self.tabs.blockSignals(False)
        self.note.hide()
        self.view.show()
        if self.hasFocus():
            self.view.setFocus()
        self.tabs.setVisible(len(self._sheets) > 1)
        self.legend.show_fields(fields_of(self._marks.values()))
        self.legend.show()
        self._show_sheet(self.tabs.currentIndex())
        if self._wanted is not None:
            self.show_cell(*self._wanted)

    def show_marks(self, file: ReviewedFile) -> None:
        """The file was read again, or a decision was made: colours and signs only."""
        self._marks = marks_of(file)
        self.view.show_marks(self._marks.get(self.sheet_name, {}))
        self.legend.show_fields(fields_of(self._marks.values()))

    def show_cell(self, sheet: str | None, cell: str) -> None:
        """Bring a cell into view, on its sheet; kept in mind while the sheet is still being opened."""
        self._wanted = (sheet, cell)
        number = next((n for n, one in enumerate(self._sheets) if one.name == sheet), None)
        if number is not None:
            self.tabs.setCurrentIndex(number)
            self.view.show_cell(cell)

    def go_to_cell(self, sheet: str | None, cell: str) -> None:
        """Bring a cell into view, as if she had gone there."""
        self.show_cell(sheet, cell)
        self.cell_chosen.emit(sheet, cell)

    def forget_cell(self) -> None:
        """Another file comes: what was wanted of the last one is of no use."""
        self._wanted = None

    def _show_sheet(self, number: int) -> None:
        if 0 <= number < len(self._sheets):
            sheet = self._sheets[number]
            self.view.show_sheet(sheet, self._marks.get(sheet.name, {}))


def _title(sheet: SheetPicture) -> str:
    name = (sheet.name or "表").replace("&", "&&")
    return f"{name}（隐藏）" if sheet.is_hidden else name
