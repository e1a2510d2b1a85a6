"""Lists of units: 市教育局、市科协等单位 as tokens, an open tail, and completed prefixes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_OPEN, _CLOSE = "（(〔【[", "）)〕】]"
_LEVELS = "省市县区州旗"
_SUFFIX = re.compile(
    r"(局|委|办|部|厅|会|院|科协|协|联|团委|中央|党校|中心|大队|支队|总队|分局|站|所|公司|集团|学校|大学|高校|银行|支行|中支|海关|处|室|科|股|校|医院|幼儿园|社|馆|团"
    r"|单位|部门|街道|街乡|镇街|乡镇|镇|乡|村|社区|办事处|政府|机关|机构|园区|开发区|企业|军分区|武装部|台|网|报|队|组|专班|成员|组织|团体|者|县|区|市|州|旗|盟|苏木|园|场|署|军|场所|水族馆|分校|校区|研究院|学部|基金|商|户|兵团|师|团场|连队|大数据|管委|派出所|宫|直属单位)$"
)
_TAIL = re.compile(r"(?<!同)等(?:[^、，；;,（(]{0,12}(?:单位|部门|机构|组织|团体|企业)|)$")
# （…，排第一位的为牵头单位，下同）
_REMARK = re.compile(r"为牵头|^(?:下同|以下同)$")
_WHOEVER = re.compile(r"各?(?:有关|相关)(?:部门|单位|方面)(?:和(?:部门|单位))?")
_NOT_UNITS = re.compile(r"(以下|不再|说明|详见|见附件|下同)")
# Only where this comes between two names of units is it a joint; 市发展和改革局 has 和 within a name.
_JOINT = re.compile(r"(?:和|及|以及|与|并)(?=(?:[省市县区州旗乡镇各团]|中共|共青团))")


# 各区、县人民政府 is one group, not 各区 and 县人民政府.
_EACH_OF_TWO = re.compile(
    r"各[省市县区乡镇州旗盟](?:、[省市县区乡镇州旗盟](?=[、人政，；。（〔]|党委|街道|$)|、街道(?=办|[、，；。]|$))+"
)
_LONGEST_ODD = 10
_WHOLE_LEVEL = re.compile("[省市县区州旗盟]级.{0,4}(?:部门|单位)")
_HELD = "\ue000"  # stands for a 、 within a name while a list is split

# 市场监管局 begins with no level; 团市委 carries its level within.
_OWN_LEVEL = re.compile(r"[省县区州旗各]|市(?!场)|团[省市县区]|中共|共青团|国|驻|人行|全")
# Branches, customs and companies are named after a place and belong to no level of government.
_DEPARTMENT = re.compile(r"((?<!分)局|委|办|厅|法院|检察院|部|中心|管委会|科协|妇联|工会|工商联|残联)$")
_ONLY_OFFICES = re.compile(r"[\u4e00-\u9fff]{2,}(?:局|委员会|管委会)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A unit as written; `full` has the prefix that was left out."""

    text: str
    full: str | None = None


@dataclass(frozen=True, slots=True)
class UnitList:
    """The units of one list in order, and how an open list ends (等单位)."""

    tokens: tuple[Token, ...]
    open_tail: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(token.text for token in self.tokens)


def looks_like_unit(text: str) -> bool:
    """Whether a token ends as units, groups of units and bodies do, brackets aside."""
    stem = re.sub(r"[（(][^（()）]*[）)]$", "", text)
    return 2 <= len(stem) <= 30 and _SUFFIX.search(stem) is not None and not re.search(r"[。？！：:“”]", stem)


def may_be_unit(text: str) -> bool:
    """A short name under a level that has no ending of an office: 县新华书店, 市一中."""
    return 3 <= len(text) <= _LONGEST_ODD and re.match(r"[省市县区州旗盟师](?![级直域内外])", text) is not None


def are_units(units: UnitList) -> bool:
    """Whether a list that says no role is one of units: one of them is an office of a level, or most are offices.

    （试点学校、社区） and （省、市、县） are none; a single name must be an office or a group (各乡镇) of a level, or
    end as only offices do (卫生健康局).
    """
    names = units.names
    if not names or not all(looks_like_unit(name) or may_be_unit(name) for name in names):
        return False
    of_level = {name for name in names if re.match(r"[省市县区州旗盟团师各]", name)}
    offices = {name for name in names if _DEPARTMENT.search(re.sub(r"[（(].*", "", name))}
    if of_level & offices or any(name.startswith("各") or _WHOLE_LEVEL.match(name) for name in names):
        return True
    if not all(looks_like_unit(name) for name in names):
        return False
    if len(names) == 1:
        return _ONLY_OFFICES.search(names[0]) is not None
    return 2 * max(len(of_level), len(offices)) > len(names)


def unit_list(text: str) -> UnitList:
    """The units in `text`, split outside brackets."""
    words = text.split()
    # Units may be parted by spaces alone; a space within a name is the typesetter's.
    parted = len(words) > 1 and all(looks_like_unit(word.strip("、，,；;。")) for word in words)
    text = ("、" if parted else "").join(words).strip("。；;，,、：:")
    tail = None
    names: list[str] = []
    for part in _split(_EACH_OF_TWO.sub(lambda found: found[0].replace("、", _HELD), text)):
        if _REMARK.search(part):
            continue
        part = _without_remark(part)
        if _WHOEVER.fullmatch(part):
            tail = part  # 某局，各有关部门: nobody in particular
            continue
        found = _TAIL.search(part)
        if found and (found.start() > 0 or names):
            tail, part = found[0] if len(found[0]) > 1 else "等", part[: found.start()]
        names += [name.replace(_HELD, "、") for name in _at_joints(part) if name]
    return UnitList(_completed(names), tail)


def _split(text: str) -> Iterator[str]:
    """At 、，；, but not within brackets."""
    depth, start = 0, 0
    for place, sign in enumerate(text):
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and sign in "、，,；;/":
            yield text[start:place]
            start = place + 1
    yield text[start:]


def _without_remark(part: str) -> str:
    """Without a bracket that is a remark and not part of the name (以下任务均需…落实)."""
    found = re.search(r"[（(]([^（(]*(?:[（(][^（()）]*[）)])?[^（()）]*)[）)]$", part)
    if found and _NOT_UNITS.search(found[1]):
        part = part[: found.start()]
    return re.sub(r"落实$", "", part)


def _at_joints(part: str) -> list[str]:
    """市教育局和市科协 are two; what stands before the joint must be a unit by itself."""
    names, start = [], 0
    for joint in _JOINT.finditer(part):
        if looks_like_unit(part[start : joint.start()]) and looks_like_unit(part[joint.end() :]):
            names.append(part[start : joint.start()])
            start = joint.end()
    return [*names, part[start:]]


def _completed(names: list[str]) -> tuple[Token, ...]:
    """市发改委、商务局: the second is 市商务局. Where most names carry a prefix, a bare one is a name of its own."""
    tokens = [Token(name) for name in names]
    if len(names) < 2 or names[0][0] not in _LEVELS:
        return tuple(tokens)
    bare = [place for place, name in enumerate(names) if place and not _OWN_LEVEL.match(name)]
    if len(bare) * 2 < len(names) - 1:
        return tuple(tokens)
    for place in bare:
        if _DEPARTMENT.search(names[place]):
            tokens[place] = replace(tokens[place], full=names[0][0] + names[place])
    return tuple(tokens)
