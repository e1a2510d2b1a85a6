"""Export meeting materials to a file: the one verb of the window and of the command line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.file_names import legal
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.materials.pack import Pack, Part
from lianping_desk.domain.work import Meeting
from lianping_desk.safe_files import write_bytes
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.chosen import Chosen
from lianping_desk.services.materials.gather import gather_pack


class Format(StrEnum):
    """What kind of file; the values are the words of the command line and the endings of file names."""

    xlsx = "xlsx"
    pdf = "pdf"
    docx = "docx"

    @property
    def chinese(self) -> str:
        return {"xlsx": "Excel 工作簿", "pdf": "PDF 文件", "docx": "Word 文档"}[self.value]


EXPORTS: Mapping[str, tuple[Part, ...]] = {
    "agenda": (Part.agenda,),
    "report": (Part.report,),
    "division": (Part.division,),
    "schedule": (Part.schedule,),
    "targets": (Part.targets,),
    "task-sheets": (Part.task_sheets,),
    "ledger": (Part.ledger,),
    "late-list": (Part.late_list,),
    "pack": tuple(Part),
}
"""WHAT of the command line (DESIGN 6; report and late-list beside it)."""


@dataclass(frozen=True, slots=True)
class Exported:
    """Where the file really is, and the characters that no font could print (PDF only; 〓 stands in their place)."""

    path: Path
    missing: tuple[str, ...] = ()

    @property
    def warning(self) -> str:
        """What she is told where characters are missing, else nothing."""
        return missing_note(self.missing)


def missing_note(missing: Sequence[str]) -> str:
    """The characters that were printed as 〓 because no font has them; nothing where there are none."""
    return f"有{len(missing)}个字在本机字体里没有，印成了〓：{'、'.join(missing)}" if missing else ""


def export(desk: Desk, chosen: Chosen, format: Format, out: Path, *, progress: Progress = no_progress) -> Exported:
    """Gather what was chosen and write it to `out`, or into it where it is a folder.

    When `out` is open in another program the file lies beside it under a second name. DeskError when something asked
    for is not there, or the file cannot be written; a file that was there stays.
    """
    progress(0, 1, "汇集材料")
    return write_pack(desk, gather_pack(desk, chosen), format, out, meeting=chosen.meeting, progress=progress)


def write_pack(
    desk: Desk,
    pack: Pack,
    format: Format,
    out: Path,
    *,
    meeting: Meeting | None = None,
    progress: Progress = no_progress,
) -> Exported:
    """Write a pack that was gathered before, such as the one she has just seen in the preview."""
    target = _target(out, pack, format)
    match format:
        case Format.xlsx:
            from lianping_desk.exchange.workbooks.write_workbook import write_workbook

            return Exported(write_workbook(target, pack, progress))
        case Format.docx:
            from lianping_desk.exchange.word.write_document import write_document

            return Exported(write_document(target, pack, progress))
        case Format.pdf:
            from lianping_desk.services.materials.make_pages import make_pages

            rendered = make_pages(desk, pack, meeting=meeting, progress=progress)
            return Exported(write_bytes(target, rendered.pdf), rendered.missing)


def file_name(pack: Pack, format: Format) -> str:
    """The name that is offered: 某县科普工作填报台账（截至2023-06-30）.xlsx."""
    heading = pack.heading
    unit = f"（{heading.unit}）" if heading.unit else ""
    return legal(f"{heading.title}{unit}（截至{heading.as_of}）.{format}")


def _target(out: Path, pack: Pack, format: Format) -> Path:
    if out.is_dir():
        return out / file_name(pack, format)
    if not out.name:
        raise DeskError("没有写明要保存的文件。", "请写明文件名，例如 材料.xlsx。")
    return out if out.suffix else out.with_suffix(f".{format}")
