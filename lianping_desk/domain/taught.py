"""What she taught the reader: words of a unit's tables that mean a field, a task, a measure or an indicator."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LEFT_OUT = "-"
"""As the meaning of a heading: the column is not wanted."""

NOT_WANTED = "不采用这一栏"
"""How she says and reads it."""


class TaughtKind(StrEnum):
    """What a taught word names."""

    heading = "heading"
    task = "task"
    measure = "measure"
    indicator = "indicator"

    @property
    def chinese(self) -> str:
        return {"heading": "表头", "task": "任务", "measure": "举措", "indicator": "指标"}[self.value]


@dataclass(frozen=True, slots=True)
class TaughtWord:
    """`text` in a table of the unit (None: of any unit) means `means`.

    `means` is a name of FIELD_NAMES or LEFT_OUT for a heading, the number of a task, "task.measure" for a measure, the
    title of an indicator. `plan_id` is set where the meaning belongs to a plan. `learnt_from` is the file it stood in.
    """

    kind: TaughtKind
    text: str
    means: str
    unit_id: int | None
    taught_on: date
    plan_id: int | None = None
    learnt_from: str = ""
    id: int = 0
