"""What a number counts: the words beside it, the clause before it, or the heading above it."""

import re

from lianping_desk.exchange.plan_reading.goals.amounts import Amount
from lianping_desk.exchange.plan_reading.goals.goal_setting import Setting
from lianping_desk.exchange.plan_reading.goals.goal_titles import (
    COUNT_VERB,
    title_before,
    title_behind,
    title_of_clause,
    title_of_share,
    without_growth,
)

EACH_HEAD = "人均"
# 15分钟科普服务圈, 500米口径望远镜: how long or large one thing is, not how many
EXTENTS = frozenset({"分钟", "小时", "天", "米", "公里", "平方米", "分"})
SHARE_OF = re.compile(
    r"的[\u4e00-\u9fff（）]{2,24}?(?:建有|建成|设有|配备|开设|开展|实现|达到|拥有|成立|设立|面?向|有)"
)
HAS = re.compile("(?:均|都|至少)*(?:拥有|配备|建有|建成|建设|有)$")
_TOWARDS = re.compile("[向面对][^，]{2,8}(?:开放|开展)")
_EACH_TIME = re.compile("每(?:天|日|周|月|季度?|学期|半年|两年|届|次|期)$")
_SPENDS = re.compile("(?:安排|投入|拨付|落实|列支)$")
# a proportion or a sum of what, the clause does not say
_NAMES_NOTHING = re.compile(r"人均|每[月季周]度?|占比|比例|比重|金额|数量|总量")
_SHORT = 3


def title_of_number(setting: Setting, amount: Amount, before: str, behind: str) -> str:
    """The title; "" where nothing says what is counted."""
    title, thing = title_before(before, setting.region), title_behind(behind)
    found = _of_both_sides(setting, amount, title, thing, before, behind)
    if not found:
        found = _beside(setting, amount, title, thing) if title or thing else _told_before(setting, amount, before)
    if not found or _NAMES_NOTHING.fullmatch(found):
        return ""
    each = amount.each or (_EACH_TIME.findall(before) or [""])[-1]  # one a week is not one
    return found if each in found else each + found


def _told_before(setting: Setting, amount: Amount, before: str) -> str:
    """No words beside the number: it says more of what was counted before, or of what the heading names."""
    first = next((one for one in setting.in_sentence if one.unit == amount.unit), None)
    if first and setting.clause.is_dated and setting.last is setting.whole:
        return without_growth(first.title)  # 比例达到16%，差距缩小；到2030年，达到20%
    if setting.last and "其中" in before:
        return before.rpartition("其中")[2].strip("（ ") + setting.last.title  # 30家（其中新建10家）
    if setting.last:
        return without_growth(setting.last.title)  # 2028年超过18%, 培训200场、2万人次
    above = setting.earlier.text if setting.earlier else setting.sentence.heading
    return title_of_clause(above, setting.region)  # 打造“大家讲”品牌。每年不少于50讲


def _beside(setting: Setting, amount: Amount, title: str, thing: str) -> str:
    """The words beside the number, completed from the heading or from the whole that it is a part of."""
    above = "" if thing else title_of_clause(setting.sentence.heading, setting.region)
    if above and title.startswith("每") and HAS.search(title):
        return HAS.sub("", title) + above  # 建设科普驿站。每个社区建成1处
    if above and len(title) <= _SHORT and above.endswith(title):
        return above  # 开展大篷车巡演。全年巡演100场次
    same = setting.last if setting.last and setting.last.unit == amount.unit else setting.whole
    return title_of_share(title or thing, same.title) if same else title or thing


def _of_both_sides(setting: Setting, amount: Amount, title: str, thing: str, before: str, behind: str) -> str:
    """Where the words before and behind the number name what is counted together; "" elsewhere."""
    if amount.unit == "%" and SHARE_OF.match(behind):
        # 100%的行政村建有科普宣传栏, 80%以上的实验室每年开放不少于2次
        return title + re.split(r"不少于|不低于|至少|\d", behind.removeprefix("的"))[0]
    if amount.unit == "%" and title and _TOWARDS.match(behind):
        return title + behind  # 重点实验室每年80%以上向公众开放
    if amount.unit == "%" and COUNT_VERB.match(behind):
        return f"{title}{behind}"  # 中小学校100%配备科学副校长
    if not thing:
        return ""
    if title.startswith(("每", "各")) and HAS.search(title):
        return HAS.sub("", title) + thing  # 每校至少配备1名科技辅导员, 各市均建有1座以上科技馆
    if title.startswith("每"):
        return title + thing
    if behind.startswith("的") and title and amount.unit in EXTENTS:
        return thing + title  # 建成面积不少于3000平方米的县科技馆
    if before.endswith(EACH_HEAD):
        return EACH_HEAD + title_before(thing, setting.region)  # 按人均不低于1元安排科普经费
    if amount.makes and title.startswith("各"):
        return re.sub(r"20\d\d年[底末]?前?|至少|均", "", title) + thing  # 各县2025年底前至少建成1个科普馆
    return thing if _SPENDS.search(title) else ""  # 财政每年安排200万元科普专项资金
