"""Whose return it is: the words in the cells first, then the title, the sheet's name, the file's name."""

import re
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from lianping_desk.domain.received import Doubt, Found
from lianping_desk.domain.unit import Unit
from lianping_desk.exchange.grid import place
from lianping_desk.exchange.reading.body import Use
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.headings import Role
from lianping_desk.exchange.reading.matching.units import UnitMatcher
from lianping_desk.exchange.reading.sheets import SheetParts

FILE_NAME = "file name"
_TITLE = re.compile("表|台账|情况|汇总|总结|名册|报告|清单")
_ADDRESSED = re.compile("请|前报|报送|报县|填写|联系|印发|通知")
"""A line that tells where to send the table names the office, not the unit that fills it in."""
_REPORTED = re.compile(r"20\d\d|年度|[上下]半年|季度")
"""A line that begins with a unit and speaks of a time is the title of what that unit did."""


@dataclass(frozen=True, slots=True)
class Whose:
    """`found` is the file's one unit; `by_sheet` the unit of each sheet where there are several.

    `by_row`: whose a row is has to be said for each row, by its sheet or by a column.
    """

    found: Found | None = None
    by_sheet: dict[str | None, str] = field(default_factory=dict)
    by_row: bool = False
    doubts: tuple[Doubt, ...] = ()

    def unit_of(self, sheet: str | None) -> str | None:
        """The unit whose words a sheet is written in, if that is known."""
        return self.found.value if self.found else self.by_sheet.get(sheet)


@dataclass(frozen=True, slots=True)
class _Named:
    """A unit that a sheet names, or a name that no unit has (`unit` is None). `against`: another one it names too."""

    unit: Unit | None
    text: str
    sheet: str | None
    cell: str
    against: Unit | None = None

    @property
    def where(self) -> str:
        return place(self.sheet, self.cell) if self.cell else f"{self.sheet}（表名）"


def find_unit(
    context: ReadingContext, sheets: tuple[SheetParts, ...], file_name: str, covers: tuple[SheetParts, ...] = ()
) -> Whose:
    """The unit or units of a file, with a doubt where the file contradicts itself or names a unit the plan has not.

    `covers` are the sheets without a table: what they say counts where those with tables say nothing.
    """
    named = [found for parts in sheets if (found := _named_by(context.units, parts))]
    named = named or [found for parts in covers if (found := _named_by(context.units, parts))]
    unknown = [_unknown(context, found) for found in named if found.unit is None]
    known = {found.unit.name: found for found in reversed(named) if found.unit}
    has_column = any(body.table.column(Role.unit) for parts in sheets for body in parts.bodies)
    if len(known) > 1 or has_column:
        by_sheet = {found.sheet: found.unit.name for found in named if found.unit}
        return Whose(by_sheet=by_sheet, by_row=True, doubts=tuple(unknown))
    by_file = context.units.within(PurePath(file_name).stem)
    if unknown:
        return Whose(doubts=(unknown[0],))
    if known:
        return _checked(next(iter(known.values())), by_file)
    if not by_file and (several := next((d for p in sheets if (d := _several_named(context.units, p))), None)):
        return Whose(doubts=(several,))
    if len(by_file) == 1:
        return Whose(Found(by_file[0].name, FILE_NAME))
    if by_file:
        names = tuple(unit.name for unit in by_file)
        why = "文件名里有几个单位，表里没有写填报单位"
        return Whose(doubts=(Doubt(file_name, why, field="unit", candidates=names),))
    return Whose(doubts=(Doubt("", "没有填报单位：表里和文件名里都没有写", field="unit"),))


def _named_by(units: UnitMatcher, parts: SheetParts) -> _Named | None:
    """What a sheet says of its unit: a label first, then a title, then the sheet's own name."""
    sheet = parts.sheet.name
    found: list[_Named] = []
    for statement in parts.around.statements.get("unit", ()):
        unit = units.named(statement.text) or units.misspelt(statement.text)
        found.append(_Named(unit, statement.text, sheet, statement.cell.address))
    for title in parts.around.titles:
        is_above = title.row < parts.first_row or not parts.bodies
        if is_above and _is_title(units, title.text):
            within = units.within(title.text)
            if len(within) == 1:
                found.append(_Named(within[0], title.text, sheet, title.address))
    for statement in parts.around.statements.get("perhaps_unit", ()):  # 单位：某局, but 单位：万元 too
        if unit := units.named(statement.text):
            found.append(_Named(unit, statement.text, sheet, statement.cell.address))
    if sheet and (unit := units.named(sheet)):
        found.append(_Named(unit, sheet, sheet, ""))
    if not found and (signed := _signed_below(units, parts)):
        found.append(signed)
    if not found:
        return None
    other = next((one.unit for one in found[1:] if one.unit and one.unit is not found[0].unit), None)
    return replace(found[0], against=other)


def _is_title(units: UnitMatcher, text: str) -> bool:
    """Whether a line is the title of a table, or of a report that begins with the name of its unit."""
    if _ADDRESSED.search(text):
        return False
    return bool(_TITLE.search(text)) or (units.begins(text) and bool(_REPORTED.search(text)))


def _signed_below(units: UnitMatcher, parts: SheetParts) -> _Named | None:
    """The unit that stands below the tables, as under a letter, alone on its line."""
    last = max(
        (body.sheet_row(line.row) for body in parts.bodies for line in body.rows if line.use is Use.data), default=0
    )
    below = [title for title in parts.around.titles if last and title.row > last]
    named = [(unit, title) for title in below if (unit := units.named(title.text))]
    if len({unit.name for unit, _ in named}) != 1:
        return None
    unit, title = named[0]
    return _Named(unit, title.text, parts.sheet.name, title.address)


def _several_named(units: UnitMatcher, parts: SheetParts) -> Doubt | None:
    """A doubt where a title names several units, so that nobody knows which of them reports."""
    for title in parts.around.titles:
        is_above = title.row < parts.first_row or not parts.bodies
        within = units.within(title.text) if is_above and not _ADDRESSED.search(title.text) else ()
        if len(within) > 1:
            names = tuple(unit.name for unit in within)
            why = "标题里有几个单位，不知道算哪个单位报的"
            return Doubt(title.text, why, title.address, parts.sheet.name, field="unit", candidates=names)
    return None


def _unknown(context: ReadingContext, named: _Named) -> Doubt:
    within = context.units.within(named.text)
    candidates = tuple(unit.name for unit in within) or context.units.candidates(named.text)
    why = "写了几个单位，不知道算哪个单位报的" if len(within) > 1 else "方案中没有这个单位"
    return Doubt(named.text, why, named.cell, named.sheet, field="unit", candidates=candidates)


def _checked(named: _Named, by_file: tuple[Unit, ...]) -> Whose:
    """The unit that the cells name, unless the title, the sheet's name or the file's name says another."""
    assert named.unit is not None
    name = named.unit.name
    others = [] if named.unit in by_file else list(by_file)
    where = "文件名里"
    if named.against:
        others, where = [named.against], "标题或表名里"
    if not others:
        return Whose(Found(name, named.where))
    why = f"表内单位与{where}的{others[0].name}不一致"
    candidates = (name, *(unit.name for unit in others))
    doubt = Doubt(named.text, why, named.cell, named.sheet, field="unit", candidates=candidates)
    return Whose(Found(name, named.where, sure=False), doubts=(doubt,))
