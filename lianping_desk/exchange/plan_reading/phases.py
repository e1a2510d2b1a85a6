"""进度安排: the phases of a plan, each with its years."""

import re
from collections.abc import Iterator, Sequence

from lianping_desk.domain.plan import Phase, PhaseKind
from lianping_desk.exchange.plan_reading.document import Paragraph
from lianping_desk.exchange.plan_reading.outline.markers import marker
from lianping_desk.exchange.plan_reading.outline.outline import Node

# 基础教育阶段 is no stage of a plan
_SCHEDULE = re.compile(
    r"进度|步骤|分步|(?:实施|工作|推进|时间)阶段|^阶段|阶段(?:安排|划分|步骤)|分阶段|(?:实施|工作|推进)安排|时间(?:安排|节点|表)|时序|日程"
)
_STAGE = re.compile(r"启动|动员|部署|准备|总结|评估|验收|收官|第[一二三四五六]阶段|(?:实施|推进|攻坚|深化|提升)阶段")
_PART_OF_YEAR = r"(?:初|底|末|上半年|下半年|[一二三四]季度)?"
_YEAR = (
    r"(20\d\d)\s*年?(?:\d{1,2}\s*[—\-至]\s*\d{1,2}\s*月)?"
    rf"(?:\s*(?:\d{{1,2}}\s*月)?(?:\s*\d{{1,2}}\s*日)?{_PART_OF_YEAR})"
)
_WITHIN = rf"(?:\s*\d{{1,2}}\s*月)?(?:\s*\d{{1,2}}\s*日)?{_PART_OF_YEAR}"
_SPAN = re.compile(
    rf"{_YEAR}(?:[.]\d{{1,2}})?\s*(?:[—–\-－~～至到]+\s*(?:(20\d\d)(?:年{_WITHIN}|[.]\d{{1,2}})|(?:次年|\d{{1,2}}\s*月(?:底|\d{{1,2}}日)?)))?"
    r"(?:底?前)?"
)
_ORDINAL = re.compile(r"第[一二三四五六]阶段\s*[：:、，]?\s*|阶段[一二三四五六]\s*[：:、]?\s*")
_KINDS = (
    (PhaseKind.launch, "启动|动员|部署|准备|筹备|制定"),
    (PhaseKind.review, "总结|表彰|评估|验收|考核|收官"),
    (PhaseKind.implementation, "实施|推进|落实|攻坚|全面|提升"),
)
_LONGEST_TITLE = 20
_LONGEST_HEAD = 40  # a year further back dates what is done in a phase, not the phase
_LONGEST_NAME = 14
_SENTENCE = re.compile(r"[^。；]+[。；]?")
# 2021年制定方案，2022—2024年组织实施，2025年总结验收: every clause begins with its year
_YEARS_ALL_OVER = re.compile(r"(?:[^，。；]*20\d\d[^，。；]*，){2,}[^，。；]*20\d\d[^，。；]*。?")
_YEAR_IS_STAGE = re.compile(r"，(?=20\d\d年?(?:[—–\-－~～至到]+20\d\d年)?(?:[为是]|[：:]))")
_PLAIN = re.compile("，")
# 到2025年，建成… is a goal, 从2022年起 no phase
_GOAL = re.compile(r"(?:到|至|从|自|力争)\s*20\d\d")
_ANNOUNCES = re.compile(r"分[为成]?[二两三四五]个?(?:阶段|步)|时间|时限")


def phases_of(chapters: Sequence[Node]) -> tuple[Phase, ...]:
    """The phases under a heading of 进度安排, 实施步骤 and the like, else under one that lists stages with years."""
    nodes = list(_everywhere(chapters))
    for node in nodes:
        if _SCHEDULE.search(node.title) and len(node.title) <= _LONGEST_TITLE:
            phases = _listed(node)
            if phases:
                return phases
    for node in nodes:
        phases = tuple(phase for child in node.children if (phase := _phase(_of_child(child))))
        if sum(_STAGE.search(phase.title) is not None for phase in phases) > 1:
            return phases
    return ()


def _everywhere(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _everywhere(node.children)


def _listed(node: Node) -> tuple[Phase, ...]:
    told: list[str] = []
    name = ""
    for text in (node.body, *(paragraph.text for paragraph in node.paragraphs)):
        parts = _apart(name + text) if text else []
        told += parts
        # 第一阶段：启动阶段 and 时间：2022年1月至3月 may stand on two lines
        is_name = not parts and bool(text) and len(text) <= _LONGEST_NAME and not _PLAIN.search(text)
        name = f"{text.rstrip('。')}。" if is_name else ""
    told += [_of_child(child) for child in node.children]
    return tuple(phase for text in told if (phase := _phase(text)))


def _of_child(child: Node) -> str:
    return f"{child.title}。{_inline(child.body, child.paragraphs)}"


def _apart(text: str) -> list[str]:
    """Phases told one after the other in a paragraph: each begins as the first does, by year, name or both.

    2026年为启动阶段，2027年为实施阶段 are parted at their years; 启动实施。2026年，… keeps its name before its
    year, and 2028年开展中期评估 in it begins nothing.
    """
    parts: list[str] = []
    name, opening = "", ""
    text = _YEAR_IS_STAGE.sub("。", text)
    if _YEARS_ALL_OVER.fullmatch(text) and all(re.match(r"20\d\d", part) for part in text.split("，")):
        text = text.replace("，", "。")
    for found in _SENTENCE.finditer(text):
        sentence = found[0].strip()
        span = _SPAN.search(sentence[:_LONGEST_HEAD])
        if not span and not name and len(sentence) <= _LONGEST_NAME and not _PLAIN.search(sentence):
            name = sentence
            continue
        begins = "" if not span else "name and year" if name else "year" if span.start() == 0 else "name"
        opening = opening or begins
        if begins and begins == opening:
            parts.append(name + sentence)
        elif parts:
            parts[-1] += name + sentence
        name = ""
    return parts


def _inline(body: str, paragraphs: Sequence[Paragraph]) -> str:
    return body + "".join(paragraph.text for paragraph in paragraphs)


def _phase(text: str) -> Phase | None:
    """启动实施。2022年，… or 第一阶段（2021年3月—6月）：动员部署。…; a paragraph that names no year is no phase."""
    found = marker(text)
    text = found.rest if found else text
    head, _, rest = text.partition("。")
    span = _SPAN.search(head) or _SPAN.search(rest[:_LONGEST_HEAD])
    if span is None or _GOAL.match(head) or (not _SPAN.search(head) and _GOAL.match(rest)):
        return None
    title = _title(head)
    if not title:
        title = _title(rest.partition("。")[0])
    if not title:
        return None
    first = int(span[1])
    last = int(span[2]) if span[2] else first
    kind = next((kind for kind, words in _KINDS if re.search(words, title)), PhaseKind.implementation)
    return Phase(title, first, last, kind, text)


def _title(head: str) -> str:
    """The name without ordinal, years and brackets: 第一阶段（2021年）：启动实施 is 启动实施."""
    bare = re.sub(r"[（(][^）)]*[）)]", "", head)
    bare = _SPAN.sub("", _ORDINAL.sub("", bare))
    bare = re.sub(r"^\s*[为是]", "", bare)  # 2026年为启动年
    parts = [part.strip("，,：:；;、 —-（）()") for part in re.split(r"[：:，,。]", bare)]
    return next((part for part in parts if 2 <= len(part) <= _LONGEST_TITLE and not _ANNOUNCES.fullmatch(part)), "")
