"""Reading XML from untrusted files: no document type, so nothing can expand; names without their namespace."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import XML, Element, ParseError, iterparse

from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK
from lianping_desk.exchange.unreadable import Unreadable

MOST_CELLS = 200_000
"""Cells with content in one file; a return has some hundreds."""
MOST_MERGES = 20_000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_DOCUMENT_TYPES = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_CHINESE = re.compile(
    rb"""^\s*<\?xml[^>]*encoding\s*=\s*["'](?:gbk|gb2312|gb18030|hz-gb-2312)["'][^>]*\?>""", re.IGNORECASE
)
"""A declaration of an encoding that the XML parser does not know."""
_SMALL = 2 << 20
"""Bytes up to which a part is read as a whole, which is quicker; a larger one goes by piece after piece."""


def damaged() -> Unreadable:
    return Unreadable("文件不完整或已损坏，读不出内容。", ASK_FOR_WORKBOOK)


def too_many_cells() -> Unreadable:
    return Unreadable("单元格太多，不像填报表，为安全起见没有读。", "请打开检查，只留填报内容后另存再导入。")


def part(package: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one part; Unreadable where its sum is wrong or it cannot be unpacked."""
    try:
        return package.read(name)
    except Exception as error:
        raise damaged() from error


def elements(content: bytes, wanted: frozenset[str]) -> Iterator[tuple[str, Element]]:
    """Each element whose local name is `wanted`, with that name, and not what is inside it.

    Of a large part it is emptied afterwards.
    """
    if any(word in content for word in _DOCUMENT_TYPES):
        raise Unreadable("文件里有不该有的定义，可能有害，为安全起见没有打开。", ASK_FOR_WORKBOOK)
    if declared := _CHINESE.match(content):
        content = _in_utf8(content[declared.end() :])
    try:
        if len(content) <= _SMALL:
            yield from _outermost(XML(content), wanted)
            return
        for _, element in iterparse(BytesIO(content)):
            if (name := element.tag.rpartition("}")[2]) in wanted:
                yield name, element
                element.clear()
    except (ParseError, ValueError, LookupError) as error:  # besides what is no XML: an encoding that nobody knows
        raise damaged() from error


def _outermost(root: Element, wanted: frozenset[str]) -> Iterator[tuple[str, Element]]:
    """In the order of the document; without recursion, for a part may be a million elements deep."""
    open_elements = [iter((root,))]
    while open_elements:
        element = next(open_elements[-1], None)
        if element is None:
            open_elements.pop()
        elif (name := element.tag.rpartition("}")[2]) in wanted:
            yield name, element
        elif len(element):
            open_elements.append(iter(element))


def _in_utf8(content: bytes) -> bytes:
    try:
        return content.decode("gb18030").encode()
    except UnicodeDecodeError as error:
        raise damaged() from error


def attribute(element: Element, name: str) -> str | None:
    """The attribute with this local name, whatever its namespace."""
    value = element.get(name)
    if value is not None:
        return value
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if child.tag.rpartition("}")[2] == name)
