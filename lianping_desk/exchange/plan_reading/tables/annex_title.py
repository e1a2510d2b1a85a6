"""The name of a division table that came alone, without the plan it belongs to: …任务分工表."""

import re

from lianping_desk.exchange.plan_reading.document import Document, Paragraph, Table

_NAME = re.compile(r"[^，。；：]{6,70}(?:表|清单|台账|分工|一览)(?:[（(][^）)]*[）)])?")
_ENDING = re.compile(r"[^，。；：]{2,}(?:表|清单|台账|分工|一览)(?:[（(][^）)]*[）)])?")
_LABEL = re.compile(r"^(?:附件|附表|附录)\s*[\d一二三四五六七八九十]*\s*[：:.．、]?\s*")
_NO_NAME = re.compile(r"[。；：]|\d号$|^(?:制表|填报|单位|日期)")
_LONGEST_LINE = 60


def title_of_annex(document: Document, line: int | None) -> str:
    """The name above the table, or in the row that runs across it; `line` is where a flattened table begins."""
    above: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            across = [set(row.cells) - {""} for row in block.rows[:2]]
            named = [texts.pop() for texts in across if len(texts) == 1]
            above += named
            break
        if line is not None and block.line >= line:
            break
        above += _words(block)
    for end in range(len(above), 0, -1):
        if _ENDING.fullmatch(above[end - 1]):
            return _joined(above[:end])
    return ""


def _words(paragraph: Paragraph) -> list[str]:
    text = _LABEL.sub("", paragraph.text).strip()
    return [text] if text else []


def _joined(lines: list[str]) -> str:
    """A name set over two or three lines; the last says what kind of table it is."""
    name = re.sub(r"\s", "", lines[-1])
    for line in reversed(lines[-3:-1]):
        tight = re.sub(r"\s", "", line)
        if (
            _NO_NAME.search(tight)
            or len(tight) + len(name) > _LONGEST_LINE
            or tight.endswith(("通知", "单位", "办公室"))
        ):
            break
        name = tight + name
    return name if _NAME.fullmatch(name) else ""
