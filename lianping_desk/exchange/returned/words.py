"""The words that the desk adds to a workbook that goes back, by which it knows them again when that returns."""

PROBLEM_HEADING = "问题说明（退回时加注）"
"""Over the column at the right of each table; a unit's own column 问题说明 is another thing."""

EXPLANATION_SHEET = "退回说明"

NOTE_START = "【请核实】"
"""How every note at a cell begins."""

OWN_NOTE = "【原批注】"
"""What stands before a note that the unit's cell had already."""


def is_explanation_sheet(name: str | None) -> bool:
    """Whether a sheet is the one that the desk put in; Excel numbers a copy: 退回说明 (2)."""
    return name is not None and name.partition("(")[0].strip() == EXPLANATION_SHEET
