"""A material that comes as leaves, on paper: the first under its title, each other one on pages of its own."""

from collections.abc import Iterator

from lianping_desk.domain.materials.pack import Leaves
from lianping_desk.reports.document import Section
from lianping_desk.reports.materials.leaf import leaf_blocks, title_blocks
from lianping_desk.reports.page import LEDGER, PageStyle


def leaf_sections(material: Leaves, page: PageStyle) -> Iterator[Section]:
    """Lying pages, standing ones where the leaf is for portrait."""
    for number, leaf in enumerate(material.leaves):
        paper = LEDGER if leaf.is_portrait else page
        blocks = (*title_blocks(leaf.heading), *leaf_blocks(leaf, paper))
        yield Section(paper, blocks, leaf.name, leaf.heading.subtitle, level=int(number > 0))
