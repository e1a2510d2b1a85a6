"""What a Word document of materials is made of: paragraphs in its styles, tables, legends, pages."""

from docx.document import Document

from lianping_desk.domain.materials.light import Legend
from lianping_desk.domain.materials.paper import WidePaper
from lianping_desk.domain.materials.table import Table
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
