"""Meeting materials (会议材料) as values: what each shows, the same in PDF, Excel and Word."""
