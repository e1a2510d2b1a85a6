"""What the review calls sure is what goes in: to the row, and what the register knows already is told."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from lianping_desk.domain.received import CellValue, Doubt, ReadRow, TableKind
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.doubts.review_files import review_reads
from lianping_desk.services.returns.importing.answers import import_with_answers
from tests.services.returns.filling import progress_line, reading

SCHOOL = "县教育局"


def base(name: str, row: int = 9, **values: CellValue | None) -> ReadRow:
    found: dict[str, CellValue | None] = {"level": "county", "stage": "已授牌", "date": date(2023, 5, 6), **values}
    known = {field: value for field, value in found.items() if value is not None}
    cells = {field: f"{letter}{row}" for field, letter in zip(known, "CDEF", strict=False)} | {"name": f"B{row}"}
    texts = {field: str(value) for field, value in known.items()} | {"name": name}
    return ReadRow(TableKind.base, "Sheet1", row, known, cells, texts, name=name)


def told_and_done(desk: Desk, folder: Path, name: str, rows: list[ReadRow]) -> tuple[int, int, int, int, int]:
    """Rows told as sure and doubts told; rows stored, rows known already, doubts kept."""
    path, read = reading(folder, name, SCHOOL, "2023H1", rows)
    told = review_reads(desk, [path], [read])[0]
    done = import_with_answers(desk, [path], [read], {}, received_on=date(2023, 7, 6)).result
    return told.sure_rows, len(told.doubts), done.stored_rows, done.known_rows, done.kept_doubts


def test_a_base_that_the_register_knows_is_not_stored_again_and_that_is_told(half_year: Desk, tmp_path: Path) -> None:
    assert told_and_done(half_year, tmp_path, "一.xlsx", [base("甲科普馆")]) == (1, 0, 1, 0, 0)
    rows = [progress_line(1, percent=60), base("甲科普馆"), base("乙科普馆", 10)]
    assert told_and_done(half_year, tmp_path, "二.xlsx", rows) == (3, 0, 2, 1, 0)


def test_a_base_whose_level_or_stage_the_register_cannot_take_is_told_as_a_doubt(
    half_year: Desk, tmp_path: Path
) -> None:
    rows = [base("甲科普馆", level=None), base("乙科普馆", 10, stage="快了"), base("丙科普馆", 11)]
    assert told_and_done(half_year, tmp_path, "一.xlsx", rows) == (1, 2, 1, 0, 2)


def test_a_row_of_doubts_alone_and_a_base_with_any_doubt_are_not_sure(half_year: Desk, tmp_path: Path) -> None:
    doubt = Doubt("过半", "不是数字", "D5", "Sheet1", 5, "percent")
    alone = replace(progress_line(1), doubts=(doubt,))
    partly = replace(progress_line(2, 6, sessions=3), doubts=(replace(doubt, cell="E6", row=6),))
    day = replace(
        base("甲科普馆", date=None), doubts=(Doubt("2023年5月", "没有写到哪一日", "F9", "Sheet1", 9, "date"),)
    )
    assert told_and_done(half_year, tmp_path, "一.xlsx", [alone, partly, day]) == (1, 3, 1, 0, 3)
