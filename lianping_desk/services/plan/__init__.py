"""The plan: storing the one that ships, showing it, and its JSON."""
