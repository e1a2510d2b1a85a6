"""The fonts on paper: which file sets which kind of text, and her own choice."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lianping_desk.services.paper_fonts import PaperFont, choose_paper_font, list_paper_fonts
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.tables.rows_view import RowsView
from lianping_desk.ui.workspace import Workspace

HINT = (
    "公文按 GB/T 9704 用小标宋、仿宋、黑体、楷体。电脑上有这些字体就用它们，没有就用程序自带的。"
    "字体都嵌进 PDF，换一台电脑打开也一样；生僻字由程序自带的宋体补上。"
)


class FontsTab(QWidget):
    """A table of the kinds of text and their fonts."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.view = RowsView(
            (
                Column("字体", lambda font: font.name, 90),
                Column("用在", lambda font: font.use, 150),
                Column("来自", lambda font: font.origin, 110),
                Column("文件", lambda font: str(font.file), 300, stretch=True, wrap=True),
            ),
            identify=lambda font: font.role,
        )
        hint = QLabel(HINT)
        hint.setWordWrap(True)
        hint.setProperty("faint", True)
        choose, back = QPushButton("换一个字体文件…"), QPushButton("不用自己选的")
        choose.clicked.connect(lambda _checked=False: self._on_current(self._choose))
        back.clicked.connect(lambda _checked=False: self._on_current(lambda font: self._set(font, None)))
        buttons = QHBoxLayout()
        buttons.addWidget(choose)
        buttons.addWidget(back)
        buttons.addStretch(1)
        self.view.opened.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(hint)
        layout.addWidget(self.view, 1)
        layout.addLayout(buttons)

    def show_settings(self) -> None:
        """Show the fonts as they would be used now."""
        self.view.show_rows(list_paper_fonts(self.workspace.desk.settings))
        if self.view.current_row() is None:
            self.view.setCurrentIndex(self.view.rows_model.index(0, 0))

    def _on_current(self, action: object) -> None:
        font = self.view.current_row()
        if font is not None and callable(action):
            action(font)

    def _choose(self, font: PaperFont) -> None:
        title = f"选一个字体文件用作{font.name}"
        name, _ = QFileDialog.getOpenFileName(self, title, str(font.file.parent), "字体 (*.ttf *.ttc *.otf)")
        if name:
            self._set(font, Path(name))

    def _set(self, font: PaperFont, file: Path | None) -> None:
        self.workspace.do(lambda: choose_paper_font(self.workspace.desk, font.role, file), "已保存")
