"""The icons that ship: no more than the window draws."""

from pathlib import Path


def test_every_icon_that_ships_is_drawn_somewhere(project: Path) -> None:
    sources = "\n".join(file.read_text(encoding="utf-8") for file in (project / "lianping_desk" / "ui").rglob("*.py"))
    sources += (project / "resources" / "theme" / "window.qss").read_text(encoding="utf-8")
    shipped = sorted(file.stem for file in (project / "resources" / "icons").glob("*.svg"))
    assert shipped
    assert [name for name in shipped if f'"{name}"' not in sources and f"{name}.svg" not in sources] == []
