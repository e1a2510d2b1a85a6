"""会议材料: choose a meeting, a day and the parts; preview; print; save as PDF, Excel, Word."""
