"""Which numbers of a plan are targets: those that a clause sets up, and none that tell what there is."""

import re
from collections.abc import Iterator

from lianping_desk.domain.plan import PlanDoubt
from lianping_desk.exchange.plan_reading.goals.amounts import Amount
from lianping_desk.exchange.plan_reading.goals.goal_setting import Setting
from lianping_desk.exchange.plan_reading.goals.goal_titles import COUNT_VERB, title_before, title_behind
from lianping_desk.exchange.plan_reading.goals.number_titles import EACH_HEAD, EXTENTS, HAS, SHARE_OF

_OWN_PARTS = re.compile(
    r"^(?:重点|主要|具体|科学素质|基础|提升|专项)*(?:行动|工程|任务|方面|环节|原则|步骤|阶段|举措|措施|机制|重点)"
)
_SET_UP = re.compile(
    r"建设|新建|建成|建立|创建|打造|培育|培养|培训|认定|命名|组建|设立|创作|推出|评选|选树|遴选|选派|聘任|聘请|吸纳|招募|组织|安排|配备|新增|举办|开展|征集|发展|覆盖|服务|制作|发放|引进|汇聚|集聚|储备|开发|推广|轮训|资助|选拔|邀请|建有|设有|吸引"
)
# 建设科技馆，建筑面积3万平方米，总投资4亿元: what is built is the goal
_SIZE_OF_A_BUILDING = re.compile(
    r"(?:总|规划|建筑|占地|用地)*面积(?:一般)?(?:约|为)?|(?:项目|计划|预计)?总?投资(?:约|为)?"
)
# 第3届, 前10名, 某大学等5所高校; but 2025年底前1座
_COUNTS_NOTHING = re.compile(r"(?:第|近|等|为期|历时|(?<![年底月日末])前)$")
# 组织全县8万名学生观看
_IS_THERE = re.compile(r"(?:全|我|本)[省市县区州旗盟乡镇]$")
# 按每400名学生配备1名教师的要求, 由28个部门组成的联席会议
_RULE = re.compile(r"^[^，]*(?:的(?:要求|标准|规定|原则)|组成的)")
# 推动10家以上科研机构和企业面向公众开放
_MOVES = re.compile("(?:推动|引导|组织|促进|支持|鼓励|动员)$|(?:推动|引导|促进).+?(?:每年)?$")
_OTHERS_ACT = re.compile(r"[^，的]{0,24}(?:开放|加入|参与|建立|达标)[^，]{0,8}$")
_EXISTING = re.compile(r"^(加强|推进|推动|发挥|利用|依托|整合|完善|巩固|提升)")


def is_target(setting: Setting, amount: Amount, before: str, behind: str, goes_on: bool) -> bool:
    """A number is a target when the clause sets it up: by a date, each year, by a comparison or a verb of making.

    `before` and `behind` are the words beside it in its clause; `goes_on` where it is listed behind a target.
    """
    tail = behind.strip()
    if _tells_what_there_is(amount, before, behind):
        return False
    share = amount.unit == "%" and bool(COUNT_VERB.match(tail) or SHARE_OF.match(tail))
    if (share and SHARE_OF.match(tail)) or (amount.compares and _OTHERS_ACT.match(tail) and _MOVES.search(before)):
        return True
    sets_up = goes_on or _sets_up(setting, amount, before)
    if not (sets_up or share) and _says_which_are_meant(setting, before, tail):
        return False
    if tail.startswith("的") and not tail.startswith("的目标"):
        return bool(sets_up and title_behind(tail))
    if _EXISTING.match(before.strip()) and amount.rounded and not setting.clause.annual:
        return False
    return _is_set(setting, amount, before, tail, sets_up or share)


def may_be_target(setting: Setting, amount: Amount, before: str, behind: str) -> Iterator[PlanDoubt]:
    """The doubt over a number that is no sure target: a dated level of nothing, or a size that may be there already."""
    is_level = amount.compares and setting.clause.year is not None
    if is_level and not title_before(before, setting.region) and not behind.strip():
        yield setting.doubt("没有写明这个数是哪一项指标的")
    elif _EXISTING.match(before.strip()) and amount.rounded and not _OWN_PARTS.match(behind):
        yield setting.doubt("这个数是现有规模还是要达到的目标，文件没有写明")


def _tells_what_there_is(amount: Amount, before: str, behind: str) -> bool:
    """Sizes of a building, lengths of one thing, parts of the plan, rules of the work, and what is counted already."""
    tail = behind.strip()
    return bool(
        _SIZE_OF_A_BUILDING.fullmatch(before.strip())
        or _OWN_PARTS.match(behind)
        or _COUNTS_NOTHING.search(before)
        or (_IS_THERE.search(before) and amount.unit != "%")
        or _RULE.search(behind)
        or (amount.unit in EXTENTS and tail and not re.match(r"[、和及（的]", tail))
    )


def _sets_up(setting: Setting, amount: Amount, before: str) -> bool:
    is_share = setting.whole is not None and "其中" in before  # a part of a target is one
    has_each = before.startswith(("每", "各")) and HAS.search(before) is not None
    return is_share or has_each or amount.makes or bool(_SET_UP.search(before) or COUNT_VERB.match(before))


def _says_which_are_meant(setting: Setting, before: str, tail: str) -> bool:
    """500人以上企业: the number tells the companies apart and counts nothing."""
    is_yearly = setting.clause.annual or before.startswith("每") or before.endswith(EACH_HEAD)
    return bool(tail) and not re.match(r"[、和及（(的]", tail) and not is_yearly


def _is_set(setting: Setting, amount: Amount, before: str, tail: str, sets_up: bool) -> bool:
    clause, words = setting.clause, before.strip()
    is_rate = before.endswith(("率", "比例", "比重")) and not tail  # 参训率100% sets a level without a verb
    # 达到300名，科普站100个: the verb governs both; under a heading of 目标 it may be missing at all
    is_listed = bool(words) and not tail and (setting.whole is not None or setting.sentence.of_goals)
    goes_on_from = setting.whole or setting.in_sentence or setting.earlier
    is_named = bool(words) or sets_up or clause.annual or (goes_on_from is not None and amount.compares)
    return is_named and bool(clause.year or clause.annual or amount.compares or sets_up or is_rate or is_listed)
