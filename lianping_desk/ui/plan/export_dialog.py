"""What goes into a plan file."""

from PySide6.QtWidgets import QLabel, QRadioButton

from lianping_desk.ui.form_dialog import FormDialog
from lianping_desk.ui.workspace import Workspace


class ExportPlanDialog(FormDialog):
    """The plan alone, or with everything that was reported."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window, "导出方案文件", lambda: None, "下一步：选择存到哪里")
        self.plan_only = QRadioButton("只要方案：任务、举措、单位和别名、指标、进度安排")
        self.plan_only.setChecked(True)
        self.with_results = QRadioButton("连结果一起：填报记录、创建台账、督办、联系人和收到的原件")
        told = QLabel("别的单位用“方案→导入方案文件”就能打开。联系人和电话只在“连结果一起”时带上。")
        told.setWordWrap(True)
        told.setProperty("faint", True)
        for widget in (self.plan_only, self.with_results, told):
            self.fields.addRow(widget)
