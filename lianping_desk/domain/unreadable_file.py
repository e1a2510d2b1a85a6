"""A file that a unit sent and that could not be read: kept and registered, so that she sees that something came."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class UnreadableFile:
    """One of them; `refused` says why in one sentence.

    `unit_id` and `period_id` are None while it is not known whose it is, or for which period.
    """

    id: int
    period_id: int | None
    unit_id: int | None
    received_on: date
    name: str
    sha256: str
    refused: str
