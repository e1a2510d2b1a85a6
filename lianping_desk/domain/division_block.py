"""A block of the 分工表 as it is pasted from Excel: which cell is which, and what it would change."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lianping_desk.domain.pasted_block import Block
from lianping_desk.domain.plan import Plan, Role, Task
from lianping_desk.domain.unit import Unit
from lianping_desk.domain.unit_names import UnitList, UnitNames, fold_name, read_unit_list

COLUMNS = ("title", "lead", "responsible", "cooperating")
"""What the columns of a pasted block mean, from the one that the cursor is in."""

_HEADINGS = (
    ("no", re.compile(r"序号|编号")),
    ("lead", re.compile(r"牵头")),
    ("cooperating", re.compile(r"配合|参与|协助")),
    ("responsible", re.compile(r"责任|负责|承担|落实")),
    ("title", re.compile(r"任务|工作内容|内容|工程|行动|事项")),
)


@dataclass(frozen=True, slots=True)
class PastedTask:
    """One pasted row. `task` is the task it changes, None where it adds one; a role that was not pasted is absent."""

    title: str
    task: Task | None
    units: Mapping[Role, UnitList] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PastedBlock:
    """What would change. `unknown` are the tokens that no unit goes by; `left_over` the rows without a place."""

    rows: tuple[PastedTask, ...]
    unknown: tuple[str, ...] = ()
    left_over: tuple[str, ...] = ()


def read_block(block: Block, start: str, shown: Sequence[Task], plan: Plan, units: Sequence[Unit]) -> PastedBlock:
    """Understand a block pasted at column `start` (one of COLUMNS) with the cursor on the first of the `shown` tasks.

    A row with a title goes to the task of that title, or adds one. A block without titles goes to the shown tasks line
    by line.
    """
    lines = [[cell.strip() for cell in line] for line in block if any(cell.strip() for cell in line)]
    headed = _columns(lines[0]) if lines else None
    columns = headed or _columns_from(start, lines)
    by_title = {fold_name(task.title): task for task in plan.tasks}
    names = UnitNames(units)
    rows: dict[str, PastedTask] = {}
    left_over: list[str] = []
    for place, line in enumerate(lines[1:] if headed else lines):
        cells = {name: line[column] for name, column in columns.items() if column < len(line)}
        if "title" in cells:
            title, task = cells["title"], by_title.get(fold_name(cells["title"]))
        else:
            task = shown[place] if place < len(shown) else None
            title = task.title if task else ""
        if title and fold_name(title) not in rows:
            rows[fold_name(title)] = PastedTask(title, task, _lists(cells, names))
        else:
            left_over.append(" ".join(cell for cell in line if cell))
    tokens = [token for row in rows.values() for listed in row.units.values() for token in listed.tokens]
    unknown = dict.fromkeys(token for token in tokens if names.find(token) is None)
    return PastedBlock(tuple(rows.values()), tuple(unknown), tuple(left_over))


def _lists(cells: Mapping[str, str], names: UnitNames) -> dict[Role, UnitList]:
    """The units of each role; one that stands there twice, by whatever names, counts where it is first."""
    lists: dict[Role, UnitList] = {}
    seen: set[str] = set()
    for role in Role:
        if role.value in cells:
            listed = read_unit_list(cells[role.value])
            tokens: list[str] = []
            repeated = list(listed.repeated)
            for token in listed.tokens:
                unit = names.find(token)
                name = unit.name if unit else fold_name(token)
                (repeated if name in seen else tokens).append(token)
                seen.add(name)
            lists[role] = UnitList(tuple(tokens), tuple(repeated), listed.open_tail)
    return lists


def _columns(line: Sequence[str]) -> dict[str, int] | None:
    """Which column is which when `line` is a row of headings, else None."""
    found: dict[str, int] = {}
    for place, cell in enumerate(line):
        for name, heading in _HEADINGS:
            if len(cell) <= 10 and heading.search(cell) and name not in found:
                found[name] = place
                break
    return found if len(found) >= 2 and found.keys() & {"lead", "responsible", "cooperating"} else None


def _columns_from(start: str, lines: Block) -> dict[str, int]:
    names = COLUMNS[COLUMNS.index(start) :]
    width = max((len(line) for line in lines), default=0)
    numbered = start == "title" and width > 1 and all(re.fullmatch(r"\d*", line[0]) for line in lines if line)
    first = 1 if numbered else 0
    return {name: first + place for place, name in enumerate(names) if first + place < width}
