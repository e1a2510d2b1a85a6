"""The line above the 分工表: which view, what to search for, what to leave out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLabel, QLineEdit, QToolButton, QWidget

from lianping_desk.domain.plan import Role, TaskKind
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.unit import Unit
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.division.lines import DivisionFilter
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.icons import icon
from lianping_desk.ui.lights import light_icon

VIEWS = (("task", "按任务"), ("unit", "按单位"), ("matrix", "矩阵"))


class FilterBar(FlowLine):
    """`changed` is emitted when another view, text or filter was chosen; `left` when she goes down into the table."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.views = QButtonGroup(self)
        self.search = _SearchField("搜索：汉字、拼音或首字母")
        self.kind = ChoiceBox([("全部类别", None), *((kind.chinese, kind) for kind in TaskKind)])
        self.role = ChoiceBox([("全部分工", None), *((f"{role.sign} {role.chinese}", role) for role in Role)])
        self.unit = ChoiceBox([("全部单位", None)])
        self.unit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.unit.setMinimumContentsLength(12)
        self.state = ChoiceBox([("全部状态", None), *((state.value, state) for state in TaskState)])
        for place, state in enumerate(TaskState, 1):
            self.state.setItemIcon(place, light_icon(state))
        self.clear_button = QToolButton()
        self.clear_button.setText("清除筛选")
        self.clear_button.clicked.connect(lambda _checked=False: self.clear())
        self.count = QLabel()
        self.count.setProperty("faint", True)
        self.count.setMinimumHeight(32)
        self._build()

    def _build(self) -> None:
        for number, (name, title) in enumerate(VIEWS):
            button = QToolButton()
            button.setText(title)
            button.setCheckable(True)
            button.setObjectName(name)
            button.setShortcut(QKeySequence(f"Alt+{number + 1}"))
            button.setToolTip(f"{title}（Alt+{number + 1}）")
            button.clicked.connect(lambda _checked=False: self.changed.emit())
            self.views.addButton(button, number)
            self.add(button)
        self.add(self.search)
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self.search.left.connect(self.left)
        for box in (self.kind, self.role, self.unit, self.state):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
            self.add(box)
        self.add(self.clear_button)
        self.add(self.count)

    @property
    def view(self) -> str:
        return VIEWS[max(self.views.checkedId(), 0)][0]

    def choose_view(self, name: str) -> None:
        """Check the button of a view; an unknown name means the first."""
        names = [view for view, _title in VIEWS]
        self.views.button(names.index(name) if name in names else 0).setChecked(True)

    def wanted(self) -> DivisionFilter:
        return DivisionFilter(*(box.chosen for box in (self.kind, self.role, self.unit, self.state)))

    def is_filtering(self) -> bool:
        return self.wanted() != DivisionFilter() or bool(self.search.text().strip())

    def offer_units(self, units: Sequence[Unit]) -> None:
        """Let her choose among these units; what she chose stays where it is still offered."""
        self.unit.offer([("全部单位", None), *((unit.name, unit.id) for unit in units)])

    def choose_unit(self, unit_id: int) -> None:
        """Show nothing but this unit."""
        self.clear()
        self.unit.choose(unit_id)

    def clear(self) -> None:
        """Show everything again."""
        for box in (self.kind, self.role, self.unit, self.state):
            box.setCurrentIndex(0)
        self.search.clear()

    def focus_from(self, screen: QWidget) -> None:
        """Let Ctrl+F anywhere on the screen come to the search field."""
        action = QAction("搜索", screen)
        action.setShortcut(QKeySequence.StandardKey.Find)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: self.search.take_focus())
        screen.addAction(action)


class _SearchField(QLineEdit):
    """Esc clears, Enter and Down go on into the table."""

    left = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.setFixedWidth(220)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        self.setFocus()
        self.selectAll()
