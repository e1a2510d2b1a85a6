"""A unit's own workbook on its way back to it: doubtful cells marked, and what is to be done about each."""
