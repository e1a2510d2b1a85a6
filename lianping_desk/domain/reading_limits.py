"""What the reading of one received file may cost before it is given up (DESIGN 4.7)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Seconds, megabytes of memory, and megabytes that a packed file may unpack to."""

    seconds: int = 20
    memory: int = 1024
    unpacked: int = 200

    def within_bounds(self) -> "ReadingLimits":
        """The limits, each moved to the nearest that makes sense: a settings file can hold any number."""
        return ReadingLimits(**{one.name: _between(getattr(self, one.name), *BOUNDS[one.name]) for one in fields(self)})


def _between(value: int, least: int, most: int) -> int:
    return min(max(value, least), most)


BOUNDS: Mapping[str, tuple[int, int]] = {"seconds": (5, 300), "memory": (256, 4096), "unpacked": (20, 1000)}
"""The least and the most of each: below, ordinary returns would be refused; above, a bomb would stop the computer."""
