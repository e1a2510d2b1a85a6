"""进度安排: the timeline of phases, tasks, annual tasks and milestones, and the table below it."""
