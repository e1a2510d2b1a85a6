"""The status of the shipped plan, from stored returns, register and surveys to the JSON of the contract (DESIGN 6)."""

import json
from datetime import date, datetime
from decimal import Decimal

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, Stage, StageEntry
from lianping_desk.domain.period import parse_period
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.services.bases.add_bases import add_bases
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.undo import undo
from lianping_desk.services.status.status import status
from lianping_desk.services.status.status_json import status_json
from lianping_desk.services.surveys.save_survey import save_survey
from lianping_desk.store.plans import current_plan
from lianping_desk.store.received_tables import ImportRow, PeriodRow, ProgressRow, ReceivedFileRow
from lianping_desk.store.units import all_units

DAY = date(2023, 6, 30)


def report(desk: Desk, unit_name: str, task_no: int, code: str, percent: str, row: int = 5) -> None:
    """A file `{unit}{code}.xlsx` of the unit arrives, with the percent of the task in Sheet1!E{row}."""
    period = parse_period(code)
    with desk.database.writing(f"{unit_name} {code}", "测试") as session:
        plan = current_plan(session)
        unit_id = next(unit.id for unit in all_units(session) if unit.name == unit_name)
        number = session.query(ImportRow).count()
        stored = session.query(PeriodRow).filter_by(code=code).one_or_none()
        if stored is None:
            stored = PeriodRow(plan_id=plan.id, code=code, starts=period.starts, ends=period.ends, due=period.due)
        taken = ImportRow(code=f"2023-07-06-{number}", at=datetime(2023, 7, 6))
        session.add_all([stored, taken])
        session.flush()
        file = ReceivedFileRow(
            import_id=taken.id,
            name=f"{unit_name}{code}.xlsx",
            sha256="0" * 64,
            kind="xlsx",
            unit_id=unit_id,
            period_id=stored.id,
            received_on=date(2023, 7, 6),
        )
        session.add(file)
        session.flush()
        session.add(
            ProgressRow(
                file_id=file.id,
                unit_id=unit_id,
                period_id=stored.id,
                task_id=plan.tasks[task_no - 1].id,
                sheet="Sheet1",
                row=row,
                percent=Decimal(percent),
                cells={"percent": f"E{row}"},
                texts={"percent": percent},
            )
        )


def test_a_fresh_desk_knows_every_task_and_target_and_no_value(desk: Desk) -> None:
    found = status_json(status(desk, DAY))
    assert json.loads(json.dumps(found)) == found
    assert found["as_of"] == "2023-06-30"
    assert [task["no"] for task in found["tasks"]] == list(range(1, 12))
    assert found["tasks"][0] == {
        "no": 1,
        "title": "实施青少年科学素质提升行动",
        "percent": None,
        "expected": 37.3,
        "state": "未启动",
        "basis": None,
        "from": [],
    }
    rate = found["indicators"][0]
    assert (rate["target"], rate["comparison"], rate["value"], rate["gap"]) == (13, ">", None, 13)


def test_a_percent_names_its_cell_and_a_whole_number_has_no_point(desk: Desk) -> None:
    report(desk, "县教育局", 1, "2023H1", "60")
    task = status_json(status(desk, DAY))["tasks"][0]
    assert json.dumps(task["percent"]) == "60"
    assert (task["state"], task["basis"]) == ("按序时", "lead")
    assert task["from"] == [
        {
            "unit": "县教育局",
            "percent": 60,
            "period": "2023H1",
            "file": "县教育局2023H1.xlsx",
            "sheet": "Sheet1",
            "cell": "E5",
        }
    ]
    assert status(desk, date(2023, 6, 29)).tasks[0].percent is None, "the period has not ended"


def test_a_corrected_return_takes_the_place_of_the_first_until_it_is_undone(desk: Desk) -> None:
    report(desk, "县教育局", 1, "2023H1", "60")
    report(desk, "县教育局", 1, "2023H1", "37.5", row=7)
    task = status_json(status(desk, DAY))["tasks"][0]
    assert (task["percent"], task["from"][0]["cell"], len(task["from"])) == (37.5, "E7", 1)
    undo(desk)
    assert status(desk, DAY).tasks[0].percent == 60


def test_two_leads_count_with_their_mean_rounded_for_the_eye(desk: Desk) -> None:
    report(desk, "县科协", 6, "2023H1", "33.3")
    report(desk, "县工业商务和信息化局（科技局）", 6, "2023H1", "50")
    task = status_json(status(desk, DAY))["tasks"][5]
    assert task["percent"] == 41.7
    assert [source["percent"] for source in task["from"]] == [33.3, 50]


def test_titles_of_the_register_and_the_survey_meet_their_targets(desk: Desk) -> None:
    add_bases(
        desk,
        [
            Base(
                name,
                BaseKind.education_base,
                BaseLevel.county,
                stages=(StageEntry(Stage.awarded, date(2022, 5, 1)),),
            )
            for name in ("农场", "展馆")
        ],
    )
    save_survey(desk, LiteracySurvey(2022, Decimal("10.9"), 1200, "省科协"))
    found = {one["title"]: one for one in status_json(status(desk, DAY))["indicators"]}
    county = found["县级科普教育基地"]
    assert (county["value"], county["gap"], county["state"]) == (2, 3, "按序时")
    assert county["from"][0] == {
        "base": "农场",
        "stage": "认定",
        "on": "2022-05-01",
        "source": "register",
        "file": None,
        "sheet": None,
        "cell": None,
    }
    rate = found["公民具备科学素质的比例"]
    assert (rate["value"], rate["gap"]) == (10.9, 2.1)
    assert rate["from"] == [{"survey": 2022, "value": 10.9, "sample": 1200, "source": "省科协"}]


def test_a_plan_whose_years_are_over_says_so(desk: Desk) -> None:
    assert not status(desk, date(2025, 12, 31)).plan_over
    assert status(desk, date(2026, 1, 1)).plan_over
