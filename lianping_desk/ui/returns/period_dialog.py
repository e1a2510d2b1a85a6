"""Open a reporting period, or set another due date."""

from datetime import date

from PySide6.QtWidgets import QLabel, QSpinBox, QWidget

from lianping_desk.domain.period import Period, parse_period, period_to_open
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.periods.change_due import change_due
from lianping_desk.services.periods.show_periods import periods
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.typed_fields import day_field

SPANS = (
    ("上半年", "H1"),
    ("下半年", "H2"),
    ("全年", ""),
    ("一季度", "Q1"),
    ("二季度", "Q2"),
    ("三季度", "Q3"),
    ("四季度", "Q4"),
    *((f"{month}月", f"-{month:02}") for month in range(1, 13)),
)


class PeriodDialog(FormDialog):
    """A year and a part of it, at first the likely ones; the due date follows until she types her own.

    `code` is the period that was opened.
    """

    def __init__(self, parent: QWidget | None, desk: Desk, first_year: int, last_year: int) -> None:
        super().__init__(parent, "新建填报期", self._add, agree="新建")
        self._desk = desk
        self.code = ""
        likely = period_to_open(periods(desk), date.today())
        self.year = QSpinBox()
        self.year.setRange(2000, 2099)
        self.year.setValue(min(max(likely.starts.year, first_year), last_year))
        self.year.setSuffix(" 年")
        self.span = ChoiceBox(SPANS)
        self.span.choose(likely.code[4:])
        self.due = day_field()
        self._own_due = False
        self.due.textEdited.connect(self._keep_due)
        self.ends = QLabel()
        self.ends.setProperty("faint", True)
        self.fields.addRow("年份", self.year)
        self.fields.addRow("时段", self.span)
        self.fields.addRow("报送截止", self.due)
        self.fields.addRow("", self.ends)
        self.year.valueChanged.connect(lambda _value: self._follow())
        self.span.currentIndexChanged.connect(lambda _index: self._follow())
        self._follow()

    @property
    def period(self) -> Period:
        """The period as chosen so far, with the due date that it would have by itself."""
        return parse_period(f"{self.year.value()}{self.span.chosen}")

    def _follow(self) -> None:
        period = self.period
        self.ends.setText(f"{period.starts} 至 {period.ends}")
        if not self._own_due:
            self.due.setText(period.due.isoformat())

    def _keep_due(self, text: str) -> None:
        self._own_due = bool(text.strip())

    def _add(self) -> None:
        self.code = add_period(self._desk, self.period.code, self.due.value()).period.code


class DueDialog(FormDialog):
    """Another day by which the returns of a period are due."""

    def __init__(self, parent: QWidget | None, desk: Desk, period: Period) -> None:
        super().__init__(parent, f"{period.title}的报送截止日期", self._change)
        self._desk, self._period = desk, period
        self.due = day_field(period.due)
        self.fields.addRow("报送截止", self.due)

    def _change(self) -> None:
        change_due(self._desk, self._period.code, self.due.value() or self._period.due)
