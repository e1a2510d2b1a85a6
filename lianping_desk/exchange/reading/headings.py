"""What a heading over a column means, for each of the three tables of a return.

The patterns are the office's vocabulary: how units word the same column. They are matched against the whole heading,
after white space and brackets were taken off; a heading that only resembles one stays unknown.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from lianping_desk.domain.received import TableKind
from lianping_desk.exchange.reading.words import plain, without_brackets

LONGEST_HEADING = 60
"""Characters, brackets and white space included; what is longer is text."""
LONGEST_SIDE_HEADING = 16
"""Characters of a heading that is put aside for a word in it (去年, 目标)."""


class Role(StrEnum):
    """Columns that carry no field of a row but are understood all the same."""

    serial = "serial"
    unit = "unit"
    measured_in = "measured_in"
    ignored = "ignored"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column is for: a field of FIELD_NAMES or a Role.

    `factor` turns the column's numbers into the field's unit where the heading names one (万人次 10000, 元 0.0001).
    `level` is set for a column that stands for one level of bases and is ticked. `is_loose`: the heading may mean
    something narrower (培训人数) and gives way where another column says the same outright (受益人次).
    """

    field: str
    factor: Decimal | None = None
    level: str = ""
    is_loose: bool = False


KEY_FIELDS = {TableKind.progress: "task", TableKind.indicator: "indicator", TableKind.base: "name"}

_NOW = "(?:截至目前|目前|当前|现阶段|本期|本年度?|本季度|本阶段|年度)?"
_DOING = "(?:进展|推进|完成|落实|开展|实施|进行)"
_AND = "[和及与、或/]"

_PROGRESS = {
    "measure": "(?:具体|主要|重点|工作|任务|推进|落实|实施|对应|细化|分项)*(?:举措|措施)(?:内容|名称)?"
    "|(?:分项|子)任务(?:内容|名称)?|任务分解",
    "next_step": "(?:下一?(?:步|阶段|季度|半年|年|期)|后续|今后)(?:的|主要|重点|工作|推进|整改)*"
    "(?:计划|打算|安排|措施|举措|思路|建议|目标)?",
    "problems": "(?:存在|主要|目前|遇到|面临|当前)*的?(?:主要)?(?:问题|困难|不足)(?:之处)?"
    f"(?:{_AND}?(?:主要)?(?:问题|困难|不足|建议|原因))*|需要?(?:协调)?解决的(?:主要)?问题",
    "percent": f"{_NOW}(?:年度|任务|工作|目标|总体|总|计划|自评)*(?:完成|推进|进展|落实|实施)?"
    "(?:率|进度(?:百分比)?|百分比|比例|占比|程度|百分率)|完成度",
    "state": f"{_NOW}(?:任务|工作|进度|推进|完成|进展|落实|实施|总体|序时|所处)*状态",
    "people": "(?:活动|现场|科普)*(?:受益|惠及|覆盖|参与|参加|服务|受众|受教育)?(?:群众|公众|人员|人口)?总?"
    "(?:人数|人次|人次数)"
    "|(?:受益|惠及|覆盖|服务|参与)(?:群众|人群|公众)数?",
    "sessions": "(?:开展|举办|组织)?(?:科普|宣传)?(?:活动)?(?:开展|举办)?总?(?:场次|次数|场数|场次数|场)"
    "|(?:开展|举办|科普)?活动(?:数量|总数|数|期数)",
    "funds": "(?:本期|实际|活动|科普|工作|项目|专项)*(?:投入|使用|支出|落实|安排)?(?:科普|活动|工作)?(?:经费|资金|金额)"
    "(?:投入|支出|使用)?(?:情况|数额|数|总额|额)?",
    "progress": f"{_NOW}(?:主要|工作|任务|活动|具体|贯彻)*{_DOING}+(?:工作|活动)?(?:情况|成效|进度情况)?(?:说明)?"
    f"(?:{_AND}(?:主要)?(?:成效|效果|做法))*"
    f"|(?:主要|工作|具体|取得)*的?(?:做法|成效|成果|亮点)(?:{_AND}(?:做法|成效|成果|亮点|经验))*"
    f"|{_NOW}(?:主要)?工作(?:情况|总结|动态|进度情况)|{_NOW}(?:进度|执行)情况|阶段性成效|已(?:开展|完成)(?:的?工作)"
    f"|主要工作{_AND}成效",
    "task": "(?:重点|主要|具体|对应|所属|分工|方案)?(?:工作|任务|行动|工程|项目)(?:和|及|、|/|或)?"
    "(?:任务|内容|项目|事项|名称|工程|分工)*|(?:牵头|责任|承担)(?:任务|工作)"
    "|(?:所属)?(?:提升)?行动(?:和|及|、|/|或)(?:重点)?工程",
}
_INDICATOR = {
    "period_value": "(?:本期|本年度?|本季度?|本半年|本阶段|当期|本?报告期|期内)(?:实际)?"
    "(?:新增|增加|完成|创建|实际|发生)*(?:数量|数值|数|值|情况)?|新增(?:数量|数)?",
    "cumulative": "(?:实际|目前|已)?(?:至今|截[至止](?:目前|本?期末?)|至?本期|期末|总)?累计"
    "(?:总|已|新增|完成|建成|创建|实际|达到)*(?:数量|数值|数|值|情况)?",
    "indicator": "(?:创建|工作|考核|主要|评价|任务)*指标(?:名称|内容|项目)?|(?:创建|工作)?目标名称"
    "|创建(?:目标|项目|内容)",
}
_BASE = {
    "name": "(?:申报|创建)?(?:县级?|市级?|省级?)?(?:科普)?(?:教育|示范)*(?:基地|场馆|阵地|场所)(?:名称|单位名称|全称)?"
    "|名称|项目名称",
    "level": "(?:认定|基地|创建|命名|授牌|科普|所属)*(?:级别|等级|层级|级次)",
    "host": "(?:依托|承办|创建|建设|申报|申请|所属|主管|承建|管理|运营|主办|建管)(?:单位|主体|机构|企业)(?:名称)?",
    "town": "(?:所在|所属)的?(?:乡镇|镇街|镇乡|乡|镇|街道|地|区域|地区|位置)(?:街道|名称|办)?|乡镇|镇街|镇|镇别",
    "stage": "(?:创建|当前|目前|建设|认定|申报|工作|所处|进展|现)?(?:阶段|状态|环节)"
    "|(?:创建|当前|目前|建设|认定|申报|工作)?进展|(?:创建|建设)(?:情况|进度)",
    "valid_until": "有效期限?(?:至|止|到|截止)?(?:日期|时间)?|(?:到期|截止)(?:时间|日期)",
    "date": "(?:认定|命名|获评|授牌|批准|创建|获批|授予|批复|挂牌)的?(?:时间|日期|年月日|年月)|时间|日期",
    "certificate": "(?:认定|批准|命名|证书|授牌|文件|批复)(?:文号|编号|证号|号|文件|文件号|文件文号)|文号|证书",
}
_VOCABULARY = {
    kind: {field: re.compile(pattern) for field, pattern in patterns.items()}
    for kind, patterns in (
        (TableKind.progress, _PROGRESS),
        (TableKind.indicator, _INDICATOR),
        (TableKind.base, _BASE),
    )
}

_SERIAL = re.compile(r"序号?|编号|项次|No\.?|no\.?")
_REPORTING_UNIT = re.compile(r"(?:填报|报送|上报|填表|汇报)(?:单位|部门)(?:名称)?")
_MEASURED_IN = re.compile(r"(?:计量|计数)单位")
_IGNORED = re.compile(
    r"备注|说明|(?:具体|直接|工作)?(?:联系|责任|负责|经办)人(?:员|姓名)?|(?:联系|办公)?(?:电话|手机|方式|号码)+(?:号码)?|联系(?:电话|方式)"
    r"|(?:分管|责任|主管|包抓)(?:领导|人)|责任(?:科室|股室|部门|单位)|(?:牵头|配合|参与|协助|协同)(?:单位|部门|科室|股室)"
    r"|佐证(?:材料)?|附件|图片|照片|(?:完成|计划完成)?(?:时限|期限)|编码|代码|角色|类型|类别|基地(?:类型|类别)|地址|详细地址|面积"
    r"|(?:年度|工作|任务|总体|全年|创建)*目标(?:要求|任务|值)?|目标任务|年度任务|要求|牵头|责任|科室|姓名|职务"
)
_ANOTHER_TIME = re.compile(r"去年|上年|往年|前年|上期|上一?(?:季度|期|年)|同期|前期|历年|上次")
_NOT_DONE_YET = re.compile(r"^(?:计划|预计|预期|拟|应完成|应达)|目标|预算")
_LOOSE = {
    TableKind.progress: {
        "people": re.compile("(?:参加)?培训(?:人数|人次)|(?:科普)?受众(?:人数)?|受益(?:面|人员|对象)"),
        "sessions": re.compile("培训(?:场次|场数|次数|期数)"),
        "funds": re.compile("(?:实际)?支出|(?:财政)?投入|花费|经费保障"),
        "percent": re.compile("(?:占|完成)年度任务的?比例"),
    },
    TableKind.indicator: {
        "indicator": re.compile("(?:创建|建设|工作)?(?:目标|任务)(?:项目?|指标)?|目标/指标|指标/目标|项目")
    },
    TableKind.base: {},
}
_MEASURED = (
    (
        "percent",
        re.compile(r"\((?:%|百分比|百分数|百分率)\)$"),
        re.compile(f"{_NOW}(?:工作|任务)?(?:已)?{_DOING}(?:情况)?"),
    ),
    ("state", re.compile(r"\(状态\)$"), re.compile(f"{_NOW}(?:工作|任务)?{_DOING}(?:情况)?")),
    (
        "sessions",
        re.compile(r"\((?:场|次|场次|场/次|次数|期)\)$"),
        re.compile("(?:开展|举办|组织)*(?:科普|宣传|培训)*活动(?:情况)?"),
    ),
)
"""A heading for text becomes one for numbers by the unit in brackets: 完成情况（%）, 开展活动（场）."""
LONGEST_UNIT = 8
_UNIT_OF_MEASURE = re.compile("%|个|人|人次|万人次|场|次|场次|期|元|千元|万元|亿元")
_YEAR = re.compile(r"^20\d\d年?度?")
_PART_OF_YEAR = re.compile(r"^(?:[上下]半年|全年|第?[一二三四1-4]季度|\d{1,2}月?份?[\-—–~至到]\d{1,2}月份?)度?")
_SINCE = re.compile(
    r"^自20\d\d年?|(?:自|从)?20\d\d年?(?:以来|起|至今|[\-—–~至到]20\d\d年?)|^截[至止](?:20\d\d年)?(?:\d{1,2}月)?(?:底|末|\d{1,2}日)?"
)
_LEVEL_COLUMN = re.compile(r"(县|区|市|省|国家)级?")
_LEVELS = {"县": "county", "区": "county", "市": "city", "省": "province", "国家": "nation"}
_WANTS_BOTH = re.compile(r"(?:问题|困难|不足).*(?:下一?步|打算|计划)")


@lru_cache(maxsize=4096)
def meaning_of(heading: str, kind: TableKind) -> Meaning | None:
    """What a column with this heading is for in a table of this kind; None where it is not known."""
    whole = plain(heading).replace("_", "")
    text = without_brackets(whole).strip(":：.。、,，;；*%")
    if not text:
        return None
    if role := _role(text, kind):
        return Meaning(role)
    if kind is TableKind.base and (level := _LEVEL_COLUMN.fullmatch(text)):
        return Meaning("level", level=_LEVELS[level[1]])
    if (named := _named(text, whole, kind)) and not named.is_loose:
        return named
    is_short = len(text) <= LONGEST_SIDE_HEADING
    if _IGNORED.fullmatch(text) or (is_short and _NOT_DONE_YET.search(text) and not _WANTS_BOTH.search(text)):
        return named or Meaning(Role.ignored)
    return named


def _named(text: str, whole: str, kind: TableKind) -> Meaning | None:
    """The field that a heading names, also behind a period: 2023年上半年进展情况. Which period is looked at later."""
    if kind is TableKind.progress:
        for field, unit, pattern in _MEASURED:
            if unit.search(whole) and pattern.fullmatch(text):
                return Meaning(field, _factor(field, whole))
    without_year = _YEAR.sub("", text)
    if kind is TableKind.indicator and not text.isdigit() and not _PART_OF_YEAR.sub("", without_year):
        return Meaning("period_value")
    shortened = (text, without_year, _PART_OF_YEAR.sub("", without_year), _SINCE.sub("", text))
    for name in dict.fromkeys(part for part in shortened if part):
        for field, pattern in _VOCABULARY[kind].items():
            if pattern.fullmatch(name):
                return Meaning(field, _factor(field, whole))
    in_all = text.removeprefix("累计")
    for field, pattern in _LOOSE[kind].items():
        if pattern.fullmatch(text) or (
            in_all != text and kind is TableKind.progress and _VOCABULARY[kind][field].fullmatch(in_all)
        ):
            return Meaning(field, _factor(field, whole), is_loose=True)
    return None


def is_unit_of_measure(text: str) -> bool:
    """Whether a text under a heading is only the unit of the column: %, 人次, 万元."""
    return len(text) <= LONGEST_UNIT and bool(
        _UNIT_OF_MEASURE.fullmatch(without_brackets(plain(text)) or plain(text).strip("()"))
    )


def is_put_aside(heading: str) -> bool:
    """Whether a column with this heading is none of ours, so that leaving it out needs no word."""
    return bool(_IGNORED.fullmatch(without_brackets(plain(heading))))


def _role(text: str, kind: TableKind) -> Role | None:
    """What a column is for that carries no field, where its heading leaves no choice."""
    if _SERIAL.fullmatch(text):
        return Role.serial
    if len(text) <= LONGEST_SIDE_HEADING and _ANOTHER_TIME.search(text):
        return Role.ignored
    if _MEASURED_IN.fullmatch(text) or (kind is TableKind.indicator and text == "单位"):
        return Role.measured_in
    if _REPORTING_UNIT.fullmatch(text) or (kind is TableKind.progress and text in ("单位", "单位名称")):
        return Role.unit
    return None


@lru_cache(maxsize=4096)
def is_known(heading: str) -> bool:
    """Whether the text is a heading in any of the tables."""
    return len(heading) <= LONGEST_HEADING and any(meaning_of(heading, kind) is not None for kind in TableKind)


def wants_two_things(heading: str) -> bool:
    """Whether one column asks for problems and next steps together, so that its text belongs to neither alone."""
    return bool(_WANTS_BOTH.search(plain(heading)))


def funds_factor(text: str) -> Decimal | None:
    """What turns amounts in the unit that a plain text names into 万元; None where it names none."""
    if "万元" in text:
        return Decimal(1)
    if "千元" in text:
        return Decimal("0.1")
    if "亿元" in text:
        return Decimal(10_000)
    return Decimal("0.0001") if "元" in text else None


def _factor(field: str, whole: str) -> Decimal | None:
    if field == "funds":
        return funds_factor(whole)
    if field in ("people", "sessions"):
        if "万" in whole:
            return Decimal(10_000)
        return Decimal(1_000) if "千人" in whole else Decimal(1)
    return None
