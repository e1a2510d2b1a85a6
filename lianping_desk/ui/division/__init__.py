"""The screen 分工表: tasks and units by task, by unit and as a matrix."""
