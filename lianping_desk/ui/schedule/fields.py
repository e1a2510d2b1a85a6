"""Fields that the dialogs of the schedule share."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from lianping_desk.domain.annual_text import task_name
from lianping_desk.domain.plan import Task


def task_box(tasks: Iterable[Task], none: str = "") -> QComboBox:
    """A list of tasks; `none` is the word for no task, where that is allowed."""
    box = QComboBox()
    if none:
        box.addItem(none, None)
    for task in tasks:
        box.addItem(task_name(task), task.id)
    return box


def unit_box() -> QComboBox:
    """A field for a unit: offers names and takes any spelling."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = QCompleter(box.model(), box)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    box.setCompleter(completer)
    return box


def choose(box: QComboBox, data: Any) -> None:
    """Choose the entry that stands for `data`; the first where there is none."""
    box.setCurrentIndex(max(box.findData(data), 0))
