"""A desk with a period open."""

import pytest

from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.add_period import add_period


@pytest.fixture
def half_year(desk: Desk) -> Desk:
    """The desk with the first half of 2023 open."""
    add_period(desk, "2023H1")
    return desk
