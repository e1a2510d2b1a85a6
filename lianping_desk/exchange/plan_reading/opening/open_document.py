"""Opens a plan document by what it really is: .docx or text; anything else is refused in a sentence."""

from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.exchange.containers import LARGEST_FILE, open_package, part_name
from lianping_desk.exchange.plan_reading.document import Document
from lianping_desk.exchange.plan_reading.opening.text_file import read_text_file
from lianping_desk.exchange.plan_reading.opening.word_file import read_word_file
from lianping_desk.exchange.plan_reading.refusals import empty, not_text
from lianping_desk.exchange.unreadable import Unreadable

_OTHER = (
    (b"%PDF-", "是 PDF 文件"),
    (b"{\\rtf", "是 RTF 文档"),
    (b"\x89PNG", "是图片"),
    (b"\xff\xd8\xff", "是图片"),
    (b"GIF8", "是图片"),
    (b"Rar!", "是压缩包"),
    (b"7z\xbc\xaf", "是压缩包"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_document(path: Path) -> Document:
    """The document at `path`; DeskError when there is no such file, or it is no text and no .docx."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8192)
    except OSError as error:
        raise DeskError(f"打不开“{path.name}”。", "请看文件是否还在，是否正被别的程序占用。") from error
    if not head.strip(b" \t\r\n\xef\xbb\xbf"):
        raise empty(path.name)
    if size > LARGEST_FILE:
        raise not_text(path.name, f"超过 {LARGEST_FILE >> 20} MB")
    if head.startswith(b"PK\x03\x04"):
        return _open_package(path)
    if head.startswith(_OLE):
        raise not_text(path.name, "是旧版的 Office 文件（.doc、.xls 一类）")
    for magic, what in _OTHER:
        if head.startswith(magic):
            raise not_text(path.name, what)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise not_text(path.name, "是网页")
    return read_text_file(path)


def _open_package(path: Path) -> Document:
    try:
        with open_package(path) as package:
            names = {part_name(name) for name in package.namelist()}
    except Unreadable as error:
        raise DeskError(f"“{path.name}”读不了：{error.sentence}", "请用 WPS 或 Word 打开检查，另存后再读。") from error
    if "word/document.xml" not in names:
        is_sheet = any(name.startswith("xl/") for name in names)
        raise not_text(path.name, "是电子表格" if is_sheet else "不是 Word 文档")
    return read_word_file(path)
