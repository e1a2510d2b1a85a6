"""Benchmarks print ratios against a bare reference that runs beside them; no time passes or fails a test."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was measured, ours and the bare reference in seconds, the ratio we aim at."""

    what: str
    ours: float
    reference: float | None
    against: str
    aim: str

    @property
    def ratio(self) -> str:
        return "" if not self.reference else f"{self.ours / self.reference:.2f}"


class Figures:
    """Collects the figures of a run and measures pairs in turn, so that a slow moment hits both sides."""

    def __init__(self) -> None:
        self.lines: list[Figure] = []

    def add(self, what: str, ours: float, reference: float | None, against: str, aim: str) -> Figure:
        figure = Figure(what, ours, reference, against, aim)
        self.lines.append(figure)
        return figure

    def compare(
        self,
        what: str,
        ours: Callable[[], object],
        reference: Callable[[], object],
        against: str,
        aim: str,
        rounds: int = 3,
    ) -> Figure:
        """Run both in turn, `rounds` times after one warm-up, and keep the medians."""
        mine, other = [], []
        for number in range(rounds + 1):
            pair = seconds(ours), seconds(reference)
            if number:
                mine.append(pair[0])
                other.append(pair[1])
        return self.add(what, statistics.median(mine), statistics.median(other), against, aim)

    def against_only(self, what: str, ours: float, reference: Callable[[], object], against: str) -> Figure:
        """Set a figure that was measured before beside another reference, without an aim."""
        reference()
        return self.add(what, ours, statistics.median(seconds(reference) for _ in range(3)), against, "")


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


_FIGURES = Figures()


@pytest.fixture
def figures() -> Figures:
    return _FIGURES


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not _FIGURES.lines:
        return
    terminalreporter.section("benchmarks (medians; ratios, because machines are noisy)")
    for figure in _FIGURES.lines:
        reference = "" if figure.reference is None else f"{figure.reference * 1000:9.1f} ms"
        terminalreporter.write_line(
            f"{figure.what:<46}{figure.ours * 1000:9.1f} ms {reference:>12}  ratio {figure.ratio:>5}"
            f"  aim {figure.aim:<9} against {figure.against}"
        )
