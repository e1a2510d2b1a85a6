"""A new return held against earlier ones: what waits for her, and what she is only told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianping_desk.domain.earlier_checks import Finding, findings, with_findings
from lianping_desk.domain.earlier_facts import Earlier, EarlierReports, EarlierValue
from lianping_desk.domain.facts import ProgressFact
from lianping_desk.domain.indicator import Comparison, Indicator, Strength, Target
from lianping_desk.domain.old_form import old_form, sent_again
from lianping_desk.domain.period import parse_period
from lianping_desk.domain.received import ReadReturn, ReadRow, Signature, TableKind

LECTURES = "组织科普大篷车进校园活动十二场，覆盖全县各镇中心小学"
BASES = Indicator("培训科技志愿者", Target(Decimal(500), Comparison.at_least), "人", 2025, Strength.must, "")
SHARE = replace(BASES, title="公民具备科学素质的比例", unit="%")


def row(table: TableKind = TableKind.progress, **values: object) -> ReadRow:
    cells = {field: f"{letter}5" for field, letter in zip(values, "DEFGH", strict=False)}
    texts = {field: str(value) for field, value in values.items()}
    return ReadRow(table, "表", 5, values, cells, texts, task_no=1)  # type: ignore[arg-type]


def before(code: str = "2023H1", **values: object) -> Earlier:
    period = parse_period(code)
    return Earlier({field: EarlierValue(value, period) for field, value in values.items()})  # type: ignore[arg-type]


def found(new: ReadRow, earlier: Earlier, code: str = "2023H2", indicator: Indicator | None = None) -> list[Finding]:
    return list(findings(new, parse_period(code), earlier, indicator))


def test_without_anything_earlier_nothing_is_odd() -> None:
    new = row(percent=5, progress=LECTURES, people=99999, cumulative=1, period_value=1)
    assert found(new, Earlier(), indicator=BASES) == []


def test_a_cumulative_value_that_fell_waits_and_she_can_take_it_with_one_key() -> None:
    new = row(TableKind.indicator, cumulative=40)
    (one,) = found(new, before(cumulative=Decimal(60)), indicator=BASES)
    assert (one.field, one.is_doubt, one.why) == ("cumulative", True, "累计数小于2023年上半年报的累计数 60")
    checked = with_findings(new, (one,))
    (doubt,) = checked.doubts
    assert "cumulative" not in checked.values
    assert (doubt.cell, doubt.text, doubt.candidates) == ("D5", "40", ("40",))


def test_a_share_may_fall_and_an_annual_indicator_begins_anew() -> None:
    new = row(TableKind.indicator, cumulative=9)
    (one,) = found(new, before(cumulative=Decimal(12)), indicator=SHARE)
    assert not one.is_doubt
    annual = replace(BASES, annual=True)
    assert found(new, before("2022H2", cumulative=Decimal(12)), "2023H1", indicator=annual) == []


def test_parts_that_do_not_add_up_are_a_remark_with_the_sum() -> None:
    new = row(TableKind.indicator, period_value=5, cumulative=14)
    (one,) = found(new, before(cumulative=Decimal(10)), indicator=BASES)
    assert not one.is_doubt and one.why.endswith("应为 15")
    assert found(new, before("2022H1", cumulative=Decimal(10)), indicator=BASES) == [], "a period lies between"


@pytest.mark.parametrize(("text", "is_copied"), [(LECTURES, True), (LECTURES.replace("，", ", "), True)])
def test_a_long_text_copied_from_last_time_is_remarked(text: str, is_copied: bool) -> None:
    new = row(progress=text)
    (one,) = found(new, before(progress=LECTURES))
    assert one == Finding("progress", "与2023年上半年报的一字不差")
    checked = with_findings(new, (one,))
    assert checked.values["progress"] == text and checked.remarks["progress"] == one.why


def test_a_short_text_or_one_with_other_figures_is_not() -> None:
    assert found(row(progress="正常开展"), before(progress="正常开展")) == []
    assert found(row(progress=LECTURES.replace("十二", "十五")), before(progress=LECTURES)) == []


def test_a_per_cent_that_fell_waits_within_the_year_and_is_remarked_in_the_next() -> None:
    assert [one.is_doubt for one in found(row(percent=45), before(percent=Decimal(60)))] == [True]
    assert [one.is_doubt for one in found(row(percent=45), before("2022H2", percent=Decimal(60)), "2023H1")] == [False]
    assert found(row(percent=60), before(percent=Decimal(60))) == []


def test_a_value_that_she_has_let_in_once_is_only_remarked_on_in_the_next_version() -> None:
    earlier = replace(before(percent=Decimal(60)), standing={"percent": Decimal(45)})
    assert [one.is_doubt for one in found(row(percent=45), earlier)] == [False]
    assert [one.is_doubt for one in found(row(percent=44), earlier)] == [True]


def test_a_figure_ten_times_the_last_one_waits_when_it_is_large() -> None:
    (one,) = found(row(funds=25000), before(funds=Decimal("2.5")))
    assert one.is_doubt and one.why == "是2023年上半年报的 2.5 的 10000 倍，可能写错了单位"
    assert [one.is_doubt for one in found(row(sessions=24), before(sessions=2))] == [False]
    assert found(row(people=9000), before(people=1000)) == []


def test_a_year_is_not_held_against_a_month() -> None:
    assert found(row(people=12000), before("2023-11", people=1000), "2023") == []


def test_without_figures_of_its_own_those_of_three_other_units_count() -> None:
    others = Earlier(others={"funds": [Decimal(2), Decimal(3), Decimal(1)]})
    assert [one.is_doubt for one in found(row(funds=30), others)] == [True]
    assert found(row(funds=30), Earlier(others={"funds": [Decimal(2), Decimal(3)]})) == []


@given(st.integers(1, 100), st.integers(0, 100))
def test_what_grew_or_stayed_is_never_odd(last: int, more: int) -> None:
    now = min(last + more, 9 * last)
    new = row(TableKind.indicator, cumulative=now, period_value=now - last)
    assert found(new, before(cumulative=Decimal(last)), indicator=BASES) == []


def fact(unit: int, code: str, received: int = 1, **values: object) -> ProgressFact:
    return ProgressFact(unit, code, parse_period(code).ends, 7, None, values, {}, {}, received, received)  # type: ignore[arg-type]


def test_of_earlier_periods_the_newest_value_of_each_field_counts() -> None:
    facts = [
        fact(1, "2022H2", percent=Decimal(20), people=30),
        fact(1, "2023H1", 2, percent=Decimal(40)),
        fact(1, "2023H2", 3, percent=Decimal(90)),
        fact(2, "2023H1", 4, percent=Decimal(77), people=5),
    ]
    earlier = EarlierReports(facts).about(("progress", 7, None), frozenset({1}), parse_period("2023H2"))
    assert {field: (one.value, one.period.code) for field, one in earlier.last.items()} == {
        "percent": (Decimal(40), "2023H1"),
        "people": (30, "2022H2"),
    }
    assert earlier.others == {}, "it has figures of its own"
    newcomer = EarlierReports(facts).about(("progress", 7, None), frozenset({3}), parse_period("2023H2"))
    assert newcomer.others["people"] == [Decimal(5)] and newcomer.last == {}


def test_figures_of_several_rows_about_one_task_are_not_held_against_one_row() -> None:
    facts = [fact(1, "2023H1", percent=Decimal(40), progress="甲"), fact(1, "2023H1", 2, percent=Decimal(60))]
    earlier = EarlierReports(facts).about(("progress", 7, None), frozenset({1}), parse_period("2023H2"))
    assert set(earlier.last) == {"progress"}


def test_an_old_form_signed_after_a_later_period_ended_is_doubted() -> None:
    half, second = parse_period("2023H1"), parse_period("2023H2")
    late = ReadReturn("表.xlsx", "1", "xlsx", signature=Signature(on=date(2024, 1, 5)), form_code="a")
    doubt = old_form(late, half, [half, second])
    assert doubt and doubt.field == "period" and doubt.candidates == ("2023H2", "2023H1")
    assert old_form(replace(late, signature=Signature(on=date(2023, 8, 1))), half, [half, second]) is None
    assert old_form(replace(late, form_code=None), half, [half, second]) is None


def test_a_whole_return_that_is_the_last_one_again_is_doubted() -> None:
    values = {
        "percent": 60,
        "people": 100,
        "progress": LECTURES,
        "problems": "经费不足，专职人员少，流动科普设施老化严重",
    }
    rows = [(row(**values), before(**values))]
    doubt = sent_again(parse_period("2023H2"), rows)
    assert doubt and doubt.candidates == ("2023H2", "2023H1") and "2023年上半年" in doubt.why
    changed = [(row(**{**values, "people": 130}), before(**values))]
    assert sent_again(parse_period("2023H2"), changed) is None
    assert sent_again(parse_period("2023H2"), [(row(percent=60), before(percent=60))]) is None
