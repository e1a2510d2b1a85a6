"""One document being drawn: text, lines and shapes in points, measured from the top left corner of the page."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color, HexColor

from lianping_desk.reports.type_case import FontChain

MM = 72 / 25.4
"""Points in a millimetre."""

_UPRIGHT, _TURNED = "1 0 0 1", "0 -1 1 0"
"""How text lies on the page, as in PDF's text matrix: upright, or turned clockwise by a right angle."""


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


class Sheet:
    """The page at hand; `canvas` is reportlab's."""

    def __init__(self, canvas: Any, width: float, height: float) -> None:
        self.canvas = canvas
        self.width = width
        self.height = height
        self._colours: dict[str, Color] = {}
        self._fill = self._stroke = ""

    def start_page(self, width: float, height: float) -> None:
        """Begin a page of this size; colours start from black again."""
        self.width, self.height = width, height
        self._fill = self._stroke = ""
        self.canvas.setPageSize((width, height))

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        chain: FontChain,
        size: float,
        colour: str = "#000000",
        spacing: float = 0.0,
    ) -> None:
        """Draw one line; `spacing` is added after every character."""
        self.lines(baseline, [(x, text)], chain, size, 0.0, colour, spacing)

    def turned_text(self, x: float, y: float, text: str, chain: FontChain, size: float, colour: str) -> None:
        """Draw one line that reads downwards from x, y: its baseline stands upright at x, letters to the right."""
        self.lines(y, [(x, text)], chain, size, 0.0, colour, matrix=_TURNED)

    def lines(
        self,
        baseline: float,
        lines: Sequence[tuple[float, str]],
        chain: FontChain,
        size: float,
        leading: float,
        colour: str = "#000000",
        spacing: float = 0.0,
        matrix: str = _UPRIGHT,
    ) -> None:
        """Draw lines below one another, each at its own x; the quickest way to draw a cell."""
        self._set_fill(colour)
        operators = ["BT"]
        if spacing:
            operators.append(f"{spacing:.4f} Tc")
        document = self.canvas._doc
        used = None
        y = self.height - baseline
        for x, text in lines:
            operators.append(f"{matrix} {_number(x)} {_number(y)} Tm")
            for font, run in chain.runs(text):
                if font is not used:
                    operators.append(f"{font.resource_name(document)} {_number(size)} Tf")
                    used = font
                operators.append(f"<{font.encode(run)}> Tj")
            y -= leading
        if spacing:
            operators.append("0 Tc")
        operators.append("ET")
        self.canvas.addLiteral(" ".join(operators))

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.5, colour: str = "#000000") -> None:
        """Draw a straight line."""
        self.rules([(x1, y1, x2, y2)], width, colour)

    def rules(
        self,
        rules: Sequence[tuple[float, float, float, float]],
        width: float = 0.5,
        colour: str = "#000000",
        dash: str = "",
    ) -> None:
        """Draw straight lines in one stroke; `dash` is a pattern of PDF such as `3 2`."""
        if not rules:
            return
        self._set_stroke(colour)
        n, height = _number, self.height
        path = " ".join(f"{n(x1)} {n(height - y1)} m {n(x2)} {n(height - y2)} l" for x1, y1, x2, y2 in rules)
        self.canvas.addLiteral(f"{n(width)} w [{dash}] 0 d {path} S")

    def box(
        self, x: float, y: float, width: float, height: float, fill: str = "", stroke: str = "", line: float = 0.5
    ) -> None:
        """Draw a rectangle whose top left corner is at x, y; an empty colour leaves out the fill or the outline."""
        top = self.height - y
        self.polygon(
            [(x, top), (x + width, top), (x + width, top - height), (x, top - height)], fill, stroke, line, True
        )

    def polygon(
        self,
        points: Sequence[tuple[float, float]],
        fill: str = "",
        stroke: str = "",
        line: float = 0.5,
        from_bottom: bool = False,
    ) -> None:
        """Draw a closed shape."""
        if fill:
            self._set_fill(fill)
        if stroke:
            self._set_stroke(stroke)
        corners = [f"{_number(x)} {_number(y if from_bottom else self.height - y)}" for x, y in points]
        operator = {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(fill), bool(stroke)]
        self.canvas.addLiteral(f"{_number(line)} w [] 0 d {corners[0]} m {' l '.join(corners[1:])} l h {operator}")

    def circle(self, x: float, y: float, radius: float, fill: str = "", stroke: str = "", line: float = 0.5) -> None:
        """Draw a circle around x, y."""
        if fill:
            self._set_fill(fill)
        if stroke:
            self._set_stroke(stroke)
        self.canvas.setLineWidth(line)
        self.canvas.setDash()
        self.canvas.circle(x, self.height - y, radius, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def _colour(self, name: str) -> Color:
        if name not in self._colours:
            self._colours[name] = HexColor(name)
        return self._colours[name]

    def _set_fill(self, colour: str) -> None:
        if colour != self._fill:
            self.canvas.setFillColor(self._colour(colour))
            self._fill = colour

    def _set_stroke(self, colour: str) -> None:
        if colour != self._stroke:
            self.canvas.setStrokeColor(self._colour(colour))
            self._stroke = colour
