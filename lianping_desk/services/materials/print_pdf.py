"""Make the PDF of a pack: what is previewed, printed and saved is this one."""

from collections.abc import Mapping
from pathlib import Path

from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.materials.pack import Pack
from lianping_desk.domain.work import Meeting
from lianping_desk.reports.document import Rendered, render
from lianping_desk.reports.fonts import FontChoice, FontFile, FontRole, choose_fonts, system_font_folders
from lianping_desk.reports.materials.compose import compose
from lianping_desk.services.desk import Desk


def print_pdf(desk: Desk, pack: Pack, meeting: Meeting | None = None, progress: Progress = no_progress) -> Rendered:
    """The PDF, with the number of its pages and the characters that no font could print."""
    return render(compose(pack, meeting), office_fonts(desk.settings.fonts), progress)


def office_fonts(chosen: Mapping[str, str]) -> FontChoice:
    """The office's own fonts where this computer has them; `chosen` names a file for a role (title, body …)."""
    found = choose_fonts(system_font_folders())
    files = {FontRole[name]: Path(file) for name, file in chosen.items() if name in FontRole.__members__}
    chains = ((role, files.get(role), chain) for role, chain in found.chains)
    return FontChoice(
        tuple((role, (FontFile(own), *chain) if own and own.is_file() else chain) for role, own, chain in chains)
    )


def missing_words(rendered: Rendered) -> str:
    """What she is told before printing where characters are missing; nothing where none is."""
    if not rendered.missing:
        return ""
    return f"有{len(rendered.missing)}个字没有字体可用，纸上以〓代替：{'、'.join(rendered.missing)}"
