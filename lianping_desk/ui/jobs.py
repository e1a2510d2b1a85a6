"""The one door for long work: a thread, a progress bar, a cancel button, and the result back in the window's thread."""

import gc
import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool, QTimer, Signal
from shiboken6 import isValid

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Cancelled, Progress

log = logging.getLogger(__name__)

COLLECT_MS = 1000


class Job(QObject):
    """One piece of long work. `title` is what she reads beside the progress bar."""

    progressed = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, title: str, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self.title = title
        self._work = work
        self._stop = threading.Event()
        self._over = threading.Event()

    def when_over(self, then: Callable[[], None]) -> None:
        """Call `then` once when the job has ended, also when it was so short that it has ended by now."""
        told: list[bool] = []

        def tell() -> None:
            if not told:
                told.append(True)
                then()

        self.ended.connect(tell)
        if self._over.is_set():
            tell()

    def cancel(self) -> None:
        """Ask the work to stop at its next telling."""
        self._stop.set()

    def run(self) -> None:
        """Do the work; called in a thread of the pool."""
        try:
            result = self._work(self._tell)
        except Cancelled:
            self.cancelled.emit()
        except DeskError as error:
            self.failed.emit(error)
        except Exception as error:  # the thread's last line of defence: the crash dialog takes it from here
            log.exception("job %s failed", self.title)
            self.failed.emit(error)
        else:
            self.finished.emit(result)
        finally:
            self._over.set()
            self.ended.emit()

    def _tell(self, done: int, total: int, what: str) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total, what)


class Jobs(QObject):
    """The jobs under way. One at a time: what she starts while another runs waits its turn.

    While a job runs, garbage is collected in the window's thread only: Python would otherwise now and then collect it
    in the job's thread, and a widget that is destroyed there takes the process with it.
    """

    started = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.under_way: list[Job] = []
        self._collects_again = False
        self._collecting = QTimer(self, interval=COLLECT_MS)
        self._collecting.timeout.connect(lambda: gc.collect(1))

    def start(self, job: Job) -> None:
        """Run `job` when those before it are done."""
        if not self.under_way:
            self._collects_again = gc.isenabled()
            gc.disable()
            self._collecting.start()
        self.under_way.append(job)
        job.ended.connect(lambda: self._end(job))
        self.started.emit(job)
        self._pool.start(job.run)

    def finish(self, timeout_ms: int = 10_000) -> bool:
        """Cancel everything and wait; whether all ended in time. Called before the desk or the window goes.

        What the jobs said last is heard now: later there would be nobody to hear it.
        """
        for job in self.under_way:
            job.cancel()
        in_time = self._pool.waitForDone(timeout_ms)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
        return in_time

    def _end(self, job: Job) -> None:
        self.under_way.remove(job)
        if not self.under_way and self._collects_again:
            gc.enable()
        if isValid(self):  # the window may be gone before its last job is
            if not self.under_way:
                self._collecting.stop()
            self.ended.emit(job)
