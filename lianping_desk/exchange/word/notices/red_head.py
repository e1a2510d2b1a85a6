"""发文机关标志, the number below it and the red rule in Word (GB/T 9704-2012 7.2.4-7.2.7)."""

from collections.abc import Callable

from lianping_desk.domain.official_page import OfficialPage
from lianping_desk.exchange.word.elements import Element, child, element, run
from lianping_desk.exchange.word.notices.grid import LINE
from lianping_desk.exchange.word.notices.styles import NUMBER, RED, RED_HEAD

_TOP = 1984
"""35 mm from the upper edge of the text, in twips."""
_LARGEST, _WIDTH = 47.0, 442.0
"""Points: of the type, of the line."""
_BELOW_NUMBER = 11
"""4 mm from the number to the rule, in points."""


def write_red_head(page: OfficialPage, style_ids: dict[str, str], put: Callable[[Element], None]) -> None:
    """The head in one line, as large as that allows; then the number over the red rule, and two empty lines."""
    size = int(min(_LARGEST, _WIDTH / max(len(page.red_head), 1) - 0.5))
    head = _paragraph(style_ids[RED_HEAD.name])
    child(head[0], "w:spacing", before=_TOP, after=2 * LINE, line=size * 22, lineRule="exact")
    name = run(page.red_head, RED)
    for tag in ("w:sz", "w:szCs"):
        child(name.find(element("w:rPr").tag), tag, val=size * 2)
    head.append(name)
    put(head)
    number = _paragraph(style_ids[NUMBER.name])
    child(child(number[0], "w:pBdr"), "w:bottom", val="single", sz=16, space=_BELOW_NUMBER, color=RED)
    child(number[0], "w:spacing", before=0, after=2 * LINE, line=400, lineRule="exact")
    if page.number:
        number.append(run(page.number))
    put(number)


def _paragraph(style: str) -> Element:
    made = element("w:p")
    child(child(made, "w:pPr"), "w:pStyle", val=style)
    return made
