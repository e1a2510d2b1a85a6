"""The targets that the numbers of one clause set, in their order, and the doubts that they leave."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lianping_desk.domain.indicator import Comparison, Indicator, Target
from lianping_desk.domain.plan import PlanDoubt
from lianping_desk.exchange.plan_reading.goals.amounts import Amount, amounts
from lianping_desk.exchange.plan_reading.goals.goal_setting import Setting
from lianping_desk.exchange.plan_reading.goals.goal_titles import (
    growth_before,
    title_before,
    title_behind,
    without_growth,
)
from lianping_desk.exchange.plan_reading.goals.number_rules import is_target, may_be_target
from lianping_desk.exchange.plan_reading.goals.number_titles import title_of_number

_MONEY_GIVEN = re.compile(r"补贴|补助|奖励|奖补|奖金|资助|给予|罚款|扣分|加分|贷款")
# Made once and then there: 每年培训农民1万人次，建成基地5个 does not say five each year.
_MADE_ONCE = re.compile(r"建成|新建|建设|创建|打造|争创|组建|设立")
# 增加15个 counts by itself, 提高3个百分点 only with what it started from
_PROPORTIONS = frozenset({"个百分点", "%", "‰", "倍"})
_STARTS_FROM = re.compile(r"(?:由|从)(?:(?P<year>20\d\d)年(?:底|末)?|现在|目前|原来|现有)?的?$")
_OF_LEVELS = re.compile("(?P<level>.{1,3}?)[两二三四五]级(?P<what>.+)")
_IN_HANZI = re.compile("[百千万]分之[一二三四五六七八九十]")


def goals_with_numbers(setting: Setting, doubts: list[PlanDoubt]) -> Iterator[Indicator]:
    """The targets of one clause, in order; a number that may be one is a doubt."""
    clause = setting.clause
    if _IN_HANZI.search(clause.text):
        doubts.append(setting.doubt("这里的数是用汉字写的，没有读，请核对是不是指标"))
    gives_money = _MONEY_GIVEN.search(clause.text) is not None
    found = [one for one in amounts(clause.text) if not (gives_money and ("元" in one.unit or one.unit == "分"))]
    if len(found) > 1 and "分别" in clause.text[: found[0].start + 6]:
        yield from _respectively(setting, found, doubts)
    else:
        yield from _one_by_one(setting, found, doubts)


def _one_by_one(setting: Setting, found: Sequence[Amount], doubts: list[PlanDoubt]) -> Iterator[Indicator]:
    start, was_target = 0, False
    baseline: tuple[Decimal, int] | None = None
    for amount in found:
        before, behind = setting.clause.text[start : amount.start], setting.clause.text[amount.end :]
        setting = replace(setting, clause=setting.clause.dated_before(amount.start))
        if before.endswith("每"):
            continue  # 每50万人口拥有1座: what it is counted by
        starting = _STARTS_FROM.search(before)
        if starting:
            baseline = _baseline(amount, starting["year"])
            continue
        start = amount.end
        if "其中" in before and setting.last:
            setting = replace(setting, whole=setting.last)  # 12个（其中省级1个、市级5个）
        if amount.unit in _PROPORTIONS and growth_before(before):
            yield from _growth(setting, amount, before, doubts)
            continue
        # 建设A 8000个、B 100个: one verb sets up both
        goes_on = was_target and re.match(r"[、和及]", before) is not None
        was_target = is_target(setting, amount, before, behind, goes_on)
        goal = _goal(setting, amount, before, behind, doubts) if was_target else None
        if goal:
            if goal.title == title_behind(behind):
                start += len(behind) - len(behind.lstrip("的 ")) + len(goal.title)  # 5条线路、10个示范村
            setting = replace(setting, last=goal)
            yield replace(goal, baseline=baseline)
            baseline = None
        elif not was_target:
            doubts += may_be_target(setting, amount, before, behind)


def _baseline(amount: Amount, year: str | None) -> tuple[Decimal, int] | None:
    """由3所增加到8所, 由2015年的4.2%提高到8%: where it starts from; without a year it is no baseline."""
    return (amount.target.number, int(year)) if year and amount.target.number is not None else None


def _goal(setting: Setting, amount: Amount, before: str, behind: str, doubts: list[PlanDoubt]) -> Indicator | None:
    title = title_of_number(setting, amount, before, behind)
    if not title:
        doubts.append(setting.doubt("没有写明这个数是哪一项指标的"))
        return None
    clause = setting.clause
    is_once = clause.annual_from_before and _MADE_ONCE.search(before) is not None
    if is_once:
        doubts.append(setting.doubt("前面的“每年”可能也管这个数，现按总数记"))
    return setting.indicator(title, amount.target, amount.unit, clause.annual and not is_once)


def _growth(setting: Setting, amount: Amount, before: str, doubts: list[PlanDoubt]) -> Iterator[Indicator]:
    """比2025年提高3个百分点 is no level to reach, and 3 must not be held against one.

    Behind a level it only explains it. Alone it is a goal without a number. A yearly growth is a measure by itself.
    """
    words = growth_before(before)
    title = title_before(before[: len(before) - len(words)], setting.region)
    known = setting.whole or next(iter(setting.in_sentence), None)
    if words.startswith(("年均", "每年", "逐年")):
        title = title or (without_growth(known.title) if known else "")
        if title:
            yield setting.indicator(f"{title}年均{words[2:]}", amount.target, amount.unit, annual=True)
    elif title and not (setting.whole and setting.whole.title == title):
        said = setting.clause.text[len(before) - len(words) : amount.end]
        doubts.append(setting.doubt(f"只写了“{said}”，没有写要达到多少，现按没有数的目标记"))
        yield setting.indicator(title, Target(None, Comparison.done), "")
    elif known and not title and setting.clause.is_dated:
        yield setting.indicator(without_growth(known.title), Target(None, Comparison.done), "")
    if not title and not known:
        doubts.append(setting.doubt("没有写明这个数是哪一项指标的"))


def _with_noun(name: str, last: str) -> str:
    """城镇居民 of 城镇居民、农村居民科学素质比例: the noun stands once, behind the last."""
    noun = last.partition(name[-1:])[2] if name else ""
    return name + noun if re.search("(?:比例|占比|比重|率)$", noun) else name


def _respectively(setting: Setting, found: Sequence[Amount], doubts: list[PlanDoubt]) -> Iterator[Indicator]:
    """A、B和C分别达到30%、20%和10%: as many names as numbers, else nothing is guessed."""
    names = re.split(r"[、和及]", setting.clause.text[: found[0].start].partition("分别")[0])
    levels = _OF_LEVELS.match(names[-1])
    if levels:  # 县、乡、村三级覆盖率
        names = [f"{name}级{levels['what']}" for name in (*names[:-1], levels["level"])]
    else:
        names = [*(_with_noun(name, names[-1]) for name in names[:-1]), names[-1]]
    if len(names) == len(found):
        for name, amount in zip(names, found, strict=True):
            target = (
                replace(amount.target, comparison=found[0].target.comparison) if not amount.compares else amount.target
            )
            yield setting.indicator(title_before(name, setting.region) or name, target, amount.unit)
    else:
        doubts.append(setting.doubt("“分别”说的是哪几项，没有读懂"))
