"""The targets of a plan: which numbers are targets, what they count, for when."""
