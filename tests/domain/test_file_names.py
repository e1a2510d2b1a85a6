"""Names of files that another system wrote can be read, stored and printed."""

import os

from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.domain.file_names import legal, readable


def as_linux_hands_it_on(name: str) -> str:
    """The name as it stands on a disk where its GBK bytes were kept."""
    return name.encode("gbk").decode("utf-8", "surrogateescape")


def test_a_name_in_gbk_is_read_as_it_was_written() -> None:
    assert readable(as_linux_hands_it_on("县教育局（定稿） 2023.xlsx")) == "县教育局（定稿） 2023.xlsx"


def test_a_sentence_keeps_its_own_words_around_such_a_name() -> None:
    assert readable(f"打不开“{as_linux_hands_it_on('教育局.xlsx')}”。") == "打不开“教育局.xlsx”。"


@given(st.text())
def test_a_name_that_can_be_printed_stays(name: str) -> None:
    assert readable(name) == name


@given(st.binary(max_size=40))
def test_whatever_bytes_a_name_has_it_can_be_printed(name: bytes) -> None:
    printed = readable(os.fsdecode(name))
    assert printed.encode("utf-8").decode("utf-8") == printed and bool(printed) == bool(name)


def test_half_a_character_of_windows_becomes_a_question_mark() -> None:
    assert readable("图\ud83d.xlsx") == "图?.xlsx"


@given(st.text())
def test_a_legal_name_holds_nothing_that_windows_refuses_and_the_rest_in_its_order(name: str) -> None:
    made = legal(name)
    assert not set(made) & set('\\/:*?"<>|') and (made.isprintable() or not made)
    assert legal(made) == made


def test_what_is_taken_out_of_a_name_may_leave_a_mark() -> None:
    assert legal("一/二：三?\n.xlsx", "_") == "一_二：三__.xlsx"
