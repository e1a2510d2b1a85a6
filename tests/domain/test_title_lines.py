"""Titles break at sense units, in lines of like length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.domain.title_lines import LONGEST, title_lines

WORDS = [
    "关于",
    "召开",
    "某某县",
    "某某市、",
    "科普工作",
    "2023年上半年",
    "进展情况的",
    "《行动规划纲要》",
    "通知",
    "督",
]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于召开2023年第二次科普工作联席会议的通知", ("关于召开2023年第二次", "科普工作联席会议的通知")),
        ("某某县科普工作进展情况通报", ("某某县科普工作进展情况通报",)),
        (
            "关于某某县落实《全民科学素质行动规划纲要（2021—2035年）》实施方案2023年上半年科普工作进展情况的通报",
            (
                "关于某某县落实《全民科学素质",
                "行动规划纲要（2021—2035年）》实施方案",
                "2023年上半年科普工作进展情况的通报",
            ),
        ),
        ("第一行由她定\n第二行也由她定", ("第一行由她定", "第二行也由她定")),
        ("", ()),
    ],
)
def test_a_title_breaks_where_a_clerk_would_break_it(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title) == lines


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=24).map("".join))
def test_nothing_is_lost_no_line_is_too_long_and_no_character_stands_alone(title: str) -> None:
    lines = title_lines(title)
    assert "".join(lines) == title
    for line in lines:
        assert sum(0.55 if char.isascii() else 1 for char in line) <= LONGEST
    if len(lines) > 1:
        assert min(map(len, lines)) > 2
        assert not any(line[0] in "的、》" for line in lines[1:])


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=120))
def test_any_text_at_all_is_kept(title: str) -> None:
    assert "".join("".join(title_lines(title)).split()) == "".join(title.split())
