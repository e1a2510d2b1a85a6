"""Choose the day that every state is computed for."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCalendarWidget, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget


def choose_day(parent: QWidget | None, shown: date) -> date | None:
    """The day she picks; None when she changed her mind."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("截至日期")
    calendar = QCalendarWidget()
    calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
    calendar.setFirstDayOfWeek(calendar.firstDayOfWeek().Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setMinimumSize(420, 300)
    calendar.activated.connect(lambda _day: dialog.accept())
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(QLabel("各项任务、指标的状态都按这一天计算："))
    layout.addWidget(calendar)
    layout.addWidget(buttons)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    chosen = calendar.selectedDate()
    return date(chosen.year(), chosen.month(), chosen.day())
