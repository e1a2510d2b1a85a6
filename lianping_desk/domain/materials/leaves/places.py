"""Where the values of a row were read, in a line an auditor can follow."""

import re
from collections.abc import Iterator, Sequence

from lianping_desk.domain.materials.leaves.words import listed
from lianping_desk.domain.trace import CellTrace

_CELL = re.compile(r"([A-Z]{1,3})([0-9]+)")


def place_of(*traces: CellTrace | None) -> str:
    """Where a row was read: each file once, then its sheet and cells: 某某局.xlsx 填报表!E5:G5、L5."""
    cells: dict[tuple[str, str | None], list[str]] = {}
    for trace in traces:
        if trace is not None:
            cells.setdefault((trace.file, trace.sheet), []).append(trace.cell)
    lines = []
    for (file, sheet), names in cells.items():
        lines.append(f"{file} {f'{sheet}!' if sheet else ''}{listed(_ranges(names))}".strip())
    return "\n".join(lines)


def _ranges(cells: Sequence[str]) -> Iterator[str]:
    """Neighbours in a row as one range: E5:G5 for E5, F5, G5. What is no cell's name stays as it is."""
    found = {(int(match[2]), _column(match[1])): cell for cell in cells if (match := _CELL.fullmatch(cell))}
    yield from dict.fromkeys(cell for cell in cells if cell and not _CELL.fullmatch(cell))
    run: list[tuple[int, int]] = []
    for place in sorted(found):
        if run and (place[0], place[1] - 1) != run[-1]:
            yield _range(found[run[0]], found[run[-1]])
            run = []
        run.append(place)
    if run:
        yield _range(found[run[0]], found[run[-1]])


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}:{last}"


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
