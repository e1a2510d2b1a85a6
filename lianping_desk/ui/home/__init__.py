"""The home page (首页): cards of what to do next."""
