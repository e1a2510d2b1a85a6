"""The demonstration (演示): an invented county, filled into a folder of its own through the same verbs as real data."""
