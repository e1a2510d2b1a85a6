"""The colours of the states on paper, for workbooks and documents; they stand in resources/theme/states.toml."""

import tomllib
from functools import cache

from lianping_desk import shipped
from lianping_desk.domain.progress import TaskState


@cache
def light_colours() -> dict[TaskState, str]:
    """Red, green and blue of each state as six hexadecimal digits."""
    table = tomllib.loads(shipped.resource("theme", "states.toml").read_text(encoding="utf-8"))
    return {state: str(table[state.name]["paper"]).removeprefix("#").upper() for state in TaskState}
