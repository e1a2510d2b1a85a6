"""What stands at the head of a material."""

from dataclasses import replace
from datetime import date

from tests.exchange import sample_materials as sample


def test_a_report_bears_its_day_and_says_so_where_its_figures_are_older() -> None:
    heading = replace(sample.heading("进展情况汇报"), as_of=date(2023, 6, 30), made_on=date(2023, 7, 6))
    assert heading.dated == "（截至2023年6月30日）"
    assert replace(heading, made_on=heading.as_of).dated == "（2023年6月30日）"
