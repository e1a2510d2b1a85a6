"""Packages (zip) from strangers, opened only after their directory was checked; and what to ask a unit for instead."""

import struct
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from lianping_desk.exchange.unreadable import Unreadable

LARGEST_FILE = 30 << 20
"""Bytes. A return of a county unit has some ten kilobytes; with pictures pasted in, a few megabytes."""
MOST_PARTS = 2_000
LARGEST_PART = 64 << 20
LARGEST_UNPACKED = 200 << 20

ASK_FOR_WORKBOOK = "请让填报单位另存为 Excel 工作簿（.xlsx）后重新报送。"
ASK_INSTEAD_OF_WORD = "请让填报单位填在发出的 Excel 填报表里，或把表格粘贴到 Excel 后重新报送。"
ASK_WITHOUT_PASSWORD = "请让填报单位取消密码后重新报送。"

_PARTS_OF_DOCUMENTS = frozenset(
    {"[content_types].xml", "content.xml", "xl/workbook.bin", "word/document.xml", "ppt/presentation.xml"}
)
_FOLDERS_OF_WORKBOOKS = ("xl/worksheets/", "xl/_rels/")
"""They tell a workbook that lost its other parts from an archive."""


def holds_document(names: Iterable[str]) -> bool:
    """Whether a package's parts are those of one office document, not files that somebody packed together."""
    parts = {part_name(name) for name in names}
    return bool(parts & _PARTS_OF_DOCUMENTS) or any(
        name.endswith("workbook.xml") or name.startswith(_FOLDERS_OF_WORKBOOKS) for name in parts
    )


def open_package(file: Path | BytesIO, largest_unpacked: int = LARGEST_UNPACKED) -> zipfile.ZipFile:
    """The package (zip) opened after its directory was checked: sizes, number of parts, encryption, doubles.

    Reading a part never gives more than the size its directory states and checks the part's sum, so that these limits
    hold for what is really unpacked.
    """
    try:
        package = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise Unreadable("文件不完整或已损坏，打不开。", ASK_FOR_WORKBOOK) from error
    parts = package.infolist()
    names = [part_name(part.filename) for part in parts]
    sentence, way_out = None, ASK_FOR_WORKBOOK
    if (
        len(parts) > MOST_PARTS
        or any(p.file_size > LARGEST_PART for p in parts)
        or sum(part.file_size for part in parts) > largest_unpacked
    ):
        sentence = "文件解压后过大，不像填报表，为安全起见没有打开。"
    elif any(part.flag_bits & 1 for part in parts):
        sentence, way_out = "文件设有打开密码，已加密。", ASK_WITHOUT_PASSWORD
    elif len(set(names)) != len(names):
        sentence = "文件内部有重复的部分，可能已损坏，为安全起见没有打开。"
    if sentence:
        package.close()
        raise Unreadable(sentence, way_out)
    return package


def part_name(name: str) -> str:
    """A part's name as it is compared: some producers write backslashes or other capitals."""
    return name.replace("\\", "/").lstrip("/").lower()
