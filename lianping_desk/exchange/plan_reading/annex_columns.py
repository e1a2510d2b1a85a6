"""The columns of a division table by what their headings say, and a row of it by its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lianping_desk.domain.plan import Role
from lianping_desk.exchange.plan_reading.duties import Statement, listed, stated
from lianping_desk.exchange.plan_reading.unit_lists import looks_like_unit, unit_list


class Column(StrEnum):
    """What a column of a division table holds."""

    number = "number"
    group = "group"
    task = "task"
    measure = "measure"
    lead = "lead"
    responsible = "responsible"
    cooperating = "cooperating"
    other = "other"


# The first that fits: 牵头责任单位 is lead, 工作任务 a task and not a measure.
_HEADINGS = (
    (Column.number, r"序号|编号|NO\.?"),
    (Column.lead, r"(牵头|主办|主责)(?!.*(领导|人$|人员)).*"),
    (Column.cooperating, r"(配合|参与|参加|协办|协助|协同)(?!.*(领导|人$|人员)).*"),
    (Column.responsible, r"(主要)?(责任|负责|承办|实施|落实|分工)(单位|部门|主体|处室).*|责任分工|分工|单位|职责分工"),
    (Column.group, r"类别|类型|分类|领域|板块|项目类别|任务类别|所属.*"),
    (
        Column.measure,
        r"(具体|主要|工作|重点|实施)?(举措|措施)|具体(任务|内容|工作|要求)|工作(要求|举措)|主要内容|任务分解",
    ),
    (Column.task, r".*(工作内容|任务|工作|内容|事项|项目|行动|工程|名称).*"),
)
UNIT_COLUMNS = {Column.lead: Role.lead, Column.responsible: Role.responsible, Column.cooperating: Role.cooperating}


def column_of(heading: str) -> Column:
    heading = re.sub(r"\s|[（(].*[）)]", "", heading)
    return next((column for column, words in _HEADINGS if re.fullmatch(words, heading)), Column.other)


def is_head(columns: Sequence[Column]) -> bool:
    return Column.task in columns and any(column in UNIT_COLUMNS for column in columns)


def lists_units(text: str) -> bool:
    if stated(text):
        return True
    names = unit_list(text).names
    return bool(names) and all(looks_like_unit(name) for name in names)


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of the table by its columns."""

    by_column: dict[Column, str]
    line: int

    def text(self, column: Column) -> str:
        return re.sub(r"\s+", "", self.by_column.get(column, ""))

    @property
    def units(self) -> tuple[str, ...]:
        """What stands in the columns of units, to compare rows by."""
        return tuple(self.text(column) for column in UNIT_COLUMNS)

    @property
    def statements(self) -> tuple[Statement, ...]:
        found: list[Statement] = []
        for column, role in UNIT_COLUMNS.items():
            found += listed(self.by_column.get(column, "").strip(), role)
        return tuple(found)
