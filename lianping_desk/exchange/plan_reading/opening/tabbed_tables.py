"""Tables in Word that are none: a table of a web page pasted as text stands as paragraphs with tabs between cells."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from lianping_desk.exchange.plan_reading.document import Block, Paragraph, Row, table_of_lines

_FEWEST_CELLS = 3  # a tab after "1." makes two of a paragraph
_FEWEST_ROWS = 2


def with_tabbed_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with paragraphs that follow each other and are parted by tabs alike as tables."""
    for in_cells, group in groupby(blocks, _is_in_cells):
        together = list(group)
        if in_cells and len(together) >= _FEWEST_ROWS:
            paragraphs = [one for one in together if isinstance(one, Paragraph)]
            yield table_of_lines(Row(_cells(one.text), one.line) for one in paragraphs)
        else:
            yield from together


def _is_in_cells(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(_cells(block.text)) >= _FEWEST_CELLS


def _cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in text.split("\t"))
