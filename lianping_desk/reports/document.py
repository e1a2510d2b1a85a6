"""Sections of blocks become the pages of one PDF, with page numbers, bookmarks and a contents page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.reports.contents import Contents, Entry, LaidContents
from lianping_desk.reports.flow import Block, Laid, Placed
from lianping_desk.reports.fonts import FontChoice
from lianping_desk.reports.legend import LaidLegend
from lianping_desk.reports.page import Numbering, PageStyle, draw_page_number, draw_running_head
from lianping_desk.reports.paragraph import Paragraph
from lianping_desk.reports.sheet import Sheet
from lianping_desk.reports.type_case import LoadedFonts, printable


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on one kind of page; begins a new page.

    `title` is its bookmark, at `level`, and, with `note` on the right, the head of its second and later pages; without
    a title it has neither. `counts_anew`: its pages are numbered from 1 again, as a letter's among others; with
    `begins_right` it begins on the front of a sheet, behind a blank page where that is needed.
    """

    page: PageStyle
    blocks: tuple[Block, ...]
    title: str = ""
    note: str = ""
    level: int = 0
    counts_anew: bool = False
    begins_right: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be printed; `office` becomes the author of the file, `made_at` its date."""

    title: str
    office: str
    made_at: datetime
    sections: tuple[Section, ...]
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF, and the characters that no font could print (〓 stands in their place)."""

    pdf: bytes
    pages: int
    missing: tuple[str, ...]


@dataclass(slots=True)
class _Page:
    section: Section
    is_first: bool
    placed: list[tuple[float, Placed]] = field(default_factory=list)
    entries: list[tuple[Entry, float]] = field(default_factory=list)

    def bears(self, legend: LaidLegend) -> bool:
        """Whether the page says the same of its lights already: tables below one another share one legend."""
        return any(isinstance(laid, LaidLegend) and laid.places == legend.places for _, laid in self.placed)


def render(document: Document, fonts: FontChoice, progress: Progress = no_progress) -> Rendered:
    """Lay out and draw a document; the same document gives the same bytes."""
    loaded = LoadedFonts(fonts)
    try:
        return _rendered(document, loaded, progress)
    finally:
        loaded.close()


def render_each(documents: Iterable[Document], fonts: FontChoice) -> Iterator[Rendered]:
    """Documents one after another; each gives the bytes that `render` would, but the font files are read only once.

    `missing` grows from one document to the next.
    """
    loaded = LoadedFonts(fonts)
    try:
        for document in documents:
            yield _rendered(document, loaded, no_progress)
            loaded.begin_document()
    finally:
        loaded.close()


def _rendered(document: Document, loaded: LoadedFonts, progress: Progress) -> Rendered:
    """Every page is laid out before the first is drawn, so that the number of pages and the contents are known."""
    entries = list(_entries(document))
    pages: list[_Page] = []
    for number, section in enumerate(document.sections):
        progress(number, len(document.sections) + 1, section.title or document.title)
        if section.begins_right and len(pages) % 2:
            pages.append(_Page(_empty(pages[-1].section.page), is_first=True))
        pages += _paginate(section, loaded, entries)
    _number_contents(pages)
    return Rendered(_draw(document, pages, loaded, progress), len(pages), tuple(loaded.missing))


def _page_numbers(pages: list[_Page]) -> list[tuple[int, int]]:
    """For every page its number and how many pages are counted with it."""
    starts = [0, *(place for place, page in enumerate(pages) if page.is_first and page.section.counts_anew and place)]
    stops = [*starts[1:], len(pages)]
    return [
        (number, stop - start)
        for start, stop in zip(starts, stops, strict=True)
        for number in range(1, stop - start + 1)
    ]


def _empty(page: PageStyle) -> Section:
    """The empty back of a sheet, as the page on its front lies."""
    return Section(replace(page, numbering=Numbering.none, has_running_head=False), ())


def _entries(document: Document) -> Iterator[Entry]:
    """What the contents page will list, in order; known before any page is."""
    for section in document.sections:
        if section.title:
            yield Entry(printable(section.title), section.level)
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.bookmark is not None:
                yield Entry(printable(block.text), block.bookmark)


def _paginate(section: Section, fonts: LoadedFonts, entries: list[Entry]) -> list[_Page]:
    room_of_page = section.page.text_height
    pages = [_Page(section, is_first=True)]
    if section.title:
        pages[0].entries.append((Entry(printable(section.title), section.level), 0.0))
    y = 0.0

    def turn() -> None:
        nonlocal y
        pages.append(_Page(section, is_first=False))
        y = 0.0

    blocks = [block.with_entries(entries) if isinstance(block, Contents) else block for block in section.blocks]
    laid_blocks = [block.lay(fonts, section.page.text_width) for block in blocks]
    for position, block in enumerate(blocks):
        rest: Laid | None = laid_blocks[position]
        if isinstance(rest, LaidLegend) and pages[-1].bears(rest):
            continue
        if rest and rest.keeps_with_next and y > 0 and _leaves_heading_alone(laid_blocks[position:], room_of_page, y):
            turn()
        is_begin = True
        while rest is not None:
            part, rest = rest.split(room_of_page - y, room_of_page)
            if part is not None:
                if is_begin and isinstance(block, Paragraph) and block.bookmark is not None:
                    pages[-1].entries.append((Entry(printable(block.text), block.bookmark), y))
                pages[-1].placed.append((y, part))
                y += part.height
                is_begin = False
            if rest is not None:
                turn()
    return pages


def _leaves_heading_alone(blocks: list[Laid], page: float, y: float) -> bool:
    """Whether a run of headings from y on would end this page, with nothing of what they head."""
    for laid in blocks:
        part, rest = laid.split(page - y, page)
        if part is None or not laid.keeps_with_next:
            return part is None
        if rest is not None:
            return True
        y += part.height
    return False


def _number_contents(pages: list[_Page]) -> None:
    numbers = [number for number, page in enumerate(pages, start=1) for _ in page.entries]
    for page in pages:
        for _, laid in page.placed:
            if isinstance(laid, LaidContents):
                laid.numbers[:] = numbers


def _draw(document: Document, pages: list[_Page], fonts: LoadedFonts, progress: Progress) -> bytes:
    buffer = BytesIO()
    setattr(rl_config, "useA85", 0)  # noqa: B010 binary streams: a quarter smaller, and quicker
    canvas = Canvas(
        buffer, pageCompression=1, invariant=1, lang="zh-CN", initialFontName=fonts.registered_name(), pdfVersion=(1, 5)
    )
    canvas.setTitle(printable(document.title))
    canvas.setAuthor(printable(document.office))
    canvas.setSubject(printable(document.subject))
    canvas.setCreator("lianping-desk")
    stamp = document.made_at.strftime("D:%Y%m%d%H%M%S")
    canvas.setDateFormatter(lambda *_: stamp)
    sheet = Sheet(canvas, 0, 0)
    serial = 0
    numbers = _page_numbers(pages)
    for place, page in enumerate(pages):
        progress(place + 1, len(pages) + 1, f"第{place + 1}页")
        style = page.section.page
        sheet.start_page(style.width, style.height)
        for entry, y in page.entries:
            key = f"entry-{serial}"
            serial += 1
            canvas.bookmarkHorizontalAbsolute(key, style.height - style.first_line - y + 6)
            canvas.addOutlineEntry(entry.title, key, entry.level, closed=entry.level > 0)
        if style.has_running_head and page.section.title and not page.is_first:
            draw_running_head(sheet, fonts, style, printable(page.section.title), printable(page.section.note))
        for y, laid in page.placed:
            laid.draw(sheet, style.left, style.first_line + y)
        draw_page_number(sheet, fonts, style, *numbers[place])
        canvas.showPage()
    if serial:
        canvas.showOutline()
    canvas.save()
    return buffer.getvalue()
