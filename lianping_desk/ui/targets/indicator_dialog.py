"""Add an indicator to the plan, or change one."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from lianping_desk.domain.base import BaseKind, BaseLevel
from lianping_desk.domain.indicator import Comparison, Indicator, Strength, Target, ValueSource
from lianping_desk.domain.typed import typed_year
from lianping_desk.services.targets.save_indicator import save_indicator
from lianping_desk.ui.choice_box import ChoiceBox
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.typed_fields import TypedField, number_field
from lianping_desk.ui.workspace import Workspace

NEW = Indicator("", Target(None, Comparison.at_least), "个", None, Strength.must, "")


class IndicatorDialog(FormDialog):
    """`indicator` None: a new one. `saved_id` is its id once it was taken."""

    def __init__(self, workspace: Workspace, indicator: Indicator | None = None) -> None:
        title = f"修改指标“{indicator.title}”" if indicator else "新增指标"
        super().__init__(workspace.window, title, self._save)
        self._desk = workspace.desk
        self._indicator = shown = indicator or NEW
        self.saved_id = shown.id
        self.name = QLineEdit(shown.title)
        self.comparison = ChoiceBox([(one.chinese, one) for one in Comparison])
        self.comparison.choose(shown.target.comparison)
        self.number = number_field(shown.target.number)
        self.number_max = number_field(shown.target.number_max)
        self.unit = QLineEdit(shown.unit)
        self.unit.setPlaceholderText("个、%、万人次……")
        self.year = TypedField(typed_year, "方案没有写年份时留空")
        self.year.setText(str(shown.year or ""))
        self.strength = ChoiceBox([(one.chinese, one) for one in Strength])
        self.strength.choose(shown.strength)
        self.value_source = ChoiceBox([(one.chinese, one) for one in ValueSource])
        self.value_source.choose(shown.value_source)
        self.base_kind = ChoiceBox([(one.chinese, one) for one in BaseKind])
        self.base_kind.choose(shown.base_kind)
        self.base_level = ChoiceBox([("各级都算", None), *((one.chinese, one) for one in BaseLevel)])
        self.base_level.choose(shown.base_level)
        self.text = QPlainTextEdit(shown.text)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(72)
        self._upper = QLabel("至")
        self._lay_out()
        self.comparison.currentIndexChanged.connect(lambda _index: self._show_what_fits())
        self.value_source.currentIndexChanged.connect(lambda _index: self._show_what_fits())
        self._show_what_fits()

    def _lay_out(self) -> None:
        target = QWidget()
        row = QHBoxLayout(target)
        row.setContentsMargins(0, 0, 0, 0)
        for field in (self.comparison, self.number, self._upper, self.number_max):
            row.addWidget(field)
        for label, widget in (
            ("名称", self.name),
            ("目标", target),
            ("单位", self.unit),
            ("到哪一年", self.year),
            ("要求", self.strength),
            ("数从哪里来", self.value_source),
            ("数台账里哪一类", self.base_kind),
            ("哪一级", self.base_level),
            ("方案原文", self.text),
        ):
            self.fields.addRow(label, widget)

    def _show_what_fits(self) -> None:
        comparison = self.comparison.chosen
        self.number.setVisible(comparison is not Comparison.done)
        for widget in (self._upper, self.number_max):
            widget.setVisible(comparison is Comparison.between)
        for field in (self.base_kind, self.base_level):
            self.fields.setRowVisible(field, self.value_source.chosen is ValueSource.register)

    def _save(self) -> None:
        comparison: Comparison = self.comparison.chosen
        source: ValueSource = self.value_source.chosen
        of_register = source is ValueSource.register
        target = Target(
            None if comparison is Comparison.done else self.number.value(),
            comparison,
            self.number_max.value() if comparison is Comparison.between else None,
        )
        changed = replace(
            self._indicator,
            title=self.name.text(),
            target=target,
            unit=self.unit.text(),
            year=self.year.value(),
            strength=self.strength.chosen,
            value_source=source,
            base_kind=self.base_kind.chosen if of_register else None,
            base_level=self.base_level.chosen if of_register else None,
            text=self.text.toPlainText().strip(),
        )
        self.saved_id = save_indicator(self._desk, changed)
