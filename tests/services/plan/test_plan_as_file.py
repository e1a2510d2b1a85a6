"""A plan as one file: another office has everything that was in it, and a file that is not right changes nothing."""

import copy
import json
import random
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.unit import Contact
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.open_desk import opened_desk
from lianping_desk.services.periods.show_periods import periods
from lianping_desk.services.plan.add_plan import add_plan
from lianping_desk.services.plan.plan_as_file import export_plan_file, import_plan_file
from lianping_desk.services.plan.plan_json import plan_json
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.returns.importing.archive import find_original
from lianping_desk.services.status.status import status
from lianping_desk.services.status.status_json import status_json
from tests.services.plan.some_plans import DISTRICT

DAY = date(2025, 12, 31)
DOCUMENT = "方案.json"


@pytest.fixture(scope="module")
def whole(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan of the demonstration with all its results as one file."""
    with opened_desk(DataFolder(demo_folder)) as desk:
        return export_plan_file(desk, tmp_path_factory.mktemp("file") / "方案", with_results=True)


def facts(desk: Desk) -> tuple[Any, ...]:
    shown = show_plan(desk)
    return (
        plan_json(shown.plan, shown.indicators),
        [unit.spellings for unit in shown.units],
        status_json(status(desk, DAY)),
        [(period.code, period.due) for period in periods(desk)],
        [(base.name, base.level, [(one.stage, one.on) for one in base.stages]) for base in list_bases(desk)],
    )


def test_everything_that_was_reported_is_there_in_the_other_office(demo_folder: Path, whole: Path, desk: Desk) -> None:
    with opened_desk(DataFolder(demo_folder)) as theirs:
        expected = facts(theirs)
        originals = {path.name for path in theirs.folder.archive.rglob("*") if path.is_file()}
    imported = import_plan_file(desk, whole)
    assert facts(desk) == expected
    assert imported.returned_rows > 1000
    assert {path.name for path in desk.folder.archive.rglob("*") if path.is_file()} == originals
    source = status(desk, DAY).tasks[0].sources[0].trace
    assert source is not None
    assert find_original(desk.folder, source.sha256) is not None


def test_one_undo_takes_the_imported_plan_back(whole: Path, desk: Desk) -> None:
    before = facts(desk)
    import_plan_file(desk, whole)
    undo(desk)
    assert facts(desk) == before


def test_imported_beside_itself_it_shares_units_and_register_and_nothing_counts_twice(
    demo_folder: Path, whole: Path, tmp_path: Path
) -> None:
    copied = tmp_path / "again"
    shutil.copytree(demo_folder, copied)
    with opened_desk(DataFolder(copied)) as desk:
        before = facts(desk)
        units = show_plan(desk).units
        import_plan_file(desk, whole)
        assert facts(desk) == before
        assert show_plan(desk).units == units
        assert show_plan(desk).plan.id == 2


def test_without_results_it_holds_the_plan_and_no_phone_numbers(demo_folder: Path, desk: Desk, tmp_path: Path) -> None:
    with opened_desk(DataFolder(demo_folder)) as theirs:
        assert any(unit.contacts for unit in show_plan(theirs).units)
        file = export_plan_file(theirs, tmp_path / "只有方案.kepu")
        plan = facts(theirs)[:2]
    with zipfile.ZipFile(file) as package:
        assert package.namelist() == [DOCUMENT]
        assert "000-8" not in package.read(DOCUMENT).decode()
    import_plan_file(desk, file)
    assert facts(desk)[:2] == plan
    assert periods(desk) == ()


def test_a_plan_of_another_region_brings_its_own_units(desk: Desk, tmp_path: Path) -> None:
    add_plan(desk, DISTRICT)
    expected = facts(desk)
    file = export_plan_file(desk, tmp_path / "东湖")
    undo(desk)
    import_plan_file(desk, file)
    assert facts(desk) == expected


def changed(file: Path, target: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """A copy of the file with something else in its document."""
    with zipfile.ZipFile(file) as package:
        document = json.loads(package.read(DOCUMENT))
    change(document)
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(DOCUMENT, json.dumps(document))
    return target


@pytest.fixture
def plain(desk: Desk, tmp_path: Path) -> Path:
    return export_plan_file(desk, tmp_path / "方案.kepu")


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(version=99),
        lambda d: d.update(format="else"),
        lambda d: d.update(tables=[]),
        lambda d: d["tables"].update(plan=[]),
        lambda d: d["tables"].update(sqlite_master=[{"id": 1}]),
        lambda d: d["tables"]["task"][0].update(evil="x"),
        lambda d: d["tables"]["task"][0].update(kind="nonsense"),
        lambda d: d["tables"]["task"][0].update(no="1"),
        lambda d: d["tables"]["task"][0].update(plan_id=77),
        lambda d: d["tables"]["task"][0].update(curve=[["x", 1]]),
        lambda d: d["tables"]["task"][0].update(title=None),
        lambda d: d["tables"]["task"][0].update(title="长" * 5000),
        lambda d: d["tables"]["plan"][0].update(first_year=2030, last_year=1),
        lambda d: d["tables"]["plan"][0].update(basis=[1]),
        lambda d: d["tables"]["indicator"][0].update(number="NaN"),
        lambda d: d["tables"]["assignment"].append(d["tables"]["assignment"][0] | {"id": 9999}),
        lambda d: d["tables"].update(
            period=[
                {"id": 1, "plan_id": 1, "code": "x", "starts": "2023-01-01", "ends": "2023-02-01", "due": "2023-02-01"}
            ]
        ),
    ],
)
def test_a_file_that_is_not_right_is_refused_in_a_sentence_and_nothing_is_stored(
    change: Callable[[dict[str, Any]], object], plain: Path, desk: Desk, tmp_path: Path
) -> None:
    before = facts(desk)
    with pytest.raises(DeskError, match=r"没有导入|新版"):
        import_plan_file(desk, changed(plain, tmp_path / "坏.kepu", change))
    assert facts(desk) == before


def test_whatever_is_done_to_a_file_it_is_taken_or_refused_never_a_crash(
    plain: Path, desk: Desk, tmp_path: Path
) -> None:
    before = facts(desk)
    chance = random.Random(5)
    junk = [None, -1, 0, 10**30, "", "x", "2023-13-01", [], {}, [1], {"a": {}}, True, 1.5, "=1+1", "\x00", "\ud800"]
    for _ in range(12):

        def spoil(document: dict[str, Any]) -> None:
            table = chance.choice([name for name, rows in document["tables"].items() if rows])
            row = chance.choice(document["tables"][table])
            row[chance.choice(list(row))] = copy.deepcopy(chance.choice(junk))

        file = changed(plain, tmp_path / "变.kepu", spoil)
        try:
            import_plan_file(desk, file)
        except DeskError:
            assert facts(desk) == before
            continue
        assert facts(desk)
        undo(desk)
        assert facts(desk) == before


def test_what_is_no_plan_file_is_refused(desk: Desk, tmp_path: Path, whole: Path) -> None:
    torn = tmp_path / "断.kepu"
    torn.write_bytes(whole.read_bytes()[:-2000])
    text = tmp_path / "文.kepu"
    text.write_text("方案", "utf-8")
    foreign = tmp_path / "别.kepu"
    with zipfile.ZipFile(foreign, "w") as package:
        package.writestr("../../x.txt", "x")
    for file in (torn, text, foreign, tmp_path / "没有.kepu"):
        with pytest.raises(DeskError):
            import_plan_file(desk, file)


def test_an_original_that_is_not_what_its_name_says_is_refused(whole: Path, desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "换.kepu"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(target, "w") as package:
        for number, name in enumerate(source.namelist()):
            package.writestr(name, b"other" if number == 3 else source.read(name))
    with pytest.raises(DeskError, match="原件"):
        import_plan_file(desk, target)
    assert show_plan(desk).plan.id == 1


def test_contacts_come_only_with_results(demo_folder: Path, whole: Path, desk: Desk) -> None:
    with opened_desk(DataFolder(demo_folder)) as theirs:
        there = {unit.name: unit.contacts for unit in show_plan(theirs).units}
    assert any(isinstance(one, Contact) for contacts in there.values() for one in contacts)
    with zipfile.ZipFile(whole) as package:
        assert json.loads(package.read(DOCUMENT))["tables"]["contact"]
