"""One verb per module: one transaction, returns what changed; no Qt."""
