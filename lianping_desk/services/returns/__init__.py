"""What goes out to units and comes back: forms, imports, doubts, who owes what. One verb per module."""
