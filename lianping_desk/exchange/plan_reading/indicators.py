"""The targets of a plan, clause by clause; past results, subsidies and the plan's own counts are none (DESIGN 6)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from lianping_desk.domain.indicator import Comparison, Indicator, Strength, Target
from lianping_desk.domain.plan import PlanDoubt
from lianping_desk.exchange.plan_reading.amounts import Amount, amounts
from lianping_desk.exchange.plan_reading.document import Paragraph
from lianping_desk.exchange.plan_reading.goal_sentences import (
    Clause,
    Sentence,
    clauses,
    goal_sentences,
    is_past,
    past_sentences,
)
from lianping_desk.exchange.plan_reading.goal_titles import (
    COUNT_VERB,
    title_before,
    title_behind,
    title_of_clause,
    title_of_share,
)
from lianping_desk.exchange.plan_reading.goals_without_number import goal_without_number
from lianping_desk.exchange.plan_reading.outline import Outline

_SUBSIDY = re.compile(r"补贴|补助|奖励|奖补|奖金|资助|给予|罚款|扣分|加分|贷款")
_OWN_PARTS = re.compile(
    r"^(?:重点|主要|具体|科学素质|基础|提升|专项)*(?:行动|工程|任务|方面|环节|原则|步骤|阶段|举措|措施|机制|重点)"
)
_SET_UP = re.compile(
    r"建设|新建|建成|建立|创建|打造|培育|培养|培训|认定|命名|组建|设立|创作|推出|评选|选树|遴选|选派|聘任|聘请|吸纳|招募|组织|安排|配备|新增|举办|开展|征集|发展|覆盖|服务|制作|发放|引进|汇聚|集聚|储备|开发|推广|轮训"
)
# 建设科技馆，建筑面积3万平方米，总投资4亿元: what is built is the goal
_SIZE_OF_A_BUILDING = re.compile(r"(?:总|规划|建筑|占地|用地)*面积(?:约|为)?|(?:项目|计划|预计)?总?投资(?:约|为)?")
# a proportion or a sum of what, the clause does not say
_NAMES_NOTHING = re.compile(r"占比|比例|比重|金额|数量|总量")
_EACH_HEAD = "人均"
_EXISTING = re.compile(r"^(加强|推进|推动|发挥|利用|依托|整合|完善|巩固|提升)")


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
    for sentence in goal_sentences(outline.chapters):
        if not is_past(sentence.text, first_year):
            _read_sentence(sentence, region, first_year, found)
    _add_baselines(found, list(past_sentences(before, outline.chapters)), region, first_year)
    return found


def _read_sentence(sentence: Sentence, region: str, first_year: int | None, found: FoundGoals) -> None:
    earlier: Clause | None = None
    last: tuple[Clause, Indicator] | None = None
    for clause in clauses(sentence.text):
        goals = list(_with_numbers(clause, earlier, last[1] if last else None, sentence, region, found.doubts))
        if not goals and clause.year and (first_year is None or clause.year >= first_year):
            goal = goal_without_number(clause, region, sentence.text)
            if goal:
                goals = [_indicator(goal, Target(None, Comparison.done), "", clause, sentence)]
        if not goals and not title_before(clause.text, region) and not any(amounts(clause.text)):
            continue  # 到2030年，达到35%: a date alone does not part the number from what it counts
        if goals and last:
            _doubt_strength(last, clause, goals[0], sentence, found.doubts)
        found.indicators += goals
        last = (clause, goals[-1]) if goals else None
        earlier = clause


def _with_numbers(
    clause: Clause,
    earlier: Clause | None,
    whole: Indicator | None,
    sentence: Sentence,
    region: str,
    doubts: list[PlanDoubt],
) -> Iterator[Indicator]:
    """The targets of one clause; `earlier` and `whole` are the clause before it and what that one counted."""
    if _SUBSIDY.search(clause.text):
        return
    found = list(amounts(clause.text))
    if len(found) > 1 and "分别" in clause.text[: found[0].start + 6]:
        yield from _respectively(clause, found, sentence, region)
        return
    start, was_target = 0, False
    for amount in found:
        before, behind = clause.text[start : amount.start], clause.text[amount.end :]
        if before.endswith(("由", "从")):
            continue  # 由3所增加到8所: the first is where it starts from
        # 建设A 8000个、B 100个: one verb sets up both
        goes_on = was_target and re.match(r"[、和及]", before) is not None
        was_target = _is_target(clause, amount, before, behind, goes_on, whole is not None)
        if was_target:
            title = _title(clause, before, behind, earlier, whole, amount, region)
            if not title or _NAMES_NOTHING.fullmatch(title):
                doubts.append(PlanDoubt(f"正文第{sentence.line}行", clause.text, "没有写明这个数是哪一项指标的"))
            else:
                yield _indicator(title, amount.target, amount.unit, clause, sentence)
        elif amount.compares and clause.year and not title_before(before, region) and not behind.strip():
            doubts.append(PlanDoubt(f"正文第{sentence.line}行", clause.text, "没有写明这个数是哪一项指标的"))
        elif _may_be_target(amount, before, behind):
            doubts.append(
                PlanDoubt(f"正文第{sentence.line}行", clause.text, "这个数是现有规模还是要达到的目标，文件没有写明")
            )
        start = amount.end


def _title(
    clause: Clause,
    before: str,
    behind: str,
    earlier: Clause | None,
    whole: Indicator | None,
    amount: Amount,
    region: str,
) -> str:
    """What is counted: before the number, behind it, or said by the clause before (2028年超过18%)."""
    title = title_before(before, region)
    thing = title_behind(behind)
    if title.startswith("每") and len(title) <= 4 and thing:
        return title + thing  # 每校至少配备1名科技辅导员
    if before.endswith(_EACH_HEAD) and thing:
        return _EACH_HEAD + title_before(thing, region)  # 按人均不低于1元安排科普经费
    if not title and not thing and whole:
        return whole.title  # 比2025年提高2个百分点 and 年均增长1个百分点 say more of what was just counted
    if not title and not thing and earlier:
        return title_of_clause(earlier.text, region)
    title = title or thing
    return title_of_share(title, whole.title) if whole else title


def _is_target(clause: Clause, amount: Amount, before: str, behind: str, goes_on: bool, is_behind_whole: bool) -> bool:
    """A number is a target when the clause sets it up: by a date, each year, by a comparison or a verb of making."""
    if _SIZE_OF_A_BUILDING.fullmatch(before.strip()):
        return False
    if _OWN_PARTS.match(behind) or before.endswith(("第", "前", "近")):
        return False
    tail = behind.strip()
    is_share = is_behind_whole and clause.text.startswith("其中")  # a part of a target is one
    sets_up = goes_on or is_share or bool(_SET_UP.search(before)) or bool(COUNT_VERB.match(before))
    if (
        tail
        and not re.match(r"[、和及（(的]", tail)
        and not sets_up
        and not clause.annual
        and not before.startswith("每")
        and not before.endswith(_EACH_HEAD)
    ):
        return False  # 500人以上企业 says which ones are meant
    if tail.startswith("的") and not tail.startswith("的目标"):
        return bool(sets_up and title_behind(tail))
    if _EXISTING.match(title_words := before.strip()) and amount.rounded and not clause.annual:
        return False
    is_rate = before.endswith(("率", "比例", "比重")) and not tail  # 参训率100% sets a level without a verb
    return bool(clause.year or clause.annual or amount.compares or sets_up or is_rate) and (
        bool(title_words) or sets_up or clause.annual or (is_behind_whole and amount.compares)
    )


def _may_be_target(amount: Amount, before: str, behind: str) -> bool:
    return bool(_EXISTING.match(before.strip())) and amount.rounded and not _OWN_PARTS.match(behind)


def _respectively(clause: Clause, found: Sequence[Amount], sentence: Sentence, region: str) -> Iterator[Indicator]:
    """A、B和C分别达到30%、20%和10%: as many names as numbers, else nothing is guessed."""
    names = re.split(r"[、和及]", clause.text[: found[0].start].partition("分别")[0])
    if len(names) == len(found):
        for name, amount in zip(names, found, strict=True):
            target = (
                replace(amount.target, comparison=found[0].target.comparison) if not amount.compares else amount.target
            )
            yield _indicator(title_before(name, region) or name, target, amount.unit, clause, sentence)


def _indicator(title: str, target: Target, unit: str, clause: Clause, sentence: Sentence) -> Indicator:
    return Indicator(
        title=title,
        target=target,
        unit=unit,
        year=clause.year,
        strength=Strength.strive if clause.strives else Strength.must,
        text=sentence.text,
        annual=clause.annual,
        source_line=sentence.line,
    )


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
