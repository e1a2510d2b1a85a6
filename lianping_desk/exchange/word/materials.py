"""The materials of a pack as parts of a Word document: cover, running text, agenda, tables."""

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.agenda import Agenda
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.leaves.lay import leaves_of, material_name
from lianping_desk.domain.materials.pack import Material, Pack, TaskSheets
from lianping_desk.domain.materials.paper import RightPages
from lianping_desk.domain.materials.prose import numbered_lines, numeral
from lianping_desk.domain.materials.table import Leaf
from lianping_desk.exchange.word import styles
from lianping_desk.exchange.word.document_writer import DocumentWriter


def write_cover(writer: DocumentWriter, pack: Pack) -> None:
    """What the pack is, where things stand, what is in it."""
    heading = pack.heading
    writer.start_page(is_portrait=True)
    writer.say(heading.title, styles.TITLE)
    writer.say(heading.plan_title, styles.SUBTITLE)
    writer.say(heading.subtitle, styles.SUBTITLE)
    for sentence in pack.overview:
        writer.say(sentence)
    writer.say("材料目录：")
    for material in pack.materials:
        number = pack.annex_number(material)
        writer.say(f"{f'附件{number}　' if number else ''}{material_name(material)}", styles.CONTENTS)
    writer.say(heading.made_by, styles.SIGNATURE)


def write_material(writer: DocumentWriter, material: Material, pack: Pack) -> None:
    """All leaves of a material; in a pack the first bears the number of the annex.

    Each of several task sheets begins on a right-hand page unless she wants no empty pages.
    """
    if isinstance(material, Agenda):
        write_agenda(writer, material)
        return
    several = isinstance(material, TaskSheets) and len(material.sheets) > 1
    begins_right = several and pack.layout.right_pages is not RightPages.nothing
    before: Heading | None = None
    for number, leaf in enumerate(leaves_of(material)):
        if leaf.heading == before:
            write_leaf(writer, leaf, is_first=False)
            continue
        before = leaf.heading
        writer.start_page(leaf.is_portrait, begins_right=begins_right)
        if (annex := pack.annex_number(material)) and number == 0:
            writer.say(f"附件{annex}", styles.ANNEX_MARK)
        if leaf.chapters:
            write_running_text(writer, leaf)
        else:
            _write_title(writer, leaf)
            write_leaf(writer, leaf, is_first=True)


def write_leaf(writer: DocumentWriter, leaf: Leaf, *, is_first: bool) -> None:
    """A leaf below the title of its material; those after the first stand under the titles of their tables."""
    tables = list(leaf.tables)
    if tables and tables[0].title and not is_first:
        writer.say(tables[0].title, styles.SECTION)
    for sentence in leaf.sentences:
        writer.say(sentence)
    for number, table in enumerate(tables):
        if table.title and (number or is_first):
            writer.say(table.title, styles.SECTION)
        writer.put_table(table)
    if leaf.legend:
        writer.say_legend(leaf.legend)
    for number, remark in enumerate(leaf.remarks, start=1):
        writer.say(f"注{number}：{remark}" if len(leaf.remarks) > 1 else f"注：{remark}", styles.NOTE)
    for number, line in enumerate(leaf.slip):
        writer.say(line, styles.SLIP if number else styles.SLIP_TITLE)


def write_running_text(writer: DocumentWriter, leaf: Leaf) -> None:
    """Title with the day below it, chapters, points, and the signature at the end: for her to go on writing."""
    heading = leaf.heading
    writer.say(heading.title, styles.MATERIAL)
    writer.say(heading.dated, styles.DATE)
    for sentence in leaf.sentences:
        writer.say(sentence)
    for number, chapter in enumerate(leaf.chapters, start=1):
        writer.say(f"{numeral(number)}、{chapter.title}", styles.CHAPTER)
        for sentence in chapter.sentences:
            writer.say(sentence)
        for place, point in enumerate(chapter.points, start=1):
            writer.say(f"（{numeral(place)}）{point.title}", styles.POINT)
            for line in numbered_lines(point.lines):
                writer.say(line)
    for line in leaf.closing:
        writer.say(line, styles.CLOSING)
    writer.say("", styles.SIGNED)
    writer.say(heading.office or heading.region, styles.SIGNED)
    writer.say(written_day(heading.made_on), styles.SIGNED)


def write_agenda(writer: DocumentWriter, agenda: Agenda) -> None:
    """Time, place and chair, then the items, as an agenda lies on the table of a meeting."""
    writer.start_page(is_portrait=True)
    writer.say(agenda.heading.title, styles.MATERIAL)
    writer.say("")
    for fact in agenda.facts:
        writer.say(fact, styles.AGENDA_FACT)
    if agenda.items:
        writer.say("")
        writer.say("议程：", styles.SECTION)
    for number, item in enumerate(agenda.items, start=1):
        writer.say(f"{number}. {item.title}{f'（{item.speaker}）' if item.speaker else ''}")
    if agenda.remark:
        writer.say(f"注：{agenda.remark}", styles.NOTE)


def _write_title(writer: DocumentWriter, leaf: Leaf) -> None:
    """Signed here and not at the end, where the line might stand alone on a page."""
    heading = leaf.heading
    writer.say(f"{heading.title}（{heading.unit}）" if heading.unit else heading.title, styles.MATERIAL)
    writer.say(heading.subtitle, styles.SUBTITLE)
    writer.say(heading.made_by, styles.SIGNATURE)
