"""The editable text (范文) of a kind of notice: lines of a head, then the body, with fields in braces to be filled in.

标题：关于报送{填报期}科普工作填报表的函
文号：〔{年份}〕{序号}号
主送：{单位}
抄送：

（正文，一段一行）
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.notice import NoticeKind
from lianping_desk.domain.notice_fields import FIELDS

_HEADS = {"title": "标题", "number": "文号", "addressee": "主送", "copies_to": "抄送"}
"""What the lines of the head are called, by the parts of a NoticeText; an empty line ends the head."""
_HEAD_LINE = re.compile(rf"\s*({'|'.join(_HEADS.values())})\s*[：:](.*)")
_FIELD = re.compile(r"[{｛]([^{}｛｝\n]*)[}｝]")
_BRACE = re.compile(r"[{}｛｝]")


@dataclass(frozen=True, slots=True)
class NoticeText:
    """Title, number, addressee and copies with fields in them, and the body, one paragraph a line."""

    title: str
    body: str
    number: str = ""
    addressee: str = ""
    copies_to: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """Everything in which a field may stand."""
        return self.title, self.number, self.addressee, self.copies_to, self.body


def read_notice_text(content: str) -> NoticeText:
    """The text in a file; DeskError when it has no title or no body."""
    heads: dict[str, str] = {}
    lines = content.replace("\r\n", "\n").lstrip("\ufeff").split("\n")
    names = {name: key for key, name in _HEADS.items()}
    position = 0
    while position < len(lines) and (found := _HEAD_LINE.fullmatch(lines[position])):
        heads[names[found[1]]] = found[2].strip()
        position += 1
    body = "\n".join(line.rstrip() for line in lines[position:]).strip("\n")
    if not heads.get("title"):
        raise DeskError("范文开头没有“标题：……”一行。", "请在第一行写“标题：”和标题，或恢复原来的范文。")
    if not body.strip():
        raise DeskError("范文没有正文。", "请在空行之后写正文，或恢复原来的范文。")
    return NoticeText(body=body, **heads)


def written_notice_text(text: NoticeText) -> str:
    """The text as it stands in a file."""
    heads = "\n".join(f"{name}：{getattr(text, key)}" for key, name in _HEADS.items())
    return f"{heads}\n\n{text.body.strip()}\n"


def check_fields(text: NoticeText, kind: NoticeKind) -> None:
    """DeskError names the first field that this kind of notice does not have, or a brace that has no fellow."""
    known = {word for field in FIELDS[kind] for word in (field.key, field.name)}
    for part in text.parts:
        for found in _FIELD.finditer(part):
            if found[1].strip() not in known:
                raise DeskError(f"{kind.chinese}的范文里，“{found[0]}”不是可以自动填的栏目。", _may_be_used(kind))
        if lone := _BRACE.search(_FIELD.sub("", part)):
            around = part[max(part.find(lone[0]) - 6, 0) :][:14].replace("\n", " ")
            raise DeskError(f"{kind.chinese}的范文里有一个大括号没有配对：“{around}”。", "请补上另一半，或删掉它。")


def fill_in(text: NoticeText, kind: NoticeKind, values: Mapping[str, str]) -> NoticeText:
    """The text with `values` (by key) in place of the fields; a line that becomes empty that way is left out.

    DeskError as `check_fields`. A value of several lines gives as many paragraphs.
    """
    check_fields(text, kind)
    by_word = {word: values[field.key] for field in FIELDS[kind] for word in (field.key, field.name)}

    def filled(part: str) -> str:
        return _FIELD.sub(lambda found: by_word[found[1].strip()], part)

    return replace(
        text,
        title=filled(text.title),
        number=filled(text.number),
        addressee=filled(text.addressee),
        copies_to=filled(text.copies_to),
        body="\n".join(line for line in map(filled, text.body.split("\n")) if line.strip()),
    )


def _may_be_used(kind: NoticeKind) -> str:
    return f"可用的有：{''.join(f'{{{field.name}}}' for field in FIELDS[kind])}。请改正后再试，或恢复原来的范文。"
