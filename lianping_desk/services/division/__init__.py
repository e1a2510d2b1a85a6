"""Changes to the 分工表: one verb per module."""
