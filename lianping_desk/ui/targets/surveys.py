"""The literacy surveys (公民科学素质调查) by year, in a table and as a line against the target."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.indicator import Indicator, ValueSource
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.domain.typed import typed_number, typed_year
from lianping_desk.services.surveys.delete_survey import delete_survey
from lianping_desk.services.surveys.save_survey import save_survey
from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.screen import EmptyNote
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.targets.rate_line import RateLine
from lianping_desk.ui.theme import colours
from lianping_desk.ui.tool_button import tool_button, tool_line
from lianping_desk.ui.typed_fields import TypedField, number_field
from lianping_desk.ui.workspace import Workspace


class Surveys(QWidget):
    """The tab with the surveys, each cell edited in place. `tools` stands beside the tabs."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._target: Indicator | None = None
        self.line = RateLine()
        self.view = RowsView(
            (
                Column("年份", lambda row: row.year, 70, edit=lambda row, text: self._edit(row, year=text)),
                Column(
                    "比例（%）", lambda row: row.rate, 90, right=True, edit=lambda row, text: self._edit(row, rate=text)
                ),
                Column(
                    "样本量",
                    lambda row: row.sample,
                    90,
                    right=True,
                    edit=lambda row, text: self._edit(row, sample=text),
                ),
                Column("与目标", self._against_target, 100, colour=self._against_colour),
                Column(
                    "出处",
                    lambda row: row.source,
                    160,
                    stretch=True,
                    wrap=True,
                    edit=lambda row, text: self._edit(row, source=text),
                ),
            )
        )
        self.tools = QWidget()
        tools = tool_line(self.tools)
        for text, icon_name, action, key in (
            ("新增一次调查", "plus", self.add, "Insert"),
            ("删除", "trash-2", self.delete, "Delete"),
        ):
            button = tool_button(self, text, icon_name, action, key)
            button.defaultAction().setEnabled(not workspace.desk.read_only)
            tools.addWidget(button)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 8, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self.view, 1)
        self.empty = EmptyNote("还没有调查结果。\n按“新增一次调查”记下年份和比例。")
        beside.addWidget(self.empty, 1)
        beside.addWidget(self.line, 1)

    def show_surveys(self, surveys: Sequence[LiteracySurvey], plan: Plan, indicators: Sequence[Indicator]) -> None:
        """Show these surveys; the target is that of the indicator that is taken from surveys."""
        self._target = next((one for one in indicators if one.value_source is ValueSource.survey), None)
        self.view.show_rows(surveys)
        self.view.setVisible(bool(surveys))
        self.empty.setVisible(not surveys)
        self.line.show_rates(surveys, self._target, (plan.first_year, plan.last_year))

    def add(self) -> None:
        """Ask for the survey of a year."""
        dialog = SurveyDialog(self.workspace)
        if dialog.exec():
            self.workspace.changed.emit()
            self.view.select_row(dialog.added_id)

    def delete(self) -> None:
        """Delete the survey under the cursor; Ctrl+Z brings it back."""
        survey = self.view.current_row()
        if survey is not None:
            self.workspace.do(
                lambda: delete_survey(self.workspace.desk, survey), f"已删除{survey.year}年的调查，可以撤销（Ctrl+Z）"
            )

    def _edit(self, survey: LiteracySurvey, **typed: str) -> None:
        self.workspace.do(lambda: save_survey(self.workspace.desk, with_typed(survey, typed)))

    def _against_target(self, survey: LiteracySurvey) -> str:
        if self._target is None or self._target.target.number is None:
            return ""
        if self._target.target.met_by(survey.rate):
            return "已达到"
        return (
            f"还差{self._target.target.number - survey.rate:f}" if self._target.target.gap(survey.rate) else "须再超过"
        )

    def _against_colour(self, survey: LiteracySurvey) -> QColor | None:
        reached = self._target is not None and self._target.target.met_by(survey.rate)
        return None if reached else QColor(colours().faint)


class SurveyDialog(FormDialog):
    """A new survey. `added_id` is its id once it was taken."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window, "新增一次调查", self._add, "新增")
        self._desk = workspace.desk
        self.added_id = 0
        self.year = TypedField(typed_year)
        self.year.setText(str(workspace.as_of.year))
        self.rate, self.sample, self.source = number_field(), number_field(), QLineEdit()
        self.sample.setPlaceholderText("没有公布时留空")
        for label, field in (
            ("年份", self.year),
            ("具备科学素质的比例（%）", self.rate),
            ("样本量（人）", self.sample),
            ("出处（文件、公报）", self.source),
        ):
            self.fields.addRow(label, field)

    def _add(self) -> None:
        typed = {"year": self.year, "rate": self.rate, "sample": self.sample, "source": self.source}
        empty = LiteracySurvey(0, Decimal(0))
        self.added_id = save_survey(self._desk, with_typed(empty, {key: field.text() for key, field in typed.items()}))


def with_typed(survey: LiteracySurvey, typed: dict[str, str]) -> LiteracySurvey:
    """`survey` after she typed these texts (year, rate, sample, source); DeskError when one cannot be read."""
    if "year" in typed:
        year = typed_year(typed["year"])
        if year is None:
            raise DeskError("没有写年份。", "请写成 2025 的样子。")
        survey = replace(survey, year=year)
    if "rate" in typed:
        rate = typed_number(typed["rate"])
        if rate is None:
            raise DeskError("没有写比例。", "请写百分数，如 13.2。")
        survey = replace(survey, rate=rate)
    if "sample" in typed:
        sample = typed_number(typed["sample"])
        if sample is not None and sample != int(sample):
            raise DeskError(f"样本量“{typed['sample']}”不是整数。", "请写人数。")
        survey = replace(survey, sample=None if sample is None else int(sample))
    if "source" in typed:
        survey = replace(survey, source=typed["source"].strip())
    return survey
