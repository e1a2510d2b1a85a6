"""What the plan is called, whom it is for, and which years it covers."""

import re
from collections.abc import Sequence

from lianping_desk.exchange.plan_reading.document import Paragraph

_KIND = r"(?:实施方案|行动方案|工作方案|规划纲要|方案|纲要|规划|计划|意见)"
_YEARS = re.compile(r"(20\d\d)\s*年?\s*[—–\-－~～至到]+\s*(20\d\d)\s*年?")
_NAME = re.compile(rf".{{0,60}}{_KIND}(?:\s*[（(][^）)]*[）)])?")
_NOTICE = re.compile(r"通知|印发|附件|来源|发布|^首页|：|:|。|，|,")
_DATE = re.compile(r"[（(]?[\d〇零一二三四五六七八九十]+年.*[日）)]|.*号")
_ISSUED = re.compile(r"(?:现将|《?印发)《([^》]*" + _KIND + r"[^》]*)》.{0,6}(?:印发|发给)?")
_MADE = re.compile(r"制定(?:了)?(?:本|《([^》]+)》)")
_REGION = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区))?(?:[\u4e00-\u9fff]{1,8}?(?:市|自治州|地区|盟))?(?:[\u4e00-\u9fff]{1,8}?(?:县|区|旗|市))?"
    r"(?:[\u4e00-\u9fff]{1,6}?(?:镇|乡|街道))?"
)


def title_of(before: Sequence[Paragraph], everything: Sequence[Paragraph]) -> str:
    """The name printed above the text, else the one in 现将《…》印发 or 特制定《…》; "" where it has none."""
    printed = _printed(before)
    if printed:
        return printed[-1]
    for pattern in (_ISSUED, _MADE):
        for paragraph in everything:
            found = pattern.search(paragraph.text)
            if found and found[1]:
                return _tight(found[1])
    return ""


def printed_titles(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """Every name of a plan that stands on lines of its own."""
    return tuple(_printed(paragraphs))


def region_of(title: str) -> str:
    """The place that the title begins with: 某县, 某市某区; "" where it begins with none."""
    found = _REGION.match(title)
    region = found[0] if found else ""
    return "" if re.search(r"全民|科学|素质", region) else region


def years_of(*texts: str) -> tuple[int, int] | None:
    """First and last year, by the first of `texts` that names two."""
    # the years in 《》 are those of the plan above, unless there are no others
    for text in (*(re.sub(r"《[^》]*》", "", text) for text in texts), *texts):
        found = _YEARS.search(text)
        if found and int(found[1]) <= int(found[2]):
            return int(found[1]), int(found[2])
    return None


def _printed(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Names set over one to three lines; a line that closes the name ends it."""
    names: list[str] = []
    parts: list[str] = []
    for paragraph in paragraphs:
        text = _tight(paragraph.text)
        if (
            len(text) > 60
            or _NOTICE.search(text)
            or text.count("《") != text.count("》")
            or _DATE.fullmatch(text)
            or not text
        ):
            parts = []
            continue
        if parts and re.fullmatch(r"[（(].*[）)]", text) and names and names[-1] == "".join(parts):
            names.pop()
        parts = [*parts[-2:], text]
        for start in range(len(parts)):
            name = "".join(parts[start:])
            is_about = start + 1 < len(parts) and parts[start + 1].startswith("关于")  # 某市人民政府 / 关于…的意见
            if _NAME.fullmatch(name) and (_begins_name(parts[start]) or is_about):
                if names and name.startswith(names[-1]):
                    names.pop()
                names.append(name)
                break
    return names


def _begins_name(text: str) -> bool:
    """A line that names the office that issued the plan is no part of its name."""
    return not re.search(r"(人民政府|办公室|委员会|局|协会|小组)(文件)?$|[〔\[【]", text)


def _tight(text: str) -> str:
    return re.sub(r"(?<![A-Za-z])\s+(?![A-Za-z])", "", text).strip("《》 ")
