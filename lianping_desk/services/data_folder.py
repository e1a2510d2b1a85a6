"""The data folder (DESIGN 5): where everything of hers lies."""

import sys
from dataclasses import dataclass
from pathlib import Path

PORTABLE_MARK = "portable.txt"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """`desk.db`, `archive/`, `backups/`, `exports/`, `logs/` and `settings.toml` under `path`."""

    path: Path

    @property
    def database(self) -> Path:
        return self.path / "desk.db"

    @property
    def archive(self) -> Path:
        return self.path / "archive"

    @property
    def backups(self) -> Path:
        return self.path / "backups"

    @property
    def exports(self) -> Path:
        return self.path / "exports"

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    @property
    def texts(self) -> Path:
        """Her own texts of notices; one that lies here is used in place of the shipped one."""
        return self.path / "texts"

    @property
    def settings(self) -> Path:
        return self.path / "settings.toml"

    @property
    def lock(self) -> Path:
        return self.path / "desk.lock"


def choose_data_folder(given: Path | str | None) -> DataFolder:
    """`--data DIR`, else the folder beside a `portable.txt`, else the user's own (LOCALAPPDATA on Windows)."""
    if given is not None:
        return DataFolder(Path(given).expanduser().absolute())
    program = Path(sys.executable if getattr(sys, "frozen", False) else __file__).resolve()
    for beside in (program.parent, program.parents[2] if len(program.parents) > 2 else program.parent):
        if (beside / PORTABLE_MARK).is_file():
            return DataFolder(beside / "LianpingDesk")
    import platformdirs

    return DataFolder(Path(platformdirs.user_data_dir("LianpingDesk", appauthor=False)))
