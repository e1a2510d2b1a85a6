"""The demonstration: whole, plausible, marked as such, and true to its own workbooks."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lianping_desk.__main__ import main
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.long_work import Cancelled
from lianping_desk.domain.period import parse_period
from lianping_desk.domain.progress import TaskState
from lianping_desk.domain.unit import Contact
from lianping_desk.domain.unit_return import ReturnMark
from lianping_desk.exchange.forms.answers import Answers
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.demo.answers import Invented, unit_answers
from lianping_desk.services.demo.county import County
from lianping_desk.services.demo.fill_demo import fill_demo
from lianping_desk.services.demo.registers import planned_bases
from lianping_desk.services.desk import Desk
from lianping_desk.services.follow_ups.list_follow_ups import list_follow_ups
from lianping_desk.services.open_desk import opened_desk
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.returns.importing.archive import find_original
from lianping_desk.services.returns.ledger.owed import owed_returns
from lianping_desk.services.returns.ledger.status import ReturnState, returns_status
from lianping_desk.services.safety.check import check
from lianping_desk.services.status.status import status

SUMMER = date(2025, 7, 31)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder filled with the demonstration, once for all tests here."""
    folder = tmp_path_factory.mktemp("demo") / "演示"
    fill_demo(DataFolder(folder))
    return folder


@pytest.fixture
def demo(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(filled, tmp_path / "data")
    with opened_desk(DataFolder(tmp_path / "data")) as desk:
        yield desk


def test_it_is_marked_so_that_no_print_can_be_taken_for_real(demo: Desk) -> None:
    assert demo.settings.office.startswith("演示")
    phones = [contact.phone for unit in show_plan(demo).units for contact in unit.contacts]
    assert len(phones) == len(show_plan(demo).units)
    assert all(phone.startswith("000-") for phone in phones)


def test_every_state_that_a_year_brings_can_be_seen(demo: Desk) -> None:
    states = {one.state for one in status(demo, SUMMER).tasks}
    assert {TaskState.on_track, TaskState.slow, TaskState.behind, TaskState.done_early} <= states
    returns = returns_status(demo, "2025H1", SUMMER)
    assert {one.state for one in returns.units} == {
        ReturnState.sent,
        ReturnState.received,
        ReturnState.doubts,
        ReturnState.returned,
        ReturnState.accepted,
    }
    assert sum(one.doubts for one in returns.units) == 3
    assert {ReturnMark.chased, ReturnMark.sent} <= {one.mark for one in returns.units}
    assert {one.days_over_promise > 0 for one in returns.units if one.promised} == {True, False}
    assert {one.lacks_papers for one in returns.units} == {True, False}
    assert {one.state.name for one in list_follow_ups(demo, SUMMER).lines} == {"open", "late", "done"}


def test_the_county_comes_closer_to_its_targets_year_by_year(demo: Desk) -> None:
    years = [status(demo, date(year, 12, 31)).indicators for year in (2022, 2023, 2024)]
    values = {one.indicator.title: [year[place].value for year in years] for place, one in enumerate(years[0])}
    assert values["县级科普教育基地"] == [2, 3, 5]
    assert values["市级科普教育基地"] == [0, 0, 2]
    assert values["省级科普教育基地"] == [0, 0, 0]


def test_every_per_cent_stands_in_the_cell_that_it_names(demo: Desk) -> None:
    sources = [source for one in status(demo, SUMMER).tasks for source in one.sources]
    assert len(sources) >= len(status(demo, SUMMER).tasks)
    for source in sources:
        assert source.trace is not None
        original = find_original(demo.folder, source.trace.sha256)
        assert original is not None
        cell = load_workbook(original)[source.trace.sheet or ""][source.trace.cell]
        assert cell.value == source.percent


def test_the_stages_of_a_reported_base_open_into_the_returns_of_its_host(demo: Desk) -> None:
    traced = [entry for base in list_bases(demo) for entry in base.stages if entry.trace is not None]
    assert len(traced) > 10
    for entry in traced:
        assert entry.trace is not None
        original = find_original(demo.folder, entry.trace.sha256)
        assert original is not None
        assert load_workbook(original)[entry.trace.sheet or ""][entry.trace.cell].value == entry.stage.chinese


def test_the_data_is_sound_in_itself(demo: Desk) -> None:
    assert [finding.text for finding in check(demo) if not finding.sound] == []


def test_the_dice_always_fall_the_same_way(demo: Desk) -> None:
    def written() -> list[Answers]:
        county = County.over(show_plan(demo))
        period = parse_period("2024H1")
        owed = owed_returns(county.shown.plan, county.shown.units, period.ends)
        people = {one.unit.id: Contact("某人") for one in owed}
        invented = Invented(county, people, planned_bases(county))
        return [unit_answers(invented, one, period, 0.5, period.ends) for one in owed]

    assert written() == written()
    assert len({answers.tasks for answers in written()}) > 30, "no two units write the same"


def test_a_folder_with_anything_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "信.txt").write_text("别动", encoding="utf-8")
    with pytest.raises(DeskError, match="已经有东西"):
        fill_demo(DataFolder(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["信.txt"]


def test_stopping_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(done: int, total: int, what: str) -> None:
        if "填报件" in what:
            raise Cancelled

    with pytest.raises(Cancelled):
        fill_demo(DataFolder(tmp_path / "演示"), stop)
    assert list(tmp_path.iterdir()) == []


def test_the_command_refuses_a_folder_in_use_with_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "desk.db").write_bytes(b"")
    assert main(["--data", str(tmp_path), "demo"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "已经有东西" in said.err
    assert "Traceback" not in said.err
