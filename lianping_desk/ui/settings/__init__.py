"""The screen 设置: office, looks, thresholds, fonts, backups, the record of changes, the demonstration."""
