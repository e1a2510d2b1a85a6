"""The columns of a division table by what their headings say, and a row of it by its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lianping_desk.domain.plan import Role
from lianping_desk.exchange.plan_reading.duties.duties import Statement, listed
from lianping_desk.exchange.plan_reading.outline.markers import marker
from lianping_desk.exchange.plan_reading.tables.cell_kinds import is_nothing, list_of_lines


class Column(StrEnum):
    """What a column of a division table holds."""

    number = "number"
    group = "group"
    task = "task"
    measure = "measure"
    goal = "goal"
    deadline = "deadline"
    lead = "lead"
    responsible = "responsible"
    cooperating = "cooperating"
    other = "other"


# The first that fits: 牵头责任单位 is lead, 工作任务 a task and no measure, 2024年任务 what 2024 is to reach.
_HEADINGS = (
    (Column.number, r"序号|编号|序|NO\.?"),
    (Column.lead, r"(牵头|主办|主责)(?!.*(领导|人$|人员)).*"),
    (Column.cooperating, r"(配合|参与|参加|协办|协助|协同)(?!.*(领导|人$|人员)).*"),
    (Column.responsible, r"(主要)?(责任|负责|承办|实施|落实|分工)(单位|部门|主体|处室).*|责任分工|分工|单位|职责分工"),
    (Column.other, r".*(进展|完成情况|落实情况|备注|领导|联系|电话|责任人|负责人|职务).*"),
    (Column.group, r"类别|类型|分类|领域|板块|项目类别|任务类别|所属.*"),
    (Column.goal, r".*20\d\d.*|.*(目标|指标|成效|成果)(要求|值)?|目标要求|.*指标.*"),
    (Column.deadline, r"(完成|办理|办结|推进|实施|工作)?(时限|期限|时间|进度|节点|时间节点)(要求|安排|节点|进度|表)?"),
    (
        Column.measure,
        r"(具体|主要|工作|重点|实施)?(举措|措施)|具体(任务|内容|工作|要求)|工作(要求|举措|标准)|主要内容|任务分解",
    ),
    (Column.task, r".*(工作内容|任务|工作|内容|事项|项目|行动|工程|名称).*"),
)
UNIT_COLUMNS = {Column.lead: Role.lead, Column.responsible: Role.responsible, Column.cooperating: Role.cooperating}


def column_of(heading: str) -> Column:
    heading = re.sub(r"\s|[（(].*[）)]", "", heading)
    return next((column for column, words in _HEADINGS if re.fullmatch(words, heading)), Column.other)


def is_head(columns: Sequence[Column]) -> bool:
    return Column.task in columns and any(column in UNIT_COLUMNS for column in columns)


def columns_of(headings: Sequence[str]) -> list[Column]:
    """The columns of a head as they stand together: where none is a task, the measures or the goals are the tasks.

    Of two headings of tasks, 重点任务 and 工作内容, the second says what is done; one heading merged over two columns
    names a group and its tasks.
    """
    columns = [column_of(heading) for heading in headings]
    for stand_in in (Column.measure, Column.goal):
        if Column.task not in columns and stand_in in columns:
            columns[columns.index(stand_in)] = Column.task
    tasks = [place for place, column in enumerate(columns) if column is Column.task]
    if len(tasks) > 1:
        first, second = tasks[:2]
        if headings[first] == headings[second]:
            columns[first] = Column.group
        elif Column.measure not in columns:
            columns[second] = Column.measure
        else:
            columns[first] = Column.group
        for more in tasks[2:]:
            columns[more] = Column.other
    return columns


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of the table by its columns; `goals` are the cells of its targets with the year in their heading."""

    by_column: dict[Column, str]
    line: int
    goals: tuple[tuple[str, int | None], ...] = ()

    def text(self, column: Column) -> str:
        return re.sub(r"\s+", "", self.by_column.get(column, ""))

    def said(self, column: Column) -> str:
        """The cell with its lines; "" where it only says that there is nothing."""
        text = self.by_column.get(column, "").strip()
        return "" if is_nothing(text) else text

    @property
    def units(self) -> tuple[str, ...]:
        """What stands in the columns of units, to compare rows by."""
        return tuple(self.text(column) for column in UNIT_COLUMNS)

    @property
    def statements(self) -> tuple[Statement, ...]:
        found: list[Statement] = []
        for column, role in UNIT_COLUMNS.items():
            found += listed(list_of_lines([_without_mark(line) for line in self.said(column).splitlines()]), role)
        return tuple(found)


def _without_mark(line: str) -> str:
    """1.某局 and ——某局: a list within the cell."""
    found = marker(line)
    return found.rest if found and found.rest else line
