"""The fonts on paper: which file sets which kind of text, and her own choice of them."""

from dataclasses import dataclass, replace
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.reports.fonts import FontChoice, FontRole, choose_fonts, system_font_folders
from lianping_desk.services.desk import Desk
from lianping_desk.services.settings import Settings, save_settings

USES = {
    FontRole.title: "标题",
    FontRole.body: "正文",
    FontRole.kai: "二级标题、署名",
    FontRole.heading: "一级标题、表头",
    FontRole.song: "表格、页码",
}


@dataclass(frozen=True, slots=True)
class PaperFont:
    """One kind of text: its `role` as settings name it, what the office calls the font, and the file that sets it."""

    role: str
    name: str
    use: str
    file: Path
    origin: str


def fonts_on_paper(settings: Settings) -> FontChoice:
    """The fonts to print with: her own files where they still exist, then the office's, then the bundled ones."""
    return choose_fonts(system_font_folders(), _chosen(settings))


def list_paper_fonts(settings: Settings) -> tuple[PaperFont, ...]:
    """Every kind of text with the file that sets it now."""
    choice, chosen, bundled = fonts_on_paper(settings), _chosen(settings), choose_fonts()
    found = []
    for role in FontRole:
        file = choice.chain(role)[0].path
        if file == chosen.get(role):
            origin = "自己选的"
        elif file == bundled.chain(role)[0].path:
            origin = "程序自带"
        else:
            origin = "本机的字体"
        found.append(PaperFont(role.name, role.value, USES[role], file, origin))
    return tuple(found)


def choose_paper_font(desk: Desk, role: str, file: Path | None) -> None:
    """Set a kind of text in `file` from now on, None: in what is found. DeskError when it cannot be embedded."""
    fonts = {name: path for name, path in desk.settings.fonts.items() if name != role}
    if file is not None:
        _require_embeddable(file)
        fonts[role] = str(file.absolute())
    settings = replace(desk.settings, fonts=fonts)
    save_settings(desk.folder.settings, settings)
    desk.settings = settings


def _chosen(settings: Settings) -> dict[FontRole, Path]:
    """Her own files; one that is gone is passed over, so that a stick that was pulled out never stops a print."""
    roles = {role.name: role for role in FontRole}
    files = {roles[name]: Path(path) for name, path in settings.fonts.items() if name in roles}
    return {role: path for role, path in files.items() if path.is_file()}


def _require_embeddable(file: Path) -> None:
    from lianping_desk.reports.type_case import can_be_embedded

    if not can_be_embedded(file):
        raise DeskError(f"“{file.name}”不能用在打印上。", "请选 TrueType 字体（.ttf 或 .ttc），多数 .otf 字体不行。")
