"""From a number to the cell it came from, drawn as it stands in the file."""
