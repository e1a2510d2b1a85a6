"""Tables that are not laid out as headings above rows: turned, on cards, with units across, side by side."""
