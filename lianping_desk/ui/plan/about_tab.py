"""What a read plan is: title, region, years, what it rests on."""

import re

from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from lianping_desk.ui.plan.draft import Draft

_YEARS = re.compile(r"\s*(\d{4})\s*年?\s*(?:[-—－~～至到]+\s*(\d{4})\s*年?)?\s*")


class AboutTab(QWidget):
    """Fields that write into the draft as she types."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        plan = draft.plan
        self.title = QLineEdit(plan.title)
        self.title.setCursorPosition(0)
        self.region = QLineEdit(plan.region)
        self.region.setPlaceholderText("某某县、某某区、某某市")
        self.years = QLineEdit(f"{plan.years[0]}-{plan.years[1]}" if plan.years else "")
        self.years.setPlaceholderText("如 2026-2030")
        self.basis = QPlainTextEdit("\n".join(plan.basis))
        self.basis.setPlaceholderText("依据的文号，一行一个")
        self.basis.setTabChangesFocus(True)
        form = QFormLayout(self)
        form.setContentsMargins(6, 14, 6, 6)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            ("标题", self.title),
            ("地区", self.region),
            ("起止年份", self.years),
            ("依据文号", self.basis),
        ):
            form.addRow(label, field)
        self.title.textEdited.connect(lambda text: draft.correct(title=text.strip()))
        self.region.textEdited.connect(lambda text: draft.correct(region=text.strip()))
        self.years.textEdited.connect(lambda text: draft.correct(years=years_of(text)))
        self.basis.textChanged.connect(self._take_basis)

    def _take_basis(self) -> None:
        lines = (line.strip() for line in self.basis.toPlainText().splitlines())
        self._draft.correct(basis=tuple(filter(None, lines)))

    @property
    def lacks(self) -> str:
        """Which of the three that a plan cannot be without is missing; "" when none is."""
        plan = self._draft.plan
        return "标题" if not plan.title else "地区" if not plan.region else "" if plan.years else "起止年份"


def years_of(text: str) -> tuple[int, int] | None:
    """2026-2030 as first and last year; one year alone is both; None while it is neither."""
    found = _YEARS.fullmatch(text)
    return (int(found[1]), int(found[2] or found[1])) if found else None
