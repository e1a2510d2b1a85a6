"""What the cell styles of an .xlsx workbook mean for the eye: bold, centred, filled."""

import colorsys
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from lianping_desk.exchange.opening.xml_parts import children, elements

_OFFICE_THEME = (
    "#FFFFFF",
    "#000000",
    "#E7E6E6",
    "#44546A",
    "#4472C4",
    "#ED7D31",
    "#A5A5A5",
    "#FFC000",
    "#5B9BD5",
    "#70AD47",
)
"""The colours that a style names by number, in the theme that Excel gives every new workbook."""


@dataclass(frozen=True, slots=True)
class Dress:
    """One cell style; `fill` is #rrggbb or ""."""

    bold: bool = False
    centred: bool = False
    fill: str = ""

    @property
    def is_plain(self) -> bool:
        return not (self.bold or self.centred or self.fill)


def dresses(styles: bytes) -> list[Dress]:
    """The dress of each cell style, by its index."""
    bold: list[bool] = []
    fills: list[str] = []
    found: list[Dress] = []
    for name, element in elements(styles, frozenset({"fonts", "fills", "cellXfs"})):
        if name == "fonts":
            bold = [_is_bold(font) for font in children(element, "font")]
        elif name == "fills":
            fills = [_fill(fill) for fill in children(element, "fill")]
        else:
            found = [_dress(style, bold, fills) for style in children(element, "xf")]
    return found


def _is_bold(font: Element) -> bool:
    return any(bold.get("val", "1") in ("1", "true") for bold in children(font, "b"))


def _dress(style: Element, bold: list[bool], fills: list[str]) -> Dress:
    font, fill = int(style.get("fontId", "0")), int(style.get("fillId", "0"))
    aligned = next(children(style, "alignment"), None)
    return Dress(
        bold=font < len(bold) and bold[font],
        centred=aligned is not None and aligned.get("horizontal") in ("center", "centerContinuous"),
        fill=fills[fill] if fill < len(fills) else "",
    )


def _fill(fill: Element) -> str:
    for pattern in children(fill, "patternFill"):
        if pattern.get("patternType") == "solid":
            for colour in children(pattern, "fgColor"):
                return _colour(colour)
    return ""


def _colour(colour: Element) -> str:
    if rgb := colour.get("rgb"):
        return f"#{rgb[-6:]}"
    theme = int(colour.get("theme", "-1"))
    if not 0 <= theme < len(_OFFICE_THEME):
        return ""
    return _tinted(_OFFICE_THEME[theme], float(colour.get("tint", "0")))


def _tinted(colour: str, tint: float) -> str:
    """A colour of the theme made lighter or darker (ECMA-376 18.8.19)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "#" + "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, min(light, 1), full))
