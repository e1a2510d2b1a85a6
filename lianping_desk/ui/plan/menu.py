"""The menu 方案: everything about plans as a whole, and the short list to switch among them."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from lianping_desk.services.plan.plan_heads import plan_heads
from lianping_desk.ui.icons import icon
from lianping_desk.ui.plan.actions import PlanActions
from lianping_desk.ui.workspace import Workspace


def fill_plan_menu(menu: QMenu, workspace: Workspace, actions: PlanActions, *, with_keys: bool = True) -> None:
    """Entries that always stand, below the plans in use, which are listed anew whenever the menu opens.

    A second menu with the same entries goes without their keys: one key may stand for one entry only.
    """
    plans: list[QAction] = []
    mark = menu.addSeparator()
    entries = (
        ("读入新方案…", "file-text", actions.read_in, "Ctrl+Shift+O"),
        ("全部方案：切换、归档、比较…", "list-checks", actions.show_plans, "Ctrl+Shift+P"),
        ("方案基本情况：标题、年份、进度安排…", "pencil", actions.edit_head, ""),
        ("转入下一轮方案…", "corner-down-left", actions.roll_over, ""),
        ("", "", None, ""),
        ("方案总结（五年总结）…", "presentation", actions.review, ""),
        ("导出方案文件…", "file-output", actions.export_file, ""),
        ("导入方案文件…", "download", actions.import_file, ""),
        ("", "", None, ""),
        ("导出全部数据到 Excel…", "file-spreadsheet", actions.export_everything, ""),
        ("方案的帮助", "circle-question-mark", actions.show_help, ""),
    )
    for text, name, action, key in entries:
        if action is None:
            menu.addSeparator()
            continue
        made = menu.addAction(icon(name), text)
        made.triggered.connect(lambda _checked=False, action=action: action())
        if key and with_keys:
            made.setShortcut(key)
        if action in actions.writing:
            made.setEnabled(not workspace.desk.read_only)

    def list_them() -> None:
        while plans:
            menu.removeAction(plans.pop())
        heads = [plan for plan in plan_heads(workspace.desk) if plan.is_current or plan.archived_on is None]
        names = [f"{plan.region}　{plan.years_text}" for plan in heads]
        for plan, name in zip(heads, names, strict=True):
            one = QAction(f"{name}（第{plan.id}号）" if names.count(name) > 1 else name, menu)
            one.setToolTip(plan.title)
            one.setCheckable(True)
            one.setChecked(plan.is_current)
            one.setEnabled(not workspace.desk.read_only)
            one.triggered.connect(lambda _checked=False, plan_id=plan.id: actions.switch(plan_id))
            menu.insertAction(mark, one)
            plans.append(one)

    menu.aboutToShow.connect(list_them)
