"""A plan as one file (.kepu): a zip with 方案.json and, with its results, the originals that they were read from.

Another office made it, so it is opened like any file from a stranger: sizes first, then shape, then values.
"""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from lianping_desk.domain.errors import DeskError
from lianping_desk.exchange.containers import open_package
from lianping_desk.exchange.unreadable import Unreadable
from lianping_desk.safe_files import write_bytes

FORMAT, VERSION = "lianping-desk plan", 1
DOCUMENT = "方案.json"
ORIGINALS = "原件/"
MOST_ROWS = 500_000
"""Rows of all tables together; a county's five years have some ten thousand."""

Rows = Mapping[str, list[dict[str, Any]]]
"""Rows by their table, as the change log writes values."""


@dataclass(frozen=True, slots=True)
class PlanPackage:
    """What a file holds: who made it when, its rows, and the bytes of the originals by SHA-256 and suffix."""

    made_by: str
    made_on: str
    with_results: bool
    rows: Rows
    originals: tuple[tuple[str, str, bytes], ...] = ()


def write_plan_package(target: Path, package: PlanPackage, originals: Iterable[tuple[str, Path]]) -> Path:
    """Write `package`, with the files of `originals` (SHA-256 and path) in place of its own; returns where it is."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "made_by": package.made_by,
        "made_on": package.made_on,
        "with_results": package.with_results,
        "tables": package.rows,
    }
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(DOCUMENT, json.dumps(document, ensure_ascii=False, indent=1))
        for sha256, path in originals:
            file.write(path, f"{ORIGINALS}{sha256}{path.suffix}")
    return write_bytes(target, content.getvalue())


def read_plan_package(path: Path) -> PlanPackage:
    """The file at `path`; DeskError when it is none, is damaged, or comes from a newer program."""
    try:
        with open_package(path) as file:
            return _package(path, file.namelist(), file.read)
    except Unreadable as error:
        raise _unusable(path, "打不开，可能不完整") from error
    except (OSError, zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise _unusable(path, "打不开或已损坏") from error


def _package(path: Path, names: list[str], read: Callable[[str], bytes]) -> PlanPackage:
    if DOCUMENT not in names:
        raise _unusable(path, "不是方案文件")
    try:
        found = json.loads(read(DOCUMENT).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _unusable(path, "内容已损坏") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _unusable(path, "不是方案文件")
    version = found.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise DeskError(f"“{path.name}”是新版程序导出的，这里读不了。", "请先升级本程序，再导入。")
    return PlanPackage(
        made_by=_text(found.get("made_by")),
        made_on=_text(found.get("made_on")),
        with_results=bool(found.get("with_results")),
        rows=_rows(path, found.get("tables")),
        originals=tuple(_originals(path, names, read)),
    )


def _rows(path: Path, tables: Any) -> Rows:
    if not isinstance(tables, dict):
        raise _unusable(path, "内容不完整")
    for rows in tables.values():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise _unusable(path, "内容不完整")
    if sum(len(rows) for rows in tables.values()) > MOST_ROWS:
        raise _unusable(path, "内容过多，不像一份方案")
    return tables


def _originals(path: Path, names: list[str], read: Callable[[str], bytes]) -> Iterable[tuple[str, str, bytes]]:
    """Only files that are what their names say: the name never becomes a path."""
    for name in names:
        if not name.startswith(ORIGINALS) or name == ORIGINALS:
            continue
        sha256, dot, suffix = name.removeprefix(ORIGINALS).partition(".")
        content = read(name)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise _unusable(path, "里面的原件和登记的不一致")
        yield sha256, dot + suffix if suffix.isalnum() else "", content


def _text(found: Any) -> str:
    return found[:200] if isinstance(found, str) else ""


def _unusable(path: Path, what: str) -> DeskError:
    return DeskError(f"“{path.name}”{what}，没有导入。", "请让对方重新导出一次再发来。")
