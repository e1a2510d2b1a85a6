"""The shipped plan as what returns are matched against, and one reader with its children for all tests here."""

from collections.abc import Iterator

import pytest

from lianping_desk.domain.received import Catalogue, SentForm
from lianping_desk.exchange.contained import ContainedReader
from lianping_desk.exchange.plan_file import read_plan_file
from lianping_desk.exchange.reading.context import ReadingContext
from lianping_desk.shipped import resource

SENT = SentForm("F-2023H1-07", "县教育局", "2023H1", plan_id=0)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    shipped = read_plan_file(resource("plans", "lianping_2021_2025.toml"))
    return Catalogue(shipped.plan, shipped.units, shipped.indicators, forms=(SENT,))


@pytest.fixture(scope="session")
def context(catalogue: Catalogue) -> ReadingContext:
    return ReadingContext.of(catalogue)


@pytest.fixture(scope="session")
def reader() -> Iterator[ContainedReader]:
    with ContainedReader(children=1) as reader:
        yield reader
