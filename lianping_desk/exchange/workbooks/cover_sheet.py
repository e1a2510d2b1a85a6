"""The first worksheet of a pack: what it is, where things stand, what is in it."""

from collections.abc import Sequence

from lianping_desk.domain.materials.pack import Pack
from lianping_desk.exchange.workbooks import looks
from lianping_desk.exchange.workbooks.looks import Look, Looks
from lianping_desk.exchange.workbooks.prepared_sheet import PreparedSheet, Value
from lianping_desk.exchange.workbooks.print_setup import set_print_area, set_up_page
from lianping_desk.exchange.workbooks.room import column_units, height_of, lines_of

_WIDTHS = (6.0, 26.0, 20.0)
_LINK = Look(colour="1D5FA8", has_lines=True, is_link=True)
_CELL = Look(has_lines=True)
_NUMBER = Look(horizontal="center", has_lines=True)
_STATES = Look(size=11)


def write_cover(sheet: PreparedSheet, pack: Pack, contents: Sequence[tuple[str, str]], styles: Looks) -> None:
    """`contents` are the title of each leaf and the name of its worksheet, in order."""
    heading = pack.heading
    for name, width in zip("ABC", _WIDTHS, strict=True):
        sheet.column_dimensions[name].width = column_units(width)
    set_up_page(sheet, heading, is_portrait=True)

    def say(text: str, look: Look, at_least: float = 0.0) -> None:
        lines = lines_of(text, sum(_WIDTHS) * looks.BODY_SIZE / look.size)
        row = sheet.put_row([text, None, None], [styles[look]] * 3, max(height_of(lines, look.size), at_least))
        sheet.merge(row, 1, 3)

    say("", looks.TITLE, at_least=40)
    say(heading.title, Look(size=22, font=looks.HEI, horizontal="center"), at_least=48)
    say(heading.plan_title, Look(size=12, horizontal="center"), at_least=30)
    say(heading.subtitle, looks.SUBTITLE, at_least=24)
    say("", looks.SENTENCE)
    for sentence in pack.overview:
        say(sentence, _STATES, at_least=22)
    say("", looks.SENTENCE)
    headings: list[Value] = ["序号", "材料", "工作表（点击打开）"]
    sheet.put_row(headings, [styles[looks.HEADING]] * 3, 22)
    for number, (title, name) in enumerate(contents, start=1):
        row = sheet.put_row([number, title, name], [styles[_NUMBER], styles[_CELL], styles[_LINK]], 20)
        sheet.link(f"C{row}", name)
    say("", looks.SENTENCE)
    say(heading.made_by, looks.SIGNATURE)
    set_print_area(sheet, 3)
