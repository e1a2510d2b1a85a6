"""进度安排表: phases, tasks, annual tasks and milestones as of a day."""

from dataclasses import dataclass

from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.light import Legend
from lianping_desk.domain.schedule import Schedule


@dataclass(frozen=True, slots=True)
class ScheduleSheet:
    """The schedule as the timeline shows it; limited to a unit it holds that unit's tasks only."""

    heading: Heading
    schedule: Schedule
    legend: Legend
