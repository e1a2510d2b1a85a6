"""What one cell of a table holds by its own words: units, a serial number, a date, or a sign for nothing."""

import re
from collections.abc import Sequence
from functools import lru_cache

from lianping_desk.exchange.plan_reading.duties.duties import stated
from lianping_desk.exchange.plan_reading.duties.unit_lists import are_units, looks_like_unit, unit_list

NO_UNITS, MAY_BE_UNITS, LIKELY_UNITS, SURE_UNITS = range(4)

_NUMBER = re.compile(r"[（(]?(?:\d{1,3}(?:\.\d{1,2})?|[一二三四五六七八九十]{1,3})[)）]?[.、．]?")
_IN_HANZI = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）]?[.、．]?")
_ITEM = re.compile(r"\s*(?:[（(]?\d{1,2}[)）.．、]|[①-⑳])")
_NOTHING = re.compile(r"[—–－\-/／\\、·*＊]{1,4}|无|暂无|同上")
_DATE = re.compile(
    r"(?:(?:到|至|在)?20\d\d年?[\d年月日底末前—–\-－~～至起上下半旬（）]*|\d{1,2}月[\d月日底前—–\-－~～至]*|(?:每年|每季度?|每月|每半年)(?:\d{1,2}月.{0,8}|底.{0,4}|\d次)?"
    r"|全年|年内|年底前?|长期.{0,4}|持续.{0,4}|常年|常态化?.{0,4}|近期|中期|远期|按.{0,6}要求)"
)
# 建设市科技馆 ends as a unit does and is none; 建设局 and 组织部 are units.
_BEGINS_WORK = re.compile(
    r"(?:建设(?!局|和|交通|厅|委)|建成|打造|创建|开展|推进|推动|加强|实施|培育|培养|提升|提高|发展(?!和?改革|规划)|完善|建立|健全|强化|深化|举办|组织(?!部|人事)|丰富|普及|开放(?!大学)|开设"
    r"|优化|营造|壮大|发挥|促进|支持|鼓励|扩大|做好|抓好|落实|弘扬|广泛|深入|积极|大力|全面|创新|构建|拓展|推广|繁荣|每年|新建|利用|依托|围绕)"
)
_OFFICE = re.compile(
    r"(局|委|办|部|厅|会|科协|妇联|工商联|残联|团委|工委|党校|中心|大队|支队|政府|办事处|室|科|股|院|公司|街道|镇|乡|单位|部门|企业|学校)$"
)


NAMES_TASK = re.compile(r"(行动|工程|计划)$")
_LEVEL = re.compile(r"[省市县区州旗盟团各](?!域)|中共|共青团")
_ENDS_OPEN = re.compile(r"[、，,（(]$")
_LONGEST_NAME, _LONGEST_REST = 20, 8  # signs


@lru_cache(maxsize=4096)
def likeness_to_units(text: str) -> int:
    """How sure it is that a cell lists units: NO_UNITS, MAY_BE_UNITS (县科技馆), LIKELY_UNITS or SURE_UNITS."""
    if stated(text):
        return SURE_UNITS
    if _ITEM.match(text):
        return NO_UNITS  # 1.推进科技下乡 is a measure, though it ends as names of units do
    units = unit_list("、".join(text.split("\n")))
    names = units.names
    if not names or _BEGINS_WORK.match(text) or not all(looks_like_unit(name) for name in names):
        return NO_UNITS
    if are_units(units):
        return SURE_UNITS
    is_list = len(names) > 1 or units.open_tail is not None
    return LIKELY_UNITS if is_list or _OFFICE.search(re.sub(r"[（(].*", "", names[0])) else MAY_BE_UNITS


def is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def is_number_in_hanzi(text: str) -> bool:
    """一 beside 1, 2, 3 counts the groups of a table."""
    return _IN_HANZI.fullmatch(text) is not None


def is_nothing(text: str) -> bool:
    return not text.strip() or _NOTHING.fullmatch(text.strip()) is not None


def is_date(text: str) -> bool:
    return _DATE.fullmatch(text) is not None and len(text) <= 20


@lru_cache(maxsize=4096)
def is_cut_name(before: str, line: str) -> bool:
    """Whether a list goes on within itself: it ends at 、, or a line break cut a name, 县委组 / 织部、某局.

    A task above its unit is none.
    """
    if _ENDS_OPEN.search(before) or line.startswith("（"):
        return True
    begun = re.split(r"[、，；：\n]", before)[-1]
    rest = re.split(r"[、，；]", line)[0]
    may_be_cut = (begun != before or _LEVEL.match(begun)) and not NAMES_TASK.search(begun)
    if not may_be_cut or len(begun + rest) > _LONGEST_NAME or _BEGINS_WORK.match(line) or stated(line):
        return False
    is_part = not likeness_to_units(begun) or (len(rest) <= _LONGEST_REST and not likeness_to_units(rest))
    return is_part and likeness_to_units(begun + rest) >= LIKELY_UNITS


def list_of_lines(lines: Sequence[str]) -> str:
    """The lines of a cell of units: names that a line break cut are whole again, other lines stay lines."""
    text = ""
    for line in (one.strip() for one in lines):
        text += line if not text or not line or is_cut_name(text, line) else f"\n{line}"
    return text
