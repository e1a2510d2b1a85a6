"""Colours, fonts and spacing of the window: one accent, light and dark, one meaning on every screen and on paper."""

import sys
import tomllib
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from lianping_desk.domain.progress import TaskState
from lianping_desk.shipped import resource

BASE_POINTS = 10.5
ROW_HEIGHT = 32
WINDOWS_FAMILY = "Microsoft YaHei UI"


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme. Values are #rrggbb."""

    window: str
    paper: str
    raised: str
    line: str
    text: str
    faint: str
    accent: str
    on_accent: str
    selection: str
    warning: str
    warning_ground: str
    trouble: str


LIGHT = Colours(
    window="#F4F5F7",
    paper="#FFFFFF",
    raised="#FAFBFC",
    line="#DDE1E6",
    text="#1F2430",
    faint="#5F6774",
    accent="#1D5FA8",
    on_accent="#FFFFFF",
    selection="#D7E6F7",
    warning="#8A5A00",
    warning_ground="#FFF6DC",
    trouble="#B42318",
)
DARK = Colours(
    window="#1E2126",
    paper="#262A30",
    raised="#2C3138",
    line="#3C424B",
    text="#E6E8EB",
    faint="#A3ABB8",
    accent="#6FA8E8",
    on_accent="#10151C",
    selection="#2F4866",
    warning="#E0B04A",
    warning_ground="#3A3220",
    trouble="#F0776C",
)


def is_dark() -> bool:
    """Whether the window is dark now."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def colours() -> Colours:
    return DARK if is_dark() else LIGHT


def state_colour(state: TaskState) -> QColor:
    """The colour of a state in the window as it is now."""
    return QColor(_states()[state.name]["dark" if is_dark() else "light"])


@cache
def _states() -> dict[str, dict[str, str]]:
    with resource("theme", "states.toml").open("rb") as file:
        return tomllib.load(file)


def apply_theme(application: QApplication, wish: str) -> None:
    """Dress the application: `wish` is "light", "dark" or "system"."""
    dark = wish == "dark" or (wish == "system" and _system_is_dark())
    theme = DARK if dark else LIGHT
    application.setStyle("Fusion")
    application.setPalette(_palette(theme))
    application.setFont(base_font())
    application.setStyleSheet(_style_sheet(theme))


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def base_font() -> QFont:
    """Microsoft YaHei UI where Windows has it, else the bundled Sans; figures of one width."""
    has_windows_family = sys.platform == "win32" and QFontDatabase.hasFamily(WINDOWS_FAMILY)
    font = QFont(WINDOWS_FAMILY if has_windows_family else bundled_family())
    font.setPointSizeF(BASE_POINTS)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def bundled_family() -> str:
    """Family name of the bundled Sans, registered with Qt at the first call."""
    number = QFontDatabase.addApplicationFont(str(resource("fonts", "sans.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


def _palette(theme: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.paper),
        (role.AlternateBase, theme.raised),
        (role.Text, theme.text),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.ToolTipBase, theme.paper),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.faint),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.text),
        (role.Link, theme.accent),
        (role.Mid, theme.line),
        (role.Accent, theme.accent),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.faint))
    return palette


def _style_sheet(theme: Colours) -> str:
    template = resource("theme", "window.qss").read_text("utf-8")
    for name in Colours.__slots__:
        template = template.replace(f"@{name}@", getattr(theme, name))
    images = resource("theme", "dark" if theme is DARK else "light")
    return template.replace("@images@", images.as_posix())
