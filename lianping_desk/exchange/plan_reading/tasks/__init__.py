"""The tasks of a plan with their units and measures, out of its text or its annex."""
