"""The right side of the screen: how to begin, work under way, or the pages; a strip when they are out of date."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from lianping_desk.services.materials.preview import Preview
from lianping_desk.ui.jobs import Job
from lianping_desk.ui.meeting.pages_view import PagesView
from lianping_desk.ui.screen import Banner, EmptyNote

HOW_TO_BEGIN = (
    "在左边选好会议、日期和材料，再按“预览”（Ctrl+回车）。\n"
    "预览就是要打印的样子，可以打印，也可以存为 PDF、Excel、Word。"
)
OUTDATED = "选择或数据已经变动，下面还是上一次生成的材料。"


class PreviewPane(QWidget):
    """`build` makes a new preview; it is offered when the pages are out of date."""

    def __init__(self, build: Callable[[], object]) -> None:
        super().__init__()
        self._job: Job | None = None
        self._has_pages = False
        self.outdated = Banner(OUTDATED, {"重新生成": build})
        self.outdated.hide()
        self.warning: Banner | None = None
        self._warnings = QVBoxLayout()
        self.pages = PagesView()
        self.bar = QProgressBar()
        self.bar.setMinimumWidth(120)
        self.bar.setMaximumWidth(280)
        self.cancel = QPushButton("取消")
        self.cancel.clicked.connect(lambda _checked=False: self._cancel())
        self._empty = EmptyNote(HOW_TO_BEGIN)
        self._busy = self._busy_page()
        self.stack = QStackedWidget()
        for page in (self._empty, self._busy, self.pages):
            self.stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.outdated)
        whole.addLayout(self._warnings)
        whole.addWidget(self.stack, 1)

    @property
    def is_busy(self) -> bool:
        """Whether a preview is being made."""
        return self._job is not None

    @property
    def is_outdated(self) -> bool:
        """Whether the pages are no longer what she has chosen."""
        return not self.outdated.isHidden()

    @property
    def current_page(self) -> int:
        """The page that is seen, from 0."""
        return self.pages.current_page

    def mark_outdated(self) -> None:
        """Say that the pages are out of date, if there are any."""
        self.outdated.setVisible(self._has_pages)

    def show_preview(self, preview: Preview) -> None:
        """Show its pages."""
        self._has_pages = True
        self.outdated.hide()
        self._show_warning(preview.warning)
        self.pages.show_pdf(preview.pdf)
        self.stack.setCurrentWidget(self.pages)
        self.pages.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, job: Job) -> None:
        """Show how far a job is until it ends; then the pages again, or how to begin."""
        self._job = job
        self.bar.setRange(0, 0)
        self.stack.setCurrentWidget(self._busy)
        job.progressed.connect(self._progress)
        job.when_over(self._end)

    def _show_warning(self, text: str) -> None:
        if self.warning is not None:
            self.warning.deleteLater()
        self.warning = Banner(text) if text else None
        if self.warning is not None:
            self._warnings.addWidget(self.warning)

    def _progress(self, done: int, total: int, what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._what.setText(f"正在生成：{what}")

    def _end(self) -> None:
        self._job = None
        self.stack.setCurrentWidget(self.pages if self._has_pages else self._empty)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _busy_page(self) -> QWidget:
        page = QWidget()
        self._what = QLabel("正在生成…")
        column = QVBoxLayout(page)
        column.addStretch(1)
        for widget in (self._what, self.bar, self.cancel):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page
