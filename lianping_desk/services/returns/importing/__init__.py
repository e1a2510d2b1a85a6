"""Taking files into the desk, and out again: archive, versions, whole-file doubts, undo."""
