"""Bytes to text in the encodings that offices write; garbled characters are noticed, never read as words."""

import codecs
from itertools import islice

from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK
from lianping_desk.exchange.unreadable import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 4_000
"""Characters (of hanzi, those outside ASCII) by which garbled text is told."""
_FEWEST_HANZI = 8
_COMMON_SHARE = 0.7
"""Of ordinary Chinese text 97 in 100 hanzi are of GB 2312's first level; of garbled text fewer than half."""


def decoded(content: bytes) -> str:
    """The text in the encoding that fits; Unreadable where none does, or what it gives is no Chinese."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    if (wide := unmarked_utf16(content)) is not None:
        return _strictly(content, wide)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = _strictly(content, "gb18030")
    if _is_garbled(text):
        if _reads_as_big5(content):
            raise Unreadable("这是繁体（Big5）编码的文字，直接读会是乱码。", ASK_FOR_WORKBOOK)
        raise _unknown()
    return text


def decoded_start(content: bytes) -> str | None:
    """The first few thousand characters, good enough to tell what the file is; None where it is no text."""
    head = content[:8192]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    if (wide := unmarked_utf16(content)) is not None:
        return head.decode(wide, "replace")
    return None if b"\0" in head or not head.strip() else head.decode("latin-1")


def unmarked_utf16(content: bytes) -> str | None:
    """The kind of UTF-16 that bytes without a mark are written in; None for any other text.

    Every table has line ends or separators, and these have a zero for one of their two bytes.
    """
    head = content[: 8192 & ~1]
    if len(content) % 2 or b"\0" not in head:
        return None
    for encoding, zeros, others in (("utf-16-le", head[1::2], head[0::2]), ("utf-16-be", head[0::2], head[1::2])):
        if zeros.count(0) > others.count(0) * 2:
            try:
                text = head.decode(encoding)
            except UnicodeDecodeError:
                continue
            if all(char.isprintable() or char in "\t\r\n" or char.isspace() for char in text):
                return encoding
    return None


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unknown() from error


def _is_garbled(text: str) -> bool:
    strange = list(islice((char for char in text if char > "\u024f"), _LOOKED_AT))
    hanzi = [char for char in strange if "\u3400" <= char <= "\ufaff" or char >= "\U00020000"]
    if len(hanzi) < _FEWEST_HANZI:
        return any("\ue000" <= char <= "\uf8ff" for char in strange)
    return sum(map(_is_common, hanzi)) < _COMMON_SHARE * len(hanzi)


def _is_common(hanzi: str) -> bool:
    """Whether it is of the first level of GB 2312: the 3,755 that are used every day."""
    try:
        return 0xB0 <= hanzi.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False


def _reads_as_big5(content: bytes) -> bool:
    try:
        content.decode("big5")
    except UnicodeDecodeError:
        return False
    return True


def _unknown() -> Unreadable:
    return Unreadable("文字编码认不出来，读出来会是乱码。", ASK_FOR_WORKBOOK)
