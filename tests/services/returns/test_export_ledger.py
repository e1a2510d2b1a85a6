"""收表台账 as a workbook and on paper: everything that was noted, with the day and the legend."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.ledger import ContactWay, Tick
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.export import Format
from lianping_desk.services.periods.add_period import add_period
from lianping_desk.services.returns.importing.import_files import import_files
from lianping_desk.services.returns.ledger.export_ledger import export_ledger
from lianping_desk.services.returns.ledger.log_reminders import Called, log_reminders
from lianping_desk.services.returns.ledger.status import returns_status
from lianping_desk.services.returns.ledger.tick_returns import tick_returns
from tests.services.returns.filling import progress_line, reading

AS_OF = date(2023, 7, 20)
SCHOOL, TOWN = "县教育局", "大湖镇"


@pytest.fixture
def noted(half_year: Desk, tmp_path: Path) -> Desk:
    """One return that came and was reviewed, one unit that was called and promised a day."""
    path, read = reading(tmp_path, "一.xlsx", SCHOOL, "2023H1", [progress_line(1, percent=60)])
    import_files(half_year, [path], read=[read], received_on=date(2023, 7, 12))
    units = {one.unit.name: one.unit.id for one in returns_status(half_year, "2023H1").units}
    tick_returns(half_year, "2023H1", [units[SCHOOL]], Tick.reviewed, date(2023, 7, 13))
    called = Called(ContactWay.phone, datetime(2023, 7, 14, 9), "王老师", "在等领导审", date(2023, 7, 18))
    log_reminders(half_year, "2023H1", [units[TOWN]], called)
    return half_year


def table(path: Path, sheet: str) -> dict[object, dict[str, object]]:
    """The rows of a sheet by the unit's name, each by heading."""
    rows = list(load_workbook(path)[sheet].iter_rows(values_only=True))
    start = next(number for number, row in enumerate(rows) if "单位" in row)
    headings = [str(cell) for cell in rows[start]]
    found = [dict(zip(headings, row, strict=True)) for row in rows[start + 1 :]]
    return {row["单位"]: row for row in found if row["单位"]}


def test_the_workbook_has_every_column_and_the_calls(noted: Desk, tmp_path: Path) -> None:
    done = export_ledger(noted, Format.xlsx, tmp_path / "台账.xlsx", as_of=AS_OF, period_code="2023H1")
    rows = table(done.path, "收表台账")
    assert len(rows) == 41
    school, town = rows[SCHOOL], rows[TOWN]
    assert (school["状态"], school["逾期天数"], school["版本"]) == ("● 已收", 2, 1)
    days = [day.date() if isinstance(day, datetime) else day for day in (school["电子表"], school["领导审签"])]
    assert days == [date(2023, 7, 12), date(2023, 7, 13)] and school["盖章纸质件"] is None
    assert (town["状态"], town["逾期天数"], town["催报次数"]) == ("■ 催报中", 10, 1)
    assert (town["最近催报"], town["备注"]) == ("2023-07-14 电话", "答应的日子已过2天")
    calls = table(done.path, "催报记录")
    assert (calls[TOWN]["找谁"], calls[TOWN]["说了什么"]) == ("王老师", "在等领导审")


def test_paper_says_the_day_the_counts_and_what_each_light_means(noted: Desk, tmp_path: Path) -> None:
    done = export_ledger(noted, Format.pdf, tmp_path / "台账.pdf", as_of=AS_OF, period_code="2023H1")
    text = "".join("".join(page.extract_text() for page in PdfReader(done.path).pages).split())
    assert "收表台账" in text and "截至2023年7月20日" in text
    assert "应报41个单位，其中未发39个、催报中1个、已收1个，逾期未报40个" in text
    assert "催报中：催过，还没有报来" in text and "逾期：过了截止日期还没有报来" in text
    assert done.missing == ()


def test_without_a_period_units_stand_by_periods_ten_to_a_table(noted: Desk, tmp_path: Path) -> None:
    for month in range(1, 13):
        add_period(noted, f"2024-{month:02}")
    done = export_ledger(noted, Format.xlsx, tmp_path / "对照.xlsx", as_of=AS_OF)
    rows = list(load_workbook(done.path)["收表台账各期对照"].iter_rows(values_only=True))
    headings = [[cell for cell in row if cell] for row in rows if "单位" in row]
    assert headings[0][:3] == ["序号", "单位", "2023年上半年"] and headings[0][-1] == "2024年9月"
    assert headings[1][2:] == ["2024年10月", "2024年11月", "2024年12月"]
    first = next([cell for cell in row if cell] for row in rows if SCHOOL in row)
    assert first[2:4] == ["● 已收", "○ 未发"]


def test_a_unit_may_be_asked_for_by_name_and_a_period_that_is_not_open_is_said(noted: Desk, tmp_path: Path) -> None:
    out = tmp_path / "一家.xlsx"
    export_ledger(noted, Format.xlsx, out, as_of=AS_OF, period_code="2023H1", units=[SCHOOL])
    assert table(out, "收表台账").keys() == {SCHOOL}
    with pytest.raises(DeskError, match="2024年上半年"):
        export_ledger(noted, Format.xlsx, out, as_of=AS_OF, period_code="2024H1")
