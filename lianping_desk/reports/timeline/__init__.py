"""The schedule as a drawing: phases, tasks, annual tasks and milestones over the years of a plan."""

from lianping_desk.reports.timeline.block import Timeline
from lianping_desk.reports.timeline.spec import TimelineBar, TimelineMark, TimelineRow

__all__ = ["Timeline", "TimelineBar", "TimelineMark", "TimelineRow"]
