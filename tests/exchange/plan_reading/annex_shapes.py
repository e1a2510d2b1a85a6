"""A division table whose rows are known, in the shapes that programs and people leave it in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hypothesis import strategies as some

from lianping_desk.domain.plan import Role
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.exchange.plan_reading.document import Block, Document, Paragraph, Row, Table
from lianping_desk.exchange.plan_reading.opening.text_file import document_of_text
from lianping_desk.exchange.plan_reading.read_plan import plan_of

TITLE = "临河市全民科学素质行动实施方案（2026—2030年）任务分工表"
TASKS = (
    "青少年科学素质提升行动",
    "农民科学素质提升行动",
    "实施银龄跨越数字鸿沟行动",
    "加强科普场馆建设",
    "建设市科技馆新馆",
    "科普信息化提升工程",
    "推进科技下乡",
    "完善应急科普机制",
    "发展科技志愿服务",
    "营造崇尚科学的社会氛围",
)
UNITS = (
    "市教育局",
    "市科协",
    "团市委",
    "市农业农村局",
    "市委宣传部",
    "市妇联",
    "市工业和信息化局（大数据局）",
    "市民政局",
    "市总工会",
    "市文化和旅游局",
    "各街道（镇）",
    "市气象局",
)
HEADINGS = {"number": "序号", "task": "重点任务", "lead": "牵头单位", "cooperating": "配合单位", "deadline": "完成时限"}


@dataclass(frozen=True)
class MadeRow:
    """A row as a person reads it."""

    title: str
    lead: tuple[str, ...]
    cooperating: tuple[str, ...]

    def cell(self, column: str, no: int) -> str:
        if column == "deadline":
            return "2027年底"
        units = {"lead": self.lead, "cooperating": self.cooperating}
        return {"number": str(no), "task": self.title}.get(column) or "、".join(units.get(column, ()))


def _row(title: str, units: Sequence[str], leads: int) -> MadeRow:
    return MadeRow(title, tuple(units[:leads]), tuple(units[leads:]))


some_rows = some.lists(some.sampled_from(TASKS), min_size=3, max_size=8, unique=True).flatmap(
    lambda titles: some.tuples(
        *(
            some.builds(
                _row,
                some.just(title),
                some.lists(some.sampled_from(UNITS), min_size=3, max_size=5, unique=True),
                some.integers(1, 2),
            )
            for title in titles
        )
    )
)
some_columns = some.tuples(some.booleans(), some.permutations(["task", "lead", "cooperating"]), some.booleans()).map(
    lambda drawn: [*(["number"] * drawn[0]), *drawn[1], *(["deadline"] * drawn[2])]
)


def grid(rows: Sequence[MadeRow], columns: Sequence[str]) -> list[list[str]]:
    """The head and the cells below it."""
    head = [HEADINGS[column] for column in columns]
    return [head, *([row.cell(column, no) for column in columns] for no, row in enumerate(rows, 1))]


def _text(lines: Sequence[str]) -> ReadPlan:
    return plan_of(document_of_text("分工表.txt", "\n".join([TITLE, *lines])))


def _tables(*tables: Sequence[Sequence[str]]) -> ReadPlan:
    """Tables as Word keeps them, a page each."""
    blocks: list[Block] = [Paragraph(TITLE, 1)]
    line = 1
    for table in tables:
        rows = [Row(tuple(cells), line + place) for place, cells in enumerate(table, 1)]
        line += len(rows)
        blocks.append(Table(tuple(rows)))
    return plan_of(Document("分工表.docx", tuple(blocks)))


WITH_CELLS: dict[str, Callable[[list[list[str]]], ReadPlan]] = {
    "tabs": lambda cells: _text(["\t".join(row) for row in cells]),
    "bars": lambda cells: _text(["| " + " | ".join(row) + " |" for row in cells]),
    "bars without outer ones": lambda cells: _text([" | ".join(row) for row in cells]),
    "a table of Word": lambda cells: _tables(cells),
    "two pages": lambda cells: _tables(cells[:3], cells[3:]),
    "two pages with their heads": lambda cells: _tables(cells[:3], [cells[0], *cells[3:]]),
    "the head again in one table": lambda cells: _tables([*cells[:3], *cells[:1], *cells[3:]]),
}
WITHOUT_CELLS: dict[str, Callable[[list[list[str]]], ReadPlan]] = {
    "a cell a line": lambda cells: _text([cell for row in cells for cell in row if cell]),
    "rows apart": lambda cells: _text([line for row in cells for line in [*(cell for cell in row if cell), ""]]),
    "cells apart": lambda cells: _text([line for row in cells for cell in row if cell for line in (cell, "")]),
    "wide spaces": lambda cells: _text(["    ".join(cell for cell in row if cell) for row in cells]),
    "one space": lambda cells: _text([" ".join(cell for cell in row if cell) for row in cells]),
    "cells lost from tabs": lambda cells: _text(["\t".join(cell for cell in row if cell) for row in cells]),
}


def read_rows(plan: ReadPlan) -> list[MadeRow]:
    return [MadeRow(task.title, task.tokens(Role.lead), task.tokens(Role.cooperating)) for task in plan.tasks]


def is_doubted(plan: ReadPlan, row: MadeRow) -> bool:
    """Whether a doubt names the row's task or one of its units, so that she will look at it."""
    said = " ".join(doubt.where + doubt.text + doubt.why for doubt in plan.doubts)
    return row.title in said or any(unit in said for unit in (*row.lead, *row.cooperating))
