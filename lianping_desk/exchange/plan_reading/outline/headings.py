"""Where a heading ends and the text behind it begins, also where the two were run together."""

import re

from lianping_desk.exchange.plan_reading.duties.duties import UNIT_LABEL, tags
from lianping_desk.exchange.plan_reading.outline.markers import Rank

_LONGEST_TITLE = 38
_SHORTEST_TEXT, _SHORTEST_SENTENCE = 12, 16
_OPEN, _CLOSE = "（〔【《“", "）〕】》”"
# （一）青少年科学素质提升行动激发好奇心，…: the name of an action ends with 行动 or 工程, unless the word goes on.
_NAMED = re.compile(
    rf"^[^。：]{{2,{_LONGEST_TITLE}}}?(?:行动|工程)"
    r"(?=[\u4e00-\u9fff“])(?!行动|工程|计划|规划|方案|纲要|领导|工作|小组|项目|能力|力|者|体系|品牌|需要|需求|和|与|及|技术|人才|师|院|中心|建设|学|指南|任务|清单|办公室|主体|机制|方面|名称|化|质量|单位)"
)
_SPACED = re.compile(rf"^([^，。：]{{4,{_LONGEST_TITLE}}}?)\s+(?=\S{{{_SHORTEST_TEXT}}})")
_COLON = re.compile(rf"^([^，。：（〔【]{{2,{_LONGEST_TITLE}}})：")
_RUNS_ON = 30
_SENTENCE_AS_TITLE = 60


def split_heading(text: str, rank: Rank) -> tuple[str, str]:
    """Title and running text: a title ends at the first 。, else where its name, its tag, a colon or a gap ends it."""
    stop = _first_stop(text)
    sentence, body = (text, "") if stop < 0 else (text[:stop], text[stop + 1 :])
    end = _end_of_title(sentence, rank)
    if end < len(sentence):
        return _tidy(sentence[:end]), text[end:].strip("： ")
    return _tidy(sentence), body.strip()


def _tidy(title: str) -> str:
    return title.strip().rstrip("：；，")


def _first_stop(text: str) -> int:
    """The first 。 that no bracket or quotation holds; brackets that never close hold nothing."""
    depth = 0
    for place, sign in enumerate(text):
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth -= 1
        elif sign == "。" and depth <= 0:
            return place
    return text.find("。")


def _end_of_title(sentence: str, rank: Rank) -> int:
    label = UNIT_LABEL.search(sentence)
    if label and label.start() > 3:
        # …行动 牵头单位：某局, the bracket of a tag stays whole
        return label.start() - (sentence[label.start() - 1] in "（(〔【[")
    tag = next(tags(sentence), None)
    if tag and tag[0] > 3 and sentence[tag[1] :].strip("；， "):
        return tag[0]
    gap = _SPACED.match(sentence)
    if gap and re.search("[，；]", sentence[gap.end() :]):
        return gap.end(1)
    colon = _COLON.match(sentence)
    if colon and _is_text(sentence[colon.end() :]):
        return colon.end(1)
    named = _NAMED.match(sentence)
    if named and len(sentence) > (_RUNS_ON if rank <= Rank.bracketed else _SENTENCE_AS_TITLE):
        return named.end() if _is_text(sentence[named.end() :]) else len(sentence)
    return len(sentence)


def _is_text(behind: str) -> bool:
    """Running text: some length, or commas; 任务：三项 is none."""
    return len(behind) >= _SHORTEST_TEXT and ("，" in behind or len(behind) >= _SHORTEST_SENTENCE)
