"""The way through the doubts of all files, in their order."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from lianping_desk.domain.decision import Decision, Settled
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

    def same_question(self, shown: ShownDoubt, decision: Decision) -> tuple[Hashable, ...]:
        """The other doubts about the period of the same file that a decision about `shown` settles too.

        A file has one period: doubts decided before follow, open ones where the answer is among their candidates. One
        that asks about a third period stays open, so that she sees it.
        """
        if shown.doubt.field != PERIOD:
            return ()
        left_out = decision.how is Settled.left_out
        return tuple(
            other.id
            for other in self._periods_of(shown.sha256)
            if other.id != shown.id
            and (left_out or not self._decided.is_open(other) or decision.answer in other.doubt.candidates)
        )

    def as_before(self, shown: ShownDoubt) -> AsBefore | None:
        """What she decided of another file that asks between the same periods only, and all that ask it still."""
        if shown.doubt.field != PERIOD or not self._decided.is_open(shown):
            return None
        between = set(shown.doubt.candidates)
        files = {stop.doubt.sha256 for stop in self.stops if stop.doubt.doubt.field == PERIOD}
        alike = {one for one in files if all(set(d.doubt.candidates) == between for d in self._periods_of(one))}
        if shown.sha256 not in alike:
            return None
        asked = {one.id: one for sha256 in alike for one in self._periods_of(sha256)}
        waiting = [one for one in asked.values() if self._decided.is_open(one)]
        for step in reversed(self._decided.steps):
            decision = self._decided.decisions.get(step.doubt)
            if decision is not None and step.doubt in asked:
                others = tuple(one.id for one in waiting if one.id != shown.id)
                in_words = self._decided.understood[step.doubt]
                return AsBefore(decision, in_words, len({one.sha256 for one in waiting}), others)
        return None

    def _periods_of(self, sha256: str) -> list[ShownDoubt]:
        doubts = (stop.doubt for stop in self.stops)
        return [one for one in doubts if one.doubt.field == PERIOD and one.sha256 == sha256]

    def _from(self, file: int, by: int) -> Stop | None:
        stops = self.stops if by > 0 else list(reversed(self.stops))
        return next((stop for stop in stops if (stop.file >= file if by > 0 else stop.file <= file)), None)


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
