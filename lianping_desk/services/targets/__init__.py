"""Changes to the plan's indicators (指标): one verb per module."""
