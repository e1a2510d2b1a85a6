"""收表台账: what she notes beside a unit's return: ticks, calls and reminders, and what went back to the unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Tick(StrEnum):
    """The three things a complete return consists of; she ticks each when she has it."""

    electronic = "electronic"
    reviewed = "reviewed"
    stamped = "stamped"

    @property
    def chinese(self) -> str:
        return {"electronic": "电子表", "reviewed": "领导审签", "stamped": "盖章纸质件"}[self.value]

    @property
    def short(self) -> str:
        """For the head of a narrow column."""
        return {"electronic": "电子", "reviewed": "审签", "stamped": "纸质"}[self.value]


class ContactWay(StrEnum):
    """How a unit was reminded."""

    phone = "phone"
    message = "message"
    letter = "letter"
    visit = "visit"

    @property
    def chinese(self) -> str:
        return {"phone": "电话", "message": "微信（粤政易）", "letter": "催报函", "visit": "上门"}[self.value]

    @property
    def short(self) -> str:
        """For a narrow column."""
        return {"phone": "电话", "message": "微信", "letter": "发函", "visit": "上门"}[self.value]


@dataclass(frozen=True, slots=True)
class Reminder:
    """催报记录: one call, message or letter to a unit about its return; `promised` is the day it said it would send."""

    period_id: int
    unit_id: int
    at: datetime
    way: ContactWay
    person: str = ""
    said: str = ""
    promised: date | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """A cell that went back to the unit marked: what it is about, as it stood, and what is wrong with it.

    `about` names the row as doubts do (`table`, `task`, `measure`, `indicator`, `name`: those that are known).
    """

    sheet: str | None
    cell: str
    field: str
    text: str
    why: str
    about: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SentBack:
    """退回: the unit's own workbook went back on a day, with these cells marked."""

    period_id: int
    unit_id: int
    file_id: int
    on: date
    file_name: str
    note: str
    cells: tuple[MarkedCell, ...]
    id: int = 0
