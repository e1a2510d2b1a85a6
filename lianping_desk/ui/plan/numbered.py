"""Entries of a draft as rows of a table: each knows its place, which is all that tells it from the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Numbered:
    """An entry and its place in the list, from 0."""

    id: int
    entry: Any


def numbered(entries: Sequence[Any]) -> list[Numbered]:
    """The entries with their places."""
    return [Numbered(place, entry) for place, entry in enumerate(entries)]
