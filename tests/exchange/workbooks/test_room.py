"""Room for text, names of sheets, and grids that several tables share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.domain.materials.paper import WidePaper
from lianping_desk.domain.materials.table import Column, Table
from lianping_desk.exchange.workbooks.grid import LYING, grid_of
from lianping_desk.exchange.workbooks.room import HIGHEST, MOST_LINES, height_of, lines_of, parted
from lianping_desk.exchange.workbooks.sheet_names import LONGEST, SheetNames

HANZI = st.text(st.sampled_from("推进全县科普工作，。0aA\n"), max_size=3000)


@pytest.mark.parametrize(
    ("text", "hanzi", "lines"),
    [
        ("县教育局", 5, 1),
        ("县教育局县教育局", 5, 2),
        ("abcdefgh", 5, 1),
        ("一\n二\n三", 10, 3),
        ("", 5, 1),
        ("\n", 5, 2),
    ],
)
def test_lines_are_counted_by_the_width_of_hanzi(text: str, hanzi: float, lines: int) -> None:
    assert lines_of(text, hanzi) == lines


@given(HANZI, st.floats(min_value=3, max_value=40))
def test_text_in_pieces_is_whole_and_every_piece_fits_the_highest_row(text: str, hanzi: float) -> None:
    pieces = parted(text, hanzi)
    whole = "".join(pieces)
    # A break between paragraphs may become the break between two rows.
    assert whole.replace("\n", "") == text.replace("\n", "")
    assert all(lines_of(piece, hanzi) <= MOST_LINES for piece in pieces)
    assert all(height_of(lines_of(piece, hanzi)) <= HIGHEST for piece in pieces)


@given(st.lists(st.text(st.characters(blacklist_categories=[]), max_size=40), max_size=8))
def test_names_of_sheets_are_legal_and_never_given_twice(wanted: list[str]) -> None:
    names = SheetNames()
    given_out = [names.legal(name) for name in wanted]
    assert len({name.casefold() for name in given_out}) == len(given_out)
    for name in given_out:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= LONGEST
        assert not set(name) & set("[]:*?/\\") and not name.startswith("'") and not name.endswith("'")


def test_a_narrow_table_is_widened_to_the_page_and_a_wide_one_is_not_narrowed() -> None:
    narrow = Table((Column("甲", 10), Column("乙", 28)), (), "")
    wide = Table((Column("甲", 60), Column("乙", 60)), (), "")
    assert grid_of([narrow], is_portrait=False).widths == (20, 56)
    assert grid_of([narrow], is_portrait=False).width == LYING[WidePaper.a4]
    assert grid_of([wide], is_portrait=False).widths == (60, 60)


def test_tables_under_one_another_share_the_edges_where_their_columns_meet() -> None:
    above = Table((Column("甲", 20), Column("乙", 20), Column("丙", 40)), (), "")
    under = Table((Column("甲", 40), Column("乙", 40)), (), "")
    grid = grid_of([above, under], is_portrait=False)
    assert grid.widths == (20, 20, 40)
    assert grid.spans == (((1, 1), (2, 2), (3, 3)), ((1, 2), (3, 3)))
