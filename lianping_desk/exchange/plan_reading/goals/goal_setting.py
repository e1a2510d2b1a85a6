"""Where a clause with a number stands: what the reader knows when it asks what the number counts."""

from dataclasses import dataclass

from lianping_desk.domain.indicator import Indicator, Strength, Target
from lianping_desk.domain.plan import PlanDoubt
from lianping_desk.exchange.plan_reading.goals.goal_sentences import Clause, Sentence


@dataclass(frozen=True, slots=True)
class Setting:
    """A clause, the clause before it, its sentence and its region.

    `whole` is what the clause before counted, `last` what was counted last, in this clause or in that one,
    `in_sentence` what the sentence counted up to here.
    """

    clause: Clause
    earlier: Clause | None
    whole: Indicator | None
    last: Indicator | None
    in_sentence: tuple[Indicator, ...]
    sentence: Sentence
    region: str

    def indicator(self, title: str, target: Target, unit: str, annual: bool | None = None) -> Indicator:
        return Indicator(
            title=title,
            target=target,
            unit=unit,
            year=self.clause.year,
            strength=Strength.strive if self.clause.strives else Strength.must,
            text=self.sentence.text,
            annual=self.clause.annual if annual is None else annual,
            source_line=self.sentence.line,
        )

    def doubt(self, why: str) -> PlanDoubt:
        return PlanDoubt(f"正文第{self.sentence.line}行", self.clause.text, why)
