"""The styles of a document after GB/T 9704-2012: 小标宋 22 pt, 黑体 and 仿宋 16 pt, tables in 小四 or smaller."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Pt, RGBColor

from lianping_desk.exchange.word.elements import child, element, set_fonts

FANG, KAI, HEI, XIAOBIAO, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"
LINE = 28.95
"""Points from line to line: 22 lines on 225 mm (GB/T 9704-2012 5.2.1)."""

TABLE_SIZES = (12.0, 10.5, 9.0, 7.5)
"""小四, 五号, 小五, 六号."""


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """A paragraph style: sizes in points; `indent` is the first line's, in hanzi; `line` None is single spacing.

    `based_on` gives a style of our own its outline level.
    """

    name: str
    font: str
    size: float
    alignment: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    line: float | None = LINE
    before: float = 0.0
    after: float = 0.0
    indent: int = 0
    keeps_with_next: bool = False
    based_on: str = "Normal"


_CENTRE, _RIGHT, _BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
BODY = ParagraphLook("Normal", FANG, 16, _BOTH, indent=2)
TITLE = ParagraphLook("Title", XIAOBIAO, 26, _CENTRE, line=None, before=120, after=24)
MATERIAL = ParagraphLook("Heading 1", XIAOBIAO, 22, _CENTRE, line=None, after=6, keeps_with_next=True)
SECTION = ParagraphLook("Heading 2", HEI, 16, before=6, after=3, keeps_with_next=True)
POINT = ParagraphLook("Heading 3", KAI, 16, _BOTH, indent=2, keeps_with_next=True)
ANNEX_MARK = ParagraphLook("附件", HEI, 16, line=None, after=6, keeps_with_next=True)
DATE = ParagraphLook("题下日期", KAI, 16, _CENTRE, after=LINE)
CLOSING = ParagraphLook("结束语", FANG, 16, _BOTH, indent=2, keeps_with_next=True)
SIGNED = ParagraphLook("署名", FANG, 16, _RIGHT, keeps_with_next=True)
"""Kept with the text above: a page that only signs belongs to no text."""
AGENDA_FACT = ParagraphLook("会议事项", FANG, 16, _BOTH)
SUBTITLE = ParagraphLook("Subtitle", FANG, 14, _CENTRE, line=None, after=8)
NOTE = ParagraphLook("注", FANG, 12, line=None, before=3)
SIGNATURE = ParagraphLook("落款", FANG, 12, _RIGHT, line=None, after=4)
SLIP = ParagraphLook("回执", FANG, 14, line=26, before=8, keeps_with_next=True)
SLIP_TITLE = ParagraphLook("回执标题", HEI, 16, _CENTRE, before=16, keeps_with_next=True)
CONTENTS = ParagraphLook("目录行", FANG, 16, indent=2)
FOOTER = ParagraphLook("Footer", SONG, 14, line=None)
CHAPTER = ParagraphLook("章标题", HEI, 16, _BOTH, indent=2, keeps_with_next=True, based_on="Heading 2")
LOOKS = (
    *(BODY, TITLE, MATERIAL, SECTION, CHAPTER, POINT, ANNEX_MARK, DATE, CLOSING, SIGNED, AGENDA_FACT),
    *(SUBTITLE, NOTE, SIGNATURE, SLIP, SLIP_TITLE, CONTENTS, FOOTER),
)


def set_up_styles(document: Document) -> None:
    """Make the built-in styles look like the standard's, and add those it lacks."""
    for look in LOOKS:
        _set_up(document, look)
    for size in TABLE_SIZES:
        _set_up(document, ParagraphLook(table_style(size), SONG, size, line=None))
        _set_up(document, ParagraphLook(heading_style(size), HEI, size, _CENTRE, line=None, keeps_with_next=True))


def table_style(size: float) -> str:
    """The paragraph style of a table's text: 表格, or with its size where that is not 小四."""
    return "表格" if size == TABLE_SIZES[0] else f"表格{size:g}"


def heading_style(size: float) -> str:
    """The paragraph style of a table's headings."""
    return "表头" if size == TABLE_SIZES[0] else f"表头{size:g}"


def _set_up(document: Document, look: ParagraphLook) -> None:
    styles: Any = document.styles
    known = [style.name for style in styles]
    style = styles[look.name] if look.name in known else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    if look is not BODY:
        style.base_style = None if look.name in known else styles[look.based_on]
    style.font.size = Pt(look.size)
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.quick_style = True
    set_fonts(style.element.get_or_add_rPr(), look.font)
    form = style.paragraph_format
    form.alignment = look.alignment
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if look.line is not None:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
    form.keep_with_next = look.keeps_with_next
    _set_paragraph_properties(style.element.get_or_add_pPr(), look)


def _set_paragraph_properties(properties: Any, look: ParagraphLook) -> None:
    """First-line indent in hanzi, no snapping to the template's grid, no line under a title."""
    for name in ("w:ind", "w:pBdr", "w:contextualSpacing", "w:snapToGrid"):
        for old in properties.findall(element(name).tag):
            properties.remove(old)
    indent = element("w:ind", firstLineChars=look.indent * 100, firstLine=round(look.indent * look.size * 20))
    properties.insert_element_before(indent, "w:contextualSpacing", "w:jc", "w:textAlignment", "w:outlineLvl", "w:rPr")
    properties.insert_element_before(
        element("w:snapToGrid", val=0), "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr"
    )


def set_language(document: Document) -> None:
    """Chinese, so that the spelling checker of English leaves the text alone."""
    defaults = document.styles.element.find(element("w:docDefaults").tag)
    properties = defaults.find(f".//{element('w:rPr').tag}")
    for old in properties.findall(element("w:lang").tag):
        properties.remove(old)
    child(properties, "w:lang", val="zh-CN", eastAsia="zh-CN")
    set_fonts(properties, FANG)
