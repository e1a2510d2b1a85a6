"""From the cells of one row to its values, doubts and remarks, field by field."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from lianping_desk.domain.received import CellValue, Doubt
from lianping_desk.exchange.grid import Cell
from lianping_desk.exchange.reading.days import read_day
from lianping_desk.exchange.reading.found_value import CellReading, Doubtful, FoundValue
from lianping_desk.exchange.reading.headings import Meaning
from lianping_desk.exchange.reading.percentages import read_percent
from lianping_desk.exchange.reading.quantities import PEOPLE_UNITS, SESSION_UNITS, read_count, read_funds
from lianping_desk.exchange.reading.words import clean, is_nothing, plain

_LEVELS = (
    ("nation", re.compile(r"国家|国|全国|国字号")),
    ("province", re.compile(r"省|[\u4e00-\u9fff]{0,6}省|自治区|直辖市")),
    ("city", re.compile(r"市|地市|地|[\u4e00-\u9fff]{1,4}市|设区的?市|州")),
    ("county", re.compile(r"县|区|县区|县\(区\)|县市区|旗|[\u4e00-\u9fff]{1,4}县|[\u4e00-\u9fff]{1,4}区")),
)
_TICKS = frozenset({"√", "✓", "✔", "是", "有", "1", "○", "●", "☑", "y", "Y"})


@dataclass(slots=True)
class RowValues:
    """What was read of one row so far."""

    sheet: str | None
    row: int
    values: dict[str, CellValue] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether the row says nothing at all, not even anything doubtful."""
        return not self.values and not self.doubts

    def take(self, name: str, cell: Cell, reading: CellReading) -> None:
        """Note what a cell gave for a field."""
        if reading is None:
            return
        self.cells[name] = cell.address
        self.texts[name] = clean(cell.text)
        if isinstance(reading, Doubtful):
            self.doubt(name, cell.address, cell.text, reading)
            return
        self.values[name] = reading.value
        if reading.remark:
            self.remarks[name] = reading.remark

    def doubt(self, name: str, address: str, text: str, doubtful: Doubtful) -> None:
        self.doubts.append(Doubt(clean(text), doubtful.why, address, self.sheet, self.row, name, doubtful.candidates))

    def withdraw(self, name: str, why: str) -> None:
        """Turn a value that was read into a doubt."""
        del self.values[name]
        self.remarks.pop(name, None)
        self.doubt(name, self.cells[name], self.texts[name], Doubtful(why))


def read_field(cell: Cell, meaning: Meaning, year: int | None, funds_factor: Decimal | None) -> CellReading:
    """The cell under a heading with this meaning. `funds_factor`: the unit of money that the sheet states."""
    match meaning.field:
        case "percent":
            return read_percent(cell)
        case "people":
            return read_count(cell, PEOPLE_UNITS, meaning.factor or Decimal(1))
        case "sessions":
            return read_count(cell, SESSION_UNITS, meaning.factor or Decimal(1))
        case "funds":
            return read_funds(cell, funds_factor if meaning.factor is None else meaning.factor)
        case "date" | "valid_until":
            return read_day(cell, year)
        case "level":
            return _ticked(cell, meaning.ticked, "级别") if meaning.ticked else read_level(cell)
        case "state" if meaning.ticked:
            return _ticked(cell, meaning.ticked, "状态")
        case "progress" | "state" | "problems" | "next_step":
            return _told(cell)
        case _:
            return read_text(cell)


def _told(cell: Cell) -> CellReading:
    """A text of its own. A number there (60% under 完成情况) belongs to another column, nobody says which."""
    is_number = not isinstance(cell.value, str) and cell.value is not None
    if is_number or re.fullmatch(r"\d+(?:\.\d+)?%", plain(cell.text)):
        return Doubtful("这一栏应写文字，却只有一个数或日期")
    return read_text(cell)


def read_text(cell: Cell) -> CellReading:
    """A text as it stands."""
    if cell.trouble:
        return Doubtful(cell.trouble.chinese)
    return None if is_nothing(cell.text) else FoundValue(clean(cell.text))


def read_level(cell: Cell) -> CellReading:
    """县级, 河源市级, 广东省, 国家级."""
    if cell.trouble:
        return Doubtful(cell.trouble.chinese)
    if is_nothing(cell.text):
        return None
    text = plain(cell.text).removesuffix("级")
    for level, pattern in _LEVELS:
        if pattern.fullmatch(text):
            return FoundValue(level)
    return Doubtful("级别不明", ("县级", "市级", "省级", "国家级"))


def _ticked(cell: Cell, heading: str, what: str) -> CellReading:
    """The level or the state that the heading over a tick names."""
    if cell.trouble:
        return Doubtful(cell.trouble.chinese)
    text = plain(cell.text)
    if text in _TICKS:
        return FoundValue(heading, f"按打勾的栏目取{what}")
    return None if is_nothing(text) else Doubtful(f"{what}不明")
