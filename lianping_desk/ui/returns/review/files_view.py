"""The files of a review with what is sure, in doubt or refused in each."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lianping_desk.services.returns.doubts.review_files import ReviewedFile
from lianping_desk.ui.icons import icon
from lianping_desk.ui.returns.review.decided import Decided
from lianping_desk.ui.returns.review.doubt_signs import sign_icon
from lianping_desk.ui.theme import colours

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
HEIGHT, SIGN, PAD = 46, 16, 8


def open_doubts(file: ReviewedFile, decided: Decided) -> int:
    """How many doubts of the file she has not decided."""
    return sum(1 for one in file.doubts if decided.is_open(one))


class FilesModel(QAbstractListModel):
    """Reviewed files in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.files: tuple[ReviewedFile, ...] = ()

    def show_files(self, files: Sequence[ReviewedFile]) -> None:
        self.beginResetModel()
        self.files = tuple(files)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.files)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        file = self.files[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return whose(file)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (file.read.file, file.read.refused or "", file.note) if part)
        return None


class FilesView(QListView):
    """`file_chosen` is emitted with the file that she goes to."""

    file_chosen = Signal(object)

    def __init__(self, decided: Decided) -> None:
        super().__init__()
        self._silent = False
        self.files_model = FilesModel(self)
        self.setModel(self.files_model)
        self.setItemDelegate(_FilePainter(self, decided))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMinimumWidth(150)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))

    def show_files(self, files: Sequence[ReviewedFile]) -> None:
        """Show these files; nothing is told."""
        self._silent = True
        number = self.currentIndex().row()
        self.files_model.show_files(files)
        if number >= 0:
            self.setCurrentIndex(self.files_model.index(number))
        self._silent = False

    def go_to(self, number: int) -> None:
        """Put the cursor on a file, as if she had gone there."""
        self.setCurrentIndex(self.files_model.index(number))

    def _tell(self, now: QModelIndex) -> None:
        if not self._silent and now.isValid():
            self.file_chosen.emit(self.files_model.files[now.row()])


def whose(file: ReviewedFile) -> str:
    """Whose file it is, as far as that is known."""
    read = file.read
    if read.units:
        return "、".join(read.units)
    if read.unit is not None:
        return read.unit.value if read.unit.sure else f"{read.unit.value}（待定）"
    return "读不出来" if read.refused else "单位未定"


class _FilePainter(QStyledItemDelegate):
    """Whose file above, its name below, and at the right what is sure and in doubt."""

    def __init__(self, view: FilesView, decided: Decided) -> None:
        super().__init__(view)
        self._view = view
        self._decided = decided

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        file, theme = self._view.files_model.files[index.row()], colours()
        box, left = option.rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.save()
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(theme.selection if is_current else theme.paper))
        painter.setPen(QColor(theme.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        sign = QRect(box.left() + PAD, box.top() + (HEIGHT - SIGN) // 2, SIGN, SIGN)
        self._sign(file).paint(painter, sign)
        counts = self._counts(file)
        room = option.fontMetrics.horizontalAdvance(counts)
        inner = box.adjusted(PAD + SIGN + 6, 4, -PAD, -5)
        upper, lower = QRect(inner), QRect(inner)
        upper.setHeight(inner.height() // 2)
        lower.setTop(upper.bottom() + 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.trouble if file.read.refused else theme.faint))
        painter.drawText(upper, right, counts)
        if doubts := open_doubts(file, self._decided):
            painter.setPen(QColor(theme.trouble))
            painter.drawText(upper, right, f"疑点 {doubts}")
        painter.setPen(QColor(theme.faint if file.repeated else theme.text))
        name = upper.adjusted(0, 0, -room - 6, 0)
        painter.drawText(name, left, _elided(option, whose(file), name.width(), Qt.TextElideMode.ElideRight))
        painter.setPen(QColor(theme.faint))
        painter.drawText(lower, left, _elided(option, file.read.file, lower.width(), Qt.TextElideMode.ElideMiddle))
        painter.restore()

    def _sign(self, file: ReviewedFile) -> QIcon:
        if file.read.refused:
            return icon("x", colours().trouble)
        if file.repeated:
            return icon("copy", colours().faint)
        return sign_icon(is_open=open_doubts(file, self._decided) > 0)

    def _counts(self, file: ReviewedFile) -> str:
        if file.read.refused:
            return "读不出来" if file.read.unit else ""
        if file.repeated:
            return "重复"
        doubts = open_doubts(file, self._decided)
        rows = f"{file.sure_rows} 行" if file.sure_rows else ""
        return "　".join(part for part in (rows, f"疑点 {doubts}" if doubts else "") if part)


def _elided(option: QStyleOptionViewItem, text: str, width: int, where: Qt.TextElideMode) -> str:
    return option.fontMetrics.elidedText(text, where, width)
