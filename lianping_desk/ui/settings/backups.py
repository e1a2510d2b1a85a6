"""Backups: the list, one now, restore, the check of everything, a second copy elsewhere."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from lianping_desk.domain.day_text import written_moment
from lianping_desk.domain.number_text import format_number
from lianping_desk.services.safety.backup import backup, list_backups
from lianping_desk.services.safety.check import Finding, check
from lianping_desk.ui import messages
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.workspace import Workspace

MEGABYTE = 1_000_000


class BackupsTab(QWidget):
    """The list of backups and what can be done with them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.view = RowsView(
            (
                Column("时间", lambda one: f"{one.at:%Y-%m-%d %H:%M:%S}", 180),
                Column("由来", lambda one: one.reason.value, 90),
                Column("大小（MB）", lambda one: format_number(round(one.size / MEGABYTE, 2)), 110, right=True),
                Column("文件", lambda one: one.path.name, 240, stretch=True),
            ),
            identify=lambda one: one.path,
        )
        self.findings = QPlainTextEdit()
        self.findings.setReadOnly(True)
        self.findings.setMaximumHeight(150)
        self.findings.hide()
        self.second = QLabel()
        self.second.setWordWrap(True)
        workspace.backed_up.connect(self.show_settings)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addLayout(self._buttons())
        layout.addWidget(self.view, 1)
        layout.addWidget(self.findings)
        layout.addLayout(self._second_copy())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.now = QPushButton("立即备份")
        self.now.setProperty("primary", True)
        self.restore = QPushButton("恢复选中的备份…")
        from_file, checking, folder = (
            QPushButton("从别处的文件恢复…"),
            QPushButton("检查数据"),
            QPushButton("打开备份文件夹"),
        )
        for button, action in (
            (self.now, self._backup),
            (self.restore, self._restore_selected),
            (from_file, self._restore_file),
            (checking, self._check),
            (folder, lambda: messages.open_outside(self.workspace.desk.folder.backups)),
        ):
            button.clicked.connect(lambda _checked=False, action=action: action())
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _second_copy(self) -> QHBoxLayout:
        row = QHBoxLayout()
        choose, none = QPushButton("选文件夹…"), QPushButton("不要第二份")
        choose.clicked.connect(lambda _checked=False: self._choose_second())
        none.clicked.connect(lambda _checked=False: self._keep_second(""))
        row.addWidget(self.second, 1)
        row.addWidget(choose)
        row.addWidget(none)
        return row

    def show_settings(self) -> None:
        """Show the backups that are there."""
        self.view.show_rows(list_backups(self.workspace.desk.folder))
        self.restore.setEnabled(self.view.rows_model.rowCount() > 0)
        second = self.workspace.desk.settings.backup_copy_folder
        self.second.setText(
            f"每天的备份还抄一份到：{second}"
            if second
            else "每天的备份只在这台电脑上。最好再抄一份到 U 盘或另一块硬盘。"
        )

    def _backup(self) -> None:
        def tell(path: Path) -> None:
            self.workspace.noted.emit(f"已备份：{path.name}")
            self.workspace.backed_up.emit()

        self.workspace.start("备份", lambda progress: backup(self.workspace.desk, progress=progress), tell)

    def _restore_selected(self) -> None:
        chosen = self.view.current_row() or (
            self.view.rows_model.row_at(0) if self.view.rows_model.rowCount() else None
        )
        if chosen is not None:
            self._restore(chosen.path, f"{written_moment(chosen.at)}的备份")

    def _restore_file(self) -> None:
        files = messages.ask_files(self, "选一份备份", self.workspace.desk.folder.backups, "备份 (*.db)")
        if files:
            self._restore(files[0], f"“{files[0].name}”")

    def _restore(self, file: Path, named: str) -> None:
        if messages.confirm(
            self,
            f"用{named}替换现在的数据？",
            "现在的数据会另外保存在备份文件夹里，不会删除。恢复之后窗口自动重新打开。",
            yes="恢复",
            no="不恢复",
        ):
            self.workspace.restore_wanted.emit(file)

    def _check(self) -> None:
        self.workspace.start("检查数据", lambda progress: check(self.workspace.desk, progress), self._tell_findings)

    def _tell_findings(self, findings: tuple[Finding, ...]) -> None:
        lines = [f"{finding.sign} {'' if finding.sound else '要处理：'}{finding.text}" for finding in findings]
        self.findings.setPlainText("\n".join(lines))
        self.findings.show()
        sound = all(finding.sound for finding in findings)
        self.workspace.noted.emit("检查完毕，数据完好" if sound else "检查完毕，有要处理的地方")

    def _choose_second(self) -> None:
        folder = messages.ask_folder(self, "第二份备份放在哪里", self.workspace.desk.folder.path)
        if folder is not None:
            self._keep_second(str(folder))

    def _keep_second(self, folder: str) -> None:
        self.workspace.keep(backup_copy_folder=folder)
        self.show_settings()
