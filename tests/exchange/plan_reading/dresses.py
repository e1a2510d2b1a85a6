"""The same plan as other hands, web pages and converters write it: each dress changes signs and lines, no word."""

import re
from collections.abc import Callable, Mapping

_HALF = str.maketrans("，：；（）", ",:;()")
_WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


def half_width(text: str) -> str:
    return text.translate(_HALF)


def half_width_stops(text: str) -> str:
    """完。开始 as 完.开始; the digits of dates and years stay apart from it."""
    return re.sub(r"。(?=[\u4e00-\u9fff（]|$)", ".", text.translate(_HALF), flags=re.M)


def wide_digits(text: str) -> str:
    return text.translate(_WIDE_DIGITS)


def one_quotation_mark(text: str) -> str:
    return text.replace("”", '"').replace("“", '"')


def spaced_numbers(text: str) -> str:
    """到 2030 年 ，超过 18 %: a PDF's text."""
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff%])|(?=[，。；：])", " ", text)


def blank_lines(text: str) -> str:
    return text.replace("\n", "\n\n")


def indented(text: str) -> str:
    return re.sub(r"(?m)^(?=.)", "\u3000\u3000", text)


def non_breaking(text: str) -> str:
    return re.sub(r"(?m)^(?=.)", "\xa0\xa0\xa0\xa0", text)


def windows_lines(text: str) -> str:
    return text.replace("\n", "\r\n")


def page_chrome(text: str) -> str:
    """What stands around a plan on an office's page."""
    return (
        "首页 > 政务公开 > 政策文件\n索引号：000014349/2026-00019\n发文机关：青溪县人民政府办公室\n"
        "字体：【大 中 小】 打印本页\n青溪县人民政府办公室\n关于印发《青溪县全民科学素质行动规划纲要\n"
        "实施方案（2026—2030年）》的通知\n青府办〔2026〕8号\n各乡镇人民政府，县直各单位：\n"
        "现将《青溪县全民科学素质行动规划纲要实施方案（2026—2030年）》印发给你们，请认真贯彻执行。\n"
        "青溪县人民政府办公室\n2026年3月1日\n（此件公开发布）\n"
        + text.rstrip("\n")
        + "\n分享到：\n扫一扫在手机打开当前页\n"
    )


def run_in_headings(text: str) -> str:
    """（一）青少年科学素质提升行动围绕实际需要，…: the heading lost its line end."""
    return re.sub(r"(?m)^(（[一二三四五六]）\S{2,30}(?:行动|工程))\n(?=围绕)", r"\1", text)


def run_in_after_a_gap(text: str) -> str:
    return re.sub(r"(?m)^(（[一二三四五六]）\S{2,30}(?:行动|工程))\n(?=围绕)", r"\1  ", text)


def markdown(text: str) -> str:
    text = re.sub(r"(?m)^(?=[一二三四五]、)", "## ", text)
    return re.sub(r"(?m)^(?=（[一二三四五]）)", "### ", text)


DRESSES: Mapping[str, Callable[[str], str]] = {
    one.__name__: one
    for one in (
        run_in_headings,
        run_in_after_a_gap,
        page_chrome,
        half_width,
        half_width_stops,
        wide_digits,
        one_quotation_mark,
        spaced_numbers,
        markdown,
        blank_lines,
        indented,
        non_breaking,
        windows_lines,
    )
}
"""In the order in which they may be put on over one another: words first, then signs, then lines."""


def dressed(text: str, names: set[str]) -> str:
    for name, put_on in DRESSES.items():
        if name in names:
            text = put_on(text)
    return text
