"""What units do in a year, the dated points of a task, meetings and what they decide."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AnnualTask:
    """年度任务: what a unit does for a task (or one of its measures) in a year; `target` in her words."""

    task_id: int
    unit_id: int | None
    year: int
    title: str
    target: str = ""
    starts: date | None = None
    due: date | None = None
    done_on: date | None = None
    measure_id: int | None = None
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Milestone:
    """节点: a dated point of a task, or of the whole plan when `task_id` is None."""

    title: str
    on: date
    task_id: int | None = None
    done_on: date | None = None
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """联席会议; `time` in her words (上午9:00), `chair` who presides."""

    title: str
    on: date
    place: str = ""
    note: str = ""
    id: int = 0
    time: str = ""
    chair: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """督办事项: from a meeting, an inspection or a late return."""

    matter: str
    unit_id: int | None = None
    task_id: int | None = None
    meeting_id: int | None = None
    due: date | None = None
    done_on: date | None = None
    note: str = ""
    id: int = 0
