"""The schedule (进度安排): reading it, and changing its dates, annual tasks and milestones; one verb per module."""
