"""The open desk: her data folder, database and settings, handed to every verb."""

from dataclasses import dataclass

from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.settings import Settings
from lianping_desk.store.database import Database


@dataclass(slots=True)
class Desk:
    """What every service needs. `settings` is replaced as a whole when she changes one."""

    folder: DataFolder
    database: Database
    settings: Settings

    @property
    def who(self) -> str:
        """The name that stands in the change log."""
        return self.settings.clerk or "本机"

    @property
    def read_only(self) -> bool:
        return self.database.read_only
