"""The left side of the screen: which meeting, which day, which period, which parts, task sheets for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.materials.paper import Layout, RightPages, WidePaper
from lianping_desk.domain.period import Period
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.work import Meeting
from lianping_desk.services.materials.chosen import Chosen
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.meeting.parts_list import PartsList
from lianping_desk.ui.meeting.units_dialog import UnitsDialog

WIDTH = 286
NO_MEETING = "不指定会议"
LATEST = "最近一期"
ALL_UNITS = "所有承担任务的单位"


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be chosen from."""

    meetings: tuple[Meeting, ...]
    periods: tuple[Period, ...]
    units: tuple[Unit, ...]


class Choices(QScrollArea):
    """Fields; `changed` follows every change of hers, `meeting_wanted` when she wants to enter a meeting.

    `agenda_wanted` when she wants to change the chosen meeting and its agenda.
    """

    changed = Signal()
    meeting_wanted = Signal()
    agenda_wanted = Signal()

    def __init__(self, as_of: date) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        self._offered = Offered((), (), ())
        self._units: tuple[str, ...] = ()
        self.meeting = ChoiceBox([(NO_MEETING, 0)])
        self.add_meeting = QPushButton("新增会议…")
        self.edit_agenda = QPushButton("议程…")
        self.edit_agenda.setToolTip("选定会议的时间、地点、主持人和议程")
        self.as_of = QDateEdit()
        self.as_of.setCalendarPopup(True)
        self.as_of.setDisplayFormat("yyyy-MM-dd")
        self.period = ChoiceBox([(LATEST, "")])
        self.parts = PartsList()
        self.units = QPushButton(ALL_UNITS)
        self.units.setToolTip("任务书发给哪些单位")
        self.right_pages = ChoiceBox([(one.chinese, one) for one in RightPages])
        self.right_pages.setToolTip("双面打印时，从正面起的材料可以单独拿出来发；前面会空出一面，不印页码")
        self.wide = ChoiceBox([(one.chinese, one) for one in WidePaper])
        self.show_day(as_of)
        self._lay_out()
        self.meeting.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.add_meeting.clicked.connect(lambda _checked=False: self.meeting_wanted.emit())
        self.edit_agenda.clicked.connect(lambda _checked=False: self.agenda_wanted.emit())
        self.as_of.dateChanged.connect(lambda _day: self.changed.emit())
        self.period.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.parts.changed.connect(self.changed)
        self.right_pages.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.wide.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.units.clicked.connect(lambda _checked=False: self.choose_units())

    def offer(self, offered: Offered) -> None:
        """Offer these from now on; what she chose stays where it is still there. Nothing is emitted."""
        self._offered = offered
        meetings = [(f"{one.on} {one.title}", one.id) for one in offered.meetings]
        self.meeting.offer([(NO_MEETING, 0), *meetings])
        periods = [(one.title, one.code) for one in reversed(offered.periods)]
        self.period.offer([(LATEST, ""), *periods])
        names = {unit.name for unit in offered.units}
        self._choose(tuple(name for name in self._units if name in names))

    @property
    def chosen(self) -> Chosen:
        """What stands in the fields."""
        day = self.as_of.date()
        meeting = next((one for one in self._offered.meetings if one.id == self.meeting.chosen), None)
        return Chosen(
            date(day.year(), day.month(), day.day()),
            self.parts.chosen,
            meeting,
            self.period.chosen,
            self._units,
            Layout(self.wide.chosen, self.right_pages.chosen),
        )

    def show_day(self, day: date) -> None:
        """Put a day into its field without a word."""
        self.as_of.blockSignals(True)
        self.as_of.setDate(QDate(day.year, day.month, day.day))
        self.as_of.blockSignals(False)

    def remembered(self) -> dict[str, Any]:
        """The choices as settings keep them; the day is not among them, it is that of the whole desk."""
        chosen = self.chosen
        return {
            "meeting": self.meeting.chosen,
            "period": chosen.period_code,
            "parts": [part.value for part in chosen.parts],
            "order": [part.value for part in self.parts.order],
            "units": list(chosen.units),
            "right_pages": chosen.layout.right_pages.value,
            "wide": chosen.layout.wide.value,
        }

    def recall(self, kept: dict[str, Any]) -> None:
        """Show choices of an earlier day; what is damaged or gone is passed over. Nothing is emitted."""
        self.blockSignals(True)
        order = _parts(kept.get("order"))
        self.parts.show_parts(order, _parts(kept.get("parts")) if order else tuple(Part))
        self.meeting.choose(kept.get("meeting", 0))
        self.period.choose(kept.get("period", ""))
        self.right_pages.choose(kept.get("right_pages"))
        self.wide.choose(kept.get("wide"))
        names, known = kept.get("units"), {unit.name for unit in self._offered.units}
        self._choose(tuple(name for name in names if name in known) if isinstance(names, list) else ())
        self.blockSignals(False)

    def choose_units(self) -> None:
        """Ask for the units that get a task sheet; all of them ticked means: whoever has tasks."""
        names = [unit.name for unit in self._offered.units]
        dialog = UnitsDialog(self.window(), names, self._units or names)
        if dialog.exec():
            self._choose(() if len(dialog.chosen) == len(names) else dialog.chosen)
            self.changed.emit()

    def _choose(self, units: tuple[str, ...]) -> None:
        self._units = units
        words = units[0] if len(units) == 1 else f"选定的{len(units)}个单位" if units else ALL_UNITS
        self.units.setText(words)
        self.units.setToolTip("、".join(units) or "任务书发给哪些单位")

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow("会议(&M)", self.meeting)
        beside = QHBoxLayout()
        beside.addWidget(self.add_meeting)
        beside.addWidget(self.edit_agenda)
        form.addRow(beside)
        form.addRow("截至日期(&D)", self.as_of)
        form.addRow("填报期(&Q)", self.period)
        form.addRow(_label("材料（空格勾选，Alt+↑↓ 换次序）", self.parts.list), self.parts)
        form.addRow("任务书发给(&U)", self.units)
        form.addRow("双面打印(&B)", self.right_pages)
        form.addRow("宽表用纸(&A)", self.wide)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 12, 0)
        column.addLayout(form)
        column.addStretch(1)
        self.setWidget(page)


def _label(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(buddy)
    return label


def _parts(values: Any) -> Sequence[Part]:
    known = {part.value for part in Part}
    return tuple(Part(value) for value in values if value in known) if isinstance(values, list) else ()
