"""Supervision (督办): what was decided, by whom it is to be done, and by when; one verb per module."""
