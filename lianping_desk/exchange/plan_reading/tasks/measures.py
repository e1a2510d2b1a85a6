"""The measures of a task: what stands under its heading, or under 措施 where the task is told in parts."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lianping_desk.exchange.plan_reading.outline.markers import Rank
from lianping_desk.exchange.plan_reading.outline.outline import Node

# The layout of the national plan of 2016: 任务：…… 措施：…… 分工：由…牵头，…参加。
_PARTS = (
    ("duties", re.compile(r"(?:任务|责任|职责|工作)?分工|(?:牵头|责任|配合|参与|主办|协办)(?:责任)?(?:单位|部门)")),
    ("measures", re.compile(r"(?:主要|工作|具体|重点|实施|推进)?(?:措施|举措)|主要做法|实施内容")),
    ("goals", re.compile(r"(?:主要|工作|具体|重点|总体)?(?:任务|目标|要求|任务目标|目标任务)")),
)
_ORDINAL = re.compile(r"(?:^|(?<=[。；：）]))(?P<number>[一二三四五六七八九十]{1,2})(?:是|要)(?P<title>[^。；]{3,40})")


def measures_under(node: Node) -> list[Node]:
    """The numbered headings, else the paragraphs under a dash or with a bold opening; of 任务 and 措施 the latter."""
    parts: dict[str, list[Node]] = {"measures": [], "goals": [], "": []}
    part = ""
    for _, title, child in sorted(_in_order(node), key=lambda one: one[0]):
        named, behind = _part(title)
        if named:
            part = named if named != "duties" else ""
        if child and named != "duties":
            parts[part] += [child] if not named else child.children or [replace(child, title=behind)] * bool(behind)
    under = parts["measures"] or [*parts["goals"], *parts[""]]
    numbered = [one for one in under if one in node.numbered()]
    return numbered or under or _told_in_order(node)


def _told_in_order(node: Node) -> list[Node]:
    """一是办好科学课。二是建设科普角。 within the text, where nothing else is a measure."""
    texts = [(node.body, node.line), *((paragraph.text, paragraph.line) for paragraph in node.paragraphs)]
    found = [(one, line) for text, line in texts for one in _ORDINAL.finditer(text)]
    told = [Node(Rank.dash, one["title"].strip(), "", line) for one, line in found]
    counts = [one["number"] for one, _ in found[:2]] == ["一", "二"]
    return told if counts or all(one.start() == 0 for one, _ in found) else []


def _in_order(node: Node) -> Iterator[tuple[int, str, Node | None]]:
    for paragraph in node.paragraphs:
        yield paragraph.line, paragraph.text, None
    for child in node.children:
        yield child.line, child.title, child
        for paragraph in child.paragraphs:  # 措施： behind the last of the tasks stands under it
            yield paragraph.line, paragraph.text, None


def _part(text: str) -> tuple[str, str]:
    """Which part a line opens, 【主要措施】 or 任务：, "" for any other line; and what stands behind its colon."""
    bare = re.sub(r"^[（(〔【\[]|[】）)〕\]]$", "", text.strip())
    head, _, behind = bare.partition("：")
    return next((name for name, words in _PARTS if words.fullmatch(head)), ""), behind
