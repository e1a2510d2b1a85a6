"""What a table says: its columns, its rows, and how dense it is set."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf

from lianping_desk.domain.progress import TaskState
from lianping_desk.reports.fonts import FontRole


class CellAlign(Enum):
    """How a column stands; figures stand right and never wrap."""

    left = "left"
    centre = "centre"
    figures = "figures"


@dataclass(frozen=True, slots=True)
class Column:
    """A column and its headings from the top level down, such as `("完成情况", "数量")`.

    Neighbours with the same upper heading share one merged cell; a column with fewer levels than others reaches down;
    without any heading in any column the table has no heading rows. `least` and `most` bound its width in points.
    Columns from the left with `is_group` merge equal neighbouring cells; such a label is drawn again on every page that
    its rows reach.
    """

    heading: tuple[str, ...] = ()
    align: CellAlign = CellAlign.left
    least: float = 0.0
    most: float = inf
    is_group: bool = False


def group_count(columns: Sequence[Column]) -> int:
    """How many columns from the left merge equal neighbours."""
    return next((number for number, column in enumerate(columns) if not column.is_group), len(columns))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than text: a light before it, a bar of 0 to 1 below it, stronger type, a colour."""

    text: str = ""
    light: TaskState | None = None
    bar: float | None = None
    is_strong: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A row that is one heading across the table, such as `一、提升行动`; never the last row of a page."""

    text: str


Row = tuple[str | Cell, ...]


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How a table is set; sizes in points."""

    size: float = 9.0
    leading: float = 12.5
    role: FontRole = FontRole.song
    heading_role: FontRole = FontRole.heading
    pad_x: float = 4.0
    pad_y: float = 3.5
    has_zebra: bool = False
    rule_colour: str = "#9AA1AB"
    frame_colour: str = "#333333"
    heading_fill: str = "#EBEEF3"
    band_fill: str = "#F5F6F8"
    zebra_fill: str = "#F8F9FB"
