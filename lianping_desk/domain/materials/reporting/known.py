"""What the office knows when it reports: where things stand now, and where they stood at the last meeting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.materials.ledger import Ledger
from lianping_desk.domain.materials.targets import RegisterLine
from lianping_desk.domain.schedule import AnnualLine, Schedule, TaskLine
from lianping_desk.domain.status import Status
from lianping_desk.domain.work import FollowUp, Meeting
from lianping_desk.domain.work_state import FollowUpState


@dataclass(frozen=True, slots=True)
class Matter:
    """A follow-up with its state on the day, and the name of the unit that has to see to it."""

    follow_up: FollowUp
    state: FollowUpState
    unit: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where things stood on `day`: that of `meeting`, or the year's first where no meeting was held before.

    `files` and `units` count the returns that have arrived since, and the units they came from.
    """

    day: date
    status: Status
    meeting: Meeting | None
    files: int = 0
    units: int = 0

    @property
    def words(self) -> str:
        """自2024年3月15日“2024年联席会议”以来, or 今年以来."""
        if self.meeting is None:
            return f"{self.day.year}年以来"
        day = f"{self.day.year}年{self.day.month}月{self.day.day}日"
        return f"自{day}“{self.meeting.title}”以来"


@dataclass(frozen=True, slots=True)
class Known:
    """`register` are the titles of the base register with the stage reached by the day; `earlier` None: no change."""

    schedule: Schedule
    ledger: Ledger
    register: tuple[RegisterLine, ...]
    matters: tuple[Matter, ...]
    earlier: Earlier | None

    @property
    def now(self) -> Status:
        return self.schedule.status

    @property
    def day(self) -> date:
        return self.schedule.as_of

    @property
    def lines(self) -> Mapping[int, TaskLine]:
        """The lines of the schedule by the id of their task."""
        return {line.task.id: line for line in self.schedule.lines}

    @property
    def annual(self) -> tuple[tuple[AnnualLine, TaskLine], ...]:
        """Every annual task with the task it belongs to, by the day it is due."""
        pairs = ((one, line) for line in self.schedule.lines for one in line.annual)
        return tuple(sorted(pairs, key=lambda pair: (pair[0].ends, pair[1].task.no, pair[0].annual.id)))
