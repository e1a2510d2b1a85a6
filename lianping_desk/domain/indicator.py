"""Indicators (指标): what is counted, and when a value meets its target."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from lianping_desk.domain.base import BaseKind, BaseLevel
from lianping_desk.domain.number_text import format_number


class Comparison(StrEnum):
    """How a value is held against the target; the values are the contract's (DESIGN 6)."""

    equal = "="
    at_least = ">="
    more_than = ">"
    at_most = "<="
    less_than = "<"
    about = "~"
    between = "range"
    done = "done"

    @property
    def chinese(self) -> str:
        return {
            "=": "等于",
            ">=": "不少于",
            ">": "超过",
            "<=": "不超过",
            "<": "低于",
            "~": "左右",
            "range": "区间",
            "done": "完成",
        }[self.value]


class Strength(StrEnum):
    """必达 or 力争."""

    must = "must"
    strive = "strive"

    @property
    def chinese(self) -> str:
        return {"must": "必达", "strive": "力争"}[self.value]


class ValueSource(StrEnum):
    """Where an indicator's value comes from."""

    register = "register"
    survey = "survey"
    returns = "returns"

    @property
    def chinese(self) -> str:
        return {"register": "创建台账", "survey": "公民科学素质调查", "returns": "单位填报"}[self.value]


_BUILT = re.compile("建成|创建|打造|建设|成功|投入使用|命名|认定")
"""Words of goals without a number that are reached by being there; others are levels to be judged by the text."""

ABOUT = Decimal("0.05")
"""左右 is met within five per cent of the target: she may come closer, the document does not say how close."""


@dataclass(frozen=True, slots=True)
class Target:
    """A number to reach, in the indicator's unit; None for 建成使用 and for goals without a number."""

    number: Decimal | None
    comparison: Comparison
    number_max: Decimal | None = None

    def met_by(self, value: Decimal) -> bool:
        """Whether `value` (same unit) reaches the target; a done-target is met by any value of 1 or more."""
        if self.number is None:
            return value >= 1
        number = self.number
        match self.comparison:
            case Comparison.at_least | Comparison.done | Comparison.equal:  # 8000个 is reached by 8001 too
                return value >= number
            case Comparison.more_than:
                return value > number
            case Comparison.at_most:
                return value <= number
            case Comparison.less_than:
                return value < number
            case Comparison.about:
                return value >= number * (1 - ABOUT)
            case Comparison.between:
                return number <= value <= (self.number_max or number)

    def gap(self, value: Decimal | None) -> Decimal | None:
        """How much is still missing, 0 when met; None where no number can be missing (建成使用).

        超过 leaves a gap of 0 at the number itself although the target is not yet met.
        """
        if self.number is None:
            return None
        if value is None:
            return None if self.comparison in (Comparison.at_most, Comparison.less_than) else self.number
        if self.met_by(value):
            return Decimal(0)
        return abs(self.number - value)


@dataclass(frozen=True, slots=True)
class Indicator:
    """指标: what is counted, the target, the year it is due, and where the value is taken from.

    `year` is set only where the document names it. `base_kind` and `base_level` say which rows of the base register
    count when `value_source` is the register.
    """

    title: str
    target: Target
    unit: str
    year: int | None
    strength: Strength
    text: str
    annual: bool = False
    baseline: tuple[Decimal, int] | None = None
    value_source: ValueSource = ValueSource.returns
    base_kind: BaseKind | None = None
    base_level: BaseLevel | None = None
    source_line: int | None = None
    id: int = 0

    @property
    def due(self) -> date | None:
        return date(self.year, 12, 31) if self.year else None

    def strength_text(self, last_year: int) -> str:
        """必达, with its year (2025年，必达) where that is before the plan's last: one title may have two goals."""
        due = f"{self.year}年，" if self.year not in (None, last_year) else ""
        return due + self.strength.chinese

    @property
    def target_text(self) -> str:
        """The target as she reads it: 超过13%, 5个以上, 每年1万人次, 建成或创建成功."""
        return ("每年" if self.annual else "") + self._target_words()

    def _target_words(self) -> str:
        target = self.target
        if target.number is None:
            return "建成或创建成功" if _BUILT.search(self.title + self.text) else "按方案原文，没有写数"
        number = format_number(target.number)
        match target.comparison:
            case Comparison.at_least:
                return f"{number}{self.unit}以上"
            case Comparison.about:
                return f"{number}{self.unit}左右"
            case Comparison.between:
                return f"{number}—{format_number(target.number_max or target.number)}{self.unit}"
            case Comparison.equal | Comparison.done:
                return f"{number}{self.unit}"
            case _:
                return f"{target.comparison.chinese}{number}{self.unit}"
