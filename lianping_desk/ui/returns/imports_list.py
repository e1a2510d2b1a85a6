"""The imports that stand, each of which can be undone, however old."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lianping_desk.domain.day_text import written_moment
from lianping_desk.services.returns.importing.undo_import import (
    StoredImport,
    UndoneImport,
    rehearse_undo_import,
    undo_import,
)
from lianping_desk.ui import messages
from lianping_desk.ui.flow_line import FlowLine
from lianping_desk.ui.returns.undo_import_dialog import UndoImportDialog
from lianping_desk.ui.screen import EmptyNote
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.tool_button import tool_button
from lianping_desk.ui.workspace import Workspace

FEW = 4
EMPTY = "还没有导入过填报件。\n按“导入填报件”，或把文件、文件夹拖到这里。"


class ImportsList(QWidget):
    """The tab with the list of imports."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.view = RowsView(
            (
                Column("编号", lambda one: one.code, 140),
                Column("导入时间", lambda one: f"{one.at:%Y-%m-%d %H:%M}", 150),
                Column("文件数", lambda one: len(one.files), 80, right=True),
                Column("入库行数", lambda one: one.rows, 90, right=True),
                Column("文件", _named, 300, stretch=True, wrap=True, hint=lambda one: "\n".join(one.files)),
            )
        )
        self.empty = EmptyNote(EMPTY)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        self.undo_button = tool_button(self, "撤销选中的导入…", "undo-2", self._undo_current)
        line = FlowLine()
        line.add(self.undo_button)
        layout.addWidget(line)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.empty, 1)
        writable = not workspace.desk.read_only
        self.undo_button.defaultAction().setEnabled(writable)
        self.view.add_row_action("撤销这次导入…", self.undo, "Del").setEnabled(writable)

    def show_imports(self, found: Sequence[StoredImport]) -> None:
        """Show these imports, newest first."""
        self.view.show_rows(found)
        self.view.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.undo_button.setVisible(bool(found))

    def _undo_current(self) -> None:
        """The import under the cursor; the newest where she is on none."""
        one = self.view.current_row() or next(iter(self.view.rows_model.shown_rows()), None)
        if one is not None:
            self.undo(one)

    def undo(self, one: StoredImport) -> None:
        """Tell what would go and what later edits keep, and undo the import when she agrees."""
        question = f"撤销 {written_moment(one.at)} 的导入（{one.code}）？"
        more = f"{len(one.files)} 份文件、{one.rows} 行数据和它们的疑点都会撤回，被它们代替的旧值恢复；原件仍在存档里。"
        undo_and_tell(self.workspace, one.code, (question, more))


def _named(one: StoredImport) -> str:
    """The first few names; the hint has them all."""
    names = "、".join(one.files[:FEW])
    return names if len(one.files) <= FEW else f"{names} 等 {len(one.files)} 份"


def undo_and_tell(workspace: Workspace, code: str, asked: tuple[str, str] | None = None) -> None:
    """Undo an import. She is asked `asked` (question, more) first; without it only where she has worked on since."""
    desk, parent = workspace.desk, workspace.window
    found: UndoneImport | None = workspace.read(lambda: rehearse_undo_import(desk, code))
    if found is None:
        return
    question, more = asked or (f"撤销导入 {code}？", "这次导入之后又做了些事：")
    if found.steps or found.kept:
        dialog = UndoImportDialog(parent, question, more, found)
        agreed = bool(dialog.exec())
        dialog.deleteLater()
    else:
        agreed = asked is None or messages.confirm(
            parent, question, f"{more}后来没有动过它们。", yes="撤销导入", no="不撤销"
        )
    if agreed:
        note = f"，{len(found.kept)} 处后来又改过的没有动" if found.kept else ""
        workspace.do(lambda: undo_import(desk, code), f"已撤销导入 {code}{note}")
