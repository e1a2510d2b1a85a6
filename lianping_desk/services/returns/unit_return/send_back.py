"""退回: the unit's own workbook goes back to it with the doubtful cells marked, and the desk remembers which."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from lianping_desk.domain.day_text import written_day
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.file_names import legal
from lianping_desk.domain.ledger import MarkedCell, SentBack
from lianping_desk.domain.period import Period
from lianping_desk.domain.received import FIELD_NAMES
from lianping_desk.domain.what_to_ask import explanation
from lianping_desk.exchange.returned.marking import Mark, MarkedWorkbook, Marking
from lianping_desk.safe_files import second_name, write_bytes
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.importing.archive import find_original
from lianping_desk.services.returns.reading.reading_limits import contained_reader
from lianping_desk.services.returns.unit_return.returnable import ReturnableFile
from lianping_desk.services.settings import OFFICE
from lianping_desk.store.decisions import decide
from lianping_desk.store.sent_back import add_sent_back

DAYS_TO_CORRECT = 5
"""Unless she says otherwise the corrected return is due after these days."""


@dataclass(frozen=True, slots=True)
class SentWorkbook:
    """Where the marked workbook is. `lost` names what of the original it could not keep; `converted`: now .xlsx."""

    path: Path
    lost: tuple[str, ...]
    converted: bool

    @property
    def remark(self) -> str:
        """What she should know of the workbook, "" when it is as the unit sent it."""
        said = ["原件不是 .xlsx，已照样转成 .xlsx。"] if self.converted and not self.lost else []
        if self.lost:
            said.append(f"{'、'.join(self.lost)}没能带过去，单位手里的原件还有。")
        return "".join(said)


def send_back_workbook(
    desk: Desk,
    file: ReturnableFile,
    cells: Sequence[MarkedCell],
    out: Path | None = None,
    *,
    note: str = "",
    contact: str = "",
    due: date | None = None,
    on: date | None = None,
) -> SentWorkbook:
    """Write the marked workbook into the folder `out` (None: exports/退回/期) and set the return to 已退回.

    `cells` are those that go back, each with its `why`; `contact` is whom the unit may call, `due` the day by which it
    is to send the return again. DeskError when nothing is marked and nothing is said, the original is gone, or the
    workbook cannot be written; then nothing changes.
    """
    if not cells and not note.strip():
        raise DeskError("还没有说要单位改什么。", "请勾选要退回的单元格，或写几句要求。")
    day = on or date.today()
    due = due or day + timedelta(days=DAYS_TO_CORRECT)
    marked = _marked(desk, file, cells, _lines(desk, file, len(cells), note, contact, due))
    folder = out or desk.folder.exports / "退回" / file.period.title
    target = folder / returned_name(file.unit.name, file.period)
    if target.exists():
        target = second_name(target)
    with desk.database.writing(f"退回“{file.unit.name}”{file.period.title}的填报件", desk.who) as session:
        words = "；".join(part for part in (note.strip(), f"请于{written_day(due)}前报回") if part)
        decide(session, file.period.id, file.unit.id, accepted_on=None, returned_on=day, note=words)
        sent = SentBack(file.period.id, file.unit.id, file.file_id, day, target.name, words, tuple(cells))
        add_sent_back(session, sent)
        session.flush()
        path = write_bytes(target, marked.content)
    return SentWorkbook(path, marked.lost, marked.converted)


def returned_name(unit: str, asked: Period) -> str:
    """(退回修改)单位-期.xlsx, with nothing in it that a file name may not hold."""
    return legal(f"(退回修改){unit}-{asked.title}.xlsx", "_")


def _marked(desk: Desk, file: ReturnableFile, cells: Sequence[MarkedCell], lines: tuple[str, ...]) -> MarkedWorkbook:
    from lianping_desk.exchange.returned.mark_workbook import mark_workbook

    original = find_original(desk.folder, file.sha256)
    if original is None:
        raise DeskError(
            f"存档里没有“{file.name}”的原件，不能在上面标注。",
            "可能是数据文件夹没有复制完整，请从备份的文件夹里找回 archive；也可以只记退回，用文字告诉单位改什么。",
        )
    marking = Marking(lines, desk.settings.office or OFFICE, tuple(_mark(cell) for cell in cells))
    with contained_reader(desk, children=1) as reader:
        return mark_workbook(original, marking, catalogue(desk), file.unit.name, reader)


def _mark(cell: MarkedCell) -> Mark:
    return Mark(cell.sheet, cell.cell, FIELD_NAMES.get(cell.field, ""), cell.text, explanation(cell))


def _lines(desk: Desk, file: ReturnableFile, count: int, note: str, contact: str, due: date) -> tuple[str, ...]:
    """What stands above the list on the sheet 退回说明."""
    office = desk.settings.office or OFFICE
    lines = [f"{file.unit.name}：你单位报来的“{file.name}”（{file.period.title}）"]
    if count:
        lines[0] += f"有 {count} 处需要核实、修改，已在表里标成黄色，原因写在各表右边的“问题说明”一栏和单元格的批注里。"
    else:
        lines[0] += "需要修改。"
    if note.strip():
        lines.append(f"要求：{note.strip()}")
    lines.append(f"请直接在这个文件里改，不用改黄色以外的内容，于{written_day(due)}前用这个文件报回。")
    lines.append(f"有疑问请联系：{contact.strip() or ' '.join(part for part in (office, desk.settings.clerk) if part)}")
    return tuple(lines)
