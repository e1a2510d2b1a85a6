"""Doubts: shown, settled one by one or in a review, and the rows that wait on them."""
