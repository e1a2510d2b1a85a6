"""Gather what she chose for a meeting and make its pages; what is printed or saved afterwards is this, and no other."""

from dataclasses import dataclass, replace
from pathlib import Path

from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.materials.pack import Material, Pack, Part, TaskSheets
from lianping_desk.safe_files import write_bytes
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.chosen import Chosen
from lianping_desk.services.materials.export import Exported, Format, missing_note, write_pack
from lianping_desk.services.materials.gather import gather_pack
from lianping_desk.services.materials.whole_set import write_whole_set


@dataclass(frozen=True, slots=True)
class Preview:
    """A pack and its pages; `missing` are the characters that no font could print (〓 stands in their place)."""

    chosen: Chosen
    pack: Pack
    pdf: bytes
    pages: int
    missing: tuple[str, ...] = ()

    @property
    def warning(self) -> str:
        """What she is told before printing where characters are missing, else nothing."""
        return missing_note(self.missing)


def make_preview(desk: Desk, chosen: Chosen, progress: Progress = no_progress) -> Preview:
    """Gather and lay out. DeskError when nothing was chosen, or it is not there any more."""
    from lianping_desk.services.materials.make_pages import make_pages

    progress(0, 1, "汇集材料")
    pack = _gather(desk, chosen)
    rendered = make_pages(desk, pack, meeting=chosen.meeting, progress=progress)
    return Preview(chosen, pack, rendered.pdf, rendered.pages, rendered.missing)


def save_preview(desk: Desk, preview: Preview, format: Format, out: Path, progress: Progress = no_progress) -> Exported:
    """Write what was previewed: the very bytes as PDF, the same values as Excel or Word.

    When `out` is open in another program the file lies beside it under a second name. DeskError as `write_pack`.
    """
    if format is Format.pdf:
        return Exported(write_bytes(out, preview.pdf), preview.missing)
    return write_pack(desk, preview.pack, format, out, meeting=preview.chosen.meeting, progress=progress)


def save_whole_set(desk: Desk, preview: Preview, folder: Path, progress: Progress = no_progress) -> Exported:
    """Write what was previewed as a folder: the very bytes as one bound PDF, and each material as a file to edit."""
    return write_whole_set(desk, preview.pack, folder, preview.pdf, preview.missing, progress)


def _gather(desk: Desk, chosen: Chosen) -> Pack:
    pack = gather_pack(desk, replace(chosen, units=()))
    if not chosen.units or Part.task_sheets not in chosen.parts:
        return pack
    (sheets,) = gather_pack(desk, replace(chosen, parts=(Part.task_sheets,))).materials
    return replace(pack, materials=tuple(_limited(material, sheets) for material in pack.materials))


def _limited(material: Material, sheets: Material) -> Material:
    """Task sheets of the chosen units only; everything else is the whole county's."""
    if isinstance(material, TaskSheets) and isinstance(sheets, TaskSheets):
        return replace(sheets, heading=material.heading)
    return material
