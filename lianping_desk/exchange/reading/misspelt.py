"""Slips of the input method: a character that sounds or looks the same, two that changed places, one typed twice.

Only these are passed over. Any other character makes another word of it (活动天数 is no slip of 活动次数), and that is
for her to say.
"""

import re
from functools import lru_cache

SHORTEST = 4
"""Characters a text must have for a slip in it to be told from another word."""
_LOOK_ALIKE = tuple(
    re.findall(
        r"\S+",
        "己已巳 未末 士土 千干 人入八 目日曰 情倩 拔拨 治冶 晴睛 午牛年 侯候 哀衰 戊戌戍 拆折析 藉籍 辨辩 幕募墓"
        " 赢羸 崇祟 微徽 刺剌 享亨 栗粟 竞竟 杨扬 待侍 育肓 民氏 村材 环坏 科料 县具 综棕 活话 完宪 进近"
        " 贫贪 体休 历厉 账帐",
    )
)


def is_misspelt(text: str, word: str) -> bool:
    """Whether `text` is `word` with one slip; both plain."""
    if len(word) < SHORTEST or text == word:
        return False
    if len(text) == len(word) + 1:
        return any(text[n] == text[n + 1] and text[:n] + text[n + 1 :] == word for n in range(len(word)))
    if len(text) != len(word):
        return False
    different = [n for n, (one, other) in enumerate(zip(text, word, strict=True)) if one != other]
    if len(different) == 1:
        return sounds_or_looks_like(text[different[0]], word[different[0]])
    return (
        len(different) == 2
        and different[1] == different[0] + 1
        and text[different[0]] == word[different[1]]
        and text[different[1]] == word[different[0]]
    )


def sounds_or_looks_like(one: str, other: str) -> bool:
    """Whether two hanzi are easily put one for the other."""
    return any(one in group and other in group for group in _LOOK_ALIKE) or bool(_syllables(one) & _syllables(other))


@lru_cache(maxsize=2048)
def _syllables(hanzi: str) -> frozenset[str]:
    """How a hanzi is read, without tones. pypinyin takes its time to load, so only the first slip loads it."""
    if not "\u4e00" <= hanzi <= "\u9fff":
        return frozenset()
    from pypinyin import Style, pinyin

    return frozenset(pinyin(hanzi, style=Style.NORMAL, heteronym=True)[0])
