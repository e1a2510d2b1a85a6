"""How the state of a return looks: the shapes and colours of the lights, with the ledger's own words."""

from PySide6.QtGui import QColor, QIcon

from lianping_desk.domain.progress import TaskState
from lianping_desk.services.returns.status import ReturnState, UnitReturn
from lianping_desk.ui.lights import light_icon
from lianping_desk.ui.theme import state_colour

LATE = "逾期未报"

_LIGHTS = {
    ReturnState.missing: TaskState.not_started,
    ReturnState.sent: TaskState.not_started,
    ReturnState.received: TaskState.on_track,
    ReturnState.doubts: TaskState.slow,
    ReturnState.returned: TaskState.behind,
    ReturnState.accepted: TaskState.done,
}


def light_of(one: UnitReturn) -> TaskState:
    """The light whose shape and colour stand for the line; red for a return that is overdue."""
    return TaskState.overdue if is_late(one) else _LIGHTS[one.state]


def is_late(one: UnitReturn) -> bool:
    """Whether nothing has arrived although it was due."""
    return not one.state.has_arrived and one.days_late > 0


def state_word(one: UnitReturn) -> str:
    return LATE if is_late(one) else one.state.chinese


def state_icon(one: UnitReturn) -> QIcon:
    return light_icon(light_of(one))


def state_text_colour(one: UnitReturn) -> QColor | None:
    """The colour of the word; None for the ordinary text colour."""
    return state_colour(light_of(one)) if light_of(one) is not TaskState.not_started else None
