"""How the state of a return looks: the shapes and colours of the lights, with the ledger's own words."""

from PySide6.QtGui import QColor, QIcon

from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.unit_return import UnitReturn
from lianping_desk.ui.lights import light_icon
from lianping_desk.ui.theme import state_colour


def state_word(one: UnitReturn) -> str:
    return one.mark.chinese


def state_icon(one: UnitReturn) -> QIcon:
    return light_icon(one.light)


def state_text_colour(one: UnitReturn) -> QColor | None:
    """The colour of the word; None for the ordinary text colour."""
    return light_text_colour(one.light)


def light_text_colour(light: TaskState) -> QColor | None:
    """The same for a light without a line."""
    return state_colour(light) if light is not TaskState.not_started else None
