"""The targets that the numbers of one clause set; past results, subsidies and the plan's own counts are none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lianping_desk.domain.indicator import Comparison, Indicator, Strength, Target
from lianping_desk.domain.plan import PlanDoubt
from lianping_desk.exchange.plan_reading.amounts import Amount, amounts
from lianping_desk.exchange.plan_reading.goal_sentences import Clause, Sentence
from lianping_desk.exchange.plan_reading.goal_titles import (
    COUNT_VERB,
    growth_before,
    title_before,
    title_behind,
    title_of_clause,
    title_of_share,
    without_growth,
)

_MONEY_GIVEN = re.compile(r"补贴|补助|奖励|奖补|奖金|资助|给予|罚款|扣分|加分|贷款")
_OWN_PARTS = re.compile(
    r"^(?:重点|主要|具体|科学素质|基础|提升|专项)*(?:行动|工程|任务|方面|环节|原则|步骤|阶段|举措|措施|机制|重点)"
)
_SET_UP = re.compile(
    r"建设|新建|建成|建立|创建|打造|培育|培养|培训|认定|命名|组建|设立|创作|推出|评选|选树|遴选|选派|聘任|聘请|吸纳|招募|组织|安排|配备|新增|举办|开展|征集|发展|覆盖|服务|制作|发放|引进|汇聚|集聚|储备|开发|推广|轮训|资助|选拔|邀请|建有|设有|吸引"
)
# Made once and then there: 每年培训农民1万人次，建成基地5个 does not say five each year.
_MADE_ONCE = re.compile(r"建成|新建|建设|创建|打造|争创|组建|设立")
# 建设科技馆，建筑面积3万平方米，总投资4亿元: what is built is the goal
_SIZE_OF_A_BUILDING = re.compile(r"(?:总|规划|建筑|占地|用地)*面积(?:约|为)?|(?:项目|计划|预计)?总?投资(?:约|为)?")
# 15分钟科普服务圈, 500米口径望远镜: how long or large one thing is, not how many
_EXTENTS = frozenset({"分钟", "小时", "天", "米", "公里", "平方米", "分"})
# 增加15个 counts by itself, 提高3个百分点 only with what it started from
_PROPORTIONS = frozenset({"个百分点", "%", "‰", "倍"})
# 第3届, 前10名, 某大学等5所高校; but 2025年底前1座
_COUNTS_NOTHING = re.compile(r"(?:第|近|等|为期|历时|(?<![年底月日末])前)$")
_IS_THERE = re.compile(r"(?:全|我|本)[省市县区州旗盟乡镇]$")
# 按每400名学生配备1名教师的要求, 由28个部门组成的联席会议
_RULE = re.compile(r"^[^，]*(?:的(?:要求|标准|规定|原则)|组成的)")
# a proportion or a sum of what, the clause does not say
_EACH_TIME = re.compile("每(?:月|季度?|周|学期|半年|两年|届|次|期)")
_NAMES_NOTHING = re.compile(r"人均|每[月季周]度?|占比|比例|比重|金额|数量|总量")
_EACH_HEAD = "人均"
_STARTS_FROM = re.compile(r"(?:由|从)(?:(?P<year>20\d\d)年(?:底|末)?|现在|目前|原来|现有)?的?$")
_SPENDS = re.compile("(?:安排|投入|拨付|落实|列支)$")
_SHARE_OF = re.compile(r"的[\u4e00-\u9fff（）]{2,10}?(?:建有|建成|设有|配备|开设|开展|实现|达到|拥有|成立|设立|有)")
_HAS = re.compile("(?:均|都|至少)*(?:拥有|配备|建有|建成|建设|有)$")
_OF_LEVELS = re.compile("(?P<level>.{1,3}?)[两二三四五]级(?P<what>.+)")
_IN_HANZI = re.compile("[百千万]分之[一二三四五六七八九十]")
_EXISTING = re.compile(r"^(加强|推进|推动|发挥|利用|依托|整合|完善|巩固|提升)")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a clause stands: the clause before it, its sentence and its region.

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
        was_target = _is_target(setting, amount, before, behind, goes_on)
        goal = _goal(setting, amount, before, behind, doubts) if was_target else None
        if goal:
            if goal.title == title_behind(behind):
                start += len(behind) - len(behind.lstrip("的 ")) + len(goal.title)  # 5条线路、10个示范村
            setting = replace(setting, last=goal)
            yield replace(goal, baseline=baseline)
            baseline = None
        elif not was_target:
            doubts += _may_be_target(setting, amount, before, behind)


def _baseline(amount: Amount, year: str | None) -> tuple[Decimal, int] | None:
    """由3所增加到8所, 由2015年的4.2%提高到8%: where it starts from; without a year it is no baseline."""
    return (amount.target.number, int(year)) if year and amount.target.number is not None else None


def _goal(setting: Setting, amount: Amount, before: str, behind: str, doubts: list[PlanDoubt]) -> Indicator | None:
    title = _title(setting, amount, before, behind)
    if not title or _NAMES_NOTHING.fullmatch(title):
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


def _title(setting: Setting, amount: Amount, before: str, behind: str) -> str:
    """What is counted: beside the number, else said by the clause before, or by the heading above."""
    title = title_before(before, setting.region)
    thing = title_behind(behind)
    beside = _of_both_sides(setting, amount, title, thing, before, behind)
    if beside:
        return beside
    same = next((one for one in setting.in_sentence if one.unit == amount.unit), None)
    if not title and not thing and same and setting.clause.is_dated and setting.last is setting.whole:
        return without_growth(same.title)  # 比例达到16%，差距缩小；到2030年，达到20%
    if not title and not thing and setting.last:
        if "其中" in before:
            return before.rpartition("其中")[2].strip("（ ") + setting.last.title  # 30家（其中新建10家）
        return without_growth(setting.last.title)  # 2028年超过18%, 培训200场、2万人次: more of what was just counted
    if not title and not thing and setting.earlier:
        return title_of_clause(setting.earlier.text, setting.region)
    above = "" if thing else title_of_clause(setting.sentence.heading, setting.region)
    if above and title.startswith("每") and _HAS.search(title):
        return _HAS.sub("", title) + above  # 建设科普驿站。每个社区建成1处
    if above and (not title or (len(title) <= 3 and above.endswith(title))):
        return above  # 打造“大家讲”品牌。每年不少于50讲
    if _EACH_TIME.fullmatch(title):
        return title + above
    same = setting.last if setting.last and setting.last.unit == amount.unit else setting.whole
    return title_of_share(title or thing, same.title) if same else title or thing


def _of_both_sides(setting: Setting, amount: Amount, title: str, thing: str, before: str, behind: str) -> str:
    """Where the words before and behind the number name what is counted together; "" elsewhere."""
    if amount.unit == "%" and _SHARE_OF.match(behind):
        return title + behind.removeprefix("的")  # 100%的行政村建有科普宣传栏
    if amount.unit == "%" and COUNT_VERB.match(behind):
        return f"{title}{behind}"  # 中小学校100%配备科学副校长
    if not thing:
        return ""
    if title.startswith(("每", "各")) and _HAS.search(title):
        return _HAS.sub("", title) + thing  # 每校至少配备1名科技辅导员, 各市均建有1座以上科技馆
    if title.startswith("每"):
        return title + thing
    if behind.startswith("的") and title and amount.unit in _EXTENTS:
        return thing + title  # 建成面积不少于3000平方米的县科技馆
    if before.endswith(_EACH_HEAD):
        return _EACH_HEAD + title_before(thing, setting.region)  # 按人均不低于1元安排科普经费
    if amount.makes and title.startswith("各"):
        return re.sub(r"20\d\d年[底末]?前?|至少|均", "", title) + thing  # 各县2025年底前至少建成1个科普馆
    return thing if _SPENDS.search(title) else ""  # 财政每年安排200万元科普专项资金


def _is_target(setting: Setting, amount: Amount, before: str, behind: str, goes_on: bool) -> bool:
    """A number is a target when the clause sets it up: by a date, each year, by a comparison or a verb of making."""
    clause, tail = setting.clause, behind.strip()
    if _SIZE_OF_A_BUILDING.fullmatch(before.strip()):
        return False
    if _OWN_PARTS.match(behind) or _COUNTS_NOTHING.search(before) or (_IS_THERE.search(before) and amount.unit != "%"):
        return False  # 与某大学等5所高校合作, 组织全县8万名学生 tell what there is
    if _RULE.search(behind):
        return False
    if amount.unit in _EXTENTS and tail and not re.match(r"[、和及（的]", tail):
        return False
    is_share = setting.whole is not None and "其中" in before  # a part of a target is one
    has_each = before.startswith(("每", "各")) and _HAS.search(before) is not None
    sets_up = (
        goes_on or is_share or amount.makes or has_each or bool(_SET_UP.search(before) or COUNT_VERB.match(before))
    )
    is_share_of_all = amount.unit == "%" and bool(COUNT_VERB.match(tail) or _SHARE_OF.match(tail))
    if (
        tail
        and not re.match(r"[、和及（(的]", tail)
        and not sets_up
        and not is_share_of_all
        and not clause.annual
        and not before.startswith("每")
        and not before.endswith(_EACH_HEAD)
    ):
        return False  # 500人以上企业 says which ones are meant
    if is_share_of_all and _SHARE_OF.match(tail):
        return True
    if tail.startswith("的") and not tail.startswith("的目标"):
        return bool(sets_up and title_behind(tail))
    if _EXISTING.match(title_words := before.strip()) and amount.rounded and not clause.annual:
        return False
    is_rate = before.endswith(("率", "比例", "比重")) and not tail  # 参训率100% sets a level without a verb
    # 达到300名，科普站100个: the verb governs both; under a heading of 目标 it may be missing at all
    is_listed = bool(title_words) and not tail and (setting.whole is not None or setting.sentence.of_goals)
    is_set = bool(clause.year or clause.annual or amount.compares or sets_up or is_rate or is_share_of_all or is_listed)
    goes_on_from = setting.whole or setting.in_sentence or setting.earlier
    return is_set and (bool(title_words) or sets_up or clause.annual or (goes_on_from is not None and amount.compares))


def _may_be_target(setting: Setting, amount: Amount, before: str, behind: str) -> Iterator[PlanDoubt]:
    """The doubt over a number that is no sure target: a dated level of nothing, or a size that may be there already."""
    is_level = amount.compares and setting.clause.year is not None
    if is_level and not title_before(before, setting.region) and not behind.strip():
        yield setting.doubt("没有写明这个数是哪一项指标的")
    elif _EXISTING.match(before.strip()) and amount.rounded and not _OWN_PARTS.match(behind):
        yield setting.doubt("这个数是现有规模还是要达到的目标，文件没有写明")


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
