"""Bugs: written down with a log, and told to her once, with the assurance that her data is safe."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from lianping_desk.domain.errors import DeskError
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.ui import messages

log = logging.getLogger(__name__)


class CrashHook(QObject):
    """Takes what nothing else caught, in any thread, to the dialog in the window's thread."""

    caught = Signal(object)

    def __init__(self, folder: DataFolder) -> None:
        super().__init__()
        self._folder = folder
        self._telling = False
        self.caught.connect(self.tell)
        sys.excepthook = self._take
        threading.excepthook = lambda what: self._take(what.exc_type, what.exc_value, what.exc_traceback)

    def _take(self, kind: type[BaseException], error: BaseException | None, traceback: TracebackType | None) -> None:
        if error is None or issubclass(kind, KeyboardInterrupt):
            return
        self.caught.emit(error.with_traceback(traceback))

    def tell(self, error: BaseException) -> None:
        """Write the report, then tell her; a bug that comes while she reads is only written down."""
        from lianping_desk.services.crash_report import write_crash_report

        log.error("bug", exc_info=error)
        report = write_crash_report(self._folder, error)
        if self._telling:
            return
        self._telling = True
        try:
            box = QMessageBox(
                QMessageBox.Icon.Critical,
                messages.PROGRAM,
                "程序出了意外，刚才这一步没有做成。您的数据是安全的：没有做完的改动已经退回。",
                QMessageBox.StandardButton.NoButton,
                QApplication.activeWindow(),
            )
            box.setInformativeText(f"可以继续使用。请把这份记录发给维护人员：\n{report}")
            copy = box.addButton("复制记录", QMessageBox.ButtonRole.ActionRole)
            box.addButton("继续使用", QMessageBox.ButtonRole.AcceptRole)
            box.exec()
            if box.clickedButton() is copy:
                QApplication.clipboard().setText(report.read_text("utf-8", "replace"))
        finally:
            self._telling = False


def catch_crashes(folder: DataFolder) -> CrashHook:
    """From now on every bug is written to the log folder and told to her; keep the returned hook.

    What Qt itself complains about goes to the log as well.
    """
    qInstallMessageHandler(_log_qt_message)
    return CrashHook(folder)


_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}


def _log_qt_message(kind: QtMsgType, _context: object, text: str) -> None:
    log.log(_LEVELS.get(kind, logging.ERROR), "Qt: %s", text)


def show_failure(parent: QWidget | None, error: Exception, hook: CrashHook) -> None:
    """Known trouble as a sentence, a bug as a bug."""
    if isinstance(error, DeskError):
        messages.show_trouble(parent, error)
    else:
        hook.tell(error)
