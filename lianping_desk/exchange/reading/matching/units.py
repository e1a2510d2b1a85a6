"""Which unit a text names: by every spelling in the register, with and without the region before it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lianping_desk.domain.unit import Unit
from lianping_desk.exchange.reading.matching.nearest import nearest
from lianping_desk.exchange.reading.misspelt import is_misspelt
from lianping_desk.exchange.reading.words import plain

SHORTEST_WITHIN = 3
"""Characters a spelling must have to be recognised inside a longer text such as a title or a file name."""

_SEAL = re.compile(r"\((?:盖章|公章|签章|章|印章|加盖公章)\)|[_＿]+")
_ABOVE = ("市", "省")
"""A name that follows these is of a body above the county (河源市教育局)."""
_FROM_ABOVE = re.compile("(?:[\u4e00-\u9fff]{2,3}省)?(?:[\u4e00-\u9fff]{2,4}?市)?")
"""What may stand before the region's own name: 某省某市某县某局."""
_GOVERNMENT = re.compile(r"(?<=[镇乡道])(?:人民政府|政府|党委政府)$")


@dataclass(frozen=True, slots=True)
class UnitMatcher:
    """All units by their spellings. A spelling that two units share belongs to neither."""

    units: tuple[Unit, ...]
    region: str
    _by_spelling: Mapping[str, Unit | None]
    _within: tuple[str, ...]

    @classmethod
    def of(cls, units: tuple[Unit, ...], region: str) -> "UnitMatcher":
        index: dict[str, Unit | None] = {}
        place = plain(region)
        for unit in units:
            for spelling in {variant for s in unit.spellings for variant in _variants(plain(s), place)}:
                known = index.get(spelling, unit)
                index[spelling] = _later(known, unit) if known else None
        for unit in units:  # a unit's own name is its own, whoever else uses it as a short form
            index[plain(unit.name)] = unit
        within = tuple(sorted((s for s in index if len(s) >= SHORTEST_WITHIN), key=len, reverse=True))
        return cls(units, place, index, within)

    def named(self, text: str) -> Unit | None:
        """The unit whose name the whole text is; None where it is none or could be two."""
        wanted = _bare(text)
        if self.region and (found := _FROM_ABOVE.match(wanted)) and wanted[found.end() :].startswith(self.region):
            wanted = wanted[found.end() :]
        for variant in (
            wanted,
            wanted.removeprefix(self.region),
            _GOVERNMENT.sub("", wanted.removeprefix(self.region)),
        ):
            unit = self._by_spelling.get(variant) if variant else None
            if unit:
                return unit
        return None

    def misspelt(self, text: str) -> Unit | None:
        """The one unit whose name the text is with a slip of the input method."""
        wanted = _bare(text)
        found = {
            unit.name: unit for spelling, unit in self._by_spelling.items() if unit and is_misspelt(wanted, spelling)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def within(self, text: str) -> tuple[Unit, ...]:
        """The units whose names stand inside a longer text, the longest spelling taken at each place."""
        rest = plain(text)
        found: list[Unit] = []
        for spelling in self._within:
            place = rest.find(spelling)
            if place >= 0 and not rest[:place].endswith(_ABOVE):
                rest = rest.replace(spelling, "\n")
                unit = self._by_spelling[spelling]
                if unit and unit not in found:
                    found.append(unit)
        return tuple(found)

    def begins(self, text: str) -> bool:
        """Whether a longer text begins with the name of a unit."""
        rest = plain(text)
        if self.region and (found := _FROM_ABOVE.match(rest)) and rest[found.end() :].startswith(self.region):
            rest = rest[found.end() :]
        return any(rest.startswith(spelling) for spelling in self._within)

    def candidates(self, text: str) -> tuple[str, ...]:
        return nearest(_SEAL.sub("", plain(text)), (unit.name for unit in self.units))


def _bare(text: str) -> str:
    return _SEAL.sub("", plain(text)).strip(":：.。,，;；、")


def _later(one: Unit, other: Unit) -> Unit | None:
    """Of two units of one name the one that took over from the other; None where neither did."""
    if one is other or (other.id and one.id in other.followers):
        return one
    return other if one.id and other.id in one.followers else None


def _variants(spelling: str, region: str) -> Iterable[str]:
    """A spelling, and it with the region before it: 县某局 is also 某某县某局."""
    yield spelling
    if region and not spelling.startswith(region):
        yield region + (spelling[1:] if spelling.startswith(region[-1]) else spelling)
    elif region and len(spelling) > len(region) + 1:
        yield spelling.removeprefix(region)
