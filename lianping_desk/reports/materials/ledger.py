"""填报台账 and 催报名单 on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lianping_desk.domain.materials.leaves.ledger import late_leaves, ledger_leaves
from lianping_desk.domain.materials.ledger import LateList, Ledger, LedgerRow, LedgerValue
from lianping_desk.domain.materials.table import Align, Cell, Column, Leaf, Table
from lianping_desk.reports.document import Section
from lianping_desk.reports.materials.leaf import leaf_blocks, title_blocks
from lianping_desk.reports.materials.sources import TITLE, Sources
from lianping_desk.reports.page import LEDGER

PAGE = LEDGER.landscape()
_SOURCE = Column(TITLE, 5, Align.centre)


def ledger_sections(ledger: Ledger, sources: Sources) -> Iterator[Section]:
    """Who returned, what was reported; the place of each row is its number in the appendix."""
    leaves = ledger_leaves(ledger)
    if ledger.period is not None:
        units, rows, values = leaves
        leaves = (units, _numbered(rows, ledger.rows, sources), _numbered(values, ledger.values, sources))
    blocks = [block for leaf in leaves for block in leaf_blocks(leaf, PAGE)]
    heading = ledger.heading
    yield Section(PAGE, (*title_blocks(heading), *blocks), heading.title, heading.subtitle)


def late_sections(late: LateList) -> Iterator[Section]:
    """The units to call."""
    blocks = [block for leaf in late_leaves(late) for block in leaf_blocks(leaf, LEDGER)]
    yield Section(LEDGER, (*title_blocks(late.heading), *blocks), late.heading.title, late.heading.subtitle)


def _numbered(leaf: Leaf, facts: Sequence[LedgerRow | LedgerValue], sources: Sources) -> Leaf:
    """The leaf with the last column of its table, the place in words, replaced by numbers of the appendix."""
    (table,) = leaf.tables
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (*row[:-1], sources.numbers(fact.traces.values())) for row, fact in zip(table.rows, facts, strict=True)
    )
    numbered: Table = replace(table, columns=(*table.columns[:-1], _SOURCE), rows=rows)
    return replace(leaf, tables=(numbered,))
