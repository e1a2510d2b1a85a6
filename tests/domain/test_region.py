"""Regions: one place by a short and a full name, and the words of its tier."""

import pytest

from lianping_desk.domain.base import Base, BaseKind, BaseLevel
from lianping_desk.domain.base_text import level_of
from lianping_desk.domain.region import same_region, tier_of


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("青溪县", "某市青溪县", True),
        ("青溪县", "青溪县", True),
        ("青溪县", "", True),
        ("青溪县", "青溪区", False),
        ("某市", "某市青溪县", False),
    ],
)
def test_a_prefix_may_be_left_out(one: str, other: str, same: bool) -> None:
    assert same_region(one, other) is same
    assert same_region(other, one) is same


def test_a_district_calls_its_own_level_by_its_own_word() -> None:
    assert [level.word_in("某市东湖区") for level in BaseLevel] == ["区级", "市级", "省级", "国家级"]
    assert BaseLevel.county.word_in("青溪县") == "县级"
    assert Base("桃园", BaseKind.education_base, BaseLevel.county, region="东湖区").level_word == "区级"
    assert level_of("区级") is level_of("县") is BaseLevel.county
    assert (tier_of("青溪县"), tier_of("开发园")) == ("县", "")
