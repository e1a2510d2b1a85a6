"""Dated goals without a number: 科技馆建成使用, 创建全国科普示范县, 打造一批科普小镇, 达到…同等水平."""

import re

from lianping_desk.exchange.plan_reading.goals.goal_sentences import Clause, Sentence
from lianping_desk.exchange.plan_reading.goals.goal_titles import title_before

_BUILT = re.compile(
    r"(?:上线运行|正式上线|上线|建成启用|启用|开馆|试运行|建成使用|建成投用|建成开放|建成开馆|正式开馆|投入使用|投入运营|建成并.{2,4}|正式开放|竣工|建成|全部建成|(?:完成|实现)(?:改造升级|升级改造|改造|改扩建|扩建|布展|搬迁))$"
)
_SET_UP = re.compile(
    r"^(?:成功)?(?:创建成?|创成|争创|建成|建设|获评|获批|打造|培育|命名|认定)(?:成为?|为)?(?:一批|若干|一个|一座|一所|1批)?(?P<what>[^，]+)$"
)
# A thing that can be seen to be there or not; 体系, 机制, 格局 and 氛围 are no indicators.
_THING = re.compile(
    r"(示范[县市区镇村校户点]|示范基地|示范社区|示范学校|基地|[科新分]馆|科技馆|博物馆|场馆|展馆|展厅|讲师团|科普馆|体验馆|中心|小镇|示范.{0,4}|称号|学校|社区|公园|先进[县市区]|长廊|平台|工作室|资源库|数据库)”?(?:创建成功|称号)?$"
)
_LEVEL = re.compile(
    r"^(?P<what>.*?(?:比例|率|水平|指数))(?:力争|争取)?(?:保持|达到|进入|位居|居于|处于|稳居)(?:在)?.*(?:水平|前列|领先|行列|平均|先进)"
)
_DOUBLED = re.compile(r"^(?P<what>.+?)(?:实现)?翻[一两]番$")
_ADVANCED = re.compile(r"^(?:加快|推进|推动|加强|抓好|启动|实施)(?P<what>[^，]+?)(?:建设|新建)(?:项目|工程)?$")
# 推动县科技馆2024年底前建成开放
_FINISHED = re.compile("^完成(?P<what>[^，]+?)(?:布展|改造|主体建设|建设)(?:并[^，]{2,10})?$")
_DATED_WITHIN = re.compile(
    r"^(?:推动|推进|加快|确保|力争)?(?:总?投资约?[\d.]+[万亿]?元的?)?(?P<what>[^，]{2,20}?)(?:于|在)?20\d\d年(?:\d{1,2}月)?[底末]?前?(?:建成|竣工|开放|投入|完工)[^，]{0,6}$"
)
_WON = re.compile(r"^(?P<what>.+?)(?:创建成功|通过验收|通过命名|获批)$")


def goal_without_number(clause: Clause, region: str, sentence: Sentence) -> str | None:
    """The title of the goal that a dated clause sets without a number; the sentence or heading may name the thing."""
    text = re.sub(
        r"^(?:(?:到|至|在)?20\d\d年(?:\d{1,2}月)?(?:底|末|上旬|中旬|下旬)?(?:前)?|力争|争取|努力|确保|并|同时|全面|[，：:、\s])+",
        "",
        clause.text,
    )
    level = _LEVEL.match(text)
    if level:
        return title_before(level["what"], region)
    if re.search(r"\d", text):
        within = _DATED_WITHIN.match(text)
        return within["what"] if within and _THING.search(within["what"]) else None
    made = _SET_UP.match(re.sub(r"并[^，]{2,12}$", "", text))
    if made and _THING.search(re.sub("（[^（）]*）$", "", made["what"])):
        return made["what"].strip("的")
    doubled = _DOUBLED.match(text)
    if doubled:
        return title_before(doubled["what"], region)
    finished = _FINISHED.match(text)
    if finished and _THING.search(finished["what"]):
        return finished["what"]
    if _BUILT.fullmatch(text):
        return _built_above(sentence)
    if _BUILT.search(text) and 4 < len(text) <= 30:
        return text
    won = _WON.match(text)
    if won and _THING.search(won["what"]):
        return won["what"]
    return None


def _built_above(sentence: Sentence) -> str | None:
    """What 2027年底前建成开放 is said of: 建设市科技馆，面积… before it, or the heading above."""
    for above in (sentence.text.partition("，")[0], sentence.heading):
        opening = _SET_UP.match(above) or _ADVANCED.match(above)
        if opening and (_THING.search(opening["what"]) or opening["what"].endswith(("工程", "项目"))):
            return opening["what"].strip("的")
    return None
