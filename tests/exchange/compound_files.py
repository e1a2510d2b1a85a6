"""Compound files and old Excel workbooks, written byte by byte: nothing that is installed writes them any more."""

import struct
from collections.abc import Mapping, Sequence

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: Mapping[str, bytes], below: Mapping[str, bytes] | None = None) -> bytes:
    """A compound file with these streams at its top; those of `below` stand in a storage of their own."""
    inner = dict(below or {})
    contents = [*streams.items(), *inner.items()]
    padded = [content.ljust(4096, b"\0") for _, content in contents]
    entries = 1 + len(streams) + (1 + len(inner) if inner else 0)
    directory = -(-entries // 4)
    table = [TABLE] + [1 + n + 1 for n in range(directory - 1)] + [END]
    starts = []
    for content in padded:
        starts.append(len(table))
        sectors = -(-len(content) // SECTOR)
        table += [starts[-1] + n + 1 for n in range(sectors - 1)] + [END]
    assert len(table) <= SECTOR // 4, "one sector of the table is enough for a test"
    top = list(range(1, len(streams) + 1)) + ([len(streams) + 1] if inner else [])
    rows = [_entry("Root Entry", 5, child=1)]
    for place, name in enumerate(streams):
        after = top[place + 1] if place + 1 < len(top) else FREE
        rows.append(_entry(name, 2, right=after, start=starts[place], size=len(padded[place])))
    if inner:
        rows.append(_entry("MBD0001", 1, child=len(streams) + 2))
        for place, name in enumerate(inner, start=len(streams)):
            after = place + 3 if place + 1 < len(contents) else FREE
            rows.append(_entry(name, 2, right=after, start=starts[place], size=len(padded[place])))
    rows += [_entry("", 0)] * (directory * 4 - len(rows))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<I", 0)
    body = struct.pack(f"<{SECTOR // 4}I", *table, *[FREE] * (SECTOR // 4 - len(table))) + b"".join(rows)
    return header.ljust(SECTOR, b"\xff") + body + b"".join(padded)


def _entry(name: str, kind: int, right: int = FREE, child: int = FREE, start: int = 0, size: int = 0) -> bytes:
    written = name.encode("utf-16-le")
    length = len(written) + 2 if name else 0
    links = struct.pack("<HBBIII", length, kind, 1, FREE, right, child)
    return written.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)


def excel_95(rows: Sequence[Sequence[str]], encoding: str = "gbk", code_page: int | None = None) -> bytes:
    """A workbook of Excel 95 (BIFF5): texts are bytes in the code page that it names, or fails to name."""
    begin = _record(0x809, struct.pack("<HHHH", 0x500, 5, 0, 0))
    named = _record(0x42, struct.pack("<H", code_page)) if code_page else b""
    styles = _record(0xE0, bytes(16)) * 16
    title = b"Sheet1"
    length = len(begin + named + styles) + 4 + 7 + len(title) + 4
    listed = _record(0x85, struct.pack("<IBBB", length, 0, 0, len(title)) + title)
    sheet = _record(0x809, struct.pack("<HHHH", 0x500, 0x10, 0, 0))
    for row, values in enumerate(rows):
        for column, text in enumerate(values):
            content = text.encode(encoding)
            sheet += _record(0x204, struct.pack("<HHHH", row, column, 15, len(content)) + content)
    return compound({"Book": begin + named + styles + listed + _record(0x0A) + sheet + _record(0x0A)})


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content
