"""Write the forms of a period: one workbook for each unit that owes a return."""

import shutil
import uuid
from collections.abc import Collection
from datetime import date
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.file_trouble import reason_of
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.period import Period
from lianping_desk.domain.received import Catalogue
from lianping_desk.safe_files import write_file
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.show_periods import period
from lianping_desk.services.returns.forms.form_content import FormMaker
from lianping_desk.services.returns.ledger.owed import OwedReturn, owed_returns
from lianping_desk.store import forms as store
from lianping_desk.store.forms import WrittenForm
from lianping_desk.store.received import indicator_facts, progress_facts


def write_forms(
    desk: Desk,
    period_code: str,
    out: Path,
    progress: Progress = no_progress,
    *,
    unit_ids: Collection[int] | None = None,
    replacing: bool = False,
) -> tuple[Path, ...]:
    """Write a form for each unit that owes a return (or only for `unit_ids`) into the folder `out`; returns the files.

    All or nothing: the files are moved into the folder together, when every one is written. A form that is written
    again keeps its hidden code. Forms that lie in the folder already may be filled in: they are replaced only when
    `replacing` says so. DeskError when they are there, the period is not open, nobody owes a return, or the folder
    cannot be written.
    """
    from lianping_desk.exchange.forms.write_form import form_file_name, write_form

    asked = period(desk, period_code)
    known = catalogue(desk)
    owed = [one for one in owing(known, asked) if unit_ids is None or one.unit.id in unit_ids]
    if not owed:
        raise DeskError(f"{asked.title}没有要填报的单位。", "请先在分工表里给单位安排任务，或检查单位的填报范围。")
    maker, codes = _maker(desk, known, asked)
    beside = _folder_beside(out)
    try:
        written, pairs = [], []
        for number, one in enumerate(owed):
            progress(number, len(owed), one.unit.name)
            content = maker.content(one, codes.get(one.unit.id) or uuid.uuid4().hex[:16])
            name = form_file_name(content)
            pairs.append((write_form(beside / name, content), out / name))
            written.append(WrittenForm(one.unit.id, content.form_code, name))
        progress(len(owed), len(owed), "")
        if not replacing:
            _require_free([target for _made, target in pairs])
        with desk.database.writing(f"生成{asked.title}填报表{len(owed)}份", desk.who) as session:
            store.record_forms(session, asked.id, written, date.today())
            return tuple(_moved(source, target) for source, target in pairs)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def owing(known: Catalogue, asked: Period) -> tuple[OwedReturn, ...]:
    """The units that owe a return for this period, in the order of her list."""
    return owed_returns(known.plan, known.units, asked.ends)


def _maker(desk: Desk, known: Catalogue, asked: Period) -> tuple[FormMaker, dict[int, str]]:
    with desk.database.reading() as session:
        progress = progress_facts(session, known.plan.id, asked.ends)
        indicators = indicator_facts(session, known.plan.id, asked.ends)
        return FormMaker.of(known, asked, desk.settings.office, progress, indicators), store.form_codes(
            session, asked.id
        )


def _require_free(targets: list[Path]) -> None:
    taken = [target.name for target in targets if target.exists()]
    if taken:
        raise DeskError(
            f"文件夹里已经有{len(taken)}份同名的填报表（如“{taken[0]}”），可能是单位填好的，没有覆盖。",
            "请换一个空文件夹，或先把它们移走。",
        )


def _folder_beside(out: Path) -> Path:
    """A hidden folder inside `out`, so that moving the finished forms is only a change of name."""
    folder = out / f".{uuid.uuid4().hex[:12]}"
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise DeskError(f"不能在“{out}”里写填报表（{reason_of(error)}）。", "请换一个有写入权限的文件夹。") from error
    return folder


def _moved(source: Path, target: Path) -> Path:
    return write_file(target, source.replace)
