"""The limit on memory where the system has no rlimit."""

import ctypes
import sys
from pathlib import Path

import pytest

from lianping_desk.exchange.contained import ContainedReader, Limits
from lianping_desk.exchange.unreadable import Unreadable
from lianping_desk.exchange.windows_job import BasicLimits, ExtendedLimits, extended_limits, hold_in_job


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes are those of 64-bit Windows")
def test_the_structures_are_as_large_as_windows_says() -> None:
    assert (ctypes.sizeof(BasicLimits), ctypes.sizeof(ExtendedLimits)) == (64, 144)
    assert (BasicLimits.flags.offset, BasicLimits.affinity.offset, ExtendedLimits.process_memory.offset) == (
        16,
        48,
        112,
    )


def test_the_limits_name_the_memory_and_end_the_child_with_the_desk() -> None:
    limits = extended_limits(1 << 30)
    assert limits.process_memory == 1 << 30
    assert limits.basic.flags == 0x2500


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has jobs")
def test_elsewhere_there_is_nothing_to_hold() -> None:
    hold_in_job(0, 1 << 30)()


@pytest.mark.skipif(sys.platform != "win32", reason="job objects exist on Windows only")
def test_a_child_on_windows_gets_no_more_memory_than_its_job_allows(tmp_path: Path) -> None:
    greedy = tmp_path / "大.csv"
    greedy.write_text("任务,进展情况\n" * 1_000_000, "utf-8")
    with ContainedReader(Limits(memory=80 << 20), children=1) as reader, pytest.raises(Unreadable):
        reader.read(greedy)
