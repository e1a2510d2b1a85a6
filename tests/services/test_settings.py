"""Her settings survive, and whatever is wrong with the file costs only what is wrong."""

from dataclasses import replace
from pathlib import Path

import pytest

from lianping_desk.domain.progress import Thresholds
from lianping_desk.services.settings import Settings, read_settings, save_settings


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    settings = Settings(
        office="县科学技术协会",
        clerk="王 “小” 芳\\",
        thresholds=Thresholds(on_track_lag=3, slow_lag=12.5, early_days=10),
        fonts={"title": "C:\\Windows\\Fonts\\方正小标宋.ttf"},
        window={"width": 1366, "maximised": True},
    )
    save_settings(tmp_path / "settings.toml", settings)
    assert read_settings(tmp_path / "settings.toml") == settings


@pytest.mark.parametrize(
    "content",
    [b"", b"office = ", bytes(100), 'office = "县科协"'.encode("gb18030")],
    ids=["empty", "cut off", "zeros", "saved by an editor in GBK"],
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(content)
    assert read_settings(tmp_path / "settings.toml") == Settings()


def test_a_damaged_file_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"office = ")
    save_settings(tmp_path / "settings.toml", Settings(office="县科协"))
    assert read_settings(tmp_path / "settings.toml").office == "县科协"
    assert (tmp_path / "settings(2).toml").read_bytes() == b"office = "


def test_an_entry_of_the_wrong_sort_falls_back_alone(tmp_path: Path) -> None:
    text = 'office = "县科协"\ntheme = 3\nunknown = 1\n[thresholds]\nslow_lag = "很多"\non_track_lag = 7\n'
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    expected = replace(Settings(), office="县科协", thresholds=Thresholds(on_track_lag=7))
    assert read_settings(tmp_path / "settings.toml") == expected
