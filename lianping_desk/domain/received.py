"""What was read from a file that a unit sent back (填报件): rows that are sure, and doubts that wait for her.

The shape follows the contract of `returns read --json` (DESIGN 6).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from lianping_desk.domain.base import Base
from lianping_desk.domain.indicator import Indicator
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.taught import TaughtWord
from lianping_desk.domain.unit import Unit

CellValue = str | int | float | Decimal | date
"""A value ready to store: text, a count, a per cent, 万元, or a day."""


class TableKind(StrEnum):
    """Which of the three tables of a return a row belongs to."""

    progress = "progress"
    indicator = "indicator"
    base = "base"


class EmptyMeaning(StrEnum):
    """What an empty cell in a column of counts means: nothing was reported, or nought."""

    not_reported = "not_reported"
    nought = "nought"


LAST_ROW = 1_048_576
"""The last row that a sheet can have."""

PROGRESS_FIELDS = ("progress", "percent", "state", "problems", "next_step", "people", "sessions", "funds")
INDICATOR_FIELDS = ("period_value", "cumulative")

FIELD_NAMES: Mapping[str, str] = {
    "task": "任务",
    "measure": "举措",
    "indicator": "指标",
    "name": "名称",
    "row": "整行",
    "heading": "表头",
    "unit": "填报单位",
    "period": "填报期",
    "version": "先后版本",
    "progress": "进展情况",
    "percent": "完成进度（%）",
    "state": "状态",
    "problems": "存在问题",
    "next_step": "下一步打算",
    "people": "受益人次",
    "sessions": "活动场次",
    "funds": "投入经费（万元）",
    "period_value": "本期数",
    "cumulative": "累计数",
    "level": "级别",
    "host": "依托单位",
    "town": "所在乡镇",
    "stage": "阶段",
    "date": "日期",
    "certificate": "证书编号",
    "valid_until": "有效期至",
}
"""What each field of a row is called on forms, screens and paper."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """疑点: a cell that the reader would not decide by itself: the text as it stands, and why.

    `cell` is Excel's address ("" where the whole file is meant), `field` one of FIELD_NAMES, `candidates` what it might
    be, in the words of the plan, best first.
    """

    text: str
    why: str
    cell: str = ""
    sheet: str | None = None
    row: int | None = None
    field: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row as read. A field under `doubts` is absent from `values`.

    `cells` and `texts` give for each field the Excel address and the text as it stood; `remarks` what was understood
    but changed on the way (约, 余, a unit converted). `task_no` and `measure_no` are the plan's numbers.
    `unit` is set where the file holds several units. Table, sheet and `row` tell the rows of a file apart: of several
    in one row of the sheet (tasks beside each other) the further ones count on from LAST_ROW.
    """

    table: TableKind
    sheet: str | None
    row: int
    values: Mapping[str, CellValue] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    task_no: int | None = None
    measure_no: int | None = None
    measure_text: str = ""
    indicator: str | None = None
    name: str | None = None
    unit: str | None = None
    doubts: tuple[Doubt, ...] = ()
    remarks: Mapping[str, str] = field(default_factory=dict)

    @property
    def line(self) -> int:
        """The row as Excel shows it."""
        return (self.row - 1) % LAST_ROW + 1

    @property
    def held(self) -> bool:
        """Whether the row waits whole, because what it is about, whose it is, or the row itself is in doubt."""
        return any(d.field in ("task", "indicator", "name", "row", "unit", "period") for d in self.doubts)


@dataclass(frozen=True, slots=True)
class Found:
    """A unit or a period that was found in a file: which, where it stood, and whether it may be relied on."""

    value: str
    found_in: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Signature:
    """填报人, 联系电话, 审核人 and 填报日期 as written; empty or None where the file does not say."""

    reporter: str = ""
    phone: str = ""
    reviewer: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ReadReturn:
    """One file as read: `refused` says in one sentence why it could not be read, and then it has no rows.

    `kind` is the container by content: xlsx, xls, xlsb, ods, et, html, csv or xml2003. `unit.value` is the unit's name
    in the register, `period.value` a period code. `units` lists the units of a file that holds several.
    `form_code` is the hidden id of our own form.
    """

    file: str
    sha256: str
    kind: str
    refused: str | None = None
    unit: Found | None = None
    units: tuple[str, ...] = ()
    period: Found | None = None
    signature: Signature = field(default_factory=Signature)
    rows: tuple[ReadRow, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    form_code: str | None = None

    def all_doubts(self) -> tuple[Doubt, ...]:
        return (*self.doubts, *(doubt for row in self.rows for doubt in row.doubts))


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form that was written for a unit, known by its hidden code."""

    code: str
    unit: str
    period: str
    plan_id: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that a reader may match against: the plan and its units, indicators, bases and sent forms.

    `taught` is what she taught it of the words of units, `empty` what she said an empty count means.
    """

    plan: Plan
    units: tuple[Unit, ...]
    indicators: tuple[Indicator, ...]
    bases: tuple[Base, ...] = ()
    forms: tuple[SentForm, ...] = ()
    taught: tuple[TaughtWord, ...] = ()
    empty: EmptyMeaning = EmptyMeaning.not_reported
