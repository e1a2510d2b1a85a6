"""How long a plan of a hundred pages takes to read: at most two seconds (issue 5)."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from lianping_desk.exchange.plan_reading.document import Document
from lianping_desk.exchange.plan_reading.opening.open_document import open_document
from lianping_desk.exchange.plan_reading.read_plan import plan_of
from tests.benchmarks.conftest import Figures, seconds
from tests.exchange.plan_reading.made_plans import BODY, TASKS, text_of

SIGNS_ON_A_PAGE = 22 * 28
"""GB/T 9704-2012: lines on a page, signs on a line."""
AIM = "<= 2 s"


@pytest.fixture(scope="module")
def text() -> str:
    """The text of a plan of more than a hundred pages."""
    text = text_of("division sentence").replace(BODY, "\n".join([BODY * 4] * 27))
    assert len(text) > 100 * SIGNS_ON_A_PAGE
    return text


def _saved_as_text(text: str, folder: Path) -> Path:
    path = folder / "长.txt"
    path.write_text(text, "utf-8")
    return path


def _saved_in_word(text: str, folder: Path) -> Path:
    """With the 164 styles of Word's own template, through all of which python-docx looks for every paragraph."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    path = folder / "长.docx"
    document.save(str(path))
    return path


@pytest.mark.benchmark
@pytest.mark.parametrize("saved", [_saved_as_text, _saved_in_word])
def test_a_hundred_pages_are_read(
    saved: Callable[[str, Path], Path], text: str, tmp_path: Path, figures: Figures
) -> None:
    path = saved(text, tmp_path)
    opened: list[Document] = []
    opening = seconds(lambda: opened.append(open_document(path)))
    reading = seconds(lambda: plan_of(opened[0]))
    assert [task.title for task in plan_of(opened[0]).tasks] == [task.title for task in TASKS]
    pages = len(text) // SIGNS_ON_A_PAGE
    figures.add(f"a plan of {pages} pages, {path.suffix}", opening + reading, None, "", AIM)
