"""The fonts of one document, and for each character the first of them that has it."""

import re
from collections.abc import Iterable
from itertools import count, groupby
from pathlib import Path
from struct import error as StructError  # noqa: N812

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from lianping_desk.domain.errors import DeskError
from lianping_desk.reports.embedding import EmbeddedFont
from lianping_desk.reports.fonts import FontChoice, FontFile, FontRole

GETA = "〓"
"""Printed where no font has the character, as Chinese printers always did; the missing ones are listed beforehand."""

# Control characters, zero-width ones, variation selectors: nothing of them is seen on paper.
_INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")  # lone surrogates, from damaged files; no PDF can hold them
_serial = count(1)


def printable(text: str) -> str:
    """The text without what has no shape; line ends become `\\n`, tabs a space."""
    if text.isprintable() and text.isascii():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = _LINE_ENDS.sub("\n", _HALF_CHARACTERS.sub("\ufffd", text))
    return _INVISIBLE.sub("", text)


class FontChain:
    """Fonts in order of preference; a character is set in the first that has it."""

    def __init__(self, fonts: "LoadedFonts", files: tuple[FontFile, ...]) -> None:
        self._fonts = fonts
        self._files = files
        self._placed: dict[str, tuple[EmbeddedFont, float]] = {}
        self._first: EmbeddedFont | None = None
        self._in_first: set[str] = set()
        self.widths = _Widths(self)

    def place(self, char: str) -> tuple[EmbeddedFont, float]:
        """The font of a character and its width at 1 pt."""
        if placed := self._placed.get(char):
            return placed
        for font in self._fonts.loaded(self._files):
            self._first = self._first or font
            if (width := font.widths.get(char)) is not None:
                if font is self._first:
                    self._in_first.add(char)
                self._placed[char] = font, width
                return font, width
        if self._first is None:
            names = "、".join(file.path.name for file in self._files)
            raise DeskError(
                f"打印用的字体文件（{names}）不见了或已损坏，排不了版。",
                "请重新安装程序，您的数据不受影响；也可以先存为 Excel 或 Word。",
            )
        self._fonts.missing.setdefault(char)
        self._placed[char] = self._first, self._first.widths.get(GETA, 1.0)
        return self._placed[char]

    def width(self, text: str) -> float:
        """Width of a text at 1 pt."""
        widths = self.widths
        return sum([widths[char] for char in text])

    def runs(self, text: str) -> list[tuple[EmbeddedFont, str]]:
        """The text cut where the font changes, missing characters replaced by the geta mark."""
        if self._first is not None and self._in_first.issuperset(text):
            return [(self._first, text)]
        if self._fonts.missing:
            text = "".join(GETA if char in self._fonts.missing else char for char in text)
        return [(font, "".join(chars)) for font, chars in groupby(text, lambda char: self.place(char)[0])]


class _Widths(dict[str, float]):
    """Width of each character at 1 pt, found on first use."""

    def __init__(self, chain: FontChain) -> None:
        self._chain = chain

    def __missing__(self, char: str) -> float:
        self[char] = self._chain.place(char)[1]
        return self[char]


class LoadedFonts:
    """The fonts that one document really uses, read when first needed.

    `missing` collects, in the order met, the characters that no font has.
    """

    def __init__(self, choice: FontChoice) -> None:
        self._choice = choice
        self._chains: dict[FontRole, FontChain] = {}
        self._loaded: dict[FontFile, EmbeddedFont | None] = {}
        self.missing: dict[str, None] = {}

    def chain(self, role: FontRole) -> FontChain:
        """The chain for a kind of text."""
        if role not in self._chains:
            self._chains[role] = FontChain(self, self._choice.chain(role))
        return self._chains[role]

    def loaded(self, files: tuple[FontFile, ...]) -> Iterable[EmbeddedFont]:
        """The fonts in these files one by one, each read only when the ones before did not do."""
        for file in files:
            if file not in self._loaded:
                self._loaded[file] = _open(file)
            if (font := self._loaded[file]) is not None:
                yield font

    def registered_name(self) -> str:
        """The name of a font that reportlab's canvas may begin a page with, so that no foreign font slips in."""
        font = self.chain(FontRole.song).place("第")[0]
        pdfmetrics.registerFont(font)
        return str(font.fontName)

    def begin_document(self) -> None:
        """Let the fonts forget what they set so far: the next document embeds only its own characters."""
        for font in self._loaded.values():
            if font is not None:
                font.begin_document()

    def close(self) -> None:
        """Take this document's fonts out of reportlab's register again."""
        for font in self._loaded.values():
            if font is not None:
                font.unregister()  # type: ignore[no-untyped-call]


def _open(file: FontFile) -> EmbeddedFont | None:
    """Read a font; None where its maker forbids embedding, its outlines are not TrueType, or the file is damaged."""
    try:
        return EmbeddedFont(f"{file.path.stem}-{next(_serial)}", str(file.path), file.index)
    except (TTFError, StructError, OSError, LookupError, ValueError):
        return None


def can_be_embedded(path: Path) -> bool:
    """Whether pages can be set in this font file."""
    try:
        return _open(FontFile(path)) is not None
    except OSError:
        return False
