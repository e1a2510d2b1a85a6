"""A return that comes back after it was sent back: which of the marked cells were put right (issue 3, 退回)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lianping_desk.domain.ledger import MarkedCell
from lianping_desk.domain.received import FIELD_NAMES, Doubt, ReadRow
from lianping_desk.domain.versions import Statement, Statements

Texts = Mapping[tuple[str | None, str], str]
"""Texts of cells by sheet and address."""


class Outcome(StrEnum):
    """What became of a marked cell."""

    unchanged = "unchanged"
    still_in_doubt = "still_in_doubt"
    removed = "removed"
    corrected = "corrected"

    @property
    def chinese(self) -> str:
        return {
            "unchanged": "未改",
            "still_in_doubt": "改了，仍有疑点",
            "removed": "已清空",
            "corrected": "已改",
        }[self.value]


@dataclass(frozen=True, slots=True)
class MarkedOutcome:
    """A marked cell and what stands there now: its text, where that is ("" where it is nowhere), and a new doubt.

    `subject` is the task, indicator or base in her words, where the cell is about one.
    """

    cell: MarkedCell
    outcome: Outcome
    text: str = ""
    address: str = ""
    doubt: str = ""
    subject: str = ""

    @property
    def field_name(self) -> str:
        return FIELD_NAMES.get(self.cell.field, self.cell.field)


@dataclass(frozen=True, slots=True)
class NewVersion:
    """What a resubmission says: values and doubts by subject, every text by its cell, and its open doubts."""

    says: Statements
    texts: Texts
    doubts: Sequence[Doubt]


def texts_of(rows: Iterable[ReadRow]) -> Texts:
    """Every text that was read from these rows, doubts among it."""
    found: dict[tuple[str | None, str], str] = {}
    for row in rows:
        found.update({(row.sheet, cell): row.texts.get(field, "") for field, cell in row.cells.items()})
        found.update({(doubt.sheet or row.sheet, doubt.cell): doubt.text for doubt in row.doubts})
    return found


def outcomes(cells: Iterable[MarkedCell], new: NewVersion) -> tuple[MarkedOutcome, ...]:
    """What became of each marked cell, those that were not put right first."""
    found = [_outcome(cell, new) for cell in cells]
    order = list(Outcome)
    return tuple(sorted(found, key=lambda one: order.index(one.outcome)))


def _outcome(cell: MarkedCell, new: NewVersion) -> MarkedOutcome:
    said = _said(cell, new.says)
    if said is not None:
        doubt = said.doubt if said.value is None else ""
        return _judged(cell, said.trace.text, said.trace.address, doubt)
    doubts = [doubt for doubt in new.doubts if doubt.field == cell.field]
    if not cell.cell:
        again = next((doubt for doubt in doubts if not doubt.cell or doubt.row is None), None)
        return MarkedOutcome(cell, Outcome.unchanged if again else Outcome.corrected, doubt=again.why if again else "")
    place = next((place for place in new.texts if _is_same_place(cell, *place)), None)
    why = next((doubt.why for doubt in doubts if _is_same_place(cell, doubt.sheet, doubt.cell)), "")
    if place is None:
        return MarkedOutcome(cell, Outcome.unchanged if why else Outcome.removed, cell.text if why else "", doubt=why)
    address = f"{place[0]}!{place[1]}" if place[0] else place[1]
    return _judged(cell, new.texts[place], address, why)


def _judged(cell: MarkedCell, text: str, address: str, doubt: str) -> MarkedOutcome:
    if "".join(text.split()) == "".join(cell.text.split()):
        return MarkedOutcome(cell, Outcome.unchanged, text, address, doubt)
    return MarkedOutcome(cell, Outcome.still_in_doubt if doubt else Outcome.corrected, text, address, doubt)


def _said(cell: MarkedCell, says: Statements) -> Statement | None:
    """What the new version says there: about the same thing, else at the same place; rows may have moved."""
    of_field = [(subject, said) for (subject, field), said in says.items() if field == cell.field]
    about = [said for subject, said in of_field if cell.about and subject.about == dict(cell.about)]
    here = [said for _, said in of_field if _is_same_place(cell, said.trace.sheet, said.trace.cell)]
    in_place = [said for said in about if said in here]
    return next(iter((*in_place, *about[:1], *here)), None)


def _is_same_place(cell: MarkedCell, sheet: str | None, address: str) -> bool:
    """The same address; a workbook that was converted has sheets where the original had none."""
    return address == cell.cell and (cell.sheet is None or sheet is None or sheet == cell.sheet)
