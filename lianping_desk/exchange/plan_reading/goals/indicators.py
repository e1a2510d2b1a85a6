"""The targets of a plan, clause by clause; past results, subsidies and the plan's own counts are none (DESIGN 6)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from lianping_desk.domain.indicator import Comparison, Indicator, Target
from lianping_desk.domain.plan import PlanDoubt
from lianping_desk.exchange.plan_reading.document import Paragraph
from lianping_desk.exchange.plan_reading.duties.duties import without_tags
from lianping_desk.exchange.plan_reading.goals.amounts import amounts
from lianping_desk.exchange.plan_reading.goals.goal_sentences import (
    Clause,
    Sentence,
    clauses,
    goal_sentences,
    is_past,
    past_sentences,
)
from lianping_desk.exchange.plan_reading.goals.goal_setting import Setting
from lianping_desk.exchange.plan_reading.goals.goal_titles import title_before
from lianping_desk.exchange.plan_reading.goals.goals_without_number import goal_without_number
from lianping_desk.exchange.plan_reading.goals.number_goals import goals_with_numbers
from lianping_desk.exchange.plan_reading.outline.outline import Outline


@dataclass(slots=True)
class FoundGoals:
    """The indicators, and what a person should look at."""

    indicators: list[Indicator] = field(default_factory=list)
    doubts: list[PlanDoubt] = field(default_factory=list)

    def add_new(self, more: Iterable[Indicator]) -> None:
        """Targets told once more in a table are not counted twice."""
        known = {(_key(one.title), one.target.number, one.year) for one in self.indicators}
        self.indicators += [one for one in more if (_key(one.title), one.target.number, one.year) not in known]


def indicators_of(outline: Outline, before: Sequence[Paragraph], region: str, first_year: int | None) -> FoundGoals:
    """All targets in the order of the text, with baselines told elsewhere."""
    found = FoundGoals()
    for sentence in goal_sentences(before, outline.chapters):
        if not is_past(sentence.text, first_year):
            read_sentence(sentence, region, first_year, found)
    _add_baselines(found, list(past_sentences(before, outline.chapters)), region, first_year)
    return found


def read_sentence(sentence: Sentence, region: str, first_year: int | None, found: FoundGoals) -> None:
    """Adds the targets of one sentence, wherever it stands."""
    earlier: Clause | None = None
    last: tuple[Clause, Indicator] | None = None
    in_sentence: tuple[Indicator, ...] = ()
    for clause in clauses(without_tags(sentence.text), sentence.year):
        whole = last[1] if last else None
        setting = Setting(clause, earlier, whole, whole, in_sentence, sentence, region)
        goals = list(goals_with_numbers(setting, found.doubts))
        if not goals and clause.year and (first_year is None or clause.year >= first_year):
            goal = goal_without_number(clause, region, sentence)
            if goal:
                goals = [setting.indicator(goal, Target(None, Comparison.done), "")]
        if not goals and not title_before(clause.text, region) and not any(amounts(clause.text)):
            continue  # 到2030年，达到35%: a date alone does not part the number from what it counts
        if goals and last:
            _doubt_strength(last, clause, goals[0], sentence, found.doubts)
        found.indicators += goals
        last = (clause, goals[-1]) if goals else None
        in_sentence = (*in_sentence, *goals)
        earlier = clause


def _doubt_strength(
    last: tuple[Clause, Indicator], clause: Clause, goal: Indicator, sentence: Sentence, doubts: list[PlanDoubt]
) -> None:
    """力争A建成，创建B: whether 力争 governs B as well, only a person can say."""
    before, indicator = last
    both_without_number = indicator.target.number is None and goal.target.number is None
    if before.strives and not clause.strives and both_without_number:
        said = re.sub(".*?(?=力争|争取|努力)", "", before.text, count=1)
        why = f"前面的“{said[:2]}”可能也管“{clause.text}”，现按必达记"
        doubts.append(PlanDoubt(f"正文第{sentence.line}行", f"{said}，{clause.text}", why))


def _add_baselines(found: FoundGoals, sentences: Sequence[Sentence], region: str, first_year: int | None) -> None:
    """2020年…比例达到16.3% is where 公民具备科学素质的比例 starts from; a result without a year is not used."""
    told: dict[tuple[str, str], tuple[Decimal, int]] = {}
    for sentence in sentences:
        if not re.search(r"20\d\d", sentence.text):
            continue  # “十三五”末 is no year that she could look up
        for clause in clauses(sentence.text):
            if clause.year is None or first_year is None or clause.year > first_year:
                continue
            for amount in amounts(clause.text):
                if amount.target.number is not None and amount.compares:
                    key = (_key(title_before(clause.text[: amount.start], region)), amount.unit)
                    told.setdefault(key, (amount.target.number, clause.year))
    for place, indicator in enumerate(found.indicators):
        baseline = told.get((_key(indicator.title), indicator.unit))
        if baseline and indicator.target.number is not None and baseline[1] != indicator.year:
            found.indicators[place] = replace(indicator, baseline=baseline)


def _key(title: str) -> str:
    """公民具备科学素质的比例, 本区公民具备科学素质比例 and 具备科学素质的公民比例 are one measure."""
    return "公民科学素质" if re.search(r"具备.{0,2}科学素质", title) and "比例" in title else title.replace("的", "")
