"""One spelling for reading: whatever width, font or hand the signs came from, rules see the signs of GB/T 15834.

A text and its reading form have the same length, sign for sign, so that what was read can be shown as the document
wrote it (own_words.py).
"""

import re
import unicodedata

# Half-width signs, and the signs that a wrong font or an OCR leaves in their place (国发„2021‟9号).
_SIGNS = str.maketrans(
    {
        **dict(
            zip(
                "();!?､｡﹒﹔﹕﹖﹗﹐﹑％﹪｟｠﹝﹞［］｛｝",
                "（）；！？、。．；：？！，、%%（）〔〕〔〕｛｝",
                strict=True,
            )
        ),
        **dict(zip("„‟「」『』＂〝〞〟", '〔〕“”“”"“””', strict=True)),
        **dict.fromkeys("\u00a0\u2002\u2003\u2009\u3000", " "),
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    }
)
# Between digits these are 1,000 and 8:30; elsewhere a typist's comma and colon.
_COMMA = re.compile(r",(?!\d)|(?<!\d),")
_COLON = re.compile(r":(?!\d)|(?<!\d):")
# 办好科学课.开课 ends a sentence; 一.总体要求 counts, and 3.5 is a number.
_FULL_STOP = re.compile(r"(?<=[\u4e00-\u9fff％%）”])\.(?=[\u4e00-\u9fff“（《]|\d{1,2}[.、．)），]|20\d\d|$)")
_COUNTS = re.compile(r"\s*(?:第?[一二三四五六七八九十]{1,3})$")
_YEAR_IN_SQUARE = re.compile(r"\[(?=\s*20\d\d\s*\])|(?<=20\d\d)\s?\]")
_QUOTES = re.compile('["“”]')
# Text copied from a PDF may hold radicals (⼀) and compatibility hanzi that only look like the common ones.
_LOOKALIKES = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def reading_form(text: str) -> str:
    """`text` with full-width punctuation, half-width digits, paired quotation marks and common hanzi."""
    if text.isascii() and not re.search(r"[,:;()\"]", text):
        return text
    text = _YEAR_IN_SQUARE.sub(lambda found: found[0].replace("[", "〔").replace("]", "〕"), text.translate(_SIGNS))
    text = _LOOKALIKES.sub(_common, text)
    text = _COLON.sub("：", _COMMA.sub("，", text))
    text = _FULL_STOP.sub(lambda found: "." if _COUNTS.match(text[: found.start()]) else "。", text)
    return _paired(text)


def _common(found: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", found[0])
    return plain if len(plain) == 1 else found[0]


def _paired(text: str) -> str:
    """Quotation marks by turns, where a typist used one sign for both sides (“十四五“); unequal ones stay."""
    marks = _QUOTES.findall(text)
    if len(marks) % 2 or marks == ["“", "”"] * (len(marks) // 2) or _is_nested(marks):
        return text
    turns = iter("“”" * (len(marks) // 2))
    return _QUOTES.sub(lambda _: next(turns), text)


def _is_nested(marks: list[str]) -> bool:
    depth = 0
    for mark in marks:
        depth += {"“": 1, "”": -1}.get(mark, 99)
        if not 0 <= depth < 99:
            return False
    return depth == 0
