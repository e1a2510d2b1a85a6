"""Reading a PDF back, as any reader of PDFs would."""

from collections.abc import Callable
from io import BytesIO

from pypdf import PdfReader

from lianping_desk.reports.document import Rendered

Printer = Callable[..., Rendered]
"""What the fixture `print_blocks` is."""


def page_texts(rendered: Rendered) -> list[str]:
    """Text of every page, as any reader of PDFs gets it."""
    return [page.extract_text() for page in PdfReader(BytesIO(rendered.pdf)).pages]


def squeezed(text: str) -> str:
    """The text without white space, to compare what was broken into lines."""
    return "".join(text.split())


def text_places(rendered: Rendered, page: int = 0) -> list[tuple[str, float, float]]:
    """Every piece of text of a page with the x and y (from the bottom) where it begins."""
    places: list[tuple[str, float, float]] = []

    def visit(text: str, _: object, matrix: list[float], *rest: object) -> None:
        if text.strip():
            places.append((text.strip(), matrix[4], matrix[5]))

    PdfReader(BytesIO(rendered.pdf)).pages[page].extract_text(visitor_text=visit)
    return places
