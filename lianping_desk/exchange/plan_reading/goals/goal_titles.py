"""What a target counts: the words around its number, freed of verbs, years and the region's own name."""

import re

_YEAR = r"(?:到|至|在)?\s*20\d\d\s*年(?:底|末|年底)?(?:前|之前)?(?:的)?(?:发展目标|工作目标|目标|时)?"
_OPENING = re.compile(
    rf"^(?:{_YEAR}|(?:到|至)?“十[一二三四五六七八九]五”(?:期间|时期|期?末|以来)?|全年|年内|利?用[\d三五]年(?:左右)?(?:的)?时间|使(?!用)|力争|争取|努力|确保|实现|每年度?|每学年|年均|平均|全面|逐步|进一步|新(?!增)|再|要|将|并|且|和|与(?!全)|及|以及|同时|其中|成功|累计|共计?|[一二三四五六七八九]是|在全[省市县区州盟旗]|年(?=培训|发布|接待|服务|举办|开展|推出|制作)|[二两三四五十\d]年(?:内|间|来|共|累计|总计)*(?!级|制)|全[省市县区州盟旗师](?!.?域)|[我本][省市县区州盟旗师]|师市|[、，：:\s])+"
)
_PLACE = re.compile(
    r"^(?!城镇|乡镇|村镇)[\u4e00-\u9fff]{1,10}?[省市县区州旗镇乡](?=公民|居民|人均|每万|科普经费|参加|具备)"
)
COUNT_VERB = re.compile(
    r"^(?:继续|持续|积极|支持|推动|大力|着力)?(?:选派|聘任|聘请|吸纳|招募|汇聚|集聚|储备|开发|推广|轮训|降低|安排|提高|提升|新建|改建|扩建|建设|建成|建立|创建|创成|争创|打造|培育|培养|认定|命名|组建|设立|创作|推出|评选|选送|选树|遴选|推荐|邀请|配备|配置|新增|"
    r"资助|完成|举办|开展|发展|征集|建(?![筑制议])|创|培树|选拔|引进|制作|编印|发放|扶持|强化|加强|组织(?!部|者|机构|体系|网络|建设)|实施)(?:了|好|成)?"
)
_VERB_ONLY = re.compile(
    r"(?:推动|推进|引导|促进|动员|鼓励|支持|培训|举办|开展|组织|服务|覆盖|参与|受益|惠及|发放|安排|投入|宣讲|巡展|接待|建设|建成|创建|新建|培育|培养|打造)?"
)
_TRAILING = re.compile(
    r"(?:每(?:周|月|天|日|期|季度)|(?:到|至|在)?20\d\d年(?:底|末)?|力争|争取|努力|应|要|将|全部|年均|(?<!人)均|都|也|总数|数量|总量|规模|共|累计|达到|达|实现|提高到?|提升到?|增加到?|增长到?|分别|每年|至|到|保持在|稳定在|"
    r"不少于|不低于|超过|并|[、，\s])+$"
)
_GROWTH = re.compile(
    r"(?P<words>(?:(?:比|较|与)(?:20\d\d年|“?十[二三四五六七八]五|上一?年|上年|去年|同期|基期|目前|现在)[^，、]{0,6}?(?:相比)?|年均|逐年|每年|同比|环比|每年平均)(?:增长|提高|提升|增加|上升|递增|增|下降|降低|减少|缩小|压减)(?:率)?(?:不低于|不少于|超过|达到?|约)?"
    r"|(?:提高|提升|增长|上升|递增|下降|降低|减少)(?:了|约)?"
    r"|(?:高于|超过|高出|领先|低于)全[国省市县区州盟旗](?:平均)?(?:水平)?)$"
)
# 引导高校在我市建立科技小院: what is counted is made by others
_BY_OTHERS = re.compile(
    r"^(?:引导|支持|鼓励|推动|指导|动员|联合|在)[^，]{2,14}?(?=建立|建设|建成|创建|开展|举办|组建|打造|设立|培育)"
)
# 由3所增加到8所, 比2025年提高: where the count starts from is no part of its name
_STARTING_POINT = re.compile(
    r"(?:[由从](?:\d|现在|目前|原来|现有).*|(?:比|较|与)\s*(?:20\d\d\s*年|“?十[二三四五]五”?|上年).*)$"
)
_BY_HEAD = re.compile("按(?:照)?(?:常住|户籍|辖区|总|全[省市县区])*人口数?(?:每年)?")
_LEVEL = "(?:国家|兵团|自治区|[\u4e00-\u9fff]{0,2}(?:省|市|县|区|州|盟|旗|镇|乡镇|村))级(?:及?以上)?"
# 公民具备科学素质的比例超过全市平均水平，达到12%
_RATE = re.compile(
    r"^.*?(?:比例|率|比重|水平|人数|数量|总数)(?=超过|高于|达到|保持|进入|稳步|明显|较|比|大幅|显著|持续|不断)"
)
_MANNER = re.compile(r"^(?:面向|针对|围绕|依托|通过|结合)[^，]*?等?(?:持续|广泛|深入)?(?:开展|实施|组织)")


def growth_before(text: str) -> str:
    """The words that make the number behind them a growth and no level: 比2025年提高, 年均增长; "" for none."""
    found = _GROWTH.search(text.rstrip())
    return text[found.start() :] if found else ""


def title_before(text: str, region: str) -> str:
    """The title in the words before a number; "" when they are only a verb (每年培训不少于…)."""
    text = _BY_HEAD.sub("", text)
    text = _OPENING.sub("", _STARTING_POINT.sub("", text.strip().lstrip("（）")))
    text = _TRAILING.sub("", text)
    text = re.sub(r"每年度?|年均|达到(?=每)", "", _OPENING.sub("", text))  # what is counted each year, `annual` says
    if _VERB_ONLY.fullmatch(text):
        return ""
    text = _BY_OTHERS.sub("", text)
    found = COUNT_VERB.match(text)
    if found and (found.end() == len(text) or COUNT_VERB.fullmatch(text[found.end() :])):
        return ""  # 遴选推荐10名…: the thing stands behind
    if found:
        text = text[found.end() :]
    return _without_place(text, region).strip("的、，：: ")


def title_behind(text: str) -> str:
    """The title in the words behind a number: 建成5个以上县级科普教育基地."""
    return re.split(r"[，、；。和及）]", text.strip())[0].strip("的（ ")


def without_growth(title: str) -> str:
    """公民具备科学素质的比例 of 公民具备科学素质的比例年均提高: what the next number may be a level of."""
    return re.sub("年均[\u4e00-\u9fff]{1,4}$", "", title)


def title_of_share(text: str, whole: str) -> str:
    """其中省级3个, 其中农业类5个: a level or sort alone takes the name of the whole that was counted before."""
    if re.fullmatch(_LEVEL, text):
        return text + re.sub(f"^{_LEVEL}|^各级", "", whole)
    return text + re.sub("^各级", "", whole) if re.fullmatch(r"[\u4e00-\u9fff]{1,4}类", text) else text


def title_of_clause(text: str, region: str) -> str:
    """What a clause before the number's own is about: …职业技能提升培训，每年培训不少于…."""
    rate = _RATE.match(text)
    if rate:
        return title_before(rate[0], region)
    manner = _MANNER.sub("", text)
    return title_before(manner if len(manner) >= 4 else text, region)


def _without_place(text: str, region: str) -> str:
    """某县公民具备科学素质的比例 is the region's own statistic; 某县科技馆 is a name."""
    if not re.search(r"比例|比率|率$|水平|人均|经费", text):
        return text
    if region and text.startswith(region):
        return text[len(region) :].lstrip("的")
    return _PLACE.sub("", text)
