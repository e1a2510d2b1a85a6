"""Web archives (.mht): what Excel and WPS save as a single web page, one page for each sheet."""

import email
import re
from dataclasses import replace
from email import policy
from email.message import Message
from html import unescape
from pathlib import PurePosixPath

from lianping_desk.exchange.containers import ASK_FOR_WORKBOOK
from lianping_desk.exchange.grid import Grid
from lianping_desk.exchange.opening.decoding import decoded
from lianping_desk.exchange.opening.web_page import sheet_of_page
from lianping_desk.exchange.unreadable import Unreadable

_LISTED = re.compile(r"<x:ExcelWorksheet>(.*?)</x:ExcelWorksheet>", re.DOTALL)
_NAME = re.compile(r"<x:Name>(.*?)</x:Name>", re.DOTALL)
_PAGE = re.compile(r"<x:WorksheetSource[^>]*HRef=[\"']?([^\"'> ]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"<x:Visible>\s*Sheet(?:Very)?Hidden", re.IGNORECASE)


def read_web_archive(content: bytes) -> Grid:
    """One sheet for each page that holds a table, with the names that the first page lists."""
    pages = {_place(part): _text(part) for part in _pages(content)}
    listed = [found for page in pages.values() for found in _LISTED.findall(page)]
    names = {_last_step(page[1]): _name(found) for found in listed if (page := _PAGE.search(found))}
    hidden = {_name(found) for found in listed if _HIDDEN.search(found)}
    sheets = [sheet_of_page(page, names.get(_last_step(place))) for place, page in pages.items()]
    filled = [sheet for sheet in sheets if sheet.cells]
    if not filled:
        raise Unreadable("网页里没有表格。", ASK_FOR_WORKBOOK)
    if len(filled) == 1 and filled[0].name is None and len(listed) == 1:
        filled = [replace(filled[0], name=_name(listed[0]))]
    return Grid("html", tuple(replace(sheet, is_hidden=sheet.name in hidden) for sheet in filled))


def _pages(content: bytes) -> list[Message]:
    archive = email.message_from_bytes(content, policy=policy.compat32)
    return [part for part in archive.walk() if part.get_content_type() == "text/html"]


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    return decoded(content) if isinstance(content, bytes) else ""


def _place(part: Message) -> str:
    return str(part.get("Content-Location") or part.get("Content-ID") or id(part))


def _last_step(place: str) -> str:
    return PurePosixPath(place.replace("\\", "/")).name.lower()


def _name(listed: str) -> str:
    found = _NAME.search(listed)
    return unescape(found[1]).strip() if found else ""
