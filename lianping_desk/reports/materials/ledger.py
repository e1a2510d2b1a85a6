"""填报台账 and 催报名单 on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lianping_desk.domain.materials.leaves.lay import without_blanks
from lianping_desk.domain.materials.leaves.ledger import late_leaves, ledger_leaves
from lianping_desk.domain.materials.ledger import LateList, Ledger, LedgerRow, LedgerValue
from lianping_desk.domain.materials.table import Align, Column, Leaf
from lianping_desk.reports.document import Section
from lianping_desk.reports.materials.leaf import leaf_blocks, short_title, title_blocks, with_column
from lianping_desk.reports.materials.sources import TITLE, Sources
from lianping_desk.reports.page import LEDGER, PageStyle

_TASK_COLUMNS = 2
_SOURCE = Column(TITLE, 5, Align.centre)


def ledger_sections(ledger: Ledger, sources: Sources, page: PageStyle) -> Iterator[Section]:
    """Who returned, what was reported; the place of each row is its number in the appendix."""
    leaves = ledger_leaves(ledger)
    if ledger.period is not None:
        units, rows, values = leaves
        leaves = (units, _numbered(_by_task(rows), ledger.rows, sources), _numbered(values, ledger.values, sources))
    blocks = [block for leaf in without_blanks(leaves) for block in leaf_blocks(leaf, page)]
    heading = ledger.heading
    yield Section(page, (*title_blocks(heading), *blocks), short_title(heading), heading.subtitle)


def late_sections(late: LateList) -> Iterator[Section]:
    """The units to call."""
    blocks = [block for leaf in late_leaves(late) for block in leaf_blocks(leaf, LEDGER)]
    yield Section(LEDGER, (*title_blocks(late.heading), *blocks), short_title(late.heading), late.heading.subtitle)


def _by_task(leaf: Leaf) -> Leaf:
    """The leaf with number and title of a task once for all units that report on it."""
    (table,) = leaf.tables
    groups = (replace(column, is_group=True) for column in table.columns[:_TASK_COLUMNS])
    return replace(leaf, tables=(replace(table, columns=(*groups, *table.columns[_TASK_COLUMNS:])),))


def _numbered(leaf: Leaf, facts: Sequence[LedgerRow | LedgerValue], sources: Sources) -> Leaf:
    """The leaf with the last column of its table, the place in words, replaced by numbers of the appendix."""
    return with_column(leaf, -1, [sources.numbers(fact.traces.values()) for fact in facts], _SOURCE)
