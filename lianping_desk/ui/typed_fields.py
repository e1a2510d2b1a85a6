"""Fields for days and numbers typed as she writes them: checked when she leaves them, never changed silently."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QLineEdit

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.number_text import format_number
from lianping_desk.domain.typed import typed_day, typed_number


class TypedField(QLineEdit):
    """A line whose text `read` understands; what it does not is marked as soon as she leaves the field."""

    def __init__(self, read: Callable[[str], Any], hint: str = "") -> None:
        super().__init__()
        self._read = read
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self._check)
        self.textEdited.connect(lambda _text: self._mark(""))

    def value(self) -> Any:
        """What stands in the field, None when it is empty; DeskError when it cannot be read."""
        return self._read(self.text())

    def _check(self) -> None:
        try:
            self.value()
        except DeskError as error:
            self._mark(str(error))

    def _mark(self, trouble: str) -> None:
        self.setToolTip(trouble)
        self.setProperty("trouble", bool(trouble))
        self.style().unpolish(self)
        self.style().polish(self)


def day_field(day: date | None = None, of_year: int | None = None) -> TypedField:
    """A field for a day: 2023-6-30, 2023.6.30, 20230630; with `of_year` a day of that year also as 6.30."""
    hint = "如 6.30 或 2023-06-30，可不填" if of_year else "如 2023-06-30，可不填"
    field = TypedField(lambda text: typed_day(text, of_year), hint)
    field.setText(day.isoformat() if day else "")
    return field


def number_field(number: Decimal | None = None) -> TypedField:
    """A field for a number."""
    field = TypedField(typed_number)
    field.setText(format_number(number) if number is not None else "")
    return field
