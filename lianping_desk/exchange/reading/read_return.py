"""Understanding what units sent back: from an open workbook to rows and doubts (DESIGN 6, `returns read`)."""

from collections.abc import Iterator
from dataclasses import replace

from lianping_desk.domain.period import Period, period_title
from lianping_desk.domain.received import Doubt, Found, ReadReturn, SentForm
from lianping_desk.exchange.grid import Grid
from lianping_desk.exchange.reading.body import Use
from lianping_desk.exchange.reading.content_checks import checked
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.exchange.reading.headings import Role
from lianping_desk.exchange.reading.own_form import form_code_in, sent_form
from lianping_desk.exchange.reading.sheet_rows import (
    further_tables_doubted,
    loose_labels_doubted,
    rows_of_sheets,
    tables_of_another_period,
    unread_columns,
)
from lianping_desk.exchange.reading.sheets import SheetParts, take_apart
from lianping_desk.exchange.reading.signed import find_signature, unread_days, unread_phones
from lianping_desk.exchange.reading.totals import wrong_totals
from lianping_desk.exchange.reading.which_period import FILE_NAME, WhichPeriod, find_period
from lianping_desk.exchange.reading.whose import Whose, find_unit
from lianping_desk.exchange.returned.words import is_explanation_sheet
from lianping_desk.exchange.unreadable import Unreadable

FORM_ID = "form id"
_NOTHING_FILLED_IN = Doubt("", "表里没有填写内容")


def understand(
    grid: Grid, file_name: str, fingerprint: str, context: ReadingContext, given: Period | None
) -> ReadReturn:
    """What a workbook says, once it is open; Unreadable when it says nothing that is a return."""
    code = form_code_in(grid)
    form = sent_form(code, context.catalogue) if code else None
    shown = (sheet for sheet in grid.sheets if not sheet.is_hidden and not is_explanation_sheet(sheet.name))
    parts = tuple(take_apart(sheet, context) for sheet in shown)
    if context.knows_words_of_units:
        parts = _in_their_words(parts, context, find_unit(context, parts, file_name))
    with_tables = tuple(p for p in parts if p.bodies)
    if not with_tables:
        raise Unreadable(
            "没有找到可以读入的表：表头里要有任务、指标或基地名称，以及进展、进度等栏目。",
            "请让填报单位用发出的填报表填写，或改好表头后再导入。",
        )
    covers = tuple(p for p in parts if not p.bodies)
    whose = find_unit(context, with_tables, file_name, covers)
    which = find_period(with_tables, file_name, given, covers)
    if form:
        whose, which = _by_form(form, whose, which, given)
    read = tuple(p for p in with_tables if p.sheet.name not in which.other_sheets)
    period = which.found.value if which.found else None
    unit = whose.found.value if whose.found else None
    rows = tuple(checked(context, rows_of_sheets(context, read, whose, period), unit))
    unclear = tuple(_unclear(context, read, whose, period))
    units = tuple(dict.fromkeys(row.unit for row in rows if row.unit)) or tuple(_units_in_columns(context, read))
    return ReadReturn(
        file=file_name,
        sha256=fingerprint,
        kind=grid.kind,
        unit=whose.found,
        units=() if whose.found else units,
        period=which.found,
        signature=find_signature(parts),
        rows=rows,
        doubts=(
            *whose.doubts,
            *which.doubts,
            *unclear,
            *wrong_totals(read, rows),
            *unread_phones(parts),
            *unread_days(parts),
            *([] if rows or any(doubt.field == "heading" for doubt in unclear) else [_NOTHING_FILLED_IN]),
        ),
        form_code=code.code if code else None,
    )


def _by_form(form: SentForm, whose: Whose, which: WhichPeriod, given: Period | None) -> tuple[Whose, WhichPeriod]:
    """The unit and period of our own form are those it was sent out with; words that say otherwise are a doubt."""
    doubts: list[Doubt] = []
    if whose.found and whose.found.value != form.unit:
        why = f"表内单位与这份表发给的单位（{form.unit}）不一致"
        doubts.append(Doubt(whose.found.value, why, field="unit", candidates=(form.unit, whose.found.value)))
    by_form = Whose(Found(form.unit, FORM_ID, sure=not doubts), doubts=tuple(doubts))
    stated = given.code if given else form.period
    if stated != form.period:
        why = f"这份表是{period_title(form.period)}的，与选定的{period_title(stated)}不一致"
        doubt = Doubt(form.period, why, field="period", candidates=(stated, form.period))
        return by_form, WhichPeriod(Found(stated, "argument", sure=False), (doubt,))
    written = which.found if which.found and which.found.found_in != FILE_NAME else None
    if written and not given and written.value != form.period:
        why = f"这份表原是{period_title(form.period)}的，表里写的却是{period_title(written.value)}，像是用旧表改的"
        doubt = Doubt(written.value, why, field="period", candidates=(written.value, form.period))
        return by_form, WhichPeriod(replace(written, sure=False), (doubt,))
    return by_form, WhichPeriod(Found(form.period, FORM_ID))


def _in_their_words(sheets: tuple[SheetParts, ...], context: ReadingContext, whose: Whose) -> tuple[SheetParts, ...]:
    """The sheets taken apart again with what she taught of the words of their units."""
    return tuple(
        parts if (own := context.for_unit(whose.unit_of(parts.sheet.name))) is context else take_apart(parts.sheet, own)
        for parts in sheets
    )


def _units_in_columns(context: ReadingContext, sheets: tuple[SheetParts, ...]) -> Iterator[str]:
    """The units of a table of which no row could be read yet, because it is asked what its cells hold."""
    columns = ((body, body.table.column(Role.unit)) for parts in sheets for body in parts.bodies)
    cells = (
        cell
        for body, column in columns
        if column
        for line in body.rows
        if line.use is Use.data and (cell := body.spread.cell(line.row, column.first))
    )
    yield from dict.fromkeys(unit.name for cell in cells if (unit := context.units.named(cell.text)))


def _unclear(
    context: ReadingContext, sheets: tuple[SheetParts, ...], whose: Whose, period: str | None
) -> Iterator[Doubt]:
    for parts in sheets:
        yield from tables_of_another_period(parts, period)
        yield from loose_labels_doubted(parts)
        yield from further_tables_doubted(parts)
        yield from unread_columns(context.for_unit(whose.unit_of(parts.sheet.name)), parts, period)
