"""What every screen is handed: the open desk, the as-of day, the doors to verbs, jobs and other screens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.services.desk import Desk
from lianping_desk.services.settings import save_settings
from lianping_desk.ui import messages
from lianping_desk.ui.jobs import Job, Jobs
from lianping_desk.ui.theme import apply_theme

AT_ONCE = 200
"""So many rows are written before she could notice; more are long work."""


class Workspace(QObject):
    """The desk as the window works on it.

    `changed` is emitted after anything was written; `as_of_changed` when she chose another day; `place_wanted` with a
    screen's name and what to show there; `noted` with a short sentence for the status line; `backed_up` when there
    is a new backup; `restore_wanted` with the file of the backup that is to take the place of the data.
    """

    changed = Signal()
    as_of_changed = Signal()
    place_wanted = Signal(str, object)
    noted = Signal(str)
    crashed = Signal(object)
    backed_up = Signal()
    restore_wanted = Signal(object)

    def __init__(self, desk: Desk, window: QWidget | None = None) -> None:
        super().__init__(window)
        self.desk = desk
        self.window = window
        self.jobs = Jobs(self)

    @property
    def as_of(self) -> date:
        """The day that every state on every screen is computed for."""
        chosen = self.desk.settings.as_of
        try:
            return date.fromisoformat(chosen) if chosen else date.today()
        except ValueError:
            return date.today()

    def choose_as_of(self, day: date | None) -> None:
        """Show everything as of `day`; None for today, whatever day that is."""
        self.keep(as_of=day.isoformat() if day else "")
        self.as_of_changed.emit()

    def keep(self, **settings: Any) -> None:
        """Remember settings by name; they are written at once."""
        self.desk.settings = replace(self.desk.settings, **settings)
        try:
            save_settings(self.desk.folder.settings, self.desk.settings)
        except DeskError as error:
            self.noted.emit(str(error))

    def choose_theme(self, wish: str) -> None:
        """Show everything in the theme `wish` (system, light, dark) and remember it."""
        self.keep(theme=wish)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, wish)
        self.changed.emit()

    def read(self, verb: Callable[[], Any]) -> Any:
        """Run a verb that only reads; known trouble is shown and gives None."""
        try:
            return verb()
        except DeskError as error:
            messages.show_trouble(self.window, error)
            return None

    def do(self, verb: Callable[[], Any], note: str = "") -> bool:
        """Run a verb that writes; known trouble is shown. Whether it was done."""
        try:
            verb()
        except DeskError as error:
            messages.show_trouble(self.window, error)
            return False
        if note:
            self.noted.emit(note)
        self.changed.emit()
        return True

    def do_many(self, count: int, title: str, verb: Callable[[Progress], Any], note: str = "") -> None:
        """Run a verb that writes `count` rows: a few at once, many as long work with a progress bar and a way out."""
        if count <= AT_ONCE:
            self.do(lambda: verb(no_progress), note)
        else:
            self.start(title, verb, lambda _done: self.noted.emit(note) if note else None, writes=True)

    def start(
        self,
        title: str,
        work: Callable[[Progress], Any],
        then: Callable[[Any], None] | None = None,
        *,
        writes: bool = False,
        failed: Callable[[], None] | None = None,
    ) -> Job:
        """Run long work off the window's thread; `then` gets its result in the window's thread, or `failed` is called.

        A result that arrives when the window is gone is dropped: what was written stays written.
        """
        job = Job(title, work)
        if then is not None:
            job.finished.connect(lambda result: then(result) if isValid(self) else None)
        if writes:
            job.finished.connect(lambda _result: self.changed.emit() if isValid(self) else None)
        if failed is not None:
            job.failed.connect(lambda _error: failed() if isValid(self) else None)
        job.failed.connect(self._show_failure)
        job.cancelled.connect(lambda: self.noted.emit(f"已取消：{title}"))
        self.jobs.start(job)
        return job

    def open_place(self, screen: str, target: Any = None) -> None:
        """Go to another screen and show `target` there."""
        self.place_wanted.emit(screen, target)

    def _show_failure(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            messages.show_trouble(self.window, error)
        else:
            self.crashed.emit(error)
