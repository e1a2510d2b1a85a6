"""Reading a PDF back, as any reader of PDFs would."""

from collections.abc import Callable
from io import BytesIO
from types import SimpleNamespace

from pypdf import PdfReader

from lianping_desk.reports.document import Rendered

Printer = Callable[..., Rendered]
"""What the fixture `print_blocks` is."""


class Pencil:
    """Stands in for a canvas and keeps what is drawn on it."""

    def __init__(self) -> None:
        self.drawn: list[str] = []
        self._doc = SimpleNamespace(fontMapping={}, delayedFonts=[])

    def addLiteral(self, operators: str) -> None:  # noqa: N802 (a canvas calls it so)
        self.drawn.append(operators)

    def circle(self, x: float, y: float, radius: float, stroke: int, fill: int) -> None:
        self.drawn.append(f"circle {fill} {stroke}")

    def __getattr__(self, name: str) -> object:
        return lambda *arguments, **named: None


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
