"""The crowded pack printed once, and read back once."""

from dataclasses import replace
from datetime import date

import pytest

from lianping_desk.domain.materials.pack import Material, Pack
from lianping_desk.domain.work import Meeting
from lianping_desk.reports.document import Rendered, render
from lianping_desk.reports.fonts import FontChoice
from lianping_desk.reports.materials.compose import compose
from tests.reports.materials.crowded import crowded_pack
from tests.reports.reading import page_texts, squeezed

MEETING = Meeting("2023年第二次科普工作联席会议", date(2023, 7, 20), "县政府三楼会议室")


@pytest.fixture(scope="session")
def pack() -> Pack:
    """A pack of everything, in the middle of the plan's years."""
    return crowded_pack()


@pytest.fixture(scope="session")
def review() -> Pack:
    """Report, division, schedule and targets half a year after the plan's end."""
    whole = crowded_pack(date(2026, 6, 30))
    return replace(whole, materials=whole.materials[:4])


@pytest.fixture(scope="session")
def printed(pack: Pack, bundled: FontChoice) -> Rendered:
    """The pack on paper."""
    return render(compose(pack, MEETING), bundled)


@pytest.fixture(scope="session")
def texts(printed: Rendered) -> list[str]:
    """Text of every page of the pack, line by line."""
    return page_texts(printed)


@pytest.fixture(scope="session")
def pages(texts: list[str]) -> list[str]:
    """Text of every page of the pack, without white space."""
    return [squeezed(text) for text in texts]


def only(pack: Pack, kind: type[Material]) -> Pack:
    """The pack cut down to one material."""
    kept = tuple(material for material in pack.materials if isinstance(material, kind))
    return replace(pack, heading=kept[0].heading, materials=kept, overview=())
