"""A received sheet drawn as it looks, its cells coloured by what was read from them."""

from itertools import islice

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from lianping_desk.domain.known_cells import column_letters
from lianping_desk.domain.sheet_picture import SheetPicture
from lianping_desk.ui.returns.review.doubt_signs import draw_sign
from lianping_desk.ui.returns.review.field_colours import ground_of
from lianping_desk.ui.returns.review.marks import Marks, place_of
from lianping_desk.ui.returns.review.sheet_layout import EMPTY_BEYOND, column_widths, row_heights, running_on
from lianping_desk.ui.returns.review.sheet_model import SheetModel
from lianping_desk.ui.theme import BASE_POINTS, colours, is_dark

SMALLEST, LARGEST = 0.6, 2.0
MOST_SPANS = 6000
"""Merged ranges that are drawn as one; a sheet with more is drawn cell by cell."""
MOST_TITLES = 200
PAD = 4
SIGN_ROOM = 10
"""Pixels at the right of a cell in doubt that its sign needs: a figure would stand under it."""


class SheetView(QTableView):
    """`cell_chosen` is emitted with the address (E5) that she goes to, by mouse or arrow keys."""

    cell_chosen = Signal(str)

    def __init__(self, model: SheetModel) -> None:
        super().__init__()
        self.sheet_model = model
        self.zoom = 1.0
        self._widths: list[float] = []
        self._heights: list[float] = []
        self._silent = False
        self.setModel(model)
        self.setItemDelegate(_CellPainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(4)
            header.setHighlightSections(True)
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalScrollBar().valueChanged.connect(lambda _place: self.viewport().update())  # see _seen_of
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))

    def show_sheet(self, sheet: SheetPicture, marks: Marks) -> None:
        """Draw this sheet from its top, as wide as there is room for."""
        self._silent = True
        self.clearSpans()
        self.sheet_model.show_sheet(sheet, marks)
        self._widths = column_widths(sheet)
        self._heights = row_heights(sheet, self._widths)
        if len(sheet.merges) <= MOST_SPANS:
            for top, left, bottom, right in sheet.merges:
                bottom, right = min(bottom, len(self._heights)), min(right, len(self._widths))
                if top <= bottom and left <= right and (bottom > top or right > left):
                    self.setSpan(top - 1, left - 1, bottom - top + 1, right - left + 1)
        self._let_titles_run_on(sheet)
        self.fit_width()
        self.scrollToTop()
        self._silent = False

    def _let_titles_run_on(self, sheet: SheetPicture) -> None:
        for (row, column), last in islice(running_on(sheet, self._widths).items(), MOST_TITLES):
            self.setSpan(row - 1, column - 1, 1, last - column + 1)

    def show_marks(self, marks: Marks) -> None:
        """The same sheet was read again."""
        self.sheet_model.marks = marks
        self.viewport().update()

    def fit_width(self) -> None:
        """Zoom so that the columns fit, within what can be read."""
        filled = sum(self._widths[:-EMPTY_BEYOND]) or 1
        room = self.viewport().width() - 4
        self.set_zoom(min(max(room / filled, 0.8), 1.0))

    def set_zoom(self, zoom: float) -> None:
        """Draw the sheet larger or smaller."""
        self.zoom = min(max(zoom, SMALLEST), LARGEST)
        font = QFont(self.font())
        font.setPointSizeF((BASE_POINTS - 0.5) * self.zoom)
        self.viewport().setFont(font)
        sheet = self.sheet_model.sheet
        across, down = self.horizontalHeader(), self.verticalHeader()
        for column, width in enumerate(self._widths):
            across.resizeSection(column, round(width * self.zoom))
        for row, height in enumerate(self._heights):
            down.resizeSection(row, round(height * self.zoom))
        if sheet.hidden_rows or sheet.hidden_columns:
            self._hide_what_is_empty(sheet)

    def _hide_what_is_empty(self, sheet: SheetPicture) -> None:
        """A hidden row or column that holds something is drawn, hatched: she has to decide about it."""
        rows, columns = {row for row, _ in sheet.texts}, {column for _, column in sheet.texts}
        for row in sheet.hidden_rows:
            if row <= len(self._heights):
                self.setRowHidden(row - 1, row not in rows)
        for column in sheet.hidden_columns:
            if column <= len(self._widths):
                self.setColumnHidden(column - 1, column not in columns)

    def show_cell(self, address: str) -> bool:
        """Go to a cell without telling; whether it is on the sheet."""
        place = place_of(address)
        if place is None:
            return False
        index = self.sheet_model.index(place[0] - 1, place[1] - 1)
        if not index.isValid():
            return False
        self._silent = True
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._silent = False
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * (1.1 if event.angleDelta().y() > 0 else 1 / 1.1))
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:
        return QSize(560, 360)

    def _tell(self, now: QModelIndex) -> None:
        if not self._silent and now.isValid():
            self.cell_chosen.emit(f"{column_letters(now.column() + 1)}{now.row() + 1}")


class _CellPainter(QStyledItemDelegate):
    """Draws one cell: its ground by field, its text as the file lays it out, and the sign of a doubt."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model, theme = self._view.sheet_model, colours()
        place = (index.row() + 1, index.column() + 1)
        sheet, box = model.sheet, self._seen_of(option.rect)
        mark = model.mark_at(index)
        painter.save()
        painter.setClipRect(box)
        painter.fillRect(box, self._ground(model, place, theme.paper))
        if place[0] in sheet.hidden_rows or place[1] in sheet.hidden_columns:
            painter.fillRect(box, QBrush(QColor(theme.line), Qt.BrushStyle.BDiagPattern))
        text = sheet.texts.get(place)
        if text:
            beside_sign = box.adjusted(0, 0, -SIGN_ROOM, 0) if mark is not None and mark.doubts else box
            self._draw_text(painter, sheet, place, text, beside_sign)
        if mark is not None and mark.doubts:
            is_open = model.is_open(mark)
            colour = QColor(theme.trouble if is_open else theme.accent)
            painter.setPen(QPen(colour, 2))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
            draw_sign(painter, QPoint(box.right() - 7, box.top() + 7), colour, is_open=is_open)
        if index == self._view.currentIndex():
            painter.setPen(QPen(QColor(theme.text), 2))
            painter.drawRect(box.adjusted(3, 3, -4, -4) if mark and mark.doubts else box.adjusted(1, 1, -2, -2))
        painter.restore()

    def _seen_of(self, box: QRect) -> QRect:
        """A title over more columns than there is room for stands in the middle of what is seen of it."""
        width = self._view.viewport().width()
        if box.width() <= width:
            return box
        left, right = max(box.left(), 0), min(box.right(), width - 1)
        return QRect(left, box.top(), max(right - left + 1, 1), box.height())

    def _ground(self, model: SheetModel, place: tuple[int, int], paper: str) -> QColor:
        mark = model.marks.get(place)
        ground = ground_of(mark.field) if mark else None
        if ground is not None:
            return ground
        fill = model.sheet.fills.get(place)
        return QColor(fill) if fill and not is_dark() else QColor(paper)

    def _draw_text(self, painter: QPainter, sheet: SheetPicture, place: tuple[int, int], text: str, box: QRect) -> None:
        font = QFont(self._view.viewport().font())
        font.setBold(place in sheet.bold)
        painter.setFont(font)
        painter.setPen(QColor(colours().text))
        across = Qt.AlignmentFlag.AlignLeft
        if place in sheet.centred:
            across = Qt.AlignmentFlag.AlignHCenter
        elif place in sheet.numbers:
            across = Qt.AlignmentFlag.AlignRight
        inner = box.adjusted(PAD, 1, -PAD, -1)
        option = QTextOption(across | Qt.AlignmentFlag.AlignVCenter)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if painter.boundingRect(QRectF(inner), text, option).height() > inner.height():
            option.setAlignment(across | Qt.AlignmentFlag.AlignTop)  # what does not fit begins at the top
        painter.drawText(QRectF(inner), text, option)
