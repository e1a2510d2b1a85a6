"""The made returns beside the project, scored as they will be scored for us: nothing may be silently wrong."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lianping_desk.domain.period import parse_period
from lianping_desk.domain.received import Catalogue
from lianping_desk.exchange.contained import ContainedReader
from lianping_desk.exchange.received_files import read_returns
from lianping_desk.exchange.returns_json import to_json


@pytest.fixture(scope="module")
def samples(shared_folder: Path) -> Path:
    folder = shared_folder / "samples" / "returns"
    if not folder.is_dir():
        pytest.skip("no made returns beside the project")
    return folder


def test_nothing_is_silently_wrong_in_the_made_returns(
    samples: Path, catalogue: Catalogue, reader: ContainedReader, tmp_path: Path
) -> None:
    outputs = []
    for number, run in enumerate(json.loads((samples / "manifest.json").read_text("utf-8"))["runs"]):
        period = parse_period(run["period"]) if run["period"] else None
        found = read_returns([samples / name for name in run["files"]], catalogue, period, reader)
        output = tmp_path / f"{number}.json"
        output.write_text(json.dumps([to_json(one) for one in found], ensure_ascii=False), "utf-8")
        outputs.append(str(output))
    script = [sys.executable, str(samples / "score_returns.py"), *outputs, str(samples / "truth")]
    score = subprocess.run([*script, "--min-right", "0.98", "--max-silent", "0"], capture_output=True, text=True)
    assert score.returncode == 0, score.stdout


def test_every_hostile_file_ends_in_values_or_one_sentence(
    shared_folder: Path, catalogue: Catalogue, reader: ContainedReader
) -> None:
    folder = shared_folder / "samples" / "hostile"
    if not folder.is_dir():
        pytest.skip("no hostile files beside the project")
    files = sorted(path for path in folder.iterdir() if path.suffix != ".json")
    found = read_returns(files, catalogue, None, reader)
    assert len(found) == len(files)
    for one in found:
        assert bool(one.refused) != bool(one.rows) or one.doubts, one.file
        assert one.refused is None or one.refused.endswith("。")
