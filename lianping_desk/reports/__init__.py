"""Values to PDF pages: fonts, page furniture, tables, timeline, task sheets, the meeting pack."""
