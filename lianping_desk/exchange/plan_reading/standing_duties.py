"""The statements of who does what that stand in and under a heading."""

import re
from collections.abc import Iterator

from lianping_desk.domain.plan import Role
from lianping_desk.exchange.plan_reading.duties import (
    Statement,
    bare_units,
    starts_with_label,
    stated,
    tags,
    unread_tags,
)
from lianping_desk.exchange.plan_reading.outline import Node

_DIVISION = re.compile(r"^[（(〔【\[]?\s*(?:任务|责任|职责)?分工")


def statements_of(node: Node) -> tuple[Statement, ...]:
    """What stands in the heading itself and right under it, before the next heading."""
    return tuple(_own(node))


def statements_below(node: Node) -> tuple[Statement, ...]:
    """What stands in the heading and anywhere under it."""
    return tuple(_all(node))


def unread_below(node: Node) -> tuple[str, ...]:
    """What seems to say who does what, and could not be read."""
    texts = [node.title, *(paragraph.text for paragraph in node.everything())]
    return tuple(said for text in texts for said in unread_tags(text))


def _all(node: Node) -> Iterator[Statement]:
    yield from _own(node)
    for child in node.children:
        yield from _all(child)


def _own(node: Node) -> Iterator[Statement]:
    bare = bare_units(node.title)
    if bare:
        yield Statement(Role.responsible, bare[1], node.title)
    yield from _in_text(node.title)
    yield from _in_text(node.body)
    for paragraph in node.paragraphs:
        yield from _in_text(paragraph.text)


def _in_text(text: str) -> Iterator[Statement]:
    """A paragraph of nothing but duties; otherwise the tags in its running text."""
    if not text:
        return
    if starts_with_label(text) or _DIVISION.match(text) or len(text) < 400:
        whole = stated(text)
        if whole:
            yield from whole
            return
    for _, _, statements in tags(text):
        yield from statements
    # a last sentence of its own: …。由市教育局牵头，市科协配合。
    last = text.rstrip("。").rpartition("。")
    if last[1] and not starts_with_label(last[2]) and last[2][:1] not in "（(〔【[":
        yield from stated(last[2])
    # 。牵头单位：… run on behind the text of a measure
    run_on = re.search(r"(?<=。)\s*(?=(?:牵头|主办|责任|配合|参与)(?:单位|部门)\s*[：:])", text)
    if run_on:
        yield from stated(text[run_on.end() :])
