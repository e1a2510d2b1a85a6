"""What an untrusted workbook can cost: one file and one sentence, never the desk."""

import subprocess
import sys
from multiprocessing import active_children
from pathlib import Path
from time import perf_counter, sleep

import pytest
from openpyxl import Workbook

from lianping_desk.domain.long_work import Cancelled
from lianping_desk.domain.received import Catalogue
from lianping_desk.exchange.contained import ContainedReader, Limits
from lianping_desk.exchange.received_files import read_return, read_returns
from lianping_desk.exchange.unreadable import Unreadable


@pytest.fixture
def book(tmp_path: Path) -> Path:
    book = Workbook()
    book.active.append(["任务", "进展情况"])
    book.save(tmp_path / "好.xlsx")
    return tmp_path / "好.xlsx"


def test_a_file_that_takes_too_long_is_given_up(book: Path) -> None:
    with ContainedReader(Limits(seconds=0.001), children=1) as reader:
        for _ in range(2):  # the second time a new child must have taken the place of the one that was ended
            with pytest.raises(Unreadable, match="还没有读完"):
                reader.read(book)


def test_a_child_that_dies_costs_one_file(tmp_path: Path) -> None:
    greedy = tmp_path / "大.csv"
    greedy.write_text("任务,进展情况\n" * 500_000, "utf-8")
    with ContainedReader(Limits(memory=1 << 20), children=1) as reader, pytest.raises(Unreadable) as refusal:
        reader.read(greedy)
    assert refusal.value.way_out


def test_one_child_reads_many_files_and_is_replaced_when_worn(book: Path) -> None:
    with ContainedReader(Limits(files_per_child=2), children=1) as reader:
        assert [reader.read(book).kind for _ in range(5)] == ["xlsx"] * 5


def test_bad_files_do_not_stop_the_good_ones(
    book: Path, tmp_path: Path, catalogue: Catalogue, reader: ContainedReader
) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    told: list[tuple[int, int, str]] = []
    found = read_returns(
        [broken, tmp_path / "没有.xlsx", book], catalogue, None, reader, lambda *how_far: told.append(how_far)
    )
    assert [bool(one.refused) for one in found] == [True, True, False]
    assert "不完整" in str(found[0].refused)
    assert "打不开" in str(found[1].refused) or "不见" in str(found[1].refused)
    assert [doubt.why for doubt in found[2].doubts if not doubt.field] == ["表里没有填写内容"]
    assert found[0].sha256
    assert told[-1] == (3, 3, "")


def test_one_file_is_read_in_the_child(reader: ContainedReader, catalogue: Catalogue, tmp_path: Path) -> None:
    book = Workbook()
    for row in (["2023年上半年进展情况表"], ["填报单位：县教育局"], ["任务", "完成率"], ["任务6", 60]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    found = read_return(tmp_path / "a.xlsx", catalogue, None, reader)
    assert found.refused is None
    assert [(row.task_no, row.values["percent"]) for row in found.rows] == [(6, 60)]


def test_the_child_starts_without_the_heavy_parts_of_the_desk() -> None:
    script = "import sys, lianping_desk.exchange.child; print(*sorted(m.partition('.')[0] for m in sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not {"PySide6", "sqlalchemy", "openpyxl", "reportlab", "pandas", "numpy"} & set(loaded)


def test_a_cancel_ends_the_children_while_a_file_is_being_read(catalogue: Catalogue, tmp_path: Path) -> None:
    slow = [tmp_path / f"{number}.csv" for number in range(20)]
    for path in slow:
        path.write_text("任务,进展情况,完成率\n" + "任务1,做了,60\n" * 20_000, "utf-8")

    told: list[int] = []

    def cancel(done: int, total: int, name: str) -> None:
        told.append(done)
        if done or len(told) > 5:  # a file that takes long is asked about again and again
            raise Cancelled

    others = set(active_children())
    reader = ContainedReader(Limits(seconds=60), children=2)
    with pytest.raises(Cancelled):
        read_returns(slow, catalogue, None, reader, cancel)
    assert max(told) <= 1, "the files behind were not waited for"
    assert set(active_children()) <= others


def test_the_reader_can_be_used_again_after_it_was_closed(book: Path) -> None:
    reader = ContainedReader(children=1)
    assert reader.read(book).kind == "xlsx"
    reader.close()
    assert reader.read(book).kind == "xlsx"
    reader.close()


SCRIPT = """
import sys
from pathlib import Path
from multiprocessing import active_children
from lianping_desk.exchange.contained import ContainedReader, Limits

if __name__ == "__main__":
    reader = ContainedReader(Limits(seconds=600), children=1)
    reader.read(Path(sys.argv[1]))
    print(active_children()[0].pid, flush=True)
    reader.read(Path(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="looks at /proc")
def test_children_end_with_a_desk_that_is_killed(book: Path, tmp_path: Path) -> None:
    long = tmp_path / "长.html"
    long.write_text("<html><table>" + "<!--" * 400_000, "utf-8")  # minutes of parsing
    script = tmp_path / "desk.py"
    script.write_text(SCRIPT, "utf-8")
    desk = subprocess.Popen([sys.executable, script, book, long], stdout=subprocess.PIPE, text=True, cwd=Path.cwd())
    assert desk.stdout is not None
    child = int(desk.stdout.readline())
    desk.kill()
    desk.wait()
    desk.stdout.close()
    deadline = perf_counter() + 10
    while Path(f"/proc/{child}").exists() and perf_counter() < deadline:
        sleep(0.05)
    assert not Path(f"/proc/{child}").exists()
