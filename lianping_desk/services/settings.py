"""Her settings, kept in `settings.toml`; what is missing or damaged there falls back to the default."""

import tomllib
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from lianping_desk.domain.notice import NoticeSettings
from lianping_desk.domain.progress import Thresholds
from lianping_desk.domain.reading_limits import ReadingLimits

OFFICE = "科普工作联席会议办公室"
"""How the office is called on forms and materials until she has entered its name."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What she chose. `as_of` is an ISO day, or "" for today; `fonts` maps a role on paper to a font file of hers.

    `empty_counts` is a word of EmptyMeaning: what an empty cell of a count in a return means.
    `units_as_now`: papers call a unit by the name of who has its duties, not by the one that the plan gives it.
    """

    office: str = ""
    head: str = ""
    clerk: str = ""
    as_of: str = ""
    theme: str = "system"
    last_screen: str = "home"
    backup_copy_folder: str = ""
    empty_counts: str = "not_reported"
    units_as_now: bool = False
    thresholds: Thresholds = field(default_factory=Thresholds)
    notices: NoticeSettings = field(default_factory=NoticeSettings)
    reading: ReadingLimits = field(default_factory=ReadingLimits)
    fonts: dict[str, str] = field(default_factory=dict)
    window: dict[str, Any] = field(default_factory=dict)


def read_settings(path: Path) -> Settings:
    """The settings in `path`; defaults where the file is missing, and for every entry that does not fit."""
    settings: Settings = _fit(Settings(), _entries(path) or {})
    return settings


def _entries(path: Path) -> dict[str, Any] | None:
    """What stands in the file; None where there is none, or nothing that can be read."""
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, ValueError):  # ValueError: no TOML, or saved by an editor in another encoding
        return None


def _fit(default: Any, found: dict[str, Any]) -> Any:
    """`default` with the entries of `found` that have the right type."""
    fitting: dict[str, Any] = {}
    for entry in fields(default):
        was, now = getattr(default, entry.name), found.get(entry.name)
        if is_dataclass(was) and isinstance(now, dict):
            fitting[entry.name] = _fit(was, now)
        elif type(now) is type(was) or (type(was) is float and type(now) is int):
            fitting[entry.name] = now
    return replace(default, **fitting)


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings beside and move them into place; a damaged file that was there is kept as settings(2).toml."""
    import tomli_w

    from lianping_desk.safe_files import second_name, write_bytes

    if path.exists() and _entries(path) is None:
        with suppress(OSError):  # then write_bytes says what is wrong with the place
            path.replace(second_name(path))
    write_bytes(path, tomli_w.dumps(asdict(settings)).encode())
