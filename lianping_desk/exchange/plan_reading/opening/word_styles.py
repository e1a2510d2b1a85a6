"""The paragraph styles of a Word document, looked up once: python-docx searches all of them for every paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph


@dataclass(frozen=True, slots=True)
class WordStyle:
    """The name of a style as the file has it, and the w:numPr that it or a style below it brings along."""

    name: str = ""
    numbering: Any = None


class WordStyles:
    """The style of each paragraph of one document."""

    def __init__(self, document: Any) -> None:
        styles = [one for one in document.styles.element if one.get(qn("w:type")) == "paragraph"]
        self._by_id = {one.get(qn("w:styleId")): one for one in styles}
        self._default = next((one.get(qn("w:styleId")) for one in reversed(styles) if _is_default(one)), None)
        self._known = cache(self._read)

    def of(self, paragraph: WordParagraph) -> WordStyle:
        """The paragraph's own style; the document's default where it names none, or one that is not there."""
        named = paragraph._p.style
        return self._known(named if named in self._by_id else self._default)

    def _read(self, style_id: str | None) -> WordStyle:
        chain = list(self._chain(style_id))
        if not chain:
            return WordStyle()
        numberings = (one.find(f"{qn('w:pPr')}/{qn('w:numPr')}") for one in chain)
        return WordStyle(_value(chain[0], "w:name") or "", next((one for one in numberings if one is not None), None))

    def _chain(self, style_id: str | None) -> Iterator[Any]:
        """The style and those that it is based on, each once: a damaged file may base them in a circle."""
        seen: set[str] = set()
        while style_id is not None and style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            yield self._by_id[style_id]
            style_id = _value(self._by_id[style_id], "w:basedOn")


def _is_default(style: Any) -> bool:
    return style.get(qn("w:default")) in ("1", "true", "on")


def _value(style: Any, tag: str) -> str | None:
    found = style.find(qn(tag))
    return None if found is None else found.get(qn("w:val"))
