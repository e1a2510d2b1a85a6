"""The only wiring of the window: data folder, log, crash hook, desk, theme, window, backup."""

import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from lianping_desk import __version__
from lianping_desk.domain.errors import DeskError
from lianping_desk.services.data_folder import choose_data_folder
from lianping_desk.services.desk import Desk
from lianping_desk.services.open_desk import close_desk, open_desk
from lianping_desk.ui import messages
from lianping_desk.ui.crash import catch_crashes
from lianping_desk.ui.theme import apply_theme
from lianping_desk.ui.window import MainWindow

QUIET_MS = 1500
"""How long after the window stands the day's backup begins, so that it never delays her first click."""


def open_window(data: str | None) -> int:
    """Open the desk in `data` (None: her own folder) and run until she closes it; returns the exit code."""
    application = _application()
    folder = choose_data_folder(data)
    catch_crashes(folder)
    try:
        desk = open_desk(folder)
    except DeskError as error:
        apply_theme(application, "system")
        messages.show_trouble(None, error)
        return 1
    apply_theme(application, desk.settings.theme)
    window = make_window(desk)
    window.show()
    try:
        return application.exec()
    finally:
        close_desk(desk)


def make_window(desk: Desk) -> MainWindow:
    """The window of an open desk; when it stands, the day's backup runs in the background."""
    window = MainWindow(desk)
    if not desk.read_only:
        QTimer.singleShot(QUIET_MS, window, window.start_backup)
    return window


def _application() -> QApplication:
    application = QApplication(sys.argv[:1])
    application.setApplicationName("LianpingDesk")
    application.setApplicationDisplayName(messages.PROGRAM)
    application.setApplicationVersion(__version__)
    chinese = QTranslator(application)
    if chinese.load(QLocale("zh_CN"), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(chinese)
    return application
