"""A marking on its way to the child, and the marked workbook on its way back: JSON and bytes, nothing that can act."""

import json
from dataclasses import asdict
from typing import Any

from lianping_desk.exchange.returned.marking import Mark, MarkedWorkbook, Marking, NoteColumn
from lianping_desk.exchange.unreadable import Unreadable


def pack_marking(marking: Marking) -> dict[str, Any]:
    """As a part of a request, which is JSON."""
    return asdict(marking)


def unpack_marking(plain: dict[str, Any]) -> Marking:
    """The marking that `pack_marking` took apart; JSON made the numbers of rows into texts."""
    return Marking(
        lines=tuple(plain["lines"]),
        author=plain["author"],
        marks=tuple(Mark(**mark) for mark in plain["marks"]),
        columns=tuple(
            NoteColumn(**{**column, "notes": {int(row): text for row, text in column["notes"].items()}})
            for column in plain["columns"]
        ),
    )


def pack_marked(marked: MarkedWorkbook) -> bytes:
    """A line of JSON, then the workbook."""
    return json.dumps({"lost": marked.lost}).encode() + b"\n" + marked.content


def unpack_marked(message: bytes) -> MarkedWorkbook:
    """The workbook in a message; raises the Unreadable that a refusal carries."""
    head, _, content = message.partition(b"\n")
    plain = json.loads(head)
    if "refused" in plain:
        raise Unreadable(*plain["refused"])
    return MarkedWorkbook(content, tuple(plain["lost"]))
