"""Save a pack as a folder: one bound PDF to print, and each material as a file that she can go on working in."""

from collections.abc import Sequence
from pathlib import Path

from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.materials.leaves.lay import material_name
from lianping_desk.domain.materials.pack import RUNNING_TEXT, Material, Pack, TaskSheets
from lianping_desk.safe_files import write_bytes, write_folder
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.chosen import Chosen
from lianping_desk.services.materials.export import Exported, Format, file_name, write_pack
from lianping_desk.services.materials.gather import gather_pack
from lianping_desk.services.materials.make_pages import make_pages

_IN_WORD = (*RUNNING_TEXT, TaskSheets)
"""What is read as text goes on in Word; tables go on in Excel."""


def export_whole_set(desk: Desk, chosen: Chosen, folder: Path) -> Exported:
    """Gather what was chosen and save it so. DeskError as `gather_pack`, and when it cannot be written."""
    pack = gather_pack(desk, chosen)
    pages = make_pages(desk, pack, meeting=chosen.meeting)
    return write_whole_set(desk, pack, folder, pages.pdf, pages.missing)


def write_whole_set(
    desk: Desk,
    pack: Pack,
    folder: Path,
    pdf: bytes,
    missing: Sequence[str] = (),
    progress: Progress = no_progress,
) -> Exported:
    """Fill a new folder, under a second name where `folder` is there already; stopped half-way nothing is left.

    `pdf` are the pages of the pack, `missing` the characters that no font has. DeskError when it cannot be written.
    """

    def fill(place: Path) -> None:
        write_bytes(place / file_name(pack, Format.pdf), pdf)
        for done, material in enumerate(pack.materials):
            progress(done, len(pack.materials), material_name(material))
            format = Format.docx if isinstance(material, _IN_WORD) else Format.xlsx
            alone = Pack(material.heading, (material,), legend=pack.legend, layout=pack.layout)
            write_pack(desk, alone, format, place / f"{_name(material, pack)}.{format}")

    return Exported(write_folder(folder, fill), tuple(missing))


def _name(material: Material, pack: Pack) -> str:
    """附件1 任务分工表; the report without a number stands before them in the folder."""
    number = pack.annex_number(material)
    return f"附件{number} {material_name(material)}" if number else material_name(material)
