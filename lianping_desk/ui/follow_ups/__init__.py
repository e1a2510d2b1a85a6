"""督办: what was decided and has to be done, until it is done."""
