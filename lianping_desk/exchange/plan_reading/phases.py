"""进度安排: the phases of a plan, each with its years."""

import re
from collections.abc import Iterator, Sequence

from lianping_desk.domain.plan import Phase, PhaseKind
from lianping_desk.exchange.plan_reading.document import Paragraph
from lianping_desk.exchange.plan_reading.markers import marker
from lianping_desk.exchange.plan_reading.outline import Node

_SCHEDULE = re.compile(r"进度|步骤|阶段|时间安排|时序")
_YEAR = r"(20\d\d)\s*年?(?:\s*(?:\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?(?:初|底|末|上半年|下半年|[一二三四]季度)?)"
_SPAN = re.compile(rf"{_YEAR}\s*(?:[—–\-－~～至到]+\s*(?:(20\d\d)\s*年|(?:次年|\d{{1,2}}\s*月)))?")
_ORDINAL = re.compile(r"第[一二三四五六]阶段\s*[：:、，]?\s*|阶段[一二三四五六]\s*[：:、]?\s*")
_KINDS = (
    (PhaseKind.launch, "启动|动员|部署|准备|筹备|制定"),
    (PhaseKind.review, "总结|表彰|评估|验收|考核|收官"),
    (PhaseKind.implementation, "实施|推进|落实|攻坚|全面|提升"),
)
_LONGEST_TITLE = 20


def phases_of(chapters: Sequence[Node]) -> tuple[Phase, ...]:
    """The phases under a heading of 进度安排, 实施步骤 and the like; () where there is none."""
    for node in _everywhere(chapters):
        if _SCHEDULE.search(node.title) and len(node.title) <= _LONGEST_TITLE:
            texts = (sentence for text in _texts(node) for sentence in _apart(text))
            phases = tuple(phase for text in texts if (phase := _phase(text)))
            if phases:
                return phases
    return ()


def _everywhere(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _everywhere(node.children)


def _texts(node: Node) -> Iterator[str]:
    if node.body:
        yield node.body
    for paragraph in node.paragraphs:
        yield paragraph.text
    for child in node.children:
        yield f"{child.title}。{_inline(child.body, child.paragraphs)}"


def _apart(text: str) -> list[str]:
    """Phases told one after the other in a paragraph: each sentence begins as the first does, by year or ordinal."""
    for opening in (r"20\d\d", r"第[一二三四五六]阶段"):
        if re.match(opening, text):
            return re.split(rf"(?<=[。；])(?={opening})", text)
    return [text]


def _inline(body: str, paragraphs: Sequence[Paragraph]) -> str:
    return body + "".join(paragraph.text for paragraph in paragraphs)


def _phase(text: str) -> Phase | None:
    """启动实施。2022年，… or 第一阶段（2021年3月—6月）：动员部署。…; a paragraph that names no year is no phase."""
    found = marker(text)
    text = found.rest if found else text
    head, _, rest = text.partition("。")
    span = _SPAN.search(head) or _SPAN.search(rest[:40])
    if span is None:
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
    bare = re.sub(r"^\s*[为是](?=[^\s，。]+(?:年|阶段|期))", "", bare)  # 2026年为启动年
    parts = [part.strip("，,：:；;、 —-（）()") for part in re.split(r"[：:，,。]", bare)]
    return next((part for part in parts if 2 <= len(part) <= _LONGEST_TITLE), "")
