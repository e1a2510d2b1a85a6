"""Meeting materials (会议材料) on paper: their values become sections of a document."""
