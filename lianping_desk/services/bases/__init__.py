"""Changes to the base register (创建台账): one verb per module."""
