"""The menus of the window: what is not about one screen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from lianping_desk.domain.day_text import written_moment
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.history import Operation, Reversal
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import redo, undo, undo_state
from lianping_desk.ui import messages
from lianping_desk.ui.as_of_button import ask_as_of
from lianping_desk.ui.icons import icon
from lianping_desk.ui.plan.actions import PlanActions
from lianping_desk.ui.plan.menu import fill_plan_menu
from lianping_desk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WindowActions:
    """What the menus let the window itself do."""

    close: Callable[[], object]
    switch_theme: Callable[[], object]
    show_help: Callable[[], object]
    show_about: Callable[[], object]


def build_menus(bar: QMenuBar, workspace: Workspace, window: WindowActions, plans: PlanActions) -> None:
    """Fill the menu bar of a window on an open desk; what stood there goes."""
    bar.clear()
    files = bar.addMenu("文件(&F)")
    _add(files, "打开数据文件夹", "folder-open", lambda: messages.open_outside(workspace.desk.folder.path))
    _add(files, "备份与恢复…", "hard-drive", lambda: workspace.open_place("settings", "backup"))
    files.addSeparator()
    _add(files, "退出", "x", window.close, "Ctrl+Q")
    _edit_menu(bar.addMenu("编辑(&E)"), workspace)
    fill_plan_menu(bar.addMenu("方案(&P)"), workspace, plans)
    view = bar.addMenu("查看(&V)")
    _add(view, "选择截至日期…", "calendar-days", lambda: ask_as_of(workspace), "Ctrl+D")
    _add(view, "截至今天", "calendar-days", lambda: workspace.choose_as_of(None))
    view.addSeparator()
    _add(view, "刷新", "refresh-cw", workspace.changed.emit, "F5")
    _add(view, "切换浅色和深色", "moon", window.switch_theme, "Ctrl+Shift+L")
    helps = bar.addMenu("帮助(&H)")
    _add(helps, "本页帮助", "circle-question-mark", window.show_help, "F1")
    _add(helps, "关于", "info", window.show_about)


def _edit_menu(menu: QMenu, workspace: Workspace) -> None:
    opened = datetime.now()

    def take_back() -> None:
        last = None if workspace.desk.read_only else undo_state(workspace.desk).undo
        if last is None or last.at >= opened or _agrees(workspace, last):
            _reverse(workspace, undo)

    back = _add(menu, "撤销", "undo-2", take_back, "Ctrl+Z")
    again = _add(menu, "恢复", "redo-2", lambda: _reverse(workspace, redo), "Ctrl+Y")
    menu.addSeparator()
    _add(menu, "修改记录…", "history", lambda: workspace.open_place("settings", "history"), "Ctrl+H")

    def name_them() -> None:
        state = undo_state(workspace.desk)
        writable = not workspace.desk.read_only
        back.setText(f"撤销：{state.undo.why}" if state.undo else "撤销")
        again.setText(f"恢复：{state.redo.why}" if state.redo else "恢复")
        back.setEnabled(writable and state.undo is not None)
        again.setEnabled(writable and state.redo is not None)

    menu.aboutToShow.connect(name_them)

    def free_the_keys() -> None:
        back.setEnabled(True)
        again.setEnabled(True)

    menu.aboutToHide.connect(free_the_keys)


def _agrees(workspace: Workspace, last: Operation) -> bool:
    """Ctrl+Z reaches back before this start of the program: easily pressed for something that was never stored."""
    return messages.confirm(
        workspace.window,
        f"撤销“{last.why}”？",
        f"这次打开以后没有可以撤销的修改了，这一步是{written_moment(last.at)}做的。撤销以后可以用 Ctrl+Y 恢复。",
        yes="撤销",
        no="不撤销",
    )


def _reverse(workspace: Workspace, verb: Callable[[Desk], Reversal]) -> None:
    """Undo or redo, and say what was done; what a later edit keeps is told in full."""
    try:
        reversal = verb(workspace.desk)
    except DeskError as error:
        workspace.noted.emit(str(error))
        return
    workspace.changed.emit()
    word = "已撤销" if verb is undo else "已恢复"
    workspace.noted.emit(f"{word}：{reversal.operation.why}")
    if reversal.kept:
        messages.tell(
            workspace.window, f"{word}，但有{len(reversal.kept)}处后来又改过，没有动。", "\n".join(reversal.kept)
        )


def _add(menu: QMenu, text: str, icon_name: str, action: Callable[[], object], shortcut: str = "") -> QAction:
    made = menu.addAction(icon(icon_name), text)
    made.triggered.connect(lambda _checked=False: action())
    if shortcut:
        made.setShortcut(QKeySequence(shortcut))
    return made
