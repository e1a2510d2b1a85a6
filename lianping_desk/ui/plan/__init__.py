"""Plans in the window: reading one in beside its document, switching, comparing, beginning the next."""
