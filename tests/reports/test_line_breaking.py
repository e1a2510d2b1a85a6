"""Lines of Chinese end where a good office would end them."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.reports.line_breaking import NEVER_FIRST, NEVER_LAST, break_lines

TEXTS = st.text("科普素质提升行动，。；：（）《》“”、—…！？% 2023abc-\n", max_size=120)


def lines_of(text: str, room: float, indent: float = 0.0) -> list[str]:
    widths = [0.5 if char.isascii() else 1.0 for char in text]
    return [text[line.start : line.end] for line in break_lines(text, widths, room, indent)]


def test_full_stop_takes_the_last_character_along() -> None:
    assert lines_of("一二三四五六七。", 7) == ["一二三四五六", "七。"]


def test_opening_bracket_goes_to_the_next_line() -> None:
    assert lines_of("一二三四五六（七）", 7) == ["一二三四五六", "（七）"]


def test_number_with_its_percent_sign_stays_whole() -> None:
    assert lines_of("比例应当超过13.5%以上", 8) == ["比例应当超过", "13.5%以上"]


def test_double_dash_stays_whole() -> None:
    assert lines_of("一二三四五六——七", 7) == ["一二三四五", "六——七"]


def test_word_longer_than_a_line_is_cut_rather_than_lost() -> None:
    assert "".join(lines_of("x" * 50, 10)) == "x" * 50


def test_first_line_is_shorter_by_the_indent() -> None:
    assert lines_of("一二三四五六七八", 5, indent=2) == ["一二三", "四五六七八"]


def test_an_empty_text_has_one_line() -> None:
    assert lines_of("", 5) == [""]


def test_line_end_of_the_writer_is_kept() -> None:
    assert lines_of("一\n\n二", 5) == ["一", "", "二"]


@given(TEXTS, st.integers(6, 40))
def test_nothing_but_white_space_is_lost(text: str, room: int) -> None:
    assert "".join("".join(lines_of(text, room)).split()) == "".join(text.split())


@given(TEXTS, st.integers(6, 40))
def test_no_line_is_wider_than_its_room(text: str, room: int) -> None:
    widths = [0.5 if char.isascii() else 1.0 for char in text]
    lines = break_lines(text, widths, room)
    assert all(sum(widths[line.start : line.end]) <= room + 0.02 for line in lines)
    assert all(abs(sum(widths[line.start : line.end]) - line.width) < 1e-6 for line in lines)


@given(
    st.lists(st.sampled_from(["科普", "工作，", "（行动）", "《纲要》", "2025年", "。"]), max_size=60),
    st.integers(12, 40),
)
def test_no_line_begins_or_ends_with_a_forbidden_sign(words: list[str], room: int) -> None:
    lines = lines_of("科" + "".join(words).replace("。。", "。"), room)
    crowded = any("。" * 3 in line for line in lines)
    for before, after in itertools.pairwise(lines):
        assert before[-1] not in NEVER_LAST
        assert after[0] not in NEVER_FIRST or crowded
