"""Names of units written downwards."""

from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.ui.division.vertical_heading import MOST_IN_LINE, UPRIGHT, upright_lines


def test_a_name_with_brackets_parts_at_the_bracket() -> None:
    assert upright_lines("县委组织部（县委老干部局）") == ["县委组织部", "︵县委老干部局︶"]
    assert upright_lines("县教育局") == ["县教育局"]
    assert upright_lines("") == []


@given(st.text(min_size=1, max_size=40))
def test_nothing_of_a_name_is_lost_and_no_line_is_too_long(name: str) -> None:
    lines = upright_lines(name)
    assert "".join(lines) == name.translate(UPRIGHT)
    assert all(0 < len(line) <= MOST_IN_LINE for line in lines)
