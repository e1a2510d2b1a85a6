"""What the plan is called, and which years it covers."""

import re
from collections.abc import Iterator, Sequence

from lianping_desk.exchange.plan_reading.document import Paragraph
from lianping_desk.exchange.plan_reading.five_year_plans import five_year_plans

_KIND = (
    r"(?:实施方案|行动方案|工作方案|规划纲要|方案|纲要|规划|计划|意见|若干措施|实施细则|工作要点"
    r"|任务分解|任务分工|责任分工)"
)
# a web page may lose the dash: 20212025年, 2021？2025年
_YEARS = re.compile(r"(20\d\d)\s*年?\s*[—–\-－~～至到?？]*\s*(20\d\d)\s*年?")
_ONE_YEAR = re.compile(r"(20\d\d)\s*年(?!.{0,2}修)")
_NAME = re.compile(rf".{{0,60}}{_KIND}(?:\s*[（(][^）)]*[）)])?")
_NOTICE = re.compile(r"通知|印发|附件|来源|发布|^首页|：|。|，")
_DATE = re.compile(r"[（(]?[\d〇零○一二三四五六七八九十]+年[\d一二三四五六七八九十]+月.*|.*号[）)]?")
# A line in brackets belongs to a name when it says its years or which draft it is; （此件公开发布） does not.
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]")
_OF_A_NAME = re.compile(r"\d年|20\d\d|稿|试行|修订|暂行")
_ISSUED = re.compile(rf"印发《((?:[^《》]|《[^《》]*》)*{_KIND}[^《》]*)》|现将《([^》]*{_KIND}[^》]*)》")
_ISSUED_BARE = re.compile(rf"关于印发([^《》。，]{{4,50}}{_KIND}(?:（[^）]*）)?)的通知")
_MADE = re.compile(r"制定(?:了)?(?:本|《([^》]+)》)")
_LONGEST_LINE = 60
_LONGEST_PLAN = 30  # years
_MOST_LINES = 3


def title_of(before: Sequence[Paragraph], everything: Sequence[Paragraph]) -> str:
    """The name printed above the text, else the one in 现将《…》印发 or 特制定《…》; "" where it has none."""
    printed = _printed(before)
    if printed:
        return printed[-1]
    # the heading of a notice may be set over several lines: 关于印发某县 / …实施方案的通知
    texts = [paragraph.text for paragraph in everything]
    together = [_tight("".join(texts[place : place + _MOST_LINES])) for place in range(len(before))]
    for pattern in (_ISSUED, _ISSUED_BARE, _MADE):
        for text in (*together, *texts):
            found = pattern.search(text)
            name = next((one for one in found.groups() if one), "") if found else ""
            if name:
                return _tight(name)
    return ""


def printed_titles(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """Every name of a plan that stands on lines of its own."""
    return tuple(_printed(paragraphs))


def years_of(title: str, opening: str) -> tuple[int, int] | None:
    """First and last year: of the title, else of what opens the text; a plan for “十四五” covers its five years."""
    # the years in 《》 are those of the plan above, unless there are no others
    bare = [re.sub(r"《[^》]*》", "", text) for text in (title, opening)]
    own = [found[0] for found in (*_ISSUED.finditer(opening), *_MADE.finditer(opening))]
    for text in (bare[0], *_named_plan(bare[0]), bare[1], title, *own):
        found = _YEARS.search(text)
        if found and int(found[1]) <= int(found[2]) < int(found[1]) + _LONGEST_PLAN:
            return int(found[1]), int(found[2])
    return None


def _named_plan(title: str) -> Iterator[str]:
    """“十四五” and a single year, written as spans."""
    yield from (f"{last - 4}-{last}" for last in five_year_plans(title))
    named = _ONE_YEAR.findall(title)
    if len(re.findall(r"20\d\d", title)) == 1:
        yield from (f"{year}-{year}" for year in named)


def _printed(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Names set over one to three lines; a line that closes the name ends it."""
    names: list[str] = []
    parts: list[str] = []
    for paragraph in paragraphs:
        text = _tight(paragraph.text)
        if not _may_be_of_a_name(text):
            parts = []
            continue
        if parts and _BRACKETED.fullmatch(text) and names and names[-1] == "".join(parts):
            names.pop()
        parts = [*parts[1 - _MOST_LINES :], text]
        for start in range(len(parts)):
            name = "".join(parts[start:])
            is_about = start + 1 < len(parts) and parts[start + 1].startswith("关于")  # 某市人民政府 / 关于…的意见
            if _NAME.fullmatch(name) and (_begins_name(parts[start]) or is_about):
                if names and name.startswith(names[-1]):
                    names.pop()
                names.append(name)
                break
    return names


def _may_be_of_a_name(text: str) -> bool:
    if not text or len(text) > _LONGEST_LINE or _NOTICE.search(text) or _DATE.fullmatch(text):
        return False
    if _BRACKETED.fullmatch(text) and not _OF_A_NAME.search(text):
        return False
    return text.count("《") == text.count("》") and "|" not in text


def _begins_name(text: str) -> bool:
    """A line that names the office that issued the plan is no part of its name, nor is a lone bracket."""
    return not re.search(r"(人民政府|办公室|委员会|局|协会|小组)(文件)?$|[〔\[【]|^[（(]", text)


def _tight(text: str) -> str:
    return re.sub(r"(?<![A-Za-z])\s+(?![A-Za-z])", "", text).strip("《》 ")
