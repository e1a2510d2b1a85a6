"""A plan of a hundred pages is read within two seconds (issue 5)."""

import time

import pytest

from lianping_desk.exchange.plan_reading.read_plan import plan_of
from lianping_desk.exchange.plan_reading.text_file import document_of_text
from tests.exchange.plan_reading.made_plans import BODY, TASKS, text_of

SIGNS_ON_A_PAGE = 22 * 28
"""GB/T 9704-2012: lines on a page, signs on a line."""


@pytest.mark.benchmark
def test_a_hundred_pages_take_at_most_two_seconds() -> None:
    text = text_of("division sentence").replace(BODY, "\n".join([BODY * 4] * 27))
    assert len(text) > 100 * SIGNS_ON_A_PAGE
    start = time.perf_counter()
    plan = plan_of(document_of_text("长.txt", text))
    took = time.perf_counter() - start
    print(f"\na plan of {len(text) // SIGNS_ON_A_PAGE} pages: {took:.2f} s")
    assert [task.title for task in plan.tasks] == [task.title for task in TASKS]
    assert took <= 2
