"""What 填报回收 shows before the first period: how to begin, and the button for it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lianping_desk.ui.screen import EmptyNote

NO_PERIODS = (
    "还没有填报期。\n\n"
    "先新建填报期（Ctrl+N），选好年份、时段和报送截止日期；\n"
    "再生成填报表（Ctrl+G），给每个单位写一份表发下去；\n"
    "收回的文件拖到这里，或按“导入填报件”（Ctrl+I）。"
)


class Beginning(QWidget):
    """The note with the button below it, in the middle of an empty screen."""

    def __init__(self, add_period: Callable[[], object], *, read_only: bool) -> None:
        super().__init__()
        self.note = EmptyNote(NO_PERIODS)
        self.button = QPushButton("新建填报期…")
        self.button.setProperty("primary", True)
        self.button.setEnabled(not read_only)
        self.button.clicked.connect(lambda _checked=False: add_period())
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(1)
        layout.addWidget(self.note)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
