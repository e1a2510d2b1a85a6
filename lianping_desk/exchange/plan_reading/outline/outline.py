"""The headings of a document as a tree, with the paragraphs under each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lianping_desk.exchange.plan_reading.document import Paragraph
from lianping_desk.exchange.plan_reading.duties.duties import starts_with_label
from lianping_desk.exchange.plan_reading.outline.headings import split_heading
from lianping_desk.exchange.plan_reading.outline.markers import Rank, marker

_LONGEST_HEADING = 60


@dataclass(slots=True)
class Node:
    """A heading or measure: its title, the text that runs on behind the title, and what stands under it."""

    rank: Rank
    title: str
    body: str
    line: int
    number: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    def everything(self) -> Iterator[Paragraph]:
        """The running text of this heading and of all under it, in order."""
        if self.body:
            yield Paragraph(self.body, self.line)
        yield from self.paragraphs
        for child in self.children:
            yield from child.everything()

    def all_texts(self) -> Iterator[str]:
        """Titles and running text of this heading and of all under it."""
        yield self.title
        yield self.body
        yield from (paragraph.text for paragraph in self.paragraphs)
        for child in self.children:
            yield from child.all_texts()

    def numbered(self) -> list["Node"]:
        """The headings right below, measures under a dash left out."""
        return [child for child in self.children if child.rank is not Rank.dash]


@dataclass(slots=True)
class Outline:
    """The chapters, and what stands before the first of them."""

    before: list[Paragraph]
    chapters: list[Node]


def outline(paragraphs: Sequence[Paragraph]) -> Outline:
    """The tree of the paragraphs. A text that uses no 一、 begins with the highest marker that it does use."""
    before: list[Paragraph] = []
    chapters: list[Node] = []
    path: list[Node] = []
    highest = _highest(paragraphs)
    for paragraph in paragraphs:
        node = _node(paragraph)
        if node is None or (not path and node.rank is not highest):
            (path[-1].paragraphs if path else before).append(paragraph)
            continue
        while path and path[-1].rank >= node.rank:
            path.pop()
        (path[-1].children if path else chapters).append(node)
        path.append(node)
    return Outline(before, chapters)


def without_repetition(tree: Outline) -> Outline:
    """The tree once, where a page gives the whole plan twice (in the notice and again as its annex)."""
    texts = [tuple(chapter.all_texts()) for chapter in tree.chapters]
    for half in range(2, len(texts) // 2 + 1):
        # the last chapter of the first copy runs on into the name of the second, so the second is taken
        if texts[: half - 1] == texts[half : 2 * half - 1] and texts[half - 1][0] == texts[2 * half - 1][0]:
            return Outline(tree.before, tree.chapters[half : 2 * half])
    return tree


def _highest(paragraphs: Sequence[Paragraph]) -> Rank:
    """The first rank that counts on from one to two: a lone 1. in a page's head is no chapter."""
    seen: dict[Rank, int] = {}
    for paragraph in paragraphs:
        found = marker(paragraph.text)
        if found and len(found.rest) <= _LONGEST_HEADING:
            seen[found.rank] = seen.get(found.rank, 0) + 1
    ranks = [rank for rank in sorted(seen) if seen[rank] > 1 and rank is not Rank.dash]
    return ranks[0] if ranks else Rank.hanzi


def _node(paragraph: Paragraph) -> Node | None:
    found = marker(paragraph.text)
    if found is None:
        if not paragraph.lead or starts_with_label(paragraph.text):
            return None
        # A paragraph that opens in bold is a measure without a dash.
        title = paragraph.lead
        return Node(Rank.dash, title.rstrip("。：:；"), paragraph.text[len(title) :], paragraph.line)
    title, body = split_heading(found.rest, found.rank)
    return Node(found.rank, title, body, paragraph.line, found.number)
