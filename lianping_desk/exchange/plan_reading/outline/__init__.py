"""The headings of a document: their marks, where they end, and the tree that they make."""
