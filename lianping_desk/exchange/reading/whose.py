"""Whose return it is: the words in the cells first, then the title, the sheet's name, the file's name."""

from dataclasses import dataclass, field
from pathlib import PurePath

from lianping_desk.domain.received import Doubt, Found
from lianping_desk.domain.unit import Unit
from lianping_desk.exchange.grid import place
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.headings import Role
from lianping_desk.exchange.reading.matching.units import UnitMatcher
from lianping_desk.exchange.reading.sheets import SheetParts

FILE_NAME = "file name"


@dataclass(frozen=True, slots=True)
class Whose:
    """`found` is the file's one unit; `by_sheet` the unit of each sheet where there are several."""

    found: Found | None = None
    by_sheet: dict[str | None, str] = field(default_factory=dict)
    several: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """A unit that a sheet names, or a name that no unit has (`unit` is None)."""

    unit: Unit | None
    text: str
    sheet: str | None
    cell: str

    @property
    def where(self) -> str:
        return place(self.sheet, self.cell) if self.cell else f"{self.sheet}（表名）"


def find_unit(context: ReadingContext, sheets: tuple[SheetParts, ...], file_name: str) -> Whose:
    """The unit or units of a file, with a doubt where the file contradicts itself or names a unit the plan has not."""
    if any(body.table.column(Role.unit) for parts in sheets for body in parts.bodies):
        return Whose()
    named = [found for parts in sheets if (found := _named_by(context.units, parts))]
    known = {found.unit.name: found for found in reversed(named) if found.unit}
    if len(known) > 1:
        by_sheet = {found.sheet: found.unit.name for found in named if found.unit}
        names = tuple(dict.fromkeys(found.unit.name for found in named if found.unit))
        return Whose(by_sheet=by_sheet, several=names, doubts=tuple(_unknown(context, f) for f in named if not f.unit))
    by_file = context.units.within(PurePath(file_name).stem)
    unknown = next((found for found in named if found.unit is None), None)
    if unknown is not None:
        return Whose(doubts=(_unknown(context, unknown),))
    if known:
        return _checked_against_file(next(iter(known.values())), by_file)
    if len(by_file) == 1:
        return Whose(Found(by_file[0].name, FILE_NAME))
    if by_file:
        names = tuple(unit.name for unit in by_file)
        return Whose(
            doubts=(Doubt(file_name, "文件名里有几个单位，表里没有写填报单位", field="unit", candidates=names),)
        )
    return Whose(doubts=(Doubt("", "没有填报单位：表里和文件名里都没有写", field="unit"),))


def _named_by(units: UnitMatcher, parts: SheetParts) -> _Named | None:
    sheet = parts.sheet.name
    if statement := parts.around.first("unit"):
        return _Named(units.named(statement.text), statement.text, sheet, statement.cell.address)
    for title in parts.around.titles:
        if title.row < parts.first_row:
            within = units.within(title.text)
            if len(within) == 1:
                return _Named(within[0], title.text, sheet, title.address)
    unit = units.named(sheet) if sheet else None
    return _Named(unit, sheet or "", sheet, "") if unit else None


def _unknown(context: ReadingContext, named: _Named) -> Doubt:
    candidates = context.units.candidates(named.text)
    return Doubt(named.text, "方案中没有这个单位", named.cell, named.sheet, field="unit", candidates=candidates)


def _checked_against_file(named: _Named, by_file: tuple[Unit, ...]) -> Whose:
    assert named.unit is not None
    name = named.unit.name
    if not by_file or name in (unit.name for unit in by_file):
        return Whose(Found(name, named.where))
    candidates = (name, *(unit.name for unit in by_file))
    why = f"表内单位与文件名里的{by_file[0].name}不一致"
    doubt = Doubt(named.text, why, named.cell, named.sheet, field="unit", candidates=candidates)
    return Whose(Found(name, named.where, sure=False), doubts=(doubt,))
