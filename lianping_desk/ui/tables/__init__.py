"""Tables in the window: rows that they are given, search, sort, copy and paste with Excel, editing in place."""
