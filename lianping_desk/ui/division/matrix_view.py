"""The 分工表 as a matrix: a row for each task, a column for each unit, ● ○ △ where they meet."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QLabel, QMenu, QTableView

from lianping_desk.domain.plan import Role
from lianping_desk.domain.unit import Unit
from lianping_desk.ui.division.lines import TaskLine
from lianping_desk.ui.division.vertical_heading import LEAST_WIDTH, VerticalHeading
from lianping_desk.ui.tables.rows_view import block_to_text
from lianping_desk.ui.theme import ROW_HEIGHT, colours

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

WIDEST_TITLE = 300
KEYS = {
    Qt.Key.Key_1: Role.lead,
    Qt.Key.Key_2: Role.responsible,
    Qt.Key.Key_3: Role.cooperating,
    Qt.Key.Key_0: None,
    Qt.Key.Key_Delete: None,
    Qt.Key.Key_Backspace: None,
}
HINT = "回车选择，或直接按键：1 牵头，2 责任，3 配合，Delete 取消"
LEGEND = "　".join(f"{role.sign} {role.chinese}" for role in Role)


class MatrixModel(QAbstractTableModel):
    """Tasks down, units across. `roles` says which signs are shown; None shows all."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[TaskLine] = ()
        self.units: Sequence[Unit] = ()
        self._roles: dict[tuple[int, int], Role] = {}

    def show(self, lines: Sequence[TaskLine], units: Sequence[Unit], only: Role | None = None) -> None:
        """Show these tasks and units, and of their roles all, or `only` one."""
        self.beginResetModel()
        self.lines, self.units = lines, units
        self._roles = {
            (line.id, assignment.unit_id): assignment.role
            for line in lines
            for assignment in line.task.assignments
            if only in (None, assignment.role)
        }
        self.endResetModel()

    def role_at(self, index: Index) -> Role | None:
        return self._roles.get((self.lines[index.row()].id, self.units[index.column()].id))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.units)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            unit = self.units[section]
            title, hint = unit.name, unit.full_name or unit.name
        else:
            title = hint = self.lines[section].label
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.ToolTipRole:
                return hint
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        held = self.role_at(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return held.sign if held else ""
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(colours().accent) if held is Role.lead else None
            case Qt.ItemDataRole.ToolTipRole:
                unit, line = self.units[index.column()], self.lines[index.row()]
                return f"{line.label}\n{unit.name}：{held.chinese if held else '不承担'}\n{HINT}"
        return None


class MatrixView(QTableView):
    """`set_role` is called with task id, unit id and the new role (None: none) when she changes a cell."""

    opened = Signal(object)

    def __init__(self, set_role: Callable[[int, int, Role | None], None]) -> None:
        super().__init__()
        self._corner = QLabel(f"{LEGEND}\n\n{HINT}", self)
        self._corner.setProperty("faint", True)
        self._corner.setWordWrap(True)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self._corner.setMargin(8)
        self._corner.setAutoFillBackground(True)
        self._corner.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._set_role = set_role
        self.matrix = MatrixModel()
        self.setModel(self.matrix)
        self.setHorizontalHeader(VerticalHeading(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(LEAST_WIDTH)
        self.doubleClicked.connect(lambda _index: self._offer(None))

    def show_lines(self, lines: Sequence[TaskLine], units: Sequence[Unit], only: Role | None) -> None:
        """Show these tasks and units; the cell she was on stays current where it still exists."""
        before = self.currentIndex()
        place = (
            (self.matrix.lines[before.row()].id, self.matrix.units[before.column()].id) if before.isValid() else None
        )
        self.matrix.show(lines, units, only)
        self._fit()
        if place is not None:
            self.select_cell(*place)

    def _fit(self) -> None:
        """As wide as titles and headings need, so that all units fit on the screen where they can."""
        measure = self.verticalHeader().fontMetrics().horizontalAdvance
        widest = max((measure(line.label) for line in self.matrix.lines), default=0)
        self.verticalHeader().setFixedWidth(min(widest + 20, WIDEST_TITLE))
        heading = self.horizontalHeader()
        for column in range(len(self.matrix.units)):
            self.setColumnWidth(column, heading.sectionSizeFromContents(column).width())
        self.updateGeometries()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._corner.setGeometry(1, 1, self.verticalHeader().width(), self.horizontalHeader().height())

    def select_cell(self, task_id: int, unit_id: int) -> bool:
        """Put the cursor where a task and a unit meet; whether both are shown."""
        rows = [row for row, line in enumerate(self.matrix.lines) if line.id == task_id]
        columns = [column for column, unit in enumerate(self.matrix.units) if unit.id == unit_id]
        if rows and columns:
            self.setCurrentIndex(self.matrix.index(rows[0], columns[0]))
        return bool(rows and columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_block()
        elif key in KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._set(KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self._offer(None)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._offer(event.globalPos())

    def copy_block(self, *, with_headings: bool = False) -> None:
        """Put the selected block on the clipboard the way Excel takes it; with headings, task and unit names too."""
        indexes = self.selectedIndexes()
        rows = sorted({index.row() for index in indexes})
        columns = sorted({index.column() for index in indexes})
        block = [[str(self.matrix.index(row, column).data()) for column in columns] for row in rows]
        if with_headings:
            heads = ["任务", *(self.matrix.units[column].name for column in columns)]
            block = [heads, *([self.matrix.lines[row].label, *cells] for row, cells in zip(rows, block, strict=True))]
        if block:
            QApplication.clipboard().setText(block_to_text(block))

    def _offer(self, at: QPoint | None) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        menu, now = QMenu(self), self.matrix.role_at(index)
        for number, role in enumerate(Role, 1):
            action = menu.addAction(f"{role.sign} {role.chinese}\t{number}")
            action.setCheckable(True)
            action.setChecked(role is now)
            action.triggered.connect(lambda _checked=False, role=role: self._set(role))
        menu.addAction("不承担\tDelete").triggered.connect(lambda _checked=False: self._set(None))
        menu.addSeparator()
        menu.addAction("复制（Ctrl+C）").triggered.connect(lambda _checked=False: self.copy_block())
        menu.addAction("连同表头复制").triggered.connect(lambda _checked=False: self.copy_block(with_headings=True))
        menu.exec(at or self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def _set(self, role: Role | None) -> None:
        index = self.currentIndex()
        if index.isValid() and self.matrix.role_at(index) is not role:
            self._set_role(self.matrix.lines[index.row()].id, self.matrix.units[index.column()].id, role)
