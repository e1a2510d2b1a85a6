"""What stands where on a page of a PDF, measured from its content alone: lines of type and rules, in points."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

MM = 72 / 25.4
SQUARE = 0.88
"""How far a hanzi's square stands above its baseline, of its size; the rest is below."""


@dataclass(frozen=True)
class Type:
    """One piece of type: left edge, right edge and baseline from the upper left corner of the paper."""

    left: float
    right: float
    baseline: float
    size: float
    characters: int

    @property
    def top(self) -> float:
        return self.baseline - SQUARE * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + (1 - SQUARE) * self.size


@dataclass
class Page:
    """`type` in the order drawn, `rules` as (left, right, y, width)."""

    width: float
    height: float
    type: list[Type] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)

    def lines(self, size: float) -> list[Type]:
        """Whole lines of type of this size, from the top."""
        rows: dict[float, list[Type]] = {}
        for piece in self.type:
            if abs(piece.size - size) < 0.01:
                rows.setdefault(round(piece.baseline, 1), []).append(piece)
        return [
            Type(
                min(piece.left for piece in row),
                max(piece.right for piece in row),
                row[0].baseline,
                size,
                sum(piece.characters for piece in row),
            )
            for _, row in sorted(rows.items())
        ]


def measured_pages(pdf: bytes) -> list[Page]:
    """Every page of a PDF."""
    reader = PdfReader(BytesIO(pdf))
    return [_measured(page, reader) for page in reader.pages]


def _measured(page: PageObject, reader: PdfReader) -> Page:
    pen = _Pen(page)
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        pen.follow(operator.decode(), operands)
    return pen.found


class _Pen:
    """Follows the operators of a page (ISO 32000-1, 8.5 and 9.4)."""

    def __init__(self, page: PageObject) -> None:
        self.found = Page(float(page.mediabox.width), float(page.mediabox.height))
        fonts = page["/Resources"]["/Font"].items()
        self._widths = {name: _widths(font.get_object()) for name, font in fonts}
        self._advance: dict[int, float] = {}
        self._size = self._spacing = self._x = self._y = self._line = 0.0
        self._path: list[tuple[float, float]] = []

    def follow(self, operator: str, operands: list[Any]) -> None:
        match operator:
            case "Tf":
                self._advance, self._size = self._widths[operands[0]], float(operands[1])
            case "Tc":
                self._spacing = float(operands[0])
            case "Tm":
                self._x, self._y = float(operands[4]), float(operands[5])
            case "Tj":
                self._set(_codes(operands[0]))
            case "w":
                self._line = float(operands[0])
            case "m" | "l":
                self._path.append((float(operands[0]), self.found.height - float(operands[1])))
            case "S":
                for (x1, y1), (x2, _) in zip(self._path[::2], self._path[1::2], strict=True):
                    self.found.rules.append((x1, x2, y1, self._line))
        if operator in ("S", "f", "B", "n"):
            self._path = []

    def _set(self, codes: list[int]) -> None:
        end = self._x + sum(self._advance.get(code, 1000) / 1000 * self._size + self._spacing for code in codes)
        baseline = self.found.height - self._y
        self.found.type.append(Type(self._x, end - self._spacing, baseline, self._size, len(codes)))
        self._x = end


def _codes(text: Any) -> list[int]:
    raw = text.original_bytes if hasattr(text, "original_bytes") else bytes(text)
    return [int.from_bytes(raw[place : place + 2], "big") for place in range(0, len(raw), 2)]


def _widths(font: Any) -> dict[int, float]:
    """Advance of each code in thousandths, from the font's own table in the file."""
    if font["/Subtype"] != "/Type0":
        return {}
    first, row = font["/DescendantFonts"][0].get_object()["/W"]
    return {int(first) + place: float(width) for place, width in enumerate(row)}
