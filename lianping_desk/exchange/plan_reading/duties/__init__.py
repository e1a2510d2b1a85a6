"""Who does what, and lists of units, as documents say them."""
