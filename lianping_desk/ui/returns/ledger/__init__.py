"""收表台账 on the screen."""
