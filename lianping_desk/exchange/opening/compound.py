"""Compound files ([MS-CFB]), the container of old Office and WPS documents: the streams that stand at their top.

A workbook may carry a whole Word document below its top; only what stands at the top says what the file is.
"""

import struct

from lianping_desk.exchange.opening.xml_parts import damaged

_FREE, _LAST = 0xFFFFFFFF, 0xFFFFFFFA
_ENTRY = 128
_IN_HEADER = 109
"""Sectors of the allocation table that the header itself lists."""


def stream_names(content: bytes) -> frozenset[str]:
    """The names at the top of a compound file, in small letters; Unreadable where its directory does not hold."""
    try:
        return frozenset(name.lower() for name in _top_names(_directory(content)))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise damaged() from error


def _directory(content: bytes) -> list[bytes]:
    """Its entries, by their numbers."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    if size not in (512, 4096):
        raise damaged()
    first, more = struct.unpack_from("<I", content, 48)[0], struct.unpack_from("<I", content, 68)[0]
    table = _allocation_table(content, size, more)
    directory = b"".join(_sector(content, size, number) for number in _chain(table, first))
    return [directory[start : start + _ENTRY] for start in range(0, len(directory), _ENTRY)]


def _allocation_table(content: bytes, size: int, more: int) -> list[int]:
    listed = list(struct.unpack_from(f"<{_IN_HEADER}I", content, 76))
    seen: set[int] = set()
    while more < _LAST and more not in seen:
        seen.add(more)
        *numbers, more = struct.unpack(f"<{size // 4}I", _sector(content, size, more))
        listed += numbers
    table: list[int] = []
    for number in listed:
        if number < _LAST:
            table += struct.unpack(f"<{size // 4}I", _sector(content, size, number))
    return table


def _chain(table: list[int], first: int) -> list[int]:
    """The sectors that follow `first`; one that comes round again ends the chain."""
    found: dict[int, None] = {}
    while first < _LAST and first not in found:
        found[first] = None
        first = table[first]
    return list(found)


def _sector(content: bytes, size: int, number: int) -> bytes:
    start = (number + 1) * size
    sector = content[start : start + size]
    if len(sector) < size:
        sector = sector.ljust(size, b"\0") if sector else sector
    if not sector:
        raise damaged()
    return sector


def _top_names(entries: list[bytes]) -> list[str]:
    """The names of the root's children, a tree of left and right neighbours."""
    names: list[str] = []
    waiting = [struct.unpack_from("<I", entries[0], 76)[0]]
    seen: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number == _FREE or number in seen:
            continue
        seen.add(number)
        entry = entries[number]
        length = struct.unpack_from("<H", entry, 64)[0]
        names.append(entry[: min(max(length - 2, 0), 64)].decode("utf-16-le"))
        waiting += struct.unpack_from("<II", entry, 68)
    return names
