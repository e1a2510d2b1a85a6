"""A small picture of the sheet around a cell, drawn from the texts that were read."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lianping_desk.domain.known_cells import column_and_row, column_number
from lianping_desk.domain.received import FIELD_NAMES
from lianping_desk.services.returns.show_doubts import ShownDoubt
from lianping_desk.ui.theme import colours

ROWS_AROUND = 2
MOST_COLUMNS = 4
PAD = 6


class Surroundings(QWidget):
    """Draws the row of the cell and its neighbours, with the letters and numbers of Excel; the cell stands out."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: ShownDoubt | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_doubt(self, shown: ShownDoubt | None) -> None:
        """Draw the place of this doubt; nothing where it has no cell."""
        self._shown = shown if shown and column_and_row(shown.doubt.cell) else None
        self.setVisible(self._shown is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, self._line * (2 * ROWS_AROUND + 2) + 2)

    @property
    def _line(self) -> int:
        return self.fontMetrics().height() + PAD

    def columns(self) -> list[str]:
        """The columns that are drawn: those with anything in these rows, nearest to the cell."""
        assert self._shown is not None
        place = column_and_row(self._shown.doubt.cell)
        assert place is not None
        letters, row = place
        found = {letters}
        for (sheet, cell), text in self._shown.cells.texts.items():
            other = column_and_row(cell)
            if sheet == self._shown.doubt.sheet and text and other and abs(other[1] - row) <= ROWS_AROUND:
                found.add(other[0])
        here = column_number(letters)
        nearest = sorted(found, key=lambda name: abs(column_number(name) - here))[:MOST_COLUMNS]
        first = min(found, key=column_number)
        if first not in nearest and len(nearest) == MOST_COLUMNS:
            nearest[-1] = first  # the first column says what the row is about
        return sorted(nearest, key=column_number)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        place = column_and_row(self._shown.doubt.cell)
        assert place is not None
        painter = QPainter(self)
        theme = colours()
        columns = self.columns()
        margin = self.fontMetrics().horizontalAdvance("0000") + PAD
        width = (self.width() - margin - 1) / len(columns)
        first_row = max(1, place[1] - ROWS_AROUND)
        for across, letters in enumerate(columns):
            name = FIELD_NAMES.get(self._shown.cells.fields.get((self._shown.doubt.sheet, letters), ""), "")
            box = QRectF(margin + across * width, 0, width, self._line)
            self._cell(painter, box, f"{letters} {name}".strip(), theme.raised, theme.faint)
        for down in range(2 * ROWS_AROUND + 1):
            row = first_row + down
            top = self._line * (down + 1)
            self._cell(painter, QRectF(0, top, margin, self._line), str(row), theme.raised, theme.faint)
            for across, letters in enumerate(columns):
                text = self._shown.cells.texts.get((self._shown.doubt.sheet, f"{letters}{row}"), "")
                box = QRectF(margin + across * width, top, width, self._line)
                is_it = (letters, row) == place
                self._cell(painter, box, text, theme.warning_ground if is_it else theme.paper, theme.text)
                if is_it:
                    painter.setPen(QPen(QColor(theme.warning), 2))
                    painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.end()

    def _cell(self, painter: QPainter, box: QRectF, text: str, ground: str, colour: str) -> None:
        painter.fillRect(box, QColor(ground))
        painter.setPen(QColor(colours().line))
        painter.drawRect(box)
        painter.setPen(QColor(colour))
        inner = box.adjusted(PAD, 0, -PAD, 0)
        line = " ".join(text.split())
        shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
