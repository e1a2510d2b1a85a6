"""公民科学素质调查: the measured share of citizens with scientific literacy."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class LiteracySurvey:
    """One survey: `rate` in per cent, `sample` in persons (None: not published), `source` the document it is from."""

    year: int
    rate: Decimal
    sample: int | None = None
    source: str = ""
    id: int = 0
