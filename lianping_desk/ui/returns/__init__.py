"""填报回收: who owes what, what came in, and what is in doubt."""
