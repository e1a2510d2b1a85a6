"""The open desk: her data folder, database and settings, handed to every verb."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.settings import Settings

if TYPE_CHECKING:  # the window names a Desk before it needs a database, and SQLAlchemy is slow to import
    from lianping_desk.store.database import Database


@dataclass(slots=True)
class Desk:
    """What every service needs. `settings` is replaced as a whole when she changes one.

    `read_only_because` is the sentence for her when nothing can be changed, None otherwise; `held` is let go by
    `close_desk`: the lock of the single writer, and the copy of a database that cannot be read where it lies.
    """

    folder: DataFolder
    database: Database
    settings: Settings
    read_only_because: str | None = None
    held: ExitStack = field(default_factory=ExitStack, repr=False)

    @property
    def who(self) -> str:
        """The name that stands in the change log."""
        return self.settings.clerk or "本机"

    @property
    def read_only(self) -> bool:
        return self.database.read_only
