"""From a plan document (.txt, .docx) to what it says: tasks, units, indicators, phases (DESIGN 6, `plan read`)."""
