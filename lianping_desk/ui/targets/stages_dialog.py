"""The stages that a title came through: their days, and the cells that said so."""

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout

from lianping_desk.domain.base import Base, Stage, StageEntry
from lianping_desk.domain.base_text import stage_of
from lianping_desk.domain.typed import typed_day
from lianping_desk.services.bases.edit_stage import edit_stage
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.bases.remove_stage import remove_stage
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.targets.base_dialog import StageDialog
from lianping_desk.ui.trace.cell_door import show_cell
from lianping_desk.ui.workspace import Workspace


class StagesDialog(QDialog):
    """Every stage of one title, to correct, remove or add."""

    def __init__(self, workspace: Workspace, base: Base) -> None:
        super().__init__(workspace.window)
        self.workspace, self.base = workspace, base
        self.setWindowTitle("各阶段的日期")
        self.resize(680, 340)
        heading = QLabel(f"{base.name}（{base.level_word}{base.kind.chinese}）")
        heading.setObjectName("screen-title")
        self.view = RowsView(
            (
                Column(
                    "阶段",
                    lambda entry: entry.stage.chinese,
                    90,
                    edit=lambda entry, text: self._correct(entry, stage=text),
                    choices=lambda entry: [stage.chinese for stage in Stage],
                ),
                Column("日期", lambda entry: entry.on, 120, edit=lambda entry, text: self._correct(entry, on=text)),
                Column("出自文件", lambda entry: entry.trace.file if entry.trace else "手工填写", 200, stretch=True),
                Column("单元格", lambda entry: entry.trace.address if entry.trace else "", 120),
            )
        )
        self.view.opened.connect(self._open_original)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        buttons.rejected.connect(self.reject)
        for text, action in (("新增阶段…", self._add), ("删除这一条", self._remove)):
            button = buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(lambda _checked=False, action=action: action())
            button.setEnabled(not workspace.desk.read_only)
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addWidget(self.view, 1)
        layout.addWidget(buttons)
        self._show()

    def _show(self) -> None:
        self.view.show_rows(sorted(self.base.stages, key=lambda entry: (entry.on is not None, entry.on, entry.id)))

    def _refresh(self) -> None:
        """Read the title anew after a change."""
        found = [base for base in list_bases(self.workspace.desk) if base.id == self.base.id]
        if found:
            self.base = found[0]
            self._show()

    def _correct(self, entry: StageEntry, *, stage: str | None = None, on: str | None = None) -> None:
        def correct() -> None:
            changed = replace(
                entry,
                stage=stage_of(stage) if stage is not None else entry.stage,
                on=typed_day(on) if on is not None else entry.on,
            )
            edit_stage(self.workspace.desk, self.base, changed)

        if self.workspace.do(correct):
            self._refresh()

    def _add(self) -> None:
        if StageDialog(self.workspace, self.base).exec():
            self.workspace.changed.emit()
            self._refresh()

    def _remove(self) -> None:
        entry = self.view.current_row()
        if entry is not None and self.workspace.do(lambda: remove_stage(self.workspace.desk, self.base, entry)):
            self._refresh()

    def _open_original(self, entry: StageEntry) -> None:
        if entry.trace is not None:
            show_cell(self.workspace, entry.trace, "stage", self)
