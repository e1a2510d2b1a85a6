"""What was read of a file, line by line in the program's words: what each row is about, its values, its doubts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lianping_desk.domain.period import period_title
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.received import FIELD_NAMES, Doubt, Found, ReadReturn, ReadRow, TableKind
from lianping_desk.services.returns.doubts.review_files import ReviewedFile
from lianping_desk.services.returns.doubts.show_doubts import ShownDoubt
from lianping_desk.ui.tables.columns import shown

_LEVELS = {"county": "县级", "city": "市级", "province": "省级", "nation": "国家级"}


class LineKind(StrEnum):
    """What a line says: what the lines below are about, a value, or a doubt."""

    heading = "heading"
    value = "value"
    doubt = "doubt"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `cell` is Excel's address on `sheet`, "" where it stands nowhere; `remark` what was converted, `about`
    what its row is about.
    """

    kind: LineKind
    title: str
    text: str = ""
    sheet: str | None = None
    cell: str = ""
    field: str = ""
    original: str = ""
    remark: str = ""
    doubt: ShownDoubt | None = None
    about: str = ""


def lines_of(file: ReviewedFile, plan: Plan) -> tuple[Line, ...]:
    """The lines of a file: what is known and in doubt of the whole file, then row by row."""
    titles = {task.no: task.title for task in plan.tasks}
    by_row: dict[tuple[str | None, int], list[ShownDoubt]] = {}
    of_file: list[ShownDoubt] = []
    places = {(row.sheet, row.row) for row in file.read.rows}
    for one in file.doubts:
        place = (one.doubt.sheet, one.doubt.row or 0)
        if one.doubt.row is not None and place in places:
            by_row.setdefault(place, []).append(one)
        else:
            of_file.append(one)
    lines = list(_whole_file(file.read, of_file))
    for row in file.read.rows:
        lines += _row_lines(row, by_row.pop((row.sheet, row.row), []), titles)
    return tuple(lines)


def _whole_file(read: ReadReturn, doubts: list[ShownDoubt]) -> Iterator[Line]:
    yield Line(LineKind.heading, "整份文件", _container(read))
    asked = {one.doubt.field for one in doubts}
    for one in doubts:
        yield _doubt_line(one)
    if "unit" not in asked and (read.unit or read.units):
        yield _found("填报单位", read.unit, "、".join(read.units) or (read.unit.value if read.unit else ""))
    if "period" not in asked and read.period:
        yield _found("填报期", read.period, period_title(read.period.value))
    signed = read.signature
    for title, text in (
        ("填报人", signed.reporter),
        ("联系电话", signed.phone),
        ("审核人", signed.reviewer),
        ("填报日期", signed.on.isoformat() if signed.on else ""),
    ):
        if text:
            yield Line(LineKind.value, title, text, field="signed")


def _found(title: str, found: Found | None, text: str) -> Line:
    sheet, _, cell = (found.found_in if found else "").rpartition("!")
    is_cell = cell.isascii() and cell[-1:].isdigit()
    return Line(LineKind.value, title, text, sheet or None, cell if is_cell else "", "unit")


def _container(read: ReadReturn) -> str:
    return f"{read.kind}，{len(read.rows)} 行" if read.rows else read.kind


def _row_lines(row: ReadRow, doubts: list[ShownDoubt], titles: Mapping[int, str]) -> Iterator[Line]:
    place = f"{row.sheet} 第 {row.line} 行" if row.sheet else f"第 {row.line} 行"
    about = subject_of(row, titles)
    subject = next((name for name in ("measure", "task", "indicator", "name") if name in row.cells), "")
    yield Line(
        LineKind.heading,
        about,
        f"{row.unit}　{place}" if row.unit else place,
        row.sheet,
        row.cells.get(subject, ""),
        subject,
        row.texts.get(subject, ""),
        row.remarks.get("task", ""),
    )
    by_field: dict[str, list[ShownDoubt]] = {}
    for one in doubts:
        by_field.setdefault(one.doubt.field, []).append(one)
    for field in ("unit", "task", "measure", "indicator", "name", "row"):
        for one in by_field.pop(field, ()):
            yield _doubt_line(one, about)
    for field in FIELD_NAMES:
        for one in by_field.pop(field, ()):
            yield _doubt_line(one, about)
        if field in row.values:
            yield _value_line(row, field, about)
    for rest in by_field.values():
        for one in rest:
            yield _doubt_line(one, about)


def _value_line(row: ReadRow, field: str, about: str) -> Line:
    value = row.values[field]
    text = _LEVELS.get(str(value), str(value)) if field == "level" else shown(value)
    return Line(
        LineKind.value,
        FIELD_NAMES[field],
        text,
        row.sheet,
        row.cells.get(field, ""),
        field,
        row.texts.get(field, ""),
        row.remarks.get(field, ""),
        about=about,
    )


def _doubt_line(one: ShownDoubt, about: str = "") -> Line:
    doubt: Doubt = one.doubt
    return Line(
        LineKind.doubt,
        FIELD_NAMES.get(doubt.field) or "请留意",
        doubt.why,
        doubt.sheet,
        doubt.cell,
        doubt.field,
        doubt.text,
        doubt=one,
        about=about,
    )


def subject_of(row: ReadRow, titles: Mapping[int, str]) -> str:
    """What a row is about, in the words of the plan."""
    match row.table:
        case TableKind.progress:
            title = f"{row.task_no}　{titles.get(row.task_no, '')}" if row.task_no else "（任务未定）"
            return f"{title}：{row.measure_text}" if row.measure_text else title
        case TableKind.indicator:
            return f"指标　{row.indicator or '（未定）'}"
        case TableKind.base:
            return f"基地　{row.name or '（名称未定）'}"
