"""A Word document's body as plain paragraphs and tables: revisions accepted, wrappers taken off, boxes told of."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from lianping_desk.domain.plan import PlanDoubt

_WRAPPERS = tuple(qn(f"w:{name}") for name in ("ins", "moveTo", "smartTag", "customXml", "fldSimple", "sdt"))
_DELETED = tuple(qn(f"w:{name}") for name in ("del", "moveFrom"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SHORTEST_BOX = 8  # signs; page numbers and seals say less
_REVISIONS = "文件里有没有定稿的修订，现按全部接受修订后的文字读"
_BOX = "文本框里的文字没有读，请看其中有没有任务和分工"
_BOX_TABLE = "文本框里的表格没有读，请看其中有没有任务和分工"


def made_plain(body: Any) -> tuple[PlanDoubt, ...]:
    """Changes the tree below `body` so that every text is a plain run; what stays unread is returned as doubts.

    python-docx passes over text within revisions, content controls and fields: it would be lost without a word.
    """
    notes = tuple(_boxes(body))
    is_revised = _accept_revisions(body)
    for element in list(body.iter(*_WRAPPERS)):
        _unwrap(element)
    return (*notes, PlanDoubt("全文", "", _REVISIONS)) if is_revised else notes


def _accept_revisions(body: Any) -> bool:
    """Takes out what was deleted, rows too; whether anything was inserted or deleted."""
    deleted_rows = [row for row in body.iter(qn("w:tr")) if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None]
    for row in deleted_rows:
        row.getparent().remove(row)
    inserted = any(_text(one) for name in ("ins", "moveTo") for one in body.iter(qn(f"w:{name}")))
    deleted = [one for one in body.iter(*_DELETED) if one.getparent() is not None and len(one)]
    for one in deleted:
        one.getparent().remove(one)
    return bool(inserted or deleted or deleted_rows)


def _unwrap(element: Any) -> None:
    """Puts what is within an element into its place."""
    parent = element.getparent()
    if parent is None:
        return
    content = element.find(qn("w:sdtContent")) if element.tag == qn("w:sdt") else element
    if _is_contents(element):
        content = None
    place = parent.index(element)
    parent.remove(element)
    for child in reversed(list(content) if content is not None else []):
        parent.insert(place, child)


def _is_contents(element: Any) -> bool:
    """Whether it is the table of contents, which says each heading a first time, without its text."""
    galleries = element.findall(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return any(one.get(qn("w:val")) == "Table of Contents" for one in galleries)


def _boxes(body: Any) -> Iterator[PlanDoubt]:
    for box in body.iter(qn("w:txbxContent")):
        if any(above.tag == _FALLBACK for above in box.iterancestors()):
            continue  # the same box once more, for old programs
        text = re.sub(r"\s+", " ", _text(box)).strip()
        has_table = next(box.iter(qn("w:tbl")), None) is not None
        if has_table or len(text) >= _SHORTEST_BOX:
            yield PlanDoubt("文本框", text[:60], _BOX_TABLE if has_table else _BOX)


def _text(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))
