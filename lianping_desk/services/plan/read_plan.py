"""Read plan documents into what they say, for a look before anything is stored."""

from collections.abc import Iterable
from pathlib import Path

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.read_plan import ReadPlan
from lianping_desk.exchange.plan_reading.read_plan import read_plan_document


def read_plan(file: Path) -> ReadPlan:
    """One document; DeskError when it is no plan. Stores nothing, needs no desk."""
    return read_plan_document(file)


def read_what_is_a_plan(files: Iterable[Path]) -> tuple[tuple[ReadPlan, ...], tuple[DeskError, ...]]:
    """Several documents in turn: the plans among them, and of each other one why it is none."""
    plans: list[ReadPlan] = []
    refused: list[DeskError] = []
    for file in files:
        try:
            plans.append(read_plan(file))
        except DeskError as error:
            refused.append(error)
    return tuple(plans), tuple(refused)
