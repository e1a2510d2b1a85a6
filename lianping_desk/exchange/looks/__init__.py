"""How the sheets of a workbook look, beyond what they say: widths, heights, bold type, fills."""
