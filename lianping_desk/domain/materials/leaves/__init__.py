"""Each material laid out as leaves of tables; `leaves_of` is the door."""
