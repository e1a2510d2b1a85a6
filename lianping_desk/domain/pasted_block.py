"""A block of cells pasted from Excel: which column is which, and what each row says."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lianping_desk.domain.errors import DeskError

Block = Sequence[Sequence[str]]
"""Rows of cells, the upper left first."""

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class BlockColumns:
    """The columns of a table: key and title of each, in the order in which a block without headings is read.

    `also` gives other titles by which a column goes. A first row is one of headings when it names the column `telling`.
    """

    titles: Mapping[str, str]
    also: Mapping[str, str]
    telling: str

    def read(self, block: Block, make: Callable[[dict[str, str]], _Made]) -> tuple[_Made, ...]:
        """What `make` makes of each row, given its filled cells by key; empty rows are passed over.

        DeskError names the first row of the block that cannot be read.
        """
        keys, rows = self._headings(block)
        found = []
        for number, row in enumerate(rows, start=len(block) - len(rows) + 1):
            cells = {key: cell.strip() for key, cell in zip(keys, row, strict=False) if key and cell.strip()}
            if not cells:
                continue
            try:
                found.append(make(cells))
            except DeskError as error:
                sentence, way_out = f"粘贴的第{number}行：{error.sentence}", error.way_out or "请改好后重新粘贴。"
                raise DeskError(sentence, way_out) from None
        return tuple(found)

    def _headings(self, block: Block) -> tuple[Sequence[str | None], Block]:
        keys = {title: key for key, title in self.titles.items()} | dict(self.also)
        first = [keys.get(re.sub(r"\s|（.*?）|\(.*?\)", "", cell)) for cell in block[0]] if block else []
        return (first, block[1:]) if self.telling in first else (list(self.titles), block)
