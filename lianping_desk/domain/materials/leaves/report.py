"""工作进展情况汇报 as chapters of running text."""

from collections.abc import Iterator

from lianping_desk.domain.materials.report import ProgressReport
from lianping_desk.domain.materials.table import Leaf


def report_leaf(report: ProgressReport) -> Leaf:
    """One leaf without tables."""
    return Leaf(
        "进展情况汇报",
        report.heading,
        (report.opening,),
        chapters=report.chapters,
        closing=(report.closing, *_annexes(report.annexes)),
        is_portrait=True,
    )


def _annexes(names: tuple[str, ...]) -> Iterator[str]:
    """附件：1. 任务分工表, then the others below one another (GB/T 9704-2012 7.3.4)."""
    if len(names) == 1:
        yield f"附件：{names[0]}"
    elif names:
        yield f"附件：1. {names[0]}"
        yield from (f"　　　{number}. {name}" for number, name in enumerate(names[1:], start=2))
