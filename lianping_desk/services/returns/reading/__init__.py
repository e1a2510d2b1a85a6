"""Reading what units sent back, and what a reading is held against. Nothing is written."""
