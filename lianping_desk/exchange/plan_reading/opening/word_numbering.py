"""The numbers that Word counts itself and does not keep in the text: 一、 （一） 1. from w:numPr."""

from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from lianping_desk.exchange.plan_reading.opening.word_styles import WordStyles
from lianping_desk.exchange.plan_reading.outline.markers import hanzi

_HANZI_FORMATS = ("chinese", "japanese", "ideograph", "taiwanese")


class Numbering:
    """Counts along the document, list by list and level by level."""

    def __init__(self, document: Any, styles: WordStyles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        if part is None:
            return
        root = part.element
        for abstract in root.findall(qn("w:abstractNum")):
            levels = {int(level.get(qn("w:ilvl"))): _level(level) for level in abstract.findall(qn("w:lvl"))}
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for number in root.findall(qn("w:num")):
            self._lists[number.get(qn("w:numId"))] = number.find(qn("w:abstractNumId")).get(qn("w:val"))

    def mark(self, paragraph: WordParagraph) -> str:
        """The number in front of a paragraph as Word shows it; —— for a bullet; "" for none."""
        place = self._place(paragraph)
        if place is None or place[0] not in self._lists:
            return ""
        abstract, depth = self._lists[place[0]], place[1]
        levels = self._levels.get(abstract, {})
        if depth not in levels:
            return ""
        form, text, start = levels[depth]
        if form == "bullet":
            return "——"
        self._counts[abstract, depth] = self._counts.get((abstract, depth), start - 1) + 1
        for deeper in range(depth + 1, 9):
            self._counts.pop((abstract, deeper), None)
        for level in range(depth + 1):
            own_form, _, own_start = levels.get(level, ("decimal", "", 1))
            text = text.replace(f"%{level + 1}", _written(self._counts.get((abstract, level), own_start), own_form))
        return text if form != "none" else ""

    def _place(self, paragraph: WordParagraph) -> tuple[str, int] | None:
        """The list and level of a paragraph, its own or its style's; None when it is in none."""
        properties = paragraph._p.pPr
        own = None if properties is None else properties.find(qn("w:numPr"))
        found = self._styles.of(paragraph).numbering if own is None else own
        if found is None:
            return None
        number, depth = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
        if number is None or number.get(qn("w:val")) == "0":
            return None
        return number.get(qn("w:val")), 0 if depth is None else int(depth.get(qn("w:val")))


def _level(level: Any) -> tuple[str, str, int]:
    """Format, pattern (第%1章) and first number of a level."""

    def value(tag: str, default: str) -> str:
        found = level.find(qn(tag))
        return default if found is None else found.get(qn("w:val")) or default

    return value("w:numFmt", "decimal"), value("w:lvlText", ""), int(value("w:start", "1"))


def _written(number: int, form: str) -> str:
    if form.startswith(_HANZI_FORMATS):
        return "①②③④⑤⑥⑦⑧⑨⑩"[number - 1] if "Enclosed" in form and number <= 10 else hanzi(number)
    if form == "decimalEnclosedCircle" and number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)
