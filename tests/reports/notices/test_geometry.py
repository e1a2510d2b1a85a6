"""The figures of GB/T 9704-2012, measured from the pages that come out."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from lianping_desk.reports.document import render
from lianping_desk.reports.fonts import FontChoice
from lianping_desk.reports.notices.compose import compose_notices
from tests.reports.notices.samples import CROWDED, EMPTIEST, LONG, OFFICE, SENTENCE
from tests.reports.page_geometry import MM, Page, measured_pages

TOP, LEFT, WIDTH, HEIGHT = 37 * MM, 28 * MM, 156 * MM, 225 * MM

Print = Callable[..., list[Page]]


@pytest.fixture(scope="module")
def printed(bundled: FontChoice) -> Print:
    return lambda *notices, **how: measured_pages(render(compose_notices(notices, **how), bundled).pdf)


def test_a_full_page_has_22_lines_of_28_hanzi_from_edge_to_edge_of_156_by_225_mm(printed: Print) -> None:
    page = printed(LONG)[1]
    assert (page.width / MM, page.height / MM) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
    lines = page.lines(16)
    assert len(lines) == 22
    assert {line.characters for line in lines} == {28}
    for line in lines:
        assert line.left == pytest.approx(LEFT, abs=0.1 * MM)
        assert line.right == pytest.approx(LEFT + WIDTH, abs=0.2 * MM)
    assert lines[0].top == pytest.approx(TOP, abs=0.2 * MM)
    assert lines[-1].bottom == pytest.approx(TOP + HEIGHT, abs=0.2 * MM)
    steps = {round(below.baseline - above.baseline, 1) for above, below in pairwise(lines)}
    assert max(steps) - min(steps) <= 0.1


def test_the_first_line_of_a_paragraph_lacks_two_squares_and_keeps_to_the_grid(printed: Print) -> None:
    first = printed(LONG)[0].lines(16)[2]  # below the number and the addressees
    assert first.characters == 26
    assert first.left - LEFT == pytest.approx(WIDTH / 28 * 2, abs=0.5)


def test_no_type_leaves_the_text_by_more_than_a_millimetre(printed: Print) -> None:
    for notice in (LONG, CROWDED, EMPTIEST, replace(LONG, red_head=f"{OFFICE}文件")):
        for page in printed(notice):
            for piece in page.type:
                if piece.size == 14 and piece.baseline > TOP + HEIGHT + 3 * MM:
                    continue  # the page number
                assert piece.left >= LEFT - MM and piece.right <= LEFT + WIDTH + MM
                assert piece.top >= TOP - 1.1 * MM and piece.bottom <= TOP + HEIGHT + MM


def test_page_numbers_stand_7_mm_below_the_text_one_square_from_its_outer_edge(printed: Print) -> None:
    pages = printed(LONG)
    assert len(pages) >= 3
    for number, page in enumerate(pages, start=1):
        (shown,) = [piece for piece in page.type if piece.baseline > TOP + HEIGHT + 3 * MM]
        assert shown.size == 14
        dash = shown.baseline - 0.38 * shown.size
        assert dash == pytest.approx(TOP + HEIGHT + 7 * MM, abs=MM)
        if number % 2:
            assert shown.right == pytest.approx(LEFT + WIDTH - 14, abs=1)
        else:
            assert shown.left == pytest.approx(LEFT + 14, abs=1)


def test_the_day_stands_four_squares_from_the_right_and_the_office_centred_above_it(printed: Print) -> None:
    lines = printed(replace(EMPTIEST, signed_by="某县科协办"))[0].lines(16)
    office, day = lines[-2], lines[-1]
    assert LEFT + WIDTH - day.right == pytest.approx(4 * WIDTH / 28, abs=1)
    assert (office.left + office.right) / 2 == pytest.approx((day.left + day.right) / 2, abs=0.5)


def test_the_last_rule_of_the_colophon_lies_on_the_lower_edge_of_the_text(printed: Print) -> None:
    rules = sorted(printed(LONG)[-1].rules, key=lambda rule: rule[2])
    assert len(rules) == 3
    for left, right, _y, _width in rules:
        assert (left, right) == (pytest.approx(LEFT, abs=0.1), pytest.approx(LEFT + WIDTH, abs=0.1))
    assert rules[-1][2] == pytest.approx(TOP + HEIGHT, abs=0.2)
    assert [round(rule[3] / MM, 2) for rule in rules] == [0.35, 0.25, 0.35]


def test_a_red_head_stands_35_mm_below_the_edge_of_the_text_in_one_line(printed: Print) -> None:
    page = printed(replace(LONG, red_head=f"{OFFICE}文件"))[0]
    head = max(page.type, key=lambda piece: piece.size)
    assert head.top == pytest.approx(TOP + 35 * MM, abs=0.5 * MM)
    assert head.characters == len(OFFICE) + 2
    assert (head.left + head.right) / 2 == pytest.approx(LEFT + WIDTH / 2, abs=1)
    (rule,) = page.rules
    assert (rule[0], rule[1]) == (pytest.approx(LEFT, abs=0.1), pytest.approx(LEFT + WIDTH, abs=0.1))


def test_letters_bound_together_count_their_own_pages_and_begin_on_the_front(printed: Print) -> None:
    pages = printed(EMPTIEST, LONG, EMPTIEST, on_both_sides=True)
    firsts = [place for place, page in enumerate(pages) if page.type and page.type[0].size == 22]
    assert firsts[:2] == [0, 2] and all(place % 2 == 0 for place in firsts)
    assert not pages[1].type
    alone = printed(EMPTIEST, LONG, EMPTIEST)
    assert len(alone) == len(pages) - sum(not page.type for page in pages)


def test_signature_and_colophon_never_stand_alone_on_a_page(printed: Print) -> None:
    """Whatever length the text has: on the last page there is text above the day, and the colophon is clear of it."""
    lengths = range(1, 48)
    letter = replace(LONG, title="通报", number="", copies_to="县委办")
    pages = printed(*(replace(letter, text=SENTENCE[:1] * (28 * lines - 4)) for lines in lengths))
    starts = [place for place, page in enumerate(pages) if page.lines(22)]
    assert len(starts) == len(lengths)
    for lines, start, stop in zip(lengths, starts, [*starts[1:], len(pages)], strict=True):
        last = pages[stop - 1]
        assert len(last.lines(16)) >= 3, f"the signature, or the colophon, of {lines} lines stands alone"
        assert last.lines(16)[-1].baseline < last.rules[0][2], f"the colophon of {lines} lines runs into the day"
        written = sum(line.characters for page in pages[start:stop] for line in page.lines(16))
        assert written == 28 * lines - 4 + len("各成员单位：2023年7月15日") + len(OFFICE)


def test_a_colophon_as_long_as_a_page_takes_one_for_itself(printed: Print) -> None:
    pages = printed(replace(CROWDED, text=SENTENCE * 3))
    assert len(pages[-1].lines(16)) == 0 and len(pages[-2].lines(16)) >= 6
