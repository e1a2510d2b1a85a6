"""Her data is safe: one writer at a time, verified backups, restore, and the check of everything that lies there."""
