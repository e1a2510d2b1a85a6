"""One unit's return for a period: shown, corrected, decided on, sent back, its versions held against each other."""
