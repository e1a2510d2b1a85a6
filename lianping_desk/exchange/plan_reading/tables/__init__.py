"""Tables of a document: division tables in any shape, tables of targets, small tables under a section."""
