"""How far behind 序时进度 a light changes, with the legend as it would then be printed."""

from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lianping_desk.domain.progress import TaskState, Thresholds
from lianping_desk.services.schedule.set_thresholds import set_thresholds
from lianping_desk.ui.lights import light_icon
from lianping_desk.ui.workspace import Workspace


class ThresholdsTab(QWidget):
    """Two limits in percentage points, a number of days, and what they mean."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.on_track_lag, self.slow_lag = _points(), _points()
        self.early_days = QSpinBox()
        self.early_days.setRange(0, 730)
        self.early_days.setSuffix(" 天")
        self._meanings = [QLabel() for _ in TaskState]
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(20)
        form.addRow("落后多少以内仍算按序时", self.on_track_lag)
        form.addRow("落后多少以内算慢序时（再多就是滞后）", self.slow_lag)
        form.addRow("比期限早多少天算提前完成", self.early_days)
        self.save = QPushButton("保存")
        self.save.setProperty("primary", True)
        self.save.clicked.connect(lambda _checked=False: self._save())
        back = QPushButton("恢复默认值")
        back.clicked.connect(lambda _checked=False: self._show(Thresholds()))
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(back)
        buttons.addStretch(1)
        heading = QLabel("图例（印在每一份有状态的材料上）")
        heading.setProperty("heading", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addLayout(buttons)
        layout.addWidget(heading)
        layout.addLayout(self._legend())
        layout.addStretch(1)
        for field in (self.on_track_lag, self.slow_lag, self.early_days):
            field.setMaximumWidth(160)
            field.valueChanged.connect(lambda _value: self._show_legend())

    def show_settings(self) -> None:
        """Show what is kept, unless she is changing it."""
        if not any(field.hasFocus() for field in (self.on_track_lag, self.slow_lag, self.early_days)):
            self._show(self.workspace.desk.settings.thresholds)

    def entered(self) -> Thresholds:
        """The thresholds as they stand in the fields."""
        return Thresholds(self.on_track_lag.value(), self.slow_lag.value(), self.early_days.value())

    def _show(self, thresholds: Thresholds) -> None:
        self.on_track_lag.setValue(thresholds.on_track_lag)
        self.slow_lag.setValue(thresholds.slow_lag)
        self.early_days.setValue(thresholds.early_days)
        self._show_legend()

    def _show_legend(self) -> None:
        for label, (_state, meaning) in zip(self._meanings, self.entered().legend(), strict=True):
            label.setText(meaning)

    def _legend(self) -> QGridLayout:
        legend = QGridLayout()
        legend.setHorizontalSpacing(10)
        legend.setColumnStretch(2, 1)
        for line, (state, _meaning) in enumerate(Thresholds().legend()):
            light = QLabel()
            light.setPixmap(light_icon(state).pixmap(16, 16))
            legend.addWidget(light, line, 0)
            legend.addWidget(QLabel(state.value), line, 1)
            legend.addWidget(self._meanings[line], line, 2)
        return legend

    def _save(self) -> None:
        self.workspace.do(
            lambda: set_thresholds(self.workspace.desk, self.entered()), "已保存，各页的状态已按新的界限计算"
        )


def _points() -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setRange(0, 100)
    field.setDecimals(1)
    field.setSuffix(" 个百分点")
    return field
