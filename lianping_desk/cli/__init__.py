"""The same services without a window (DESIGN 6)."""
