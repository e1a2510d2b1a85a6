"""What the reading of one received file may cost before it is given up."""

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from lianping_desk.domain.reading_limits import BOUNDS, ReadingLimits
from lianping_desk.services.returns.reading.reading_limits import set_reading_limits
from lianping_desk.ui.workspace import Workspace

WHY = (
    "单位报来的表格在单独的进程里打开。超过这些限制的文件不再读下去，只登记并说明原因，其他文件照常读入。"
    "一般不用改；确有很大的表读不完时再放宽。"
)


class ReadingTab(QWidget):
    """Three numbers, with what they are for."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.seconds, self.memory, self.unpacked = (
            _field("seconds", " 秒"),
            _field("memory", " MB"),
            _field("unpacked", " MB"),
        )
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(20)
        form.addRow("每份文件最多读多久", self.seconds)
        form.addRow("每份文件最多用多少内存", self.memory)
        form.addRow("压缩的文件解开后最大", self.unpacked)
        self.save = QPushButton("保存")
        self.save.setProperty("primary", True)
        self.save.clicked.connect(lambda _checked=False: self._save())
        back = QPushButton("恢复默认值")
        back.clicked.connect(lambda _checked=False: self._show(ReadingLimits()))
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(back)
        buttons.addStretch(1)
        why = QLabel(WHY)
        why.setWordWrap(True)
        why.setProperty("faint", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(why)
        layout.addLayout(form)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def show_settings(self) -> None:
        """Show what is kept, unless she is changing it."""
        if not any(field.hasFocus() for field in (self.seconds, self.memory, self.unpacked)):
            self._show(self.workspace.desk.settings.reading.within_bounds())

    def entered(self) -> ReadingLimits:
        """The limits as they stand in the fields."""
        return ReadingLimits(self.seconds.value(), self.memory.value(), self.unpacked.value())

    def _show(self, limits: ReadingLimits) -> None:
        self.seconds.setValue(limits.seconds)
        self.memory.setValue(limits.memory)
        self.unpacked.setValue(limits.unpacked)

    def _save(self) -> None:
        self.workspace.do(lambda: set_reading_limits(self.workspace.desk, self.entered()), "已保存，下次读表时起作用")


def _field(name: str, unit: str) -> QSpinBox:
    field = QSpinBox()
    least, most = BOUNDS[name]
    field.setRange(least, most)
    field.setSuffix(unit)
    field.setMaximumWidth(160)
    field.setToolTip(f"可以填 {least} 到 {most}")
    return field
