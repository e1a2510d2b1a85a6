"""What she types or picks for a field of a return, checked by the rules that cells are read by."""

from decimal import Decimal

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.received import FIELD_NAMES, CellValue
from lianping_desk.exchange.grid import Cell
from lianping_desk.exchange.reading.cells_to_values import read_field
from lianping_desk.exchange.reading.found_value import CellReading, Doubtful
from lianping_desk.exchange.reading.headings import Meaning
from lianping_desk.exchange.reading.quantities import read_amount

_OUT = {
    "percent": "请填 0 至 100 的数，如 60 或 60%。",
    "people": "请只填整数，如 1200。",
    "sessions": "请只填整数，如 3。",
    "funds": "请填以万元计的数，如 2.5，或写明单位，如 2.5万元、25000元。",
    "date": "请写成 2023-06-30 的样子。",
    "valid_until": "请写成 2023-06-30 的样子。",
    "level": "请填县级、市级、省级或国家级。",
}


def typed_value(field: str, text: str, year: int | None = None, measured_in: str = "") -> CellValue | None:
    """The value that `text` states for a field of FIELD_NAMES; None for an empty text.

    `year` completes days that name none, `measured_in` is the unit of an indicator's value. DeskError with the reason
    when the text would be in doubt again.
    """
    if not text.strip():
        return None
    reading = _read(field, text.strip(), year, measured_in)
    if isinstance(reading, Doubtful):
        name = FIELD_NAMES.get(field, "")
        way_out = _OUT.get(field, "请填一个数，单位与指标的计量单位一致。")
        if reading.candidates:
            way_out = f"请写明是{'还是'.join(reading.candidates)}。"
        raise DeskError(f"{name}“{text.strip()}”{reading.why}。", way_out)
    return reading.value if reading else None


def _read(field: str, text: str, year: int | None, measured_in: str) -> CellReading:
    cell = Cell(1, 1, text, text)
    if field in ("period_value", "cumulative"):
        return read_amount(cell, measured_in)
    return read_field(cell, Meaning(field), year, Decimal(1))
