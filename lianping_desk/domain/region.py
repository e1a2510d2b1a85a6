"""Regions (地区): whose plans a unit, a title of the register or a survey belongs to, and the words of its tier."""

_TIERS = ("县", "区", "市", "旗", "州", "盟", "省")


def same_region(one: str, other: str) -> bool:
    """Whether two names mean one region: a prefix may be left out (某市某区, 某区); "" belongs to every region."""
    return one.endswith(other) or other.endswith(one)


def tier_of(region: str) -> str:
    """The last word of a region: 县, 区, 市 …; "" where it does not say."""
    return region[-1] if region.endswith(_TIERS) else ""
