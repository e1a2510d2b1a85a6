"""A plan as .docx: paragraphs with the numbers that Word itself counts, and tables with merged cells."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

from lianping_desk.domain.file_names import readable
from lianping_desk.exchange.plan_reading.document import Block, Document, Paragraph, Row, Table
from lianping_desk.exchange.plan_reading.opening.tabbed_tables import with_tabbed_tables
from lianping_desk.exchange.plan_reading.opening.text_file import is_page_chrome, without_typesetters_spaces
from lianping_desk.exchange.plan_reading.opening.word_markup import made_plain
from lianping_desk.exchange.plan_reading.opening.word_numbering import Numbering
from lianping_desk.exchange.plan_reading.opening.word_styles import WordStyle, WordStyles
from lianping_desk.exchange.plan_reading.opening.word_tables import cells_of_table
from lianping_desk.exchange.plan_reading.outline.markers import hanzi, marker
from lianping_desk.exchange.plan_reading.refusals import not_text

_HEADING_MARKS = {1: "{}、", 2: "（{}）", 3: "{}."}


def read_word_file(path: Path) -> Document:
    """The document's blocks in order; `line` counts paragraphs and rows of tables from 1."""
    try:
        document = docx.Document(str(path))
        notes = made_plain(document.element.body)
        return Document(readable(path.name), tuple(with_tabbed_tables(_Blocks(document).of(document))), notes)
    except (KeyError, ValueError, OSError, AttributeError, IndexError, SyntaxError) as error:
        # python-docx meets damaged parts with these (lxml's errors are SyntaxErrors)
        raise not_text(path.name, "已损坏或不完整") from error


class _Blocks:
    """Walks a document once, counting its lines and the numbers that Word counts."""

    def __init__(self, document: Any) -> None:
        self._styles = WordStyles(document)
        self._numbering = Numbering(document, self._styles)
        self._headings = _Headings(document, self._styles)
        self._line = 0

    def of(self, container: Any) -> Iterator[Block]:
        """The blocks of the body or of a cell."""
        for item in container.iter_inner_content():
            if isinstance(item, WordTable):
                yield from self._table(item)
                continue
            is_contents = self._styles.of(item).name.lower().startswith("toc ")
            for text, lead in _lines(item):
                self._line += 1
                if is_contents or is_page_chrome(text):
                    continue
                mark = self._numbering.mark(item) or self._headings.mark(item, text) if text else ""
                if text:
                    yield Paragraph(without_typesetters_spaces(mark + text), self._line, lead)

    def _table(self, table: WordTable) -> Iterator[Block]:
        """A table; a frame of one column is no table, and tables within its cells follow it."""
        grid = cells_of_table(table)
        cells = {id(element): element for row in grid for element in row if element is not None}
        if all(len({id(element) for element in row}) == 1 for row in grid):
            for element in cells.values():
                yield from self.of(WordCell(element, table))
            return
        texts = {key: self._text(WordCell(element, table)) for key, element in cells.items()}
        rows = []
        for row in grid:
            self._line += 1
            rows.append(Row(tuple(texts.get(id(element), "") for element in row), self._line))
        if any(texts.values()):
            yield Table(tuple(rows))
        for element in cells.values():
            for inner in WordCell(element, table).tables:
                yield from self._table(inner)

    def _text(self, cell: WordCell) -> str:
        """The paragraphs of a cell as lines, with the numbers that Word counts before them."""
        marked = (self._numbering.mark(paragraph) + paragraph.text.strip() for paragraph in cell.paragraphs)
        return "\n".join(marked).strip()


def _lines(paragraph: WordParagraph) -> Iterator[tuple[str, str]]:
    """A paragraph's text, one for each line break within it, and its bold opening."""
    texts = [text.strip(" \u3000\xa0\t") for text in paragraph.text.split("\n")]
    lead = _lead(paragraph)
    for text in texts:
        yield text, lead if lead and text.startswith(lead) else ""
        lead = ""


def _lead(paragraph: WordParagraph) -> str:
    """The bold words that a paragraph begins with, when plain text follows and a 。 or ： ends them."""
    bold = ""
    for run in paragraph.runs:
        if not run.bold and run.text.strip():
            break
        bold += run.text
    else:
        return ""
    bold = bold.strip()
    return bold if len(bold) > 3 and (bold[-1] in "。：:" or paragraph.text.strip()[len(bold) :][:1] in "。：:") else ""


class _Headings:
    """Numbers for heading styles that carry none: Heading 1 is a chapter, 2 a section, 3 an item."""

    def __init__(self, document: Any, styles: WordStyles) -> None:
        self._styles = styles
        levels = Counter(_level(styles.of(paragraph)) for paragraph in document.paragraphs)
        used = sorted(level for level, times in levels.items() if level and times > 1)
        self._depths = {level: depth for depth, level in enumerate(used, 1)}
        self._counts: dict[int, int] = {}

    def mark(self, paragraph: WordParagraph, text: str) -> str:
        """一、 for a chapter's heading; "" for text and for headings that write their own number."""
        depth = self._depths.get(_level(self._styles.of(paragraph)), 0)
        if depth not in _HEADING_MARKS or marker(text):
            return ""
        self._counts[depth] = self._counts.get(depth, 0) + 1
        for deeper in range(depth + 1, 4):
            self._counts.pop(deeper, None)
        number = self._counts[depth]
        return _HEADING_MARKS[depth].format(number if depth == 3 else hanzi(number))


def _level(style: WordStyle) -> int:
    name = style.name
    digits = name.removeprefix("Heading ").removeprefix("heading ").removeprefix("标题 ")
    return int(digits) if digits != name and digits.isdigit() else 0
