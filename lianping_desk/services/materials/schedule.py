"""Gather the 进度安排表."""

from dataclasses import replace

from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.asked import Asked


def gather_schedule(_desk: Desk, about: Asked) -> ScheduleSheet:
    """The schedule as of the day; of chosen units their tasks, with the milestones of the whole plan."""
    lines = tuple(line for line in about.schedule.lines if about.concerns(line.task))
    mine = replace(about.schedule, lines=lines)
    return ScheduleSheet(about.heading(Part.schedule.chinese), mine, about.legend)
