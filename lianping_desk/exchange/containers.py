"""What a received file really is: told from its first bytes and its parts, never from its name."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from lianping_desk.exchange.unreadable import Unreadable

LARGEST_FILE = 30 << 20
"""Bytes. A return of a county unit has some ten kilobytes; with pictures pasted in, a few megabytes."""
MOST_PARTS = 2_000
LARGEST_PART = 64 << 20
LARGEST_UNPACKED = 200 << 20

ASK_FOR_WORKBOOK = "请让填报单位另存为 Excel 工作簿（.xlsx）后重新报送。"

ASK_INSTEAD_OF_WORD = "请让填报单位填在发出的 Excel 填报表里，或把表格粘贴到 Excel 后重新报送。"
ASK_INSTEAD_OF_PDF = "请向填报单位要做出这份 PDF 的电子表格原件（.xlsx）。"
ASK_INSTEAD_OF_PICTURE = "请向填报单位要填报表的电子表格原件（.xlsx），不要拍照或扫描。"
ASK_WITHOUT_PASSWORD = "请让填报单位取消密码后重新报送。"
_UNPACK_FIRST = "请先解压，再把里面的表格拖进来。"

_OTHER_FILES = (
    (b"%PDF-", "这是 PDF 文件，不是电子表格。", ASK_INSTEAD_OF_PDF),
    (b"\x89PNG", "这是图片，不是电子表格。", ASK_INSTEAD_OF_PICTURE),
    (b"\xff\xd8\xff", "这是图片，不是电子表格。", ASK_INSTEAD_OF_PICTURE),
    (b"GIF8", "这是图片，不是电子表格。", ASK_INSTEAD_OF_PICTURE),
    (b"BM", "这是图片，不是电子表格。", ASK_INSTEAD_OF_PICTURE),
    (b"II*\0", "这是图片，不是电子表格。", ASK_INSTEAD_OF_PICTURE),
    (b"MM\0*", "这是图片，不是电子表格。", ASK_INSTEAD_OF_PICTURE),
    (b"Rar!", "这是 RAR 压缩包，不是电子表格。", _UNPACK_FIRST),
    (b"7z\xbc\xaf", "这是 7z 压缩包，不是电子表格。", _UNPACK_FIRST),
    (b"{\\rtf", "这是文字文档，不是电子表格。", ASK_INSTEAD_OF_WORD),
)
_PARTS_OF_DOCUMENTS = frozenset(
    {"[content_types].xml", "content.xml", "xl/workbook.bin", "word/document.xml", "ppt/presentation.xml"}
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")


def kind_of(path: Path) -> str:
    """The container: xlsx, xlsb, ods, xls, et, xml2003, html or csv. Unreadable for everything else."""
    size = path.stat().st_size
    if size == 0:
        raise Unreadable("这是空文件。", "请让填报单位重新报送。")
    if size > LARGEST_FILE:
        raise Unreadable(f"文件超过 {LARGEST_FILE >> 20} MB，不像填报表。", "请打开检查，删去图片后另存再导入。")
    with path.open("rb") as file:
        head = file.read(8192)
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_package(path)
    if head.startswith(_OLE):
        return _kind_of_compound(path)
    if head.startswith(_OLD_BIFF):
        return "xls"
    for magic, sentence, way_out in _OTHER_FILES:
        if head.startswith(magic):
            raise Unreadable(sentence, way_out)
    return _kind_of_text(head)


def _kind_of_package(path: Path) -> str:
    with open_package(path) as package:
        names = {part_name(name) for name in package.namelist()}
    if not holds_document(names):
        raise Unreadable("这是压缩包，不是电子表格。", "请解压后把里面的表格拖进来。")
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "content.xml" in names:
        return "ods"
    if "word/document.xml" in names:
        raise Unreadable("这是 Word 文档，不是电子表格。", ASK_INSTEAD_OF_WORD)
    if "ppt/presentation.xml" in names:
        raise Unreadable("这是演示文稿，不是电子表格。", ASK_FOR_WORKBOOK)
    if any(name.endswith("workbook.xml") for name in names):
        return "xlsx"
    raise Unreadable("文件里没有工作簿，可能已损坏。", ASK_FOR_WORKBOOK)


def holds_document(names: Iterable[str]) -> bool:
    """Whether a package's parts are those of one office document, not files that somebody packed together."""
    parts = {part_name(name) for name in names}
    return bool(parts & _PARTS_OF_DOCUMENTS) or any(name.endswith("workbook.xml") for name in parts)


def open_package(path: Path) -> zipfile.ZipFile:
    """The package (zip) opened after its directory was checked: sizes, number of parts, encryption, doubles.

    Reading a part never gives more than the size its directory states and checks the part's sum, so that these limits
    hold for what is really unpacked.
    """
    try:
        package = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("文件不完整或已损坏，打不开。", ASK_FOR_WORKBOOK) from error
    parts = package.infolist()
    names = [part_name(part.filename) for part in parts]
    sentence, way_out = None, ASK_FOR_WORKBOOK
    if (
        len(parts) > MOST_PARTS
        or any(p.file_size > LARGEST_PART for p in parts)
        or sum(part.file_size for part in parts) > LARGEST_UNPACKED
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


def _kind_of_compound(path: Path) -> str:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable("文件设有打开密码，已加密。", ASK_WITHOUT_PASSWORD)
    if "WordDocument".encode("utf-16-le") in content:
        raise Unreadable("这是 Word 文档，不是电子表格。", ASK_INSTEAD_OF_WORD)
    if not any(name.encode("utf-16-le") in content for name in ("Workbook", "WORKBOOK", "Book", "BOOK", "workbook")):
        raise Unreadable("文件里没有工作簿，可能已损坏。", ASK_FOR_WORKBOOK)
    is_wps = path.suffix.lower() == ".et" or "ETExtData".encode("utf-16-le") in content
    return "et" if is_wps else "xls"


def _kind_of_text(head: bytes) -> str:
    text = _as_text(head)
    if text is None:
        raise Unreadable("不是电子表格，认不出是什么文件。", ASK_FOR_WORKBOOK)
    start = text.lstrip("\ufeff \t\r\n")[:4096].lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in start and "<html" not in start:
        return "xml2003"
    if (
        re.match(r"<(!doctype\s+html|html|table|meta|head|body|style|div)", start)
        or "<html" in start
        or "<table" in start
    ):
        return "html"
    if start.startswith("mime-version"):
        raise Unreadable("这是网页存档（.mht），不是电子表格。", ASK_FOR_WORKBOOK)
    if start.startswith("<"):
        raise Unreadable("不是电子表格，认不出是什么文件。", ASK_FOR_WORKBOOK)
    return "csv"


def _as_text(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if b"\0" in head or not head.strip():
        return None
    return head.decode("latin-1")
