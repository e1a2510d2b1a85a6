"""Zip files in which an office sends several returns at once: taken apart into their files before these are read.

The files come to lie in a folder named after the bundle, so that each keeps saying where it came from.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from lianping_desk.domain.file_names import readable
from lianping_desk.domain.no_return import is_clearly_no_return
from lianping_desk.exchange.containers import LARGEST_UNPACKED, holds_document, open_package
from lianping_desk.exchange.unreadable import Unreadable

UNPACKED = "desk-unpacked-"
"""How the folders begin into which bundles are taken apart."""
MOST_FILES = 500
"""Files in one bundle; a county has some forty units."""
_UTF8_NAME = 0x800
_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"|?*\\', "_") | {chr(code): "" for code in range(32)})
_RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))})
_OF_A_MAC = "__MACOSX"


def is_bundle(path: Path) -> bool:
    """Whether a file is a zip of files, told by its content; a workbook is a zip too, of its parts."""
    try:
        if not path.is_file() or not zipfile.is_zipfile(path):  # the opening of a pipe would wait for its writer
            return False
        with ZipFile(path) as package:
            return not holds_document(package.namelist())
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The files of a bundle in the order of their names, and the names of those in it that are clearly no returns."""

    files: tuple[Path, ...]
    skipped: tuple[str, ...] = ()


def take_apart_bundle(bundle: Path, into: Path) -> Unpacked:
    """The files of a bundle unpacked below `into`; a zip among them likewise, once.

    Unreadable when it is encrypted, too large with all that is in it, or not whole.
    """
    outer = _unpack(bundle, into / bundle.name, LARGEST_UNPACKED)
    room = LARGEST_UNPACKED - _size(outer.files)
    found: list[Path] = []
    skipped = list(outer.skipped)
    for file in outer.files:
        if not is_bundle(file):
            found.append(file)
            continue
        inner = file.with_name(f"{file.name}.zip" if file.suffix.lower() != ".zip" else f"{file.stem}_.zip")
        file.rename(inner)
        unpacked = _unpack(inner, file, room)
        room -= _size(unpacked.files)
        found += unpacked.files
        skipped += [f"{file.name}/{name}" for name in unpacked.skipped]
        inner.unlink()
    if not found:
        raise Unreadable("压缩包里没有文件。", "请让填报单位重新报送。")
    if len(found) > MOST_FILES:
        raise _too_many()
    return Unpacked(tuple(found), tuple(skipped))


def shown_name(path: Path) -> str:
    """What a file is called: its name, behind the bundle's where it came out of one (包.zip/内文件.xlsx)."""
    parts = path.parts
    place = next((n for n, part in enumerate(parts) if part.startswith(UNPACKED)), None)
    return readable(path.name if place is None else "/".join(parts[place + 1 :]))


def _size(files: tuple[Path, ...]) -> int:
    return sum(file.stat().st_size for file in files)


def _unpack(bundle: Path, folder: Path, room: int) -> Unpacked:
    """The files of one zip below `folder`, when they take no more than `room` bytes."""
    with open_package(bundle) as package:
        listed = list(_files(package))
        wanted = [(part, name) for part, name in listed if not is_clearly_no_return(name.name)]
        skipped = [str(name) for _, name in listed if is_clearly_no_return(name.name)]
        if len(wanted) > MOST_FILES or sum(part.file_size for part, _ in wanted) > room:
            raise _too_many()
        taken: set[Path] = set()
        for part, name in wanted:
            file = folder.joinpath(*name.parts)
            if file in taken:
                continue
            taken.add(file)
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(package.read(part))
            except Exception as error:  # whatever the decompressor says about these bytes, or the disk about the name
                raise Unreadable("压缩包不完整或已损坏，解不开。", "请让填报单位重新打包，或直接报送表格。") from error
    return Unpacked(tuple(sorted(taken)), tuple(skipped))


def _files(package: ZipFile) -> Iterator[tuple[ZipInfo, PurePosixPath]]:
    """The parts that are files a person put in, with names that lead nowhere else."""
    for part in package.infolist():
        steps = [
            step.translate(_FORBIDDEN).strip(" ").rstrip(".") for step in _name(part).replace("\\", "/").split("/")
        ]
        steps = [f"_{step}" if step.partition(".")[0].upper() in _RESERVED else step for step in steps if step]
        if steps and _OF_A_MAC not in steps and not part.is_dir() and not part.filename.endswith("\\"):
            yield part, PurePosixPath(*steps)


def _name(part: ZipInfo) -> str:
    """The name as it was meant: without the UTF-8 mark zipfile takes it for code page 437, where Windows wrote GBK."""
    if part.flag_bits & _UTF8_NAME:
        return part.filename
    try:
        written = part.filename.encode("cp437")
    except UnicodeEncodeError:
        return part.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    return part.filename


def _too_many() -> Unreadable:
    return Unreadable("压缩包里的文件太多或太大，不像填报件。", "请解压后把填报表拖进来。")
