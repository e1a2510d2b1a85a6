"""A material that comes as leaves, on paper: all below one title, as long as they stand on the same kind of page."""

from collections.abc import Iterator
from itertools import groupby

from lianping_desk.domain.materials.pack import Leaves
from lianping_desk.reports.document import Section
from lianping_desk.reports.materials.leaf import leaf_blocks, short_title, title_blocks
from lianping_desk.reports.page import LEDGER, PageStyle


def leaf_sections(material: Leaves, page: PageStyle) -> Iterator[Section]:
    """Lying pages, standing ones where the leaves are for portrait."""
    for is_portrait, group in groupby(material.leaves, key=lambda leaf: leaf.is_portrait):
        leaves = tuple(group)
        heading, paper = leaves[0].heading, LEDGER if is_portrait else page
        blocks = [block for leaf in leaves for block in leaf_blocks(leaf, paper)]
        yield Section(paper, (*title_blocks(heading), *blocks), short_title(heading), heading.subtitle)
