"""The line between title and table keeps both its sides, however long they are."""

import pytest

from lianping_desk.reports.page import LEDGER
from lianping_desk.reports.side_notes import LaidSideNotes, SideNotes
from lianping_desk.reports.type_case import LoadedFonts
from tests.reports.reading import Printer, page_texts, squeezed, text_places


def test_notes_stand_at_both_margins(print_blocks: Printer) -> None:
    rendered = print_blocks(SideNotes("填报单位", "单位：万元"))
    places = {text: x for text, x, _ in text_places(rendered)}
    assert places["填报单位"] == pytest.approx(LEDGER.left, abs=0.1)
    assert places["单位：万元"] == pytest.approx(LEDGER.width - LEDGER.right - 5 * 9.5, abs=0.1)


def test_long_notes_are_broken_and_do_not_meet(fonts: LoadedFonts, print_blocks: Printer) -> None:
    notes = SideNotes("填报单位名称" * 20, "截至日期说明" * 20)
    laid = notes.lay(fonts, 300)
    assert isinstance(laid, LaidSideNotes)
    assert max(width for _, width in laid.left) + max(width for _, width in laid.right) < 300
    text = squeezed(page_texts(print_blocks(notes))[0])
    assert text.count("填报单位名称") + text.count("截至日期说明") > 30
