"""Meeting materials: gathered from the desk as values, and exported to files."""
