"""What reading one cell gives: a value, a doubt, or nothing."""

from dataclasses import dataclass

from lianping_desk.domain.received import CellValue


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A value ready to store, with a remark where something was understood but changed on the way."""

    value: CellValue
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A cell that is not decided: why not, and what it might be, best first."""

    why: str
    candidates: tuple[str, ...] = ()


CellReading = FoundValue | Doubtful | None
"""None: the cell says nothing."""
