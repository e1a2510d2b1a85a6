"""A plan as plain text: decoded, freed of page chrome, bookmarks and Markdown marks, and joined into paragraphs."""

import re
from collections import Counter
from pathlib import Path

from lianping_desk.domain.file_names import readable
from lianping_desk.exchange.opening.decoding import decoded
from lianping_desk.exchange.plan_reading.document import Block, Document, Paragraph, Row, Table, table_of_lines
from lianping_desk.exchange.plan_reading.opening.spaced_tables import with_tabs
from lianping_desk.exchange.plan_reading.opening.wrapping import joined
from lianping_desk.exchange.plan_reading.outline.markers import marker
from lianping_desk.exchange.plan_reading.refusals import not_text
from lianping_desk.exchange.unreadable import Unreadable

# A mark that a converter left; where lines were wrapped afterwards it is cut anywhere.
_BOOKMARK = re.compile(r"\[" + r"\n?".join("bookmark") + r"\n?[:：][^\]]{0,80}\]")
_MARKDOWN_START = re.compile(r"^\s*(?:#{1,6}\s+|>\s*)+")
_BOLD = re.compile(r"(\*\*|__)(.+?)\1")
_ESCAPED = re.compile(r"\\([.*_#()\[\]+-])")
_GAP = r"[ \u3000\xa0]+"
_NUMERAL, _HAN = r"\d０-９", r"\u4e00-\u9fff"
_SIGN = r"，。、；：！？（）〔〕《》“”％—－"
_TYPESETTERS_SPACE = re.compile(
    rf"(?<=[{_NUMERAL}.．%]){_GAP}(?=[{_HAN}%{_SIGN}])|(?<=[{_HAN}〕]){_GAP}(?=[{_NUMERAL}])"
    rf"|(?<=[{_SIGN}]){_GAP}(?=[{_HAN}{_NUMERAL}{_SIGN}])|(?<=[{_HAN}]){_GAP}(?=[{_SIGN}])"
)
_NUMBERED = re.compile(rf"\d{{1,2}}{_GAP}(?=[{_HAN}“][^。，]{{1,30}}$)(?![年月日个])")
# 和 平 区 人 民 政 府: a heading set wide, or a PDF's text
_SET_WIDE = re.compile(rf"(?:[{_HAN}{_SIGN}]{_GAP}){{4,}}[{_HAN}{_SIGN}]")
_PAGE_CHROME = re.compile(
    r"[-—–－·\s]+\d{1,3}[-—–－·\s]+|第\s*\d+\s*页.{0,12}|\d+\s*/\s*\d+|.{0,30}[.…·]{3,}\s*\d{1,3}|\s*[-=_*]{3,}\s*"
    r"|.*(打印页面|关闭页面|字体[：:]|分享到|扫一扫|责任编辑|浏览次数|点击数|附件下载|>>).*|(图解|上一篇|下一篇)[：:].*"
)
_RUNNING_HEAD = re.compile(r"[^：:，。]{4,40}(方案|纲要|规划)([（(][^）)]*[）)])?")
_RUNNING_HEAD_TIMES = 4
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)


def read_text_file(path: Path) -> Document:
    """The document in a text file (UTF-8, GB18030, UTF-16); DeskError when it is no text."""
    return document_of_text(readable(path.name), _text(path))


def document_of_text(name: str, text: str) -> Document:
    """The document in pasted or decoded text; `line` counts from 1."""
    # a bookmark may itself be wrapped: its line breaks stay, so that lines keep their numbers
    as_printed = dict(enumerate(text.splitlines(), 1))
    text = _BOOKMARK.sub(lambda mark: "\n" * mark[0].count("\n"), text)
    cleaned = [_clean(line, no) for no, line in enumerate(text.splitlines(), 1)]
    lines = [paragraph for paragraph in cleaned if paragraph]
    lines = _without_contents(_without_running_heads(lines))
    blocks: list[Block] = []
    for paragraph in joined(with_tabs(lines, as_printed), as_printed):
        cells = _cells(paragraph.text)
        if cells is None:
            blocks.append(paragraph)
        elif cells:
            row = Row(cells, paragraph.line)
            last = blocks[-1] if blocks else None
            if isinstance(last, Table):
                blocks[-1] = Table((*last.rows, row))
            else:
                blocks.append(Table((row,)))
    return Document(name, tuple(table_of_lines(one.rows) if isinstance(one, Table) else one for one in blocks))


def _text(path: Path) -> str:
    content = path.read_bytes()
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        # UTF-16 without its mark: only there zeros stand, beside the Latin signs, and their side tells the order
        before, behind = content[0::2].count(0), content[1::2].count(0)
        if before + behind:
            content = (b"\xff\xfe" if behind > before else b"\xfe\xff") + content
    try:
        text = decoded(content)
    except Unreadable as error:
        raise not_text(path.name, "的文字编码认不出来") from error
    # Bytes of another kind do decode as GB18030 now and then: control signs and private characters give them away.
    strange = sum(
        sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or (sign < " " and sign not in "\t\r\n\f\v") for sign in text
    )
    if strange > max(3, len(text) // 200):
        raise not_text(path.name, "的文字编码前后不一，有些地方是乱码")
    return text


def _clean(line: str, no: int) -> Paragraph | None:
    """The line without marks that are no text; None for page chrome, which does not part what it stands in."""
    text = line.replace("\ufeff", "")
    text = _ESCAPED.sub(r"\1", _MARKDOWN_START.sub("", text)).strip(" \u3000\xa0\r\n\f\v")
    if "\t" not in text.strip():
        text = text.strip()  # a lone cell, indented; between cells a tab is kept
    if is_page_chrome(text):
        return None
    found = marker(text)
    bold = _BOLD.match(found.rest if found and found.rest else text)
    plain = _BOLD.sub(r"\2", text)
    lead = bold[2].strip() if bold and len(bold[0]) < len(text) - 2 else ""
    return Paragraph(without_typesetters_spaces(plain), no, lead)


def is_page_chrome(text: str) -> bool:
    """Whether a line belongs to the page that the plan was printed on or copied from."""
    return _PAGE_CHROME.fullmatch(text) is not None


def without_typesetters_spaces(text: str) -> str:
    """8000 个 is 8000个, （ 一 ） is （一）: the space is the typesetter's and ends nothing."""
    text = _SET_WIDE.sub(lambda wide: re.sub(_GAP, "", wide[0]), text)
    numbered = _NUMBERED.match(text)  # 1 举办论坛: there the space stands for a point
    start = numbered.end() if numbered else 0
    return text[:start] + _TYPESETTERS_SPACE.sub("", text[start:])


def _without_running_heads(lines: list[Paragraph]) -> list[Paragraph]:
    """The plan's own name printed on top of each page is no text."""
    times = Counter(line.text for line in lines if _RUNNING_HEAD.fullmatch(line.text))
    seen: set[str] = set()
    kept = []
    for line in lines:
        if times[line.text] >= _RUNNING_HEAD_TIMES and line.text in seen:
            line = Paragraph("", line.line)
        seen.add(line.text)
        kept.append(line)
    return kept


def _without_contents(lines: list[Paragraph]) -> list[Paragraph]:
    """A table of contents says each heading a first time; only the second has the text under it."""
    start = next(
        (place for place, line in enumerate(lines) if line.text.replace(" ", "").replace("\u3000", "") == "目录"), None
    )
    if start is None:
        return lines
    later = Counter(line.text for line in lines[start:])
    end = start + 1
    while end < len(lines) and (not lines[end].text or later[lines[end].text] > 1):
        later[lines[end].text] -= 1
        end += 1
    return lines[:start] + lines[end:]


def _cells(text: str) -> tuple[str, ...] | None:
    """A line of a table as its cells; () for a Markdown rule between head and rows; None for no table."""
    if (text.startswith("|") and text.endswith("|") and len(text) > 2) or text.count("|") > 1:
        cells = tuple(_BREAK.sub("\n", cell).strip() for cell in text.removeprefix("|").removesuffix("|").split("|"))
        return () if all(re.fullmatch(r":?-+:?", cell) for cell in cells) else cells
    if "\t" in text.strip("\t"):
        return tuple(cell.strip() for cell in text.split("\t"))
    return None
