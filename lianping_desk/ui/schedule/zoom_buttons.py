"""How close to look at the timeline: all years, quarters, months, nearer, farther; open or close every task."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from lianping_desk.ui.schedule.timeline import MONTH_DAY, QUARTER_DAY, Timeline
from lianping_desk.ui.tool_button import tool_button

STEP = 1.5


class ZoomButtons(QWidget):
    """Buttons whose keys work anywhere on the screen."""

    def __init__(self, screen: QWidget, timeline: Timeline) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for text, icon_name, action, key, hint in (
            ("年", "", timeline.show_years, "Alt+1", "看全部年份"),
            ("季", "", lambda: timeline.show_days_as_wide_as(QUARTER_DAY), "Alt+2", "按季度看"),
            ("月", "", lambda: timeline.show_days_as_wide_as(MONTH_DAY), "Alt+3", "按月看"),
            ("", "zoom-in", lambda: timeline.zoom(STEP), "Ctrl+=", "放大（也可按住 Ctrl 滚动滚轮）"),
            ("", "zoom-out", lambda: timeline.zoom(1 / STEP), "Ctrl+-", "缩小（也可按住 Ctrl 滚动滚轮）"),
            ("展开", "", lambda: timeline.open_all(True), "Ctrl+Shift+Down", "展开每项任务下的年度任务和节点"),
            ("收起", "", lambda: timeline.open_all(False), "Ctrl+Shift+Up", "只看任务"),
        ):
            layout.addWidget(tool_button(screen, text, icon_name, action, key, hint))
