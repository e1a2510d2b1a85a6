"""How commands speak: one JSON document, or plain columns for a person."""

import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.typed import typed_day
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.open_desk import opened_desk


@contextmanager
def desk_in(folder: DataFolder) -> Iterator[Desk]:
    """The desk in `folder`, open for one command; when it can only be read, that is said on stderr once it is done.

    A command that fails has its own sentence, and says no other.
    """
    with opened_desk(folder) as desk:
        yield desk
        if desk.read_only_because:
            print(desk.read_only_because, file=sys.stderr)


def say_json(document: Any) -> None:
    """One JSON document on stdout, hanzi as they are."""
    print(json.dumps(document, ensure_ascii=False, indent=1))


def say_table(headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Columns under headings; a hanzi is two places wide."""
    lines = [headings, *[["" if cell is None else str(cell) for cell in row] for row in rows]]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(headings))]
    for line in lines:
        cells = [cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)]
        print("  ".join(cells).rstrip())


def as_of_day(text: str | None) -> date:
    """The day of --as-of; today without the option. DeskError when nothing, or no day, stands behind it."""
    if text is None:
        return date.today()
    day = typed_day(text)
    if day is None:
        raise DeskError("--as-of 后面没有日期。", "请写成 --as-of 2023-06-30 的样子；不写 --as-of 时按今天计算。")
    return day


def due_day(text: str | None) -> date | None:
    """The day of --due, or None; DeskError when it is no day."""
    if text is not None and not text.strip():
        raise DeskError("--due 后面没有日期。", "请写成 --due 2023-07-10 的样子。")
    return typed_day(text or "")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
