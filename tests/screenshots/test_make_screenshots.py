"""The pictures of the README can be made again at any time."""

import shutil
from pathlib import Path

from PIL import Image
from pytestqt.qtbot import QtBot

from tests.screenshots.make_screenshots import SCREENS, SIZE, make_screenshots


def test_a_screen_becomes_a_small_picture_of_the_whole_window(
    qtbot: QtBot, fresh_data_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(fresh_data_folder, tmp_path / "data")
    (made,) = make_screenshots(["targets"], tmp_path, tmp_path / "data")
    with Image.open(made) as picture:
        assert picture.size == SIZE
        colours = picture.convert("RGB").getcolors(1 << 16)
    assert colours is not None
    assert len(colours) > 20, "something is drawn"
    assert made.stat().st_size < 150_000


def test_every_picture_that_the_readme_shows_is_there(project: Path) -> None:
    readme = (project / "README.md").read_text("utf-8")
    for name in SCREENS:
        assert f"resources/help/images/{name}.png" in readme
        with Image.open(project / "resources" / "help" / "images" / f"{name}.png") as picture:
            assert picture.size == SIZE
