"""Who does what, as documents say it: labels (牵头单位：…), sentences (由A牵头，B配合) and tags in brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lianping_desk.domain.plan import Role
from lianping_desk.exchange.plan_reading.duties.unit_lists import (
    UnitList,
    are_units,
    looks_like_unit,
    may_be_unit,
    unit_list,
)

_ROLES = (
    (Role.lead, "牵头|主办|主责"),
    (Role.responsible, "责任|负责|实施|落实|承办|承担"),
    (Role.cooperating, "配合|参与|参加|协办|协助|协同|支持|成员"),
)
ROLE_WORD = "|".join(words for _, words in _ROLES)
LABEL = re.compile(rf"(?:主要)?(?P<role>{ROLE_WORD})(?:责任)?(?:单位|部门|主体|处室|科室)?\s*(?:为|是)?\s*[：:]")
# 牵头单位：, 责任部门：; never 责任人： or a bare 落实：
UNIT_LABEL = re.compile(rf"(?:主要)?(?:{ROLE_WORD})(?:责任)?(?:单位|部门|主体|处室|科室)\s*[：:]")
# 牵 头 单 位： set wide to fill the line
_SPACED_LABEL = re.compile(r"([牵责配参主协承负])\s*([头任合与加办助责])\s*([单部])\s*([位门])(?=\s*[：:])")
_LABEL_AT_START = re.compile(rf"[（(〔【\[]?\s*{LABEL.pattern}")
# 牵头单位 and 成员单位 inside a name of a group are no verbs.
_VERB = re.compile(
    r"(?:按照?(?:各自)?(?:的)?职责(?:分工)?|根据职责(?:分工)?|共同|分别|联合|积极|协同|具体|组织)*"
    r"(?P<role>牵头(?!单位|部门)|负责(?!人|单位|部门)|配合(?!单位|部门)|参与(?!单位|部门)|参加(?!单位)|协助|协办|主办|承办|落实|实施|推进|抓好)"
    r"(?:负责|组织|实施|落实|推进|抓好|做好|完成|参与|配合)*(?:[。；;，,、]|$)"
)
_OPENING = re.compile(
    r"^[，,；;、。\s]*(?:(?:以上|上述)(?:各项|所有)?(?:任务|工作|内容|举措|措施|事项)?(?:均|都|分别)?)?"
    r"(?:(?:任务|责任|职责|工作)?分工\s*[：:])?\s*(?:由|请)?"
)
# 责任领导：某某  责任单位：…: a person is no unit
_PERSON = re.compile(
    r"(?:责任|牵头|分管|包抓|配合|联系)(?:领导|人|负责人|同志)\s*：[^：]*?(?:[；;，,]|(?=(?:牵头|责任|主办|配合|参与|协办)(?:单位|部门))|$)"
)
# 牵头单位市教育局，配合单位市科协
_WITHOUT_COLON = re.compile(
    r"(?:(?<=^)|(?<=[；;，,。]))((?:牵头|责任|配合|参与|主办|协办)(?:单位|部门))(?:(?=[省市县区州盟旗师团])|[ \u3000]+)"
)
# 由A牵头，会同B、C推进 and 由A会同B、C负责: those that are joined cooperate
_TOGETHER = re.compile(
    r"(?P<stop>[，,；;])会同(?P<units>[^，。；]+?)(?:共同|组织|具体|抓紧)*(?:推进|实施|负责|落实|做好|抓好|开展|完成|办理)?(?=[，。；]|$)"
)
_WITH_ANOTHER = re.compile(
    r"(?P<one>^[^，。；：]+?)会同(?P<other>[^，。；]+?)(?P<verb>牵头|(?:共同|组织|具体|抓紧)*(?:负责|实施|落实|推进|抓好))(?=[，。；]|$)"
)
_SEEMS_DUTY = re.compile(
    rf"^{LABEL.pattern.replace('(?P<role>', '(?:')}|(?:局|委|办|部|会|协|联|单位|部门)等?(?:牵头|负责|配合)[。；]?$"
)
_LONGEST_NAME = 16
_EXPLICIT = re.compile(r"(?:(?:任务|责任|职责|工作)?分工\s*[：:]\s*)?由|(?:任务|责任|职责|工作)?分工\s*[：:]")
_NO_NAME = re.compile(
    r"[。？！“”]|坚持|鼓励|引导|支持|推动|加强|社会|积极|全民|主导|格局|体系|机制|形成|广泛|共同|合力|群众|家长|公众|各方|协同"
)
_DIVISION_LINE = re.compile(r"(?:任务|责任|职责|工作)?分工\s*[：:]\s*\S|由[^，。]{2,60}牵头[，；]")
_BRACKETS = {"（": "）", "(": ")", "〔": "〕", "【": "】", "[": "]"}
_ROLE_BEHIND_NAME = re.compile(r"[（(](牵头|负责|配合|参与|主办|协办)(?:单位|部门)?[）)]$")


@dataclass(frozen=True, slots=True)
class Statement:
    """Units in one role; `text` is what the document says, for doubts."""

    role: Role
    units: UnitList
    text: str


def role_of(word: str) -> Role:
    """牵头 is lead, 责任/负责 responsible, 配合/参与 cooperating (DESIGN 6)."""
    return next((role for role, words in _ROLES if re.search(words, word)), Role.responsible)


def stated(text: str) -> tuple[Statement, ...]:
    """The statements of a text that says nothing but who does what; () for any other text."""
    bare = _PERSON.sub("", _SPACED_LABEL.sub(r"\1\2\3\4", _without_brackets(text.strip())))
    bare = re.sub(r"^(?:任务|责任|职责|工作)?分工\s*[：:]\s*(?=.*[：:])", "", bare)
    bare = _WITHOUT_COLON.sub(r"\1：", bare)
    bare = _TOGETHER.sub(r"\g<stop>\g<units>配合", _WITH_ANOTHER.sub(r"\g<one>\g<verb>，\g<other>配合", bare))
    if LABEL.match(bare):
        return tuple(_labelled(bare))
    return tuple(_spoken(bare))


def listed(text: str, role: Role) -> tuple[Statement, ...]:
    """The units of a table's cell under a heading of `role`; a cell may also say the roles itself."""
    spoken = stated(text)
    if spoken:
        return spoken
    units = unit_list(re.sub(r"[\n\r]+", "、", text))
    found: dict[Role, list[str]] = {}
    for name in units.names:
        own = _ROLE_BEHIND_NAME.search(name)
        found.setdefault(role_of(own[1]) if own else role, []).append(name[: own.start()] if own else name)
    if set(found) <= {role}:
        return (Statement(role, units, text),) if units.tokens or units.open_tail else ()
    return tuple(Statement(one, unit_list("、".join(names)), text) for one, names in found.items())


def tags(text: str) -> Iterator[tuple[int, int, tuple[Statement, ...]]]:
    """The brackets in a text that say who does what: where each begins and ends, and what it says."""
    for start, end in _bracketed(text):
        statements = stated(text[start:end])
        if statements:
            yield start, end, statements


def bare_units(text: str) -> tuple[int, UnitList] | None:
    """Units alone in the last bracket of a text, …行动（市教育局、市科协）, and where the bracket begins."""
    found = list(_bracketed(text))
    end = len(text.rstrip("。；; "))
    if not found or found[-1][1] != end or (found[-1][0] == 0 and end < len(text)) or stated(text[slice(*found[-1])]):
        return None
    start, end = found[-1]
    units = unit_list(text[start + 1 : end - 1])
    return (start, units) if are_units(units) else None


def unread_tags(text: str) -> Iterator[str]:
    """Brackets, and lines of 分工 alone, that seem to say who does what but could not be taken apart."""
    if _DIVISION_LINE.match(text) and not stated(text):
        yield text
    for start, end in _bracketed(text):
        said = text[start + 1 : end - 1]
        if _SEEMS_DUTY.search(said) and not stated(text[start:end]):
            yield said


def without_tags(text: str) -> str:
    """A heading or sentence without the tags in it."""
    if not any(sign in text for sign in _BRACKETS):
        return text.strip()
    bare = bare_units(text)
    if bare:
        return text[: bare[0]].strip()
    for start, end, _ in reversed(list(tags(text))):
        text = text[:start] + text[end:]
    return text.strip()


def starts_with_label(text: str) -> bool:
    return _LABEL_AT_START.match(text) is not None


def _labelled(text: str) -> Iterator[Statement]:
    found = list(LABEL.finditer(text))
    for label, following in zip(found, [*found[1:], None], strict=True):
        said = text[label.end() : following.start() if following else len(text)]
        yield from listed(said, role_of(label["role"]))


def _spoken(text: str) -> Iterator[Statement]:
    """A牵头，B、C配合: nothing may be left over, and all that does something must look like a unit."""
    statements: list[Statement] = []
    is_explicit = _EXPLICIT.match(text) is not None
    start = 0
    for verb in _VERB.finditer(text):
        if verb.start() < start:
            continue
        said = _OPENING.sub("", text[start : verb.start()])
        units = unit_list(said)
        if not units.tokens or not _are_doers(units, is_explicit):
            if not (units.open_tail and statements) and not re.fullmatch(r"(各|有关|相关)?(单位|部门)?", said):
                return
        elif units.tokens:
            statements.append(Statement(role_of(verb["role"]), units, text))
        start = verb.end()
    if not text[start:].strip("。；;，,、 "):
        yield from statements


def _are_doers(units: UnitList, is_explicit: bool) -> bool:
    """All look like units, or like names that only the office knows (县新华书店), each of which is then doubted.

    Where the line says 分工 or 由…牵头 its role words are trusted as 牵头单位： is; other prose must name units only.
    """
    odd = [name for name in units.names if not looks_like_unit(name)]
    if not odd:
        return True
    if max(map(len, odd)) > _LONGEST_NAME or any(_NO_NAME.search(name) for name in odd):
        return False
    if all(may_be_unit(name) for name in odd):
        return is_explicit or len(odd) < len(units.names)
    return is_explicit and len(odd) < len(units.names)


def _without_brackets(text: str) -> str:
    if text and text[0] in _BRACKETS and _bracket_end(text, 0) == len(text.rstrip("。；; ")):
        return text.rstrip("。；; ")[1:-1].strip()
    return text


def _bracketed(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    while place < len(text):
        if text[place] in _BRACKETS:
            end = _bracket_end(text, place)
            if end:
                yield place, end
                place = end
                continue
        place += 1


def _bracket_end(text: str, start: int) -> int:
    """Just behind the bracket that closes the one at `start`, nested ones counted; 0 when none does."""
    depth = 0
    for place in range(start, len(text)):
        if text[place] in _BRACKETS:
            depth += 1
        elif text[place] in _BRACKETS.values():
            depth -= 1
            if depth == 0:
                return place + 1
    return 0
