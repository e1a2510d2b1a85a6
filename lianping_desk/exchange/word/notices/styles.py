"""The styles of a notice: 标题 and 正文 are Word's own, the others are named as the standard names its parts."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from lianping_desk.exchange.word.elements import Element, child, element, set_fonts
from lianping_desk.exchange.word.notices.grid import LINE, squares
from lianping_desk.exchange.word.styles import FANG, HEI, SONG, XIAOBIAO

KAI = "楷体_GB2312"
_KEPT = ("Normal", "Title", "footer", "header", "Default Paragraph Font", "Normal Table", "No List")
"""Names of the template's styles that stay, as they stand in the file."""
ALTERNATIVES = {FANG: "仿宋", KAI: "楷体", XIAOBIAO: "宋体", HEI: "SimHei", SONG: "SimSun"}
"""What Word takes where a font is not installed."""
RED = "D2001B"
_CLOSER = -6
"""Twips between hanzi of 16 pt: 28 of them have room in 156 mm. LibreOffice takes 5 for less than it is."""


@dataclass(frozen=True, slots=True)
class Look:
    """A style; `size` in points, indents in hanzi, `after` in lines, `level` that of the outline (0 the highest)."""

    name: str
    font: str = FANG
    size: float = 16
    align: str = "both"
    first_line: float = 2
    left: float = 0
    hanging: float = 0
    level: int | None = None
    keeps_with_next: bool = False
    line: int = LINE
    colour: str = "000000"


BODY = Look("Normal")
TITLE = Look("Title", XIAOBIAO, 22, "center", first_line=0, keeps_with_next=True)
NUMBER = Look("文号", align="center", first_line=0)
ADDRESSEE = Look("主送", first_line=0)
HEADING = Look("一级标题", HEI, level=0, keeps_with_next=True)
SUBHEADING = Look("二级标题", KAI, level=1, keeps_with_next=True)
ANNEX_LIST = Look("附件说明", align="left", first_line=0, left=5, hanging=3)
SIGNATURE = Look("落款", align="right", first_line=0, keeps_with_next=True)
NOTE = Look("附注")
ANNEX_LABEL = Look("附件标识", HEI, first_line=0, keeps_with_next=True)
COLOPHON = Look("版记", size=14, first_line=0, line=480)
CELL = Look("表格", size=14, align="center", first_line=0, line=400)
RED_HEAD = Look("发文机关标志", XIAOBIAO, 40, "center", first_line=0, colour=RED)
FOOTER = Look("Footer", SONG, 14, "left", first_line=0, line=0)
LOOKS = (
    BODY,
    TITLE,
    NUMBER,
    ADDRESSEE,
    HEADING,
    SUBHEADING,
    ANNEX_LIST,
    SIGNATURE,
    NOTE,
    ANNEX_LABEL,
    COLOPHON,
    CELL,
    RED_HEAD,
    FOOTER,
)


def set_up_styles(document: Document) -> None:
    """Make the built-in styles look like the standard's, and add those that Word has not."""
    _leave_out_other_styles(document)
    styles: Any = document.styles
    known = {style.name for style in styles}
    for look in LOOKS:
        style = styles[look.name] if look.name in known else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
        if look is not BODY:
            style.base_style = styles["Normal"]
        style.quick_style = True
        made: Element = style.element
        for old in (made.find(element("w:pPr").tag), made.find(element("w:rPr").tag)):
            if old is not None:
                made.remove(old)
        made.append(_paragraph_properties(look))
        made.append(_run_properties(look))
    name_alternatives(document)


def _leave_out_other_styles(document: Document) -> None:
    """The template's hundred and more, of which none is used here: her list of styles shows those of the standard."""
    sheet: Element = document.styles.element
    for style in sheet.findall(qn("w:style")):
        if style.find(qn("w:name")).get(qn("w:val")) not in _KEPT:
            sheet.remove(style)
        elif (link := style.find(qn("w:link"))) is not None:
            style.remove(link)


def _paragraph_properties(look: Look) -> Element:
    """In the order of the schema.

    Lines and hanzi stand as close as the grid of the page wants them, but are not snapped to it: LibreOffice gives a
    hanzi of 16 pt two squares of 15.8 pt.
    """
    made = element("w:pPr")
    child(made, "w:keepNext", val=int(look.keeps_with_next))
    child(made, "w:widowControl", val=0)
    for name in ("w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:snapToGrid"):
        child(made, name, val=0)
    if look.line:
        child(made, "w:spacing", before=0, after=0, line=look.line, lineRule="exact")
    else:
        child(made, "w:spacing", before=0, after=0, line=240, lineRule="auto")
    made.append(indents(look.first_line, look.left, look.hanging))
    child(made, "w:jc", val=look.align)
    if look.level is not None:
        child(made, "w:outlineLvl", val=look.level)
    return made


def _run_properties(look: Look) -> Element:
    made = element("w:rPr")
    child(made, "w:b", val=0)
    child(made, "w:color", val=look.colour)
    child(made, "w:spacing", val=_CLOSER if look.size == BODY.size else 0)
    child(made, "w:kern", val=0)
    for name in ("w:sz", "w:szCs"):
        child(made, name, val=round(look.size * 2))
    set_fonts(made, look.font)
    return made


def indents(first_line: float = 0, left: float = 0, hanging: float = 0, right: float = 0) -> Element:
    """Indents in hanzi, with what they are in twips for readers that do not count hanzi."""
    first = {"hanging": hanging} if hanging else {"firstLine": first_line}
    attributes: dict[str, int] = {}
    for name, count in {"left": left, "right": right, **first}.items():
        attributes |= {f"{name}Chars": round(count * 100), name: squares(count)}
    return element("w:ind", **attributes)


def name_alternatives(document: Document) -> None:
    """Tell Word which font stands in for one that the computer lacks."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in ALTERNATIVES.items()
    )
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    table = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{namespace}">{fonts}</w:fonts>'
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            part: Any = relation.target_part
            part._blob = table.encode()
