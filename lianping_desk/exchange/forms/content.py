"""What stands in one unit's form."""

from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.base import Base, BaseLevel, Stage
from lianping_desk.domain.period import Period


@dataclass(frozen=True, slots=True)
class FormTask:
    """A task that the unit reports on. `part` is what it does in it (牵头, 责任 …); the last two are for comparison."""

    no: int
    title: str
    part: str
    last_percent: float | None = None
    last_state: str = ""


@dataclass(frozen=True, slots=True)
class FormIndicator:
    """An indicator that the unit reports on; `last_cumulative` in `unit`."""

    title: str
    target_text: str
    unit: str
    last_cumulative: float | None = None


@dataclass(frozen=True, slots=True)
class FormBase:
    """A row of the base register as it stands, for the unit to correct."""

    name: str
    level: str = ""
    town: str = ""
    host: str = ""
    stage: str = ""
    on: date | None = None
    certificate: str = ""
    valid_until: date | None = None

    @classmethod
    def of(cls, base: Base, day: date) -> "FormBase":
        """The register's row as of a day."""
        entry = base.stage_on(day)
        return cls(
            base.name,
            base.level_word,
            base.town,
            base.host,
            entry.stage.chinese if entry else "",
            entry.on if entry else None,
            base.certificate,
            base.valid_until,
        )


@dataclass(frozen=True, slots=True)
class FormContent:
    """One unit's form. `states` are the words offered for 状态, `towns` those for 所在乡镇; `office` receives it."""

    plan_title: str
    unit: str
    period: Period
    form_code: str
    office: str
    tasks: tuple[FormTask, ...]
    indicators: tuple[FormIndicator, ...] = ()
    bases: tuple[FormBase, ...] = ()
    states: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    levels: tuple[str, ...] = tuple(level.chinese for level in BaseLevel)
    stages: tuple[str, ...] = tuple(stage.chinese for stage in Stage)
