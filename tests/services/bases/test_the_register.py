"""The base register as she keeps it, and as returns add to it."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import event

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, Stage, StageEntry
from lianping_desk.domain.errors import DeskError
from lianping_desk.services.bases.add_bases import add_bases
from lianping_desk.services.bases.add_stage import add_stage
from lianping_desk.services.bases.delete_bases import delete_bases
from lianping_desk.services.bases.edit_bases import edit_bases
from lianping_desk.services.bases.edit_stage import edit_stage
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.bases.remove_stage import remove_stage
from lianping_desk.services.desk import Desk
from lianping_desk.store.base_reports import BaseReport, record_base_reports
from lianping_desk.store.received_tables import ImportRow, ReceivedFileRow

MAY, JUNE = date(2023, 5, 1), date(2023, 6, 30)
JUNE_NOON = datetime(2023, 6, 30, 12)
FARM = Base("桃源农场", BaseKind.education_base, BaseLevel.county, stages=(StageEntry(Stage.awarded, MAY),))


def only_base(desk: Desk) -> Base:
    (base,) = list_bases(desk)
    return base


def reported(
    desk: Desk,
    stage: Stage | None,
    on: date | None,
    *,
    name: str = "桃源农场",
    town: str = "",
    certificate: str = "",
    valid_until: date | None = None,
) -> Base:
    """What the register says after a return for the first half of 2023 said this in its cell F4."""
    with desk.database.writing("导入", "测试") as session:
        code = f"2023-06-30-{session.query(ImportRow).count() + 1}"
        received = ReceivedFileRow(name="回表.xlsx", sha256="ab" * 32, kind="xlsx", received_on=JUNE)
        session.add(ImportRow(code=code, at=JUNE_NOON, files=[received]))
        session.flush()
        report = BaseReport(
            file=received,
            name=name,
            kind=BaseKind.education_base,
            level=BaseLevel.county,
            stage=stage,
            on=on,
            host="",
            town=town,
            certificate=certificate,
            valid_until=valid_until,
            reported_by=JUNE,
            sheet="基地",
            cell="F4",
            text="已认定",
        )
        record_base_reports(session, [report])
    return only_base(desk)


def test_a_title_is_added_with_its_stages_and_its_host_is_found_among_the_units(desk: Desk) -> None:
    add_bases(desk, [replace(FARM, name=" 桃源农场 ", host="教育局")])
    base = only_base(desk)
    assert (base.name, base.host) == ("桃源农场", "教育局")
    assert base.host_unit_id is not None
    assert base.counts_on(MAY)


def test_a_second_title_of_the_same_name_and_level_is_refused_and_nothing_of_the_block_is_stored(desk: Desk) -> None:
    with pytest.raises(DeskError, match="已经有一个县级的“桃源农场”"):
        add_bases(desk, [FARM, replace(FARM, name="桃 源农场")])
    assert list_bases(desk) == ()
    add_bases(desk, [FARM, replace(FARM, level=BaseLevel.city)])
    assert [base.level for base in list_bases(desk)] == [BaseLevel.county, BaseLevel.city]


def test_a_stage_is_added_corrected_and_removed(desk: Desk) -> None:
    add_bases(desk, [FARM])
    add_stage(desk, only_base(desk), StageEntry(Stage.reconfirmed, JUNE))
    with pytest.raises(DeskError, match="同一天的复核"):
        add_stage(desk, only_base(desk), StageEntry(Stage.reconfirmed, JUNE))
    entry = only_base(desk).stages[-1]
    edit_stage(desk, only_base(desk), replace(entry, stage=Stage.revoked))
    assert not only_base(desk).counts_on(JUNE)
    remove_stage(desk, only_base(desk), entry)
    assert only_base(desk).counts_on(JUNE)


def test_a_deleted_title_takes_its_stages_along(desk: Desk) -> None:
    add_bases(desk, [FARM])
    edit_bases(desk, [replace(only_base(desk), town="桃源镇")])
    assert only_base(desk).town == "桃源镇"
    delete_bases(desk, [only_base(desk)])
    assert list_bases(desk) == ()


def test_a_return_finds_the_title_whatever_the_width_and_blanks_of_its_name(desk: Desk) -> None:
    add_bases(desk, [replace(FARM, name="桃源农场（东区）", town="桃源镇")])
    base = reported(desk, Stage.awarded, MAY, name="桃源农场 (东区)", town="别处", certificate="桃科〔2023〕1号")
    assert (base.name, base.town, base.certificate) == ("桃源农场（东区）", "桃源镇", "桃科〔2023〕1号")
    assert [entry.stage for entry in base.stages] == [Stage.awarded]


def test_a_stage_known_without_a_day_gets_the_day_that_a_return_names(desk: Desk) -> None:
    add_bases(desk, [replace(FARM, stages=(StageEntry(Stage.awarded, None),))])
    assert [(s.stage, s.on) for s in reported(desk, Stage.awarded, MAY).stages] == [(Stage.awarded, MAY)]


def test_an_award_without_a_day_is_not_lost_behind_the_dated_stages_before_it(desk: Desk) -> None:
    add_bases(desk, [replace(FARM, stages=(StageEntry(Stage.nurturing, MAY),))])
    base = reported(desk, Stage.awarded, None)
    assert base.counts_on(JUNE)
    assert not base.counts_on(MAY)


def test_a_new_certificate_date_counts_only_with_a_new_award(desk: Desk) -> None:
    add_bases(desk, [replace(FARM, valid_until=date(2025, 5, 1))])
    assert reported(desk, Stage.awarded, MAY, valid_until=date(2030, 1, 1)).valid_until == date(2025, 5, 1)
    assert reported(desk, Stage.reconfirmed, JUNE, valid_until=date(2028, 6, 30)).valid_until == date(2028, 6, 30)


def test_a_stage_opens_into_the_cell_that_it_was_read_from_until_she_corrects_it(desk: Desk) -> None:
    reported(desk, Stage.awarded, MAY)
    trace = only_base(desk).stages[0].trace
    assert trace is not None
    assert (trace.file, trace.address, trace.text) == ("回表.xlsx", "基地!F4", "已认定")
    edit_stage(desk, only_base(desk), replace(only_base(desk).stages[0], on=JUNE))
    assert only_base(desk).stages[0].trace is None


def test_the_register_is_read_with_the_same_few_queries_however_long_it_is(desk: Desk) -> None:
    add_bases(desk, [replace(FARM, name=f"桃源{number}") for number in range(50)])
    asked: list[str] = []
    event.listen(desk.database._reader, "before_cursor_execute", lambda *args: asked.append(args[2]))
    assert len(list_bases(desk)) == 50
    assert len(asked) <= 3
