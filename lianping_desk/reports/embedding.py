"""A TrueType font inside one PDF: one embedded subset with two-byte codes, from which text comes back exactly.

reportlab's own TTFont cuts a Chinese font into subsets of 256 characters, switches between them inside every line, and
writes hanzi beyond U+FFFF wrongly into the map back to text. This one replaces only what is written into the PDF
(ISO 32000-1, 9.7: Type 0 font over CIDFontType2); reading the font file and cutting its glyphs stay reportlab's.
"""

import hashlib
from struct import pack
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont

_FIXED_FLAGS = 4  # symbolic: characters outside Adobe's Latin set
_CHARS_PER_BLOCK = 100  # of a ToUnicode map (Adobe technical note 5014)


class EmbeddedFont(TTFont):
    """A font for one document at a time: it remembers which characters that used, in the order of their use."""

    def __init__(self, name: str, filename: str, index: int = 0) -> None:
        super().__init__(name, filename, subfontIndex=index, shapable=False)  # type: ignore[no-untyped-call]
        self.widths: dict[str, float] = {
            chr(code): width / 1000 for code, width in self.face.charWidths.items() if self.face.charToGlyph.get(code)
        }
        self._codes: dict[str, str] = {}
        self._resource_name = ""

    def begin_document(self) -> None:
        """Forget the document before."""
        self._codes = {}
        self._resource_name = ""

    def encode(self, text: str) -> str:
        """The text as the hexadecimal string of a PDF operator; the characters become part of the document."""
        codes = self._codes
        try:
            return "".join([codes[char] for char in text])
        except KeyError:
            for char in text:
                if char not in codes:
                    codes[char] = f"{len(codes) + 1:04X}"
            return "".join([codes[char] for char in text])

    def resource_name(self, doc: pdfdoc.PDFDocument) -> str:
        """The name of this font in the document's operators, such as `/F2`; asking puts the font into the document."""
        if not self._resource_name:
            self._resource_name = f"/F{len(doc.fontMapping) + 1}"
            doc.fontMapping[self.fontName] = self._resource_name
            doc.delayedFonts.append(self)
        return self._resource_name

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802 (reportlab calls it when the document is saved)
        """Write the font into the document: dictionary, widths, glyphs, and the map back to text."""
        characters = [0, *map(ord, self._codes)]
        digest = hashlib.md5(repr(characters).encode(), usedforsecurity=False).digest()
        tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
        base_name = f"{tag}+{self.face.name.decode('ascii')}"
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(base_name),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": self._descriptor(doc, base_name, characters),
                "DW": 1000,
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray([self._width(code) for code in characters[1:]])]),
                "CIDToGIDMap": self._stream(doc, f"gids:{base_name}", self._glyph_map(characters)),
            }
        )
        to_unicode = to_unicode_map([chr(code) for code in characters[1:]]).encode("ascii")
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(base_name),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"descendant:{base_name}")]),
                "ToUnicode": self._stream(doc, f"unicode:{base_name}", to_unicode),
            }
        )
        name = self._resource_name[1:]
        doc.idToObject["BasicFonts"].dict[name] = doc.Reference(font, name)

    def _width(self, code: int) -> float:
        return round(float(self.face.getCharWidth(code)), 2)

    def _glyph_map(self, characters: list[int]) -> bytes:
        """Code to glyph, two bytes each: `makeSubset` numbers glyphs by first use, and two characters may share one."""
        numbers = {0: 0}
        glyphs = [self.face.charToGlyph.get(code, 0) for code in characters]
        mapped = [numbers.setdefault(glyph, len(numbers)) for glyph in glyphs]
        return pack(f">{len(mapped)}H", *mapped)

    def _descriptor(self, doc: pdfdoc.PDFDocument, base_name: str, characters: list[int]) -> Any:
        face = self.face
        glyphs = face.makeSubset(characters)
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(base_name),
                "Flags": _FIXED_FLAGS,
                "FontBBox": pdfdoc.PDFArray([round(edge) for edge in face.bbox]),
                "ItalicAngle": face.italicAngle,
                "Ascent": round(face.ascent),
                "Descent": round(face.descent),
                "CapHeight": round(face.capHeight),
                "StemV": face.stemV,
                "FontFile2": self._stream(doc, f"glyphs:{base_name}", glyphs, {"Length1": len(glyphs)}),
            }
        )
        return doc.Reference(descriptor, f"descriptor:{base_name}")

    @staticmethod
    def _stream(doc: pdfdoc.PDFDocument, name: str, content: bytes, entries: dict[str, int] | None = None) -> Any:
        stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(dict(entries or {})), content, [pdfdoc.PDFZCompress])
        return doc.Reference(stream, name)


def to_unicode_map(characters: list[str]) -> str:
    """The CMap from codes 1, 2, 3 … back to these characters, in UTF-16BE as ISO 32000-1, 9.10.3 demands."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    pairs = [f"<{code:04X}> <{char.encode('utf-16-be').hex()}>" for code, char in enumerate(characters, start=1)]
    for start in range(0, len(pairs), _CHARS_PER_BLOCK):
        block = pairs[start : start + _CHARS_PER_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
