"""Read plan documents into what they say, for a look before anything is stored."""

from collections.abc import Iterable
from pathlib import Path

from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.exchange.plan_reading.read_plan import read_plan_document


def read_plans(files: Iterable[Path]) -> tuple[ReadPlan, ...]:
    """Each document in turn; DeskError names the first that is no plan. Stores nothing, needs no desk."""
    return tuple(read_plan_document(file) for file in files)
