"""`plan read`: what a plan document says, without a data folder; one sentence for what is no plan."""

import json
from pathlib import Path

import pytest

from lianping_desk.__main__ import main

PLAN = """青溪县全民科学素质行动实施方案（2026—2030年）
一、目标
到2030年，青溪县公民具备科学素质的比例超过18%。
二、提升行动
（一）青少年科学素质提升行动
——办好科学课。开足开齐科学课程。
（分工：由县教育局牵头，县科协、团县委等单位共同参与。）
（二）农民科学素质提升行动
——培育高素质农民。开展技术培训。
（分工：由县农业农村局牵头，县科协、县科协参与。）
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "方案.txt"
    path.write_text(PLAN, "utf-8")
    return path


def test_each_file_becomes_one_object_and_nothing_is_stored(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    assert main(["--data", str(data), "plan", "read", str(plan), str(plan), "--json"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first == second
    assert first["file"] == "方案.txt"
    assert first["years"] == [2026, 2030]
    assert first["tasks"][0] | {"measures": 0} == {
        "no": 1,
        "kind": "action",
        "title": "青少年科学素质提升行动",
        "section": "提升行动",
        "lead": ["县教育局"],
        "responsible": [],
        "cooperating": ["县科协", "团县委"],
        "open_tail": "等单位",
        "measures": 0,
        "source": {"line": 5},
    }
    assert not data.exists()


def test_a_person_sees_the_division_and_what_to_look_at(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path), "plan", "read", str(plan)]) == 0
    said = capsys.readouterr().out
    assert "农民科学素质提升行动" in said
    assert "超过18%" in said
    assert "请核对：正文第8行“农民科学素质提升行动” 配合单位重复：县科协" in said


def test_what_is_no_plan_is_one_sentence_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "小说.txt"
    path.write_text("清晨的薄雾还没有散去，老人已经走在山路上。\n" * 40, "utf-8")
    assert main(["--data", str(tmp_path), "plan", "read", str(path), "--json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "小说.txt" in said.err


def test_a_file_that_is_no_plan_does_not_keep_the_others_from_being_told(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    novel = tmp_path / "小说.txt"
    novel.write_text("清晨的薄雾还没有散去，老人已经走在山路上。\n" * 40, "utf-8")
    words = ["--data", str(tmp_path), "plan", "read", str(novel), str(plan), str(tmp_path / "没有.txt")]
    assert main([*words, "--json"]) == 1
    said = capsys.readouterr()
    assert [one["file"] for one in json.loads(said.out)] == ["方案.txt"]
    assert "小说.txt" in said.err and "没有.txt" in said.err
    assert main(words) == 1
    assert "农民科学素质提升行动" in capsys.readouterr().out
