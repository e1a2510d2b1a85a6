"""A plan as one file that another office can open: with its units and targets, or with everything reported too."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Plan
from lianping_desk.exchange.plan_package import PlanPackage, Rows, read_plan_package, write_plan_package
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.desk import Desk
from lianping_desk.services.returns.importing.archive import find_original, keep_original
from lianping_desk.services.settings import OFFICE
from lianping_desk.store.carried_rows import CarriedRows, Damaged, look_through
from lianping_desk.store.plan_rows import rows_of_plan
from lianping_desk.store.plans import current_plan, make_current

SUFFIX = ".kepu"


@dataclass(frozen=True, slots=True)
class ImportedPlan:
    """The plan, which office made the file on what day, and how many rows of returns came with it."""

    plan: Plan
    made_by: str
    made_on: str
    returned_rows: int


def export_plan_file(desk: Desk, out: Path, *, with_results: bool = False) -> Path:
    """Write the current plan to `out`; returns where the file is. DeskError when it cannot be written.

    Without results it holds the plan, its units and their other names, and the targets: nobody's phone numbers.
    """
    with desk.database.reading() as session:
        plan = current_plan(session)
        rows = rows_of_plan(session, plan.id, with_results=with_results)
    office = desk.settings.office or f"{plan.region}{OFFICE}"
    package = PlanPackage(office, date.today().isoformat(), with_results, rows)
    return write_plan_package(out if out.suffix else out.with_suffix(SUFFIX), package, _originals(desk.folder, rows))


def import_plan_file(desk: Desk, file: Path) -> ImportedPlan:
    """Store the plan of `file` beside the others and work on it; one step that can be undone.

    Units of its region that are here already are kept as they are. DeskError, with nothing stored, when the file is
    damaged or does not fit.
    """
    package = read_plan_package(file)
    if len(package.rows.get("plan", ())) != 1:
        raise DeskError(f"“{file.name}”里不是一份方案，没有导入。", "请让对方用“导出方案文件”导出后再发来。")
    title = str(package.rows["plan"][0].get("title", ""))[:60]
    with desk.database.writing(f"导入方案文件：{title}", desk.who, whatever_plan=True) as session:
        carried = CarriedRows(session)
        carried.add(package.rows)
        (plan_id,) = carried.ids["plan"].values()
        make_current(session, plan_id)
        session.flush()
        look_through(session, plan_id)
        _keep_originals(desk.folder, package)
        plan = current_plan(session)
    returned = len(package.rows.get("progress_row", ())) + len(package.rows.get("indicator_value", ()))
    return ImportedPlan(plan, package.made_by, package.made_on, returned)


def _originals(folder: DataFolder, rows: Rows) -> Iterator[tuple[str, Path]]:
    for sha256 in dict.fromkeys(row["sha256"] for row in rows.get("received_file", ())):
        if original := find_original(folder, sha256):
            yield sha256, original


def _keep_originals(folder: DataFolder, package: PlanPackage) -> None:
    wanted = {row.get("sha256") for row in package.rows.get("received_file", ())}
    for sha256, suffix, content in package.originals:
        if sha256 not in wanted:
            raise Damaged("原件")
        keep_original(folder, Path(f"原件{suffix}"), sha256, content)
