"""The statements of who does what that stand in and under a heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lianping_desk.domain.plan import Role
from lianping_desk.exchange.plan_reading.duties.duties import (
    Statement,
    bare_units,
    starts_with_label,
    stated,
    tags,
    unread_tags,
)
from lianping_desk.exchange.plan_reading.outline.outline import Node

_DIVISION = re.compile(r"^[（(〔【\[]?\s*(?:任务|责任|职责|工作)?分工")


# 排第一位的为牵头单位，下同: the office's own rule for lists that name no lead
FIRST_LEADS = re.compile(r"(?:第一|首)(?:位|个|名|家)?的?(?:单位|部门)?(?:为|是|系)牵头")


@dataclass(frozen=True, slots=True)
class Said:
    """What one heading with the text right under it says; `of_task` where it is the task's own and no measure's.

    `names_no_role` marks a list of units alone, （市教育局、市科协）, which is read as responsible.
    """

    statements: tuple[Statement, ...]
    line: int
    of_task: bool = True
    names_no_role: bool = False


def first_leading(said: Said) -> Said:
    """The first unit of a list of responsible ones as its lead."""
    if any(statement.role is Role.lead for statement in said.statements):
        return said
    statements: list[Statement] = []
    for place, one in enumerate(said.statements):
        if place == 0 and one.role is Role.responsible and one.units.tokens:
            first, *rest = one.units.tokens
            statements.append(Statement(Role.lead, replace(one.units, tokens=(first,), open_tail=None), one.text))
            one = replace(one, units=replace(one.units, tokens=tuple(rest)))
        statements.append(one)
    return replace(said, statements=tuple(statements), names_no_role=False)


def said_in(node: Node) -> tuple[Said, ...]:
    """What stands in the heading itself and right under it, before the next heading."""
    return tuple(_own(node, of_task=True))


def said_below(node: Node) -> tuple[Said, ...]:
    """What stands in the heading and anywhere under it."""
    found = tuple(_all(node, of_task=True))
    # one line behind the last measure speaks for the whole task
    return (replace(found[0], of_task=True),) if len(found) == 1 else found


def unread_below(node: Node) -> tuple[str, ...]:
    """What seems to say who does what, and could not be read."""
    texts = [node.title, *(paragraph.text for paragraph in node.everything())]
    return tuple(said for text in texts for said in unread_tags(text))


def _all(node: Node, of_task: bool) -> Iterator[Said]:
    yield from _own(node, of_task)
    for child in node.children:
        yield from _all(child, of_task=False)


def _own(node: Node, of_task: bool) -> Iterator[Said]:
    texts = [(node.title, node.line), (node.body, node.line)]
    texts += [(paragraph.text, paragraph.line) for paragraph in node.paragraphs]
    found = [statement for text, _ in texts for statement in _in_text(text)]
    if found:
        yield Said(tuple(found), node.line, of_task)
    for text, line in texts:
        bare = bare_units(text)
        if bare:
            yield Said((Statement(Role.responsible, bare[1], text[bare[0] :]),), line, of_task, names_no_role=True)


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
