"""The demonstration: an invented county in a folder of its own, opened in a second window."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lianping_desk.services.data_folder import DataFolder
from lianping_desk.ui import messages
from lianping_desk.ui.second_window import open_second_window
from lianping_desk.ui.workspace import Workspace

TEXT = (
    "演示数据是编出来的一个县：2022年到2025年的填报、基地、调查、会议和督办，每个数都能点开看它在哪份表的哪一格。"
    "可以随便改、随便删，练熟了再用自己的数据。\n"
    "它放在另一个文件夹，在另一个窗口打开，您自己的数据一点也不动；标题和材料上都写着“演示”。"
)


class DemoTab(QWidget):
    """One button."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        text = QLabel(TEXT)
        text.setWordWrap(True)
        self.where = QLabel()
        self.where.setProperty("faint", True)
        self.where.setWordWrap(True)
        self.start = QPushButton("打开演示")
        self.start.setProperty("primary", True)
        self.start.clicked.connect(lambda _checked=False: self.open_demo())
        row = QHBoxLayout()
        row.addWidget(self.start)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(text)
        layout.addLayout(row)
        layout.addWidget(self.where)
        layout.addStretch(1)

    @property
    def folder(self) -> Path:
        """Where the demonstration lies: beside her own folder."""
        own = self.workspace.desk.folder.path
        return own.with_name(f"{own.name}-演示")

    def show_settings(self) -> None:
        """Say where it lies, and whether it is there already."""
        there = (self.folder / "desk.db").exists()
        self.where.setText(f"演示数据的文件夹：{self.folder}" + ("" if there else "（第一次打开要准备半分钟左右）"))

    def open_demo(self) -> None:
        """Fill the folder when it is not there yet, then open it in a second window."""
        folder = self.folder
        if DataFolder(folder).database.exists():
            self._open()
            return
        from lianping_desk.services.demo.fill_demo import fill_demo

        self.start.setEnabled(False)
        job = self.workspace.start(
            "准备演示数据", lambda progress: fill_demo(DataFolder(folder), progress), lambda _: self._open()
        )
        job.when_over(lambda: self.start.setEnabled(True))

    def _open(self) -> None:
        self.show_settings()
        if open_second_window(self.folder):
            self.workspace.noted.emit("演示已在另一个窗口打开")
        else:
            messages.tell(self, "演示窗口没有打开。", f"可以自己打开：lianping-desk --data {self.folder}")
