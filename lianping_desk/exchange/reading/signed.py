"""Who filled in a return, who reviewed it, and when."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from lianping_desk.domain.received import Doubt, Signature
from lianping_desk.exchange.reading.days import day_in
from lianping_desk.exchange.reading.found_value import Doubtful, FoundValue
from lianping_desk.exchange.reading.sheets import SheetParts
from lianping_desk.exchange.reading.surroundings import Statement
from lianping_desk.exchange.reading.words import is_nothing, plain

_CUT_SHORT = re.compile(r"\d(?:\.\d+)?[Ee]\+?\d+")


def find_signature(sheets: Sequence[SheetParts]) -> Signature:
    """The first reporter, phone, reviewer and day that the sheets state."""
    return Signature(
        _text(_first(sheets, "reporter")),
        "" if (phone := _text(_first(sheets, "phone"))) and _CUT_SHORT.fullmatch(plain(phone)) else phone,
        _text(_first(sheets, "reviewer")),
        _day(sheets),
    )


def unread_phones(sheets: Sequence[SheetParts]) -> Iterator[Doubt]:
    """A doubt for every telephone number of which a spreadsheet kept only the first digits: 1.37E+10."""
    for parts in sheets:
        for statement in parts.around.statements.get("phone", ()):
            if _CUT_SHORT.fullmatch(plain(statement.text)):
                why = "电话号码被表格变成了科学记数，后几位丢了"
                yield Doubt(statement.text, why, statement.cell.address, parts.sheet.name, statement.cell.row)


def unread_days(sheets: Sequence[SheetParts]) -> Iterator[Doubt]:
    """A doubt for every day of signing that is written and is none: 2023.6.31. A blank (  年  月  日) is no day."""
    for parts in sheets:
        for statement in parts.around.statements.get("date", ()):
            reading = day_in(statement.text, None)
            if isinstance(reading, Doubtful) and any(letter.isdigit() for letter in statement.text):
                why = f"填报日期{reading.why}"
                yield Doubt(statement.text, why, statement.cell.address, parts.sheet.name, statement.cell.row)


def _first(sheets: Sequence[SheetParts], label: str) -> Statement | None:
    return next((s for parts in sheets for s in parts.around.statements.get(label, ())), None)


def _text(statement: Statement | None) -> str:
    return "" if statement is None or is_nothing(statement.text) else statement.text


def _day(sheets: Sequence[SheetParts]) -> date | None:
    for parts in sheets:
        for statement in parts.around.statements.get("date", ()):
            reading = day_in(statement.text, None)
            if isinstance(reading, FoundValue) and isinstance(reading.value, date):
                return reading.value
    bare = {statement.text.strip() for parts in sheets for statement in parts.around.bare_days}
    reading = day_in(bare.pop(), None) if len(bare) == 1 else None
    return reading.value if isinstance(reading, FoundValue) and isinstance(reading.value, date) else None
