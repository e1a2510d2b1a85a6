"""The shipped plan through the database: stored once, shown whole, told as JSON."""

import json

from lianping_desk.exchange.plan_file import read_plan_file
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.plan.plan_json import plan_json
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.services.plan.store_default_plan import store_default_plan
from lianping_desk.shipped import resource


def test_the_plan_comes_back_from_the_database_as_it_was_read(desk: Desk) -> None:
    shipped, shown = read_plan_file(resource("plans", "lianping_2021_2025.toml")), show_plan(desk)
    assert plan_json(shown.plan, shown.indicators) == plan_json(shipped.plan, shipped.indicators)
    assert [(u.name, u.spellings, u.kind, u.reports_on, u.until, u.note) for u in shown.units] == [
        (u.name, u.spellings, u.kind, u.reports_on, u.until, u.note) for u in shipped.units
    ]
    assert [m.source_line for t in shown.plan.tasks for m in t.measures] == [
        m.source_line for t in shipped.plan.tasks for m in t.measures
    ]
    for before, after in zip(shipped.indicators, shown.indicators, strict=True):
        assert (before.target, before.value_source, before.base_kind, before.base_level) == (
            after.target,
            after.value_source,
            after.base_kind,
            after.base_level,
        )


def test_every_assignment_points_at_the_unit_that_its_token_names(desk: Desk) -> None:
    shown = show_plan(desk)
    assignments = [assignment for task in shown.plan.tasks for assignment in task.assignments]
    assert len(assignments) == 12 + 70
    for assignment in assignments:
        assert assignment.token in shown.unit(assignment.unit_id).spellings
    merged = next(unit for unit in shown.units if unit.until)
    assert merged.successor_id is not None
    assert shown.unit(merged.successor_id).name == "县农业农村局"


def test_the_plan_is_stored_only_where_there_is_none(desk: Desk) -> None:
    assert store_default_plan(desk) is None
    assert len(show_plan(desk).units) == 28 + 13


def test_the_json_has_the_keys_and_order_of_the_contract(desk: Desk) -> None:
    shown = show_plan(desk)
    found = plan_json(shown.plan, shown.indicators)
    assert list(found) == ["file", "title", "region", "years", "basis", "tasks", "indicators", "phases", "doubts"]
    assert list(found["tasks"][0]) == [
        "no",
        "kind",
        "title",
        "section",
        "lead",
        "responsible",
        "cooperating",
        "open_tail",
        "measures",
        "source",
    ]
    assert json.dumps(found["indicators"][0], ensure_ascii=False) == (
        '{"title": "公民具备科学素质的比例", "number": 13, "unit": "%", "comparison": ">", "year": 2025, '
        '"annual": false, "strength": "must", "baseline": null, '
        '"text": "到2025年，连平县公民具备科学素质的比例超过13%", "source": {"line": 21}}'
    )
    assert found["indicators"][1]["number"] is None
    assert found["phases"][1] == {"title": "深入实施", "from": 2022, "to": 2025}
    assert found["tasks"][0]["measures"][0] == {"no": 1, "title": "将弘扬科学精神贯穿于育人全链条"}
    assert [list(doubt) for doubt in found["doubts"]] == [["where", "text", "why"]] * 2


def test_the_reader_is_given_the_plan_its_units_and_indicators(desk: Desk) -> None:
    given = catalogue(desk)
    assert len(given.plan.tasks) == 11
    assert len(given.indicators) == 7
    assert "上坪镇" in {unit.name for unit in given.units}
