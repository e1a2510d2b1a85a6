"""收表台账 as a material: how the returns of one period stand, or of all periods side by side."""

from dataclasses import dataclass

from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.unit_return import PeriodStatus

TITLE = "收表台账"


@dataclass(frozen=True, slots=True)
class ReturnsLedger:
    """`periods` are in their order; of several only the state of each unit is shown, of one everything.

    It is no part of a meeting pack: what was said on the telephone is the office's own.
    """

    heading: Heading
    periods: tuple[PeriodStatus, ...]
    is_matrix: bool = False
