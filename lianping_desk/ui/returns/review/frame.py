"""The window of the review and where its parts stand; it keeps its size."""

from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lianping_desk.ui.dialog_size import open_at
from lianping_desk.ui.elided_label import ElidedLabel
from lianping_desk.ui.returns.review.decided import Decided
from lianping_desk.ui.returns.review.doubt_card import DoubtCard
from lianping_desk.ui.returns.review.files_view import FilesView
from lianping_desk.ui.returns.review.keys import HINT
from lianping_desk.ui.returns.review.reading_pane import ReadingPane
from lianping_desk.ui.returns.review.sheet_pane import SheetPane
from lianping_desk.ui.returns.review.toggle import toggle
from lianping_desk.ui.typed_fields import day_field
from lianping_desk.ui.workspace import Workspace

NARROW, LOW, RATHER_LOW = 900, 520, 640
"""Logical pixels below which the window keeps to the sheet and the doubt, as at 200 % scaling; where it is only rather
low, as at 125 %, the legend of the colours makes room for the sheet (the hints of the cells name their fields too).
"""
LEAST_HEADING = 160
"""Logical pixels of the name of a file, when there is no room for all of it."""
_KEPT = "review"


class ReviewFrame(QDialog):
    """Files on the left, the sheet in the middle, what was read on the right, the doubt below them."""

    def __init__(self, workspace: Workspace, decided: Decided, agree: str, *, several_files: bool) -> None:
        super().__init__(workspace.window)
        self.workspace = workspace
        self._several_files = several_files
        self._was_narrow: bool | None = None
        self.files = FilesView(decided)
        self.sheet = SheetPane(decided)
        self.reading = ReadingPane(decided)
        self.card = DoubtCard()
        self.received = day_field()
        self.agree_button = QPushButton(f"{agree}（回车）")
        self.cancel_button = QPushButton("取消")
        self.setWindowTitle("核对填报件")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._build()
        self._restore_size()

    def _build(self) -> None:
        self.heading = ElidedLabel(Qt.TextElideMode.ElideMiddle, LEAST_HEADING)
        self.heading.setProperty("heading", True)
        self.about = ElidedLabel()
        self.about.setProperty("faint", True)
        self.files_button = toggle("文件")
        self.reading_button = toggle("读出的内容")
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addWidget(self.about, 1)
        self.compare_button = QPushButton("与上次比较（C）")
        self.compare_button.setAutoDefault(False)
        self.compare_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.compare_button.hide()
        top.addWidget(self.compare_button)
        top.addWidget(self.files_button)
        top.addWidget(self.reading_button)
        self.inner = _splitter(Qt.Orientation.Horizontal, self.sheet, self.reading, (5, 3))
        self.right = _splitter(Qt.Orientation.Vertical, self.inner, self.card, (9, 1))
        self.outer = _splitter(Qt.Orientation.Horizontal, self.files, self.right, (2, 9))
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.hint = ElidedLabel()
        self.hint.setText(HINT)
        self.hint.setProperty("faint", True)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(180)
        self.bar.hide()
        self.received_label = QLabel("收到日期：")
        self.received_label.setBuddy(self.received)
        self.received.setFixedWidth(116)
        self.agree_button.setProperty("primary", True)
        self.agree_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        below = QHBoxLayout()
        below.addWidget(self.summary, 1)
        for part in (self.bar, self.received_label, self.received, self.agree_button, self.cancel_button):
            below.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.outer, 1)
        layout.addWidget(self.hint)
        layout.addLayout(below)
        self.files_button.toggled.connect(lambda is_on: self._show_part(self.files, is_on=is_on))
        self.reading_button.toggled.connect(lambda is_on: self._show_part(self.reading, is_on=is_on))

    def focus_on_keys(self) -> None:
        """Put the focus where the keys of the review work, away from fields that take letters."""
        places = (self.reading.view, self.sheet.view, self.sheet)
        next(place for place in places if place.isVisible() or place is self.sheet).setFocus()

    def _show_part(self, part: QWidget, *, is_on: bool) -> None:
        """Show or hide a part; hidden with the focus in it, it would give it to the next field, and keys with it."""
        has_focus = part.isAncestorOf(QApplication.focusWidget() or self)
        part.setVisible(is_on)
        if has_focus and not is_on:
            self.focus_on_keys()

    def done(self, result: int) -> None:
        self._keep_size()
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._was_narrow:
            self._was_narrow = narrow
            many = self._several_files
            self.files_button.setChecked(not narrow and many)
            self.files.setVisible(not narrow and many)
            self.reading_button.setChecked(not narrow)
            self.reading.setVisible(not narrow)
        is_low = self.height() < LOW
        self.hint.setVisible(not is_low)
        self.sheet.legend_line.setVisible(self.height() >= RATHER_LOW)
        self.card.keep_low(is_low)
        self.summary.setWordWrap(not is_low)
        self.summary.setSizePolicy(
            QSizePolicy.Policy.Ignored if is_low else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred
        )

    def _restore_size(self) -> None:
        open_at(self, 1320, 760)
        kept: Any = self.workspace.desk.settings.window.get(_KEPT)
        if isinstance(kept, dict):
            self.restoreGeometry(QByteArray.fromBase64(str(kept.get("geometry", "")).encode()))
            for name, splitter in self._splitters.items():
                splitter.restoreState(QByteArray.fromBase64(str(kept.get(name, "")).encode()))

    def _keep_size(self) -> None:
        kept = {name: _text(splitter.saveState()) for name, splitter in self._splitters.items()}
        kept["geometry"] = _text(self.saveGeometry())
        self.workspace.keep(window={**self.workspace.desk.settings.window, _KEPT: kept})

    @property
    def _splitters(self) -> dict[str, QSplitter]:
        return {"outer": self.outer, "inner": self.inner, "right": self.right}


def _splitter(way: Qt.Orientation, first: QWidget, second: QWidget, shares: tuple[int, int]) -> QSplitter:
    made = QSplitter(way)
    for number, widget in enumerate((first, second)):
        made.addWidget(widget)
        made.setStretchFactor(number, shares[number])
    made.setChildrenCollapsible(False)
    made.setSizes([share * 200 for share in shares])
    return made


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
