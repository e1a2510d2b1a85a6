"""任务分工表 on paper: the table, and the matrix of tasks by units on pages of its own."""

from collections.abc import Iterator
from dataclasses import replace

from lianping_desk.domain.materials.division import DivisionTable
from lianping_desk.domain.materials.leaves.division import division_leaves
from lianping_desk.reports.document import Section
from lianping_desk.reports.materials.leaf import leaf_blocks, short_title, title_blocks
from lianping_desk.reports.materials.matrix import matrix_blocks
from lianping_desk.reports.page import PageStyle


def division_sections(division: DivisionTable, page: PageStyle) -> Iterator[Section]:
    """The table with the doubts of the plan as notes; the matrix where there is anything to show."""
    heading, note = division.heading, division.heading.subtitle
    blocks = [block for leaf in division_leaves(division) for block in leaf_blocks(leaf, page)]
    yield Section(page, (*title_blocks(heading), *blocks), short_title(heading), note)
    if matrix := tuple(matrix_blocks(division, page.text_width)):
        named = replace(heading, title=f"{heading.title}（单位对照）")
        yield Section(page, (*title_blocks(named), *matrix), short_title(named), note, level=1)
