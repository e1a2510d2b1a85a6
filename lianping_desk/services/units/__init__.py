"""Changes to the list of units: one verb per module."""
