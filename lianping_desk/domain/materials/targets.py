"""创建目标: indicators against their targets, the base register, the literacy surveys."""

from dataclasses import dataclass

from lianping_desk.domain.base import Base, StageEntry, Validity
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.light import Legend
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.status import IndicatorStatus
from lianping_desk.domain.survey import LiteracySurvey


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A title of the register as it stood on the day: the stage reached, and how its certificate stood."""

    base: Base
    entry: StageEntry
    validity: Validity | None


@dataclass(frozen=True, slots=True)
class TargetSheet:
    """Indicators in the order of the plan; titles that had begun by the day, by level; surveys up to it, oldest first.

    `survey_target` is the indicator that the surveys are held against.
    """

    heading: Heading
    plan: Plan
    indicators: tuple[IndicatorStatus, ...]
    register: tuple[RegisterLine, ...]
    surveys: tuple[LiteracySurvey, ...]
    survey_target: IndicatorStatus | None
    legend: Legend
