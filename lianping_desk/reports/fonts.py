"""Which font file sets which kind of text: the office's own where the computer has it, else the one that ships."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import MappingProxyType

from lianping_desk import shipped


class FontRole(Enum):
    """What a font is for (GB/T 9704-2012 7); the value is what the office calls it."""

    title = "小标宋"
    body = "仿宋"
    kai = "楷体"
    heading = "黑体"
    song = "宋体"


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font: a file, and which font in it where the file is a collection (.ttc)."""

    path: Path
    index: int = 0


# Names of files as Windows and 方正 ship them, best first.
_OFFICE_FILES = {
    FontRole.title: ("FZXBSJW.TTF", "FZXBSJW_0.TTF", "FZXBSK.TTF"),
    FontRole.body: ("simfang.ttf", "FZFSJW.TTF"),
    FontRole.kai: ("simkai.ttf", "FZKTJW.TTF"),
    FontRole.heading: ("simhei.ttf", "FZHTJW.TTF"),
    FontRole.song: ("simsun.ttc", "simsun.ttf"),
}
_BUNDLED_FILES = {
    FontRole.title: "serif-bold.ttf",
    FontRole.body: "serif-light.ttf",
    FontRole.kai: "kai.ttf",
    FontRole.heading: "sans-medium.ttf",
    FontRole.song: "serif.ttf",
}
_RARE_HANZI_OFFICE_FILE = "simsunb.ttf"  # 宋体-ExtB: hanzi beyond U+FFFF, in names of people


@dataclass(frozen=True, slots=True)
class FontChoice:
    """For each role the font files to look into for a character, in turn."""

    chains: tuple[tuple[FontRole, tuple[FontFile, ...]], ...]

    def chain(self, role: FontRole) -> tuple[FontFile, ...]:
        """The files of a role; never empty."""
        return next(files for of_role, files in self.chains if of_role is role)


def system_font_folders() -> tuple[Path, ...]:
    """Where Windows keeps fonts: for everyone, and for this user; empty elsewhere."""
    places = (("WINDIR", ("Fonts",)), ("LOCALAPPDATA", ("Microsoft", "Windows", "Fonts")))
    folders = [Path(os.environ[variable], *parts) for variable, parts in places if os.environ.get(variable)]
    return tuple(folder for folder in folders if folder.is_dir())


def choose_fonts(
    office_folders: tuple[Path, ...] = (), chosen: Mapping[FontRole, Path] = MappingProxyType({})
) -> FontChoice:
    """Choose a chain for every role: fonts found in `office_folders`, the bundled one, and the whole serif at the end.

    Pass `system_font_folders()` to use the office's own; without folders the pages look the same on every computer.
    `chosen` are files that she chose for a role; they come first.
    """
    found = {path.name.lower(): path for folder in reversed(office_folders) for path in folder.iterdir()}
    last_resort = [FontFile(shipped.resource("fonts", "serif.ttf"))]
    if rare := found.get(_RARE_HANZI_OFFICE_FILE):
        last_resort.append(FontFile(rare))
    chains = []
    for role in FontRole:
        own = [FontFile(found[name.lower()]) for name in _OFFICE_FILES[role] if name.lower() in found][:1]
        if wish := chosen.get(role):
            own.insert(0, FontFile(wish))
        bundled = FontFile(shipped.resource("fonts", _BUNDLED_FILES[role]))
        chains.append((role, tuple(dict.fromkeys([*own, bundled, *last_resort]))))
    return FontChoice(tuple(chains))
