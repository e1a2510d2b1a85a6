"""Lights in a worksheet: a cell takes the colour of the sign it begins with, also when a colleague changes it."""

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from lianping_desk.domain.progress import TaskState
from lianping_desk.exchange.lights import light_colours
from lianping_desk.exchange.workbooks.prepared_sheet import PreparedSheet


def colour_lights(sheet: PreparedSheet, column: int, first: int, last: int) -> None:
    """Let the rows `first` to `last` of a column (from 1) be coloured by the sign that their text begins with."""
    letter = get_column_letter(column)
    for state in TaskState:
        look = DifferentialStyle(font=Font(color=f"FF{light_colours()[state]}", bold=state in _PRESSING))
        rule = Rule("expression", formula=[f'LEFT({letter}{first},1)="{state.sign}"'], dxf=look)
        sheet.conditional_formatting.add(f"{letter}{first}:{letter}{last}", rule)


_PRESSING = (TaskState.overdue, TaskState.behind)
