"""The law of the reader: whatever signs and lines a plan comes in, the same is read in it."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lianping_desk.domain.plan import Role
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.exchange.plan_reading.opening.text_file import document_of_text
from lianping_desk.exchange.plan_reading.read_plan import plan_of
from lianping_desk.exchange.plan_reading.reading_form import reading_form
from tests.exchange.plan_reading.dresses import DRESSES, dressed
from tests.exchange.plan_reading.made_plans import LAYOUTS, flattened, text_of, with_annex, with_tabs
from tests.exchange.plan_reading.test_layouts import _wrapped as wrapped

ANY_DRESS = some.sets(some.sampled_from(sorted(DRESSES)), max_size=6)


def _folded(text: str) -> str:
    """A text without the width of its signs and the spaces between them."""
    return "".join(unicodedata.normalize("NFKC", text).replace("“", '"').replace("”", '"').split())


def _said(plan: ReadPlan) -> dict[str, object]:
    """Everything that is read but lines and quoted sentences."""
    return {
        "head": (_folded(plan.title), plan.region, plan.years, plan.basis),
        "tasks": [
            (
                task.kind,
                _folded(task.title),
                _folded(task.section),
                [_folded(one.title) for one in task.measures],
                [[_folded(token) for token in task.tokens(role)] for role in Role],
            )
            for task in plan.tasks
        ],
        "indicators": [
            (_folded(one.title), one.target, one.unit, one.year, one.annual, one.strength, one.baseline)
            for one in plan.indicators
        ],
        "phases": [(phase.title, phase.first_year, phase.last_year) for phase in plan.phases],
        "doubts": [_folded(doubt.why) for doubt in plan.doubts],
    }


def _read(text: str) -> ReadPlan:
    return plan_of(document_of_text("方案.txt", text))


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("layout", ["lines", "division sentence", "tag in shell brackets", "nowhere"])
def test_no_dress_changes_what_is_read(layout: str, dress: str) -> None:
    text = text_of(layout)
    assert _said(_read(dressed(text, {dress}))) == _said(_read(text))


@settings(max_examples=30, deadline=None)
@given(layout=some.sampled_from(sorted(LAYOUTS)), dresses=ANY_DRESS)
def test_dresses_over_one_another_change_nothing(layout: str, dresses: set[str]) -> None:
    text = text_of(layout)
    assert _said(_read(dressed(text, dresses))) == _said(_read(text))


@settings(max_examples=25, deadline=None)
@given(
    layout=some.sampled_from(sorted(LAYOUTS)),
    dresses=some.sets(
        some.sampled_from(["page_chrome", "half_width", "wide_digits", "one_quotation_mark", "indented"])
    ),
    width=some.integers(28, 46),
)
def test_a_dressed_plan_may_be_wrapped(layout: str, dresses: set[str], width: int) -> None:
    text = text_of(layout)
    assert _said(_read(wrapped(dressed(text, dresses), width))) == _said(_read(text))


@settings(max_examples=20, deadline=None)
@given(rows=some.sampled_from([flattened, with_tabs]), dresses=ANY_DRESS)
def test_nor_with_an_annex(rows: Callable[[], str], dresses: set[str]) -> None:
    text = with_annex(rows)
    assert _said(_read(dressed(text, dresses - {"blank_lines"}))) == _said(_read(text))


@given(some.text(alphabet='，。：；（）()“”"„‟[]〔〕.1２年月、县科学 \n\u3000—', max_size=60))
def test_a_text_and_its_reading_form_match_sign_for_sign(text: str) -> None:
    assert len(reading_form(text)) == len(text)


@given(some.text(alphabet="，。：；（）()“”〔〕12年县科学 —", max_size=40))
def test_a_reading_form_is_its_own_reading_form(text: str) -> None:
    once = reading_form(text)
    assert reading_form(once) == once


def test_what_is_shown_is_what_the_document_says() -> None:
    """Half-width brackets of names and titles stay as the office wrote them."""
    plan = _read(dressed(text_of("lines"), {"half_width"}))
    assert plan.title == "青溪县全民科学素质行动规划纲要实施方案(2026—2030年)"
    assert "县工业和信息化局(科技局)" in plan.tasks[1].tokens(Role.responsible)
    assert plan.indicators[0].text == "到2030年,青溪县公民具备科学素质的比例超过18%,力争建成县级科普教育基地12个以上"
