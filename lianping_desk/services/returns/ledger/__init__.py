"""收表台账: who owes what, what is in hand, whom to remind."""
