"""The parts of a document: cover, and the leaves of its materials."""

from docx.document import Document

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.leaves.lay import leaves_of, material_name
from lianping_desk.domain.materials.light import Legend
from lianping_desk.domain.materials.pack import Material, Pack, TaskSheets
from lianping_desk.domain.materials.paper import RightPages, WidePaper
from lianping_desk.domain.materials.prose import numbered_lines, numeral
from lianping_desk.domain.materials.table import Leaf, Table
from lianping_desk.exchange.cell_text import clean_text
from lianping_desk.exchange.lights import light_colours
from lianping_desk.exchange.word import styles
from lianping_desk.exchange.word.elements import run
from lianping_desk.exchange.word.sections import start_section
from lianping_desk.exchange.word.styles import ParagraphLook
from lianping_desk.exchange.word.tables import word_table


class DocumentWriter:
    """Puts paragraphs, tables and pages at the end of a document."""

    def __init__(self, document: Document, wide: WidePaper = WidePaper.a4) -> None:
        self._document, self._wide = document, wide
        self._style_ids = {style.name or "": style.style_id for style in document.styles}
        self._is_blank = True
        self._width = 0.0
        self._legend: Legend = ()

    def start_page(self, is_portrait: bool, *, begins_right: bool = False) -> None:
        """Begin a section on a page of its own, or on the next right-hand one."""
        self._width = start_section(
            self._document,
            is_portrait=is_portrait,
            is_first=self._is_blank,
            wide=self._wide,
            begins_right=begins_right,
        )
        self._is_blank = False
        self._legend = ()

    def say(self, text: str, look: ParagraphLook = styles.BODY) -> None:
        """A paragraph."""
        self._document.add_paragraph(clean_text(text), look.name)

    def say_legend(self, legend: Legend) -> None:
        """Each light in its colour with what it means; once in a section."""
        if legend == self._legend:
            return
        self._legend = legend
        paragraph = self._document.add_paragraph("图例：", styles.NOTE.name)
        for light, meaning in legend:
            paragraph._p.append(run(light.text, light_colours()[light.state]))
            paragraph._p.append(run(f"：{meaning}　"))

    def put_table(self, table: Table) -> None:
        """A table as wide as the text, or what is said in its place."""
        if not table.rows:
            self.say(table.empty)
            return
        last_section = self._document.element.body.sectPr
        last_section.addprevious(word_table(table, self._width, self._style_ids))


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
    for line in leaf.slip:
        writer.say(line, styles.SLIP)


def write_running_text(writer: DocumentWriter, leaf: Leaf) -> None:
    """Title with the day below it, chapters, points, and the signature at the end: for her to go on writing."""
    heading = leaf.heading
    writer.say(heading.title, styles.MATERIAL)
    writer.say(f"（{written_day(heading.as_of)}）", styles.DATE)
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
        writer.say(line)
    writer.say("")
    writer.say(heading.office or heading.region, styles.SIGNED)
    writer.say(written_day(heading.made_on), styles.SIGNED)


def _write_title(writer: DocumentWriter, leaf: Leaf) -> None:
    """Signed here and not at the end, where the line might stand alone on a page."""
    heading = leaf.heading
    writer.say(f"{heading.title}（{heading.unit}）" if heading.unit else heading.title, styles.MATERIAL)
    writer.say(heading.subtitle, styles.SUBTITLE)
    writer.say(heading.made_by, styles.SIGNATURE)
