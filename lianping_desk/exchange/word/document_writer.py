"""The parts of a document: cover, and the leaves of its materials."""

from docx.document import Document

from lianping_desk.domain.materials.leaves.lay import material_name
from lianping_desk.domain.materials.light import Legend
from lianping_desk.domain.materials.pack import Pack
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

    def __init__(self, document: Document) -> None:
        self._document = document
        self._style_ids = {style.name or "": style.style_id for style in document.styles}
        self._is_blank = True
        self._width = 0.0
        self._legend: Legend = ()

    def start_page(self, is_portrait: bool) -> None:
        """Begin a section on a page of its own."""
        self._width = start_section(self._document, is_portrait=is_portrait, is_first=self._is_blank)
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
    for number, material in enumerate(pack.materials, start=1):
        writer.say(f"{number}. {material_name(material)}", styles.CONTENTS)
    writer.say(heading.made_by, styles.SIGNATURE)


def write_leaf(writer: DocumentWriter, leaf: Leaf, *, is_first: bool) -> None:
    """A leaf; the first of a material begins a page with its title, the others follow under the titles of tables."""
    if is_first:
        _write_title(writer, leaf)
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


def _write_title(writer: DocumentWriter, leaf: Leaf) -> None:
    """Signed here and not at the end, where the line might stand alone on a page."""
    heading = leaf.heading
    writer.start_page(leaf.is_portrait)
    writer.say(f"{heading.title}（{heading.unit}）" if heading.unit else heading.title, styles.MATERIAL)
    writer.say(heading.subtitle, styles.SUBTITLE)
    writer.say(heading.made_by, styles.SIGNATURE)
