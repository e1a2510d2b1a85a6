"""How a state of progress looks on paper; the colours stand in resources/theme/states.toml for the window as well."""

import tomllib
from dataclasses import dataclass
from functools import cache

from lianping_desk import shipped
from lianping_desk.domain.progress import TaskState


@dataclass(frozen=True, slots=True)
class Light:
    """Shape and colour of a state; the shape is a name of `shapes.draw_shape`."""

    word: str
    shape: str
    colour: str


@cache
def paper_lights() -> dict[TaskState, Light]:
    """The light of every state."""
    table = tomllib.loads(shipped.resource("theme", "states.toml").read_text(encoding="utf-8"))
    return {state: Light(state.value, table[state.name]["shape"], table[state.name]["paper"]) for state in TaskState}
