"""`notice`: letters on disk, the register, sentences on trouble."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from lianping_desk.__main__ import main
from lianping_desk.domain.notice import AgendaItem
from lianping_desk.domain.work import Meeting
from lianping_desk.services.data_folder import DataFolder
from lianping_desk.services.meetings.save_meeting import save_meeting
from lianping_desk.services.open_desk import opened_desk

DAY = ("--as-of", "2023-07-20")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(place: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process; gives exit code, output and errors."""

    def run_it(*words: str | Path) -> tuple[int, str, str]:
        code = main(["--data", str(place / "data"), *map(str, words)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run_it


def test_letters_go_into_a_folder_into_the_register_and_can_be_made_again(run: Run, place: Path) -> None:
    out = place / "函"
    code, said, _ = run(
        "notice", "reminder", "--period", "2023H1", "--unit", "县教育局", "--unit", "气象局", *DAY, "--out", out
    )
    assert code == 0 and "催报函2份" in said
    assert sorted(path.name for path in out.iterdir()) == [
        "催报函（县教育局）（2023-07-20）.pdf",
        "催报函（县气象局）（2023-07-20）.pdf",
    ]
    code, said, _ = run("notice", "list", "--json")
    listed = json.loads(said)
    assert code == 0 and {one["number"] for one in listed} == {"科普办函〔2023〕1号", "科普办函〔2023〕2号"}
    first = next(one for one in listed if one["number"].endswith("〕1号"))
    code, said, _ = run("notice", "again", first["id"], "--out", place / "再印.pdf")
    assert code == 0
    assert (place / "再印.pdf").read_bytes() == (out / "催报函（县教育局）（2023-07-20）.pdf").read_bytes()
    assert len(json.loads(run("notice", "list", "--json")[1])) == 2


def test_the_name_of_the_file_says_its_format_where_nothing_else_does(run: Run, place: Path) -> None:
    out = place / "催报函.docx"
    code, said, _ = run("notice", "reminder", "--period", "2023H1", "--unit", "县教育局", *DAY, "--out", out)
    assert code == 0 and docx.Document(str(out)).paragraphs, said


def test_all_late_units_come_bound_in_one_document(run: Run, place: Path) -> None:
    out = place / "催报函.docx"
    code, said, _ = run("notice", "reminder", "--period", "2023H1", *DAY, "--bound", "--format", "docx", "--out", out)
    assert code == 0, said
    assert len(docx.Document(str(out)).sections) > 20


def test_a_bulletin_is_one_file(run: Run, place: Path) -> None:
    code, said, _ = run("notice", "bulletin", *DAY, "--out", place / "通报")
    assert code == 0 and (place / "通报.pdf").is_file() and "工作通报1份" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("invitation",), "还没有会议"),
        (("supervision",), "没有要督办的事项"),
        (("reminder", "--period", "2023Q1"), "还没有“2023年一季度”"),
        (("reminder", "--period", "2023H1", "--unit", "没有这个局"), "单位名单里没有"),
        (("again", "99"), "已经不在"),
        (("reminder", "--period", "2023H1"), "不能都写进"),
    ],
)
def test_trouble_is_one_sentence_and_writes_nothing(run: Run, place: Path, words: tuple[str, ...], said: str) -> None:
    day = () if words[0] == "again" else DAY
    code, _, error = run("notice", *words, *day, "--out", place / "函.pdf")
    assert code == 1 and said in error and "Traceback" not in error
    assert not (place / "函.pdf").exists()


def test_the_agenda_of_a_meeting_comes_by_itself_and_before_a_pack(run: Run, place: Path) -> None:
    with opened_desk(DataFolder(place / "data")) as desk:
        items = [AgendaItem(0, 0, "通报工作进展")]
        save_meeting(desk, Meeting("第二次联席会议", date(2023, 7, 27), "三楼会议室"), items)
    day = ("--as-of", "2023-06-30")
    code, _, error = run("export", "agenda", "--format", "docx", "--out", place / "议程.docx", *day)
    assert code == 0, error
    assert "第二次联席会议议程" in [one.text for one in docx.Document(str(place / "议程.docx")).paragraphs]
    words = ("export", "pack", "--meeting", "2023-07-27", "--format", "folder", "--out", place / "整套", *day)
    code, _, error = run(*words)
    assert code == 0, error
    assert (place / "整套" / "会议议程.docx").is_file()
    code, _, error = run(
        "export", "agenda", "--meeting", "第九次会议", "--format", "pdf", "--out", place / "x.pdf", *day
    )
    assert code == 1 and "没有会议“第九次会议”" in error
