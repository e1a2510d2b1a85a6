"""Matching what a return says against the plan: units, tasks, measures, indicators. One clear match, or a doubt."""
