"""Reporting periods: one verb per module."""
