"""What she reads after saving: where the file is, with buttons to open it."""

from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from lianping_desk.ui import messages


class SavedNote(QFrame):
    """A strip above the preview. `wanted` is the name that she asked for, `path` where the file really is."""

    def __init__(self, wanted: Path, path: Path) -> None:
        super().__init__()
        self.setObjectName("card")
        self.path = path
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        self.text = QLabel(saved_words(wanted, path))
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self.text, 1)
        for words, what in (("打开", path), ("打开所在文件夹", path.parent)):
            button = QPushButton(words)
            button.clicked.connect(lambda _checked=False, what=what: messages.open_outside(what))
            row.addWidget(button)
        close = QPushButton("知道了")
        close.clicked.connect(self.deleteLater)
        row.addWidget(close)


def saved_words(wanted: Path, path: Path) -> str:
    """Where the file is; that it has a second name, where the first was taken by an open window."""
    if path == wanted:
        return f"已保存到 {path}"
    if path.is_dir():
        return f"那里已有文件夹“{wanted.name}”，没有动它，已另存为 {path}"
    return f"“{wanted.name}”正在别的程序里打开，写不进去，已另存为 {path}"
