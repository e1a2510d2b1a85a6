"""What a received file really is: told from its bytes and its parts, never from its name."""

import re
from zipfile import ZipFile

from lianping_desk.exchange.containers import (
    ASK_FOR_WORKBOOK,
    ASK_INSTEAD_OF_WORD,
    ASK_WITHOUT_PASSWORD,
    holds_document,
    part_name,
)
from lianping_desk.exchange.opening.compound import stream_names
from lianping_desk.exchange.opening.decoding import decoded_start
from lianping_desk.exchange.opening.xml_parts import part
from lianping_desk.exchange.unreadable import Unreadable

PACKAGE = b"PK\x03\x04"

_ASK_INSTEAD_OF_PDF = "请向填报单位要做出这份 PDF 的电子表格原件（.xlsx）。"
_ASK_INSTEAD_OF_PICTURE = "请向填报单位要填报表的电子表格原件（.xlsx），不要拍照或扫描。"
_UNPACK_FIRST = "请先解压，再把里面的表格拖进来。"

_PICTURE = ("这是图片，不是电子表格。", _ASK_INSTEAD_OF_PICTURE)
_OTHER_FILES = (
    (b"%PDF-", "这是 PDF 文件，不是电子表格。", _ASK_INSTEAD_OF_PDF),
    (b"\x89PNG", *_PICTURE),
    (b"\xff\xd8\xff", *_PICTURE),
    (b"GIF8", *_PICTURE),
    (b"BM", *_PICTURE),
    (b"II*\0", *_PICTURE),
    (b"MM\0*", *_PICTURE),
    (b"Rar!", "这是 RAR 压缩包，不是电子表格。", _UNPACK_FIRST),
    (b"7z\xbc\xaf", "这是 7z 压缩包，不是电子表格。", _UNPACK_FIRST),
    (b"\x1f\x8b", "这是压缩包，不是电子表格。", _UNPACK_FIRST),
    (b"PK\x05\x06", "这是空的压缩包，里面没有文件。", "请让填报单位重新报送。"),
    (b"{\\rtf", "这是文字文档，不是电子表格。", ASK_INSTEAD_OF_WORD),
    (b"MZ", "这是程序，不是电子表格。", "请不要打开它，并向填报单位核实；要的是填报表（.xlsx）。"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_WEB_PAGE = re.compile(r"<(!doctype\s+html|html|table|meta|head|body|style|div)")
_PICTURE_BRANDS = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif", b"WEBP")


def kind_of(content: bytes, suffix: str) -> str:
    """What is no package: xls, et, xml2003, html, mht or csv. Unreadable for everything else."""
    if not content:
        raise Unreadable("这是空文件。", "请让填报单位重新报送。")
    head = content[:8192]
    if head.startswith(_COMPOUND):
        return _kind_of_compound(content, suffix)
    if head.startswith(_OLD_BIFF):
        return "xls"
    for magic, sentence, way_out in _OTHER_FILES:
        if head.startswith(magic):
            raise Unreadable(sentence, way_out)
    if any(brand in head[:16] for brand in _PICTURE_BRANDS):
        raise Unreadable(*_PICTURE)
    return _kind_of_text(content)


def kind_of_package(package: ZipFile) -> str:
    """What a package is: xlsx, xlsb or ods. Unreadable for everything else."""
    parts = {part_name(name) for name in package.namelist()}
    if not holds_document(parts):
        raise Unreadable("这是压缩包，不是电子表格。", "请解压后把里面的表格拖进来。")
    if "xl/workbook.bin" in parts:
        return "xlsb"
    if "word/document.xml" in parts or _says_it_is_text(package):
        raise Unreadable("这是 Word 文档，不是电子表格。", ASK_INSTEAD_OF_WORD)
    if "ppt/presentation.xml" in parts:
        raise Unreadable("这是演示文稿，不是电子表格。", ASK_FOR_WORKBOOK)
    if "content.xml" in parts:
        return "ods"
    if any(name.endswith("workbook.xml") for name in parts):
        return "xlsx"
    raise Unreadable("文件里没有工作簿，可能已损坏。", ASK_FOR_WORKBOOK)


def _says_it_is_text(package: ZipFile) -> bool:
    """Open documents name their kind in a part of its own."""
    return "mimetype" in package.namelist() and b"opendocument.text" in part(package, "mimetype")


def _kind_of_compound(content: bytes, suffix: str) -> str:
    streams = stream_names(content)
    if "encryptedpackage" in streams:
        raise Unreadable("文件设有打开密码，已加密。", ASK_WITHOUT_PASSWORD)
    if not streams & {"workbook", "book"}:
        if "worddocument" in streams:
            raise Unreadable("这是 Word 文档，不是电子表格。", ASK_INSTEAD_OF_WORD)
        if "powerpoint document" in streams:
            raise Unreadable("这是演示文稿，不是电子表格。", ASK_FOR_WORKBOOK)
        raise Unreadable("文件里没有工作簿，可能已损坏。", ASK_FOR_WORKBOOK)
    return "et" if suffix.lower() in (".et", ".ett") or "etextdata" in streams else "xls"


def _kind_of_text(content: bytes) -> str:
    text = decoded_start(content)
    if text is None:
        raise Unreadable("不是电子表格，认不出是什么文件。", ASK_FOR_WORKBOOK)
    start = text.lstrip("\ufeff \t\r\n")[:4096].lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in start and "<html" not in start:
        return "xml2003"
    if start.startswith("mime-version") or "multipart/related" in start:
        return "mht"
    if _WEB_PAGE.match(start) or "<html" in start or "<table" in start:
        return "html"
    if start.startswith("<"):
        raise Unreadable("不是电子表格，认不出是什么文件。", ASK_FOR_WORKBOOK)
    return "csv"
