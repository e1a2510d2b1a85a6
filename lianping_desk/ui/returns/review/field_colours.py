"""The colour of each field in a received sheet and in the list beside it."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor

from lianping_desk.shipped import resource
from lianping_desk.ui.theme import is_dark

_LIGHT_GROUND, _DARK_GROUND = (0.70, 0.90), (0.42, 0.26)
_LIGHT_STRONG, _DARK_STRONG = (0.62, 0.42), (0.60, 0.66)


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that share a colour, and the word for them in the legend."""

    word: str
    hue: int
    fields: tuple[str, ...]


@cache
def field_groups() -> tuple[FieldGroup, ...]:
    """The groups in the order of the legend."""
    with resource("theme", "fields.toml").open("rb") as file:
        return tuple(FieldGroup(one["word"], one["hue"], tuple(one["fields"])) for one in tomllib.load(file)["groups"])


def groups_of(fields: Iterable[str]) -> tuple[FieldGroup, ...]:
    """The groups of which anything is there."""
    there = set(fields)
    return tuple(group for group in field_groups() if there.intersection(group.fields))


def ground_of(field: str) -> QColor | None:
    """The ground of a cell of this field in the window as it is now; None for a field without a colour."""
    group = next((one for one in field_groups() if field in one.fields), None)
    if group is None:
        return None
    return _shade(group.hue, *(_DARK_GROUND if is_dark() else _LIGHT_GROUND))


def strong_colour(group: FieldGroup) -> QColor:
    """The colour of the group's chip in the legend and of its bar in the list."""
    return _shade(group.hue, *(_DARK_STRONG if is_dark() else _LIGHT_STRONG))


def strong_colour_of(field: str) -> QColor | None:
    """The same by field."""
    group = next((one for one in field_groups() if field in one.fields), None)
    return strong_colour(group) if group else None


def _shade(hue: int, saturation: float, lightness: float) -> QColor:
    return QColor.fromHslF(hue / 360, saturation, lightness)
