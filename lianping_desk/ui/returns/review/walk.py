"""The way through the doubts of all files, in their order."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from lianping_desk.domain.decision import Decision
from lianping_desk.services.returns.doubts.review_files import ReviewedFile
from lianping_desk.services.returns.doubts.show_doubts import ShownDoubt
from lianping_desk.ui.returns.review.decided import Decided

PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Stop:
    """One doubt on the way, and the number of its file."""

    file: int
    doubt: ShownDoubt


@dataclass(frozen=True, slots=True)
class AsBefore:
    """A decision that she can take over for `files` files at once: in words, and the other doubts it settles."""

    decision: Decision
    in_words: str
    files: int
    others: tuple[Hashable, ...]


class Walk:
    """Where she is among the doubts, and where she goes next."""

    def __init__(self, files: Sequence[ReviewedFile], decided: Decided) -> None:
        self._decided = decided
        self.stops = [Stop(file.number, one) for file in files for one in _in_order(file)]

    def place_of(self, doubt: object) -> int | None:
        """The number of a doubt on the way, by its id."""
        return next((number for number, stop in enumerate(self.stops) if stop.doubt.id == doubt), None)

    def step(self, doubt: object, file: int, by: int) -> Stop | None:
        """The doubt before or after this one; without one, the first of this file or of those behind it."""
        here = self.place_of(doubt)
        if here is None:
            return self._from(file, by)
        there = here + by
        return self.stops[there] if 0 <= there < len(self.stops) else None

    def next_open(self, doubt: object, file: int) -> Stop | None:
        """The next doubt that is not decided, from the beginning again after the last; None when all are."""
        here = self.place_of(doubt)
        first = self._from(file, 1) if here is None else None
        start = here + 1 if here is not None else self.stops.index(first) if first else 0
        around = (*self.stops[start:], *self.stops[:start])
        return next((stop for stop in around if self._decided.is_open(stop.doubt)), None)

    def open_like(self, shown: ShownDoubt, *, for_all: bool) -> tuple[Hashable, ...]:
        """The other open doubts about the same word, of the same unit or of all: what is taught settles them too."""
        about = (shown.doubt.field, shown.doubt.text)
        return tuple(
            stop.doubt.id
            for stop in self.stops
            if (stop.doubt.doubt.field, stop.doubt.doubt.text) == about
            and (for_all or stop.doubt.unit == shown.unit)
            and stop.doubt.id != shown.id
            and self._decided.is_open(stop.doubt)
        )

    def same_question(self, shown: ShownDoubt) -> tuple[Hashable, ...]:
        """The other open doubts that ask for the period of the same file: it has only one."""
        if shown.doubt.field != PERIOD:
            return ()
        return tuple(
            stop.doubt.id
            for stop in self._open_periods()
            if stop.doubt.sha256 == shown.sha256 and stop.doubt.id != shown.id
        )

    def as_before(self, shown: ShownDoubt) -> "AsBefore | None":
        """What she decided of another file that asks between the same periods, and all that ask it still."""
        if shown.doubt.field != PERIOD or not self._decided.is_open(shown):
            return None
        between = set(shown.doubt.candidates)
        alike = [stop for stop in self.stops if _asks_between(stop, between)]
        files = {stop.doubt.sha256 for stop in alike if self._decided.is_open(stop.doubt)}
        for step in reversed(self._decided.steps):
            decision = self._decided.decisions.get(step.doubt)
            if decision is not None and any(stop.doubt.id == step.doubt for stop in alike):
                open_ones = [stop.doubt for stop in self._open_periods() if stop.doubt.sha256 in files]
                others = tuple(one.id for one in open_ones if one.id != shown.id)
                return AsBefore(decision, self._decided.understood[step.doubt], len(files), others)
        return None

    def _open_periods(self) -> list[Stop]:
        return [stop for stop in self.stops if stop.doubt.doubt.field == PERIOD and self._decided.is_open(stop.doubt)]

    def _from(self, file: int, by: int) -> Stop | None:
        stops = self.stops if by > 0 else list(reversed(self.stops))
        return next((stop for stop in stops if (stop.file >= file if by > 0 else stop.file <= file)), None)


def _asks_between(stop: Stop, periods: set[str]) -> bool:
    return stop.doubt.doubt.field == PERIOD and set(stop.doubt.doubt.candidates) == periods


def _in_order(file: ReviewedFile) -> list[ShownDoubt]:
    """As the list shows them: the whole file first, then from the top of its sheets."""
    sheets = list(dict.fromkeys(row.sheet for row in file.read.rows))
    places = {(row.sheet, row.row) for row in file.read.rows}

    def place(one: ShownDoubt) -> tuple[bool, int, int]:
        doubt = one.doubt
        if (doubt.sheet, doubt.row) not in places:
            return (False, 0, 0)
        return (True, sheets.index(doubt.sheet), doubt.row or 0)

    return sorted(file.doubts, key=place)
