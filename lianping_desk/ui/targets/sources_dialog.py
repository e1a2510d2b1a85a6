"""Where an indicator's value came from: the titles, the survey or the cells that it is made of."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout

from lianping_desk.domain.base import Base
from lianping_desk.domain.indicator import ValueSource
from lianping_desk.domain.number_text import format_number
from lianping_desk.domain.period import period_title
from lianping_desk.domain.status import IndicatorSource, IndicatorStatus, RegisteredBase, ReportedValue
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.domain.trace import CellTrace
from lianping_desk.ui.screen import EmptyNote
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.targets.indicators_table import value_text
from lianping_desk.ui.trace.cell_door import show_cell
from lianping_desk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One thing that the value is made of, as it stands in the table."""

    what: str
    when: str
    value: str
    trace: CellTrace | None
    source: IndicatorSource
    id: int


class SourcesDialog(QDialog):
    """Lists the sources of `status`. `chosen_base` is the title that she wants to see in the register, if any."""

    def __init__(self, workspace: Workspace, status: IndicatorStatus, register: tuple[Base, ...]) -> None:
        super().__init__(workspace.window)
        self.workspace = workspace
        self.chosen_base: Base | None = None
        self.setWindowTitle("这个数从哪里来")
        self.resize(820, 420)
        layout = QVBoxLayout(self)
        heading = QLabel(f"{status.indicator.title}：{value_text(status)}（截至{workspace.as_of}）")
        heading.setObjectName("screen-title")
        heading.setWordWrap(True)
        layout.addWidget(heading)
        self.view = sources_view()
        self.view.show_rows(source_lines(status))
        self.view.opened.connect(self._open)
        layout.addWidget(self.view, 1)
        if not status.sources:
            self.view.hide()
            layout.addWidget(EmptyNote(HOW_TO_BEGIN[status.indicator.value_source]), 1)
        if on_the_way := titles_on_the_way(status, register, workspace.as_of):
            label = QLabel(f"还有{len(on_the_way)}个没有计入：{'、'.join(on_the_way)}")
            label.setProperty("faint", True)
            label.setWordWrap(True)
            layout.addWidget(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.rejected.connect(self.reject)
        self.open_button = QPushButton(OPEN_WORDS[status.indicator.value_source])
        self.open_button.setEnabled(bool(status.sources))
        self.open_button.clicked.connect(lambda _checked=False: self._open(self.view.current_row()))
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.ActionRole)
        if any(isinstance(source, ReportedValue) for source in status.sources):
            period = buttons.addButton("看这一期的填报", QDialogButtonBox.ButtonRole.ActionRole)
            period.clicked.connect(lambda _checked=False: self._go_to_period(self.view.current_row()))
        layout.addWidget(buttons)
        if status.sources:
            self.view.setCurrentIndex(self.view.rows_model.index(0, 0))

    def _go_to_period(self, line: SourceLine | None) -> None:
        """The period that the number was reported for, on the screen of returns."""
        if line is not None and isinstance(line.source, ReportedValue):
            self.reject()
            self.workspace.open_place("returns", ("period", line.source.period_code))

    def _open(self, line: SourceLine | None) -> None:
        """The title in the register, or the cell that the number stands in."""
        if line is None:
            return
        if isinstance(line.source, RegisteredBase):
            self.chosen_base = line.source.base
            self.accept()
        elif line.trace is not None:
            field = line.source.field if isinstance(line.source, ReportedValue) else ""
            show_cell(self.workspace, line.trace, field, self)
        else:
            self.accept()


OPEN_WORDS = {ValueSource.register: "在台账里看", ValueSource.survey: "看历次调查", ValueSource.returns: "看单元格"}

HOW_TO_BEGIN = {
    ValueSource.register: "创建台账里还没有计入的条目。\n在下面“创建台账”里新增，认定之后就会计入。",
    ValueSource.survey: "还没有调查结果。\n在下面“公民科学素质调查”里新增。",
    ValueSource.returns: "还没有单位填报过这个指标。\n在“填报回收”里导入填报件之后，这里会列出每个数所在的单元格。",
}


def sources_view() -> RowsView:
    """An empty table of SourceLine rows."""
    return RowsView(
        (
            Column("来源", lambda line: line.what, 180, stretch=True, wrap=True),
            Column("时间", lambda line: line.when, 160),
            Column("数", lambda line: line.value, 80, right=True),
            Column("文件", lambda line: line.trace.file if line.trace else "手工填写", 170, wrap=True),
            Column("单元格", lambda line: line.trace.address if line.trace else "", 100),
            Column("原文", lambda line: line.trace.text if line.trace else "", 100, wrap=True),
            Column("说明", _remark, 100, wrap=True),
        )
    )


def _remark(line: SourceLine) -> str:
    return line.source.remark if isinstance(line.source, ReportedValue) else ""


def source_lines(status: IndicatorStatus) -> list[SourceLine]:
    """The sources as lines of the table, in the order in which they count."""
    return [_line(number, source, status.indicator.unit) for number, source in enumerate(status.sources)]


def _line(number: int, source: IndicatorSource, unit: str) -> SourceLine:
    match source:
        case RegisteredBase(base=base, entry=entry):
            what = f"{base.name}（{base.level_word}{base.kind.chinese}）"
            when = f"{entry.on or '日期未记'} {entry.stage.chinese}"
            return SourceLine(what, when, "1", entry.trace, source, number)
        case ReportedValue():
            what = f"{source.unit}（{'累计数' if source.field == 'cumulative' else '本期数'}）"
            value = format_number(source.value) + unit
            return SourceLine(what, period_title(source.period_code), value, source.trace, source, number)
        case LiteracySurvey():
            what = source.source or "公民科学素质调查"
            return SourceLine(what, f"{source.year}年", f"{format_number(source.rate)}%", None, source, number)


def titles_on_the_way(status: IndicatorStatus, register: tuple[Base, ...], day: date) -> list[str]:
    """Titles of the indicator's kind and level that do not count on `day`, each with the reason."""
    indicator, found = status.indicator, []
    if indicator.value_source is not ValueSource.register or indicator.base_kind is None:
        return []
    for base in register:
        entry = base.stage_on(day)
        asked = base.kind is indicator.base_kind and indicator.base_level in (None, base.level)
        if asked and entry is not None and not base.counts_on(day):
            found.append(f"{base.name}（{'已过期' if entry.stage.counts else entry.stage.chinese}）")
    return found
