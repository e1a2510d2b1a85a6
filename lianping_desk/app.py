"""The only wiring of the window: data folder, log, crash hook, theme, window, desk, backup.

The window stands first and the desk opens behind it, because importing SQLAlchemy alone takes longer than Qt and the
window together (measured in tests/benchmarks).
"""

import gc
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from lianping_desk import __version__
from lianping_desk.domain.long_work import Progress
from lianping_desk.services.data_folder import DataFolder, choose_data_folder
from lianping_desk.services.desk import Desk
from lianping_desk.services.log import start_log
from lianping_desk.services.settings import read_settings
from lianping_desk.ui import messages
from lianping_desk.ui.crash import CrashHook, catch_crashes, show_failure
from lianping_desk.ui.jobs import Job, Jobs
from lianping_desk.ui.theme import apply_theme
from lianping_desk.ui.window import MainWindow

QUIET_MS = 1500
"""How long after the desk is open the day's backup begins, so that it never delays her first click."""


def open_window(data: Path | None) -> int:
    """Show the window, open the desk in `data` (None: her own folder) behind it, and run until she closes it."""
    application = make_application()
    folder = choose_data_folder(data)
    start_log(folder)
    start = Start(application, folder, catch_crashes(folder))
    code = application.exec()
    start.finish()
    return code or start.code


class Start:
    """The window as it starts: shown at once, given the desk when it is open, closed when it cannot be opened."""

    def __init__(self, application: QApplication, folder: DataFolder, crashes: CrashHook) -> None:
        settings = read_settings(folder.settings)
        apply_theme(application, settings.theme)
        gc.disable()  # until the desk stands: looking for garbage among what is being imported is a tenth of the start
        self.code = 0
        self._folder = folder
        self._crashes = crashes
        self.window = MainWindow(settings)
        self.window.show()
        self._desk: Desk | None = None
        self._jobs = Jobs()
        self._open_behind("打开数据", lambda progress: _open(folder), self._give_up)

    def _open_behind(self, title: str, work: Callable[[Progress], Desk], failed: Callable[[Exception], None]) -> None:
        opening = Job(title, work)
        opening.finished.connect(self._show_desk)
        opening.failed.connect(failed)
        opening.ended.connect(gc.enable)
        QTimer.singleShot(0, lambda: self._jobs.start(opening))  # after the window has been painted

    def finish(self) -> None:
        """Close the desk, if it was ever open."""
        self._jobs.finish()
        if self._desk is not None:
            from lianping_desk.services.open_desk import close_desk

            close_desk(self._desk)

    def _show_desk(self, desk: Desk) -> None:
        self._desk = desk
        self.window.show_desk(desk)
        self.window.workspace.crashed.connect(self._crashes.tell)
        self.window.workspace.restore_wanted.connect(self._restore, Qt.ConnectionType.QueuedConnection)
        if not desk.read_only:
            QTimer.singleShot(QUIET_MS, self.window, self.window.start_backup)

    def _give_up(self, error: Exception) -> None:
        show_failure(self.window, error, self._crashes)
        self.code = 1
        self.window.close()

    def _restore(self, file: Path) -> None:
        """Close the desk, put the backup in its place, and open it again; what cannot be restored changes nothing."""
        self.window.leave_desk()
        self.finish()
        self._desk = None

        def work(progress: Progress) -> Desk:
            from lianping_desk.services.safety.restore import restore

            restore(self._folder, file, progress)
            return _open(self._folder)

        self._open_behind("恢复备份", work, self._open_as_it_was)

    def _open_as_it_was(self, error: Exception) -> None:
        show_failure(self.window, error, self._crashes)
        self._open_behind("打开数据", lambda progress: _open(self._folder), self._give_up)


def _open(folder: DataFolder) -> Desk:
    from lianping_desk.services.open_desk import open_desk

    return open_desk(folder)


def make_application() -> QApplication:
    """The QApplication with its names, and Qt's own texts and calendars in Chinese whatever the system speaks."""
    QLocale.setDefault(QLocale("zh_CN"))
    application = QApplication(sys.argv[:1])
    application.setApplicationName("LianpingDesk")
    application.setApplicationDisplayName(messages.PROGRAM)
    application.setApplicationVersion(__version__)
    chinese = QTranslator(application)
    if chinese.load(QLocale("zh_CN"), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(chinese)
    return application
