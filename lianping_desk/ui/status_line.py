"""The line below: what was just done, long work with its cancel button, where the data is, the last backup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QStatusBar, QWidget

from lianping_desk.ui.jobs import Job
from lianping_desk.ui.workspace import Workspace

NOTE_MS = 8000


class StatusLine(QStatusBar):
    """The status bar of the window; `job` is what it tells of, the first that is under way."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(12, 0, 12, 0)
        self.job: Job | None = None
        self.title = QLabel()  # beside the bar: while nobody knows how long it takes, the bar shows no text
        self._bar = QProgressBar()
        self._bar.setFixedWidth(180)
        self.cancel = QPushButton("取消")
        self.cancel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.cancel.clicked.connect(lambda _checked=False: self._cancel_job())
        self._work = QWidget()
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(self.title)
        row.addWidget(self._bar)
        row.addWidget(self.cancel)
        self._work.hide()
        self.addPermanentWidget(self._work)
        self.backup = QLabel()
        self.addPermanentWidget(self.backup)
        where = QLabel(f"数据：{workspace.desk.folder.path}")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.addPermanentWidget(where)
        for label in (self.backup, where):
            label.setProperty("faint", True)
            label.setContentsMargins(12, 0, 0, 0)
        self._workspace = workspace
        workspace.backed_up.connect(self._tell_backup)
        workspace.noted.connect(lambda text: self.showMessage(text, NOTE_MS))
        workspace.jobs.started.connect(self._begin)
        workspace.jobs.ended.connect(self._end)

        self._tell_backup()

    def _tell_backup(self) -> None:
        """When the last backup was written; what it is worth is told on the settings screen."""
        from lianping_desk.services.safety.backup import list_backups

        backups = list_backups(self._workspace.desk.folder)
        self.backup.setText(f"上次备份：{backups[0].at:%Y-%m-%d %H:%M}" if backups else "还没有备份")

    def _cancel_job(self) -> None:
        if self.job is not None:
            self.job.cancel()

    def _begin(self, job: Job) -> None:
        if self.job is None:
            self._follow(job)

    def _follow(self, job: Job) -> None:
        self.job = job
        self._bar.setRange(0, 0)
        self.title.setText(job.title)
        self._work.show()
        job.progressed.connect(self._progress)

    def _progress(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setFormat("%v/%m")
        self._bar.setToolTip(what)

    def _end(self, job: Job) -> None:
        if job is self.job:
            job.progressed.disconnect(self._progress)
            self.job = None
            waiting = self._workspace.jobs.under_way
            if waiting:
                self._follow(waiting[0])
            else:
                self._work.hide()
