"""Undo, redo, and the history of every row in her words: all from the one change log."""
