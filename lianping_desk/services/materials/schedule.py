"""Gather the 进度安排表."""

from dataclasses import replace

from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.asked import Asked
from lianping_desk.services.schedule.schedule import schedule


def gather_schedule(desk: Desk, about: Asked) -> ScheduleSheet:
    """The schedule as of the day; of chosen units their tasks, with the milestones of the whole plan."""
    found = schedule(desk, about.as_of)
    mine = replace(found, lines=tuple(line for line in found.lines if about.concerns(line.task)))
    return ScheduleSheet(about.heading(Part.schedule.chinese), mine, about.legend)
