"""Where the value of an indicator comes from, as far as its title tells: the survey, the register, or returns."""

import re
from dataclasses import replace

from lianping_desk.domain.base import BaseKind, BaseLevel
from lianping_desk.domain.indicator import Comparison, Indicator, ValueSource

_LITERACY = re.compile("公民具备科学素质的?(?:公民)?(?:比例|比率|水平)|公民科学素质(?:水平|比例)")
_BASE = re.compile(r"(?P<level>国家级?|全国|省级|市级|县级|区级|旗级|县[（(]区[）)]级)?科普(?:教育)?(?:示范)?基地")
_MODEL_REGION = re.compile(r"(?P<level>全国|国家级?|省级|市级)?科普示范[县区市旗]")
_LEVELS = {
    "国家": BaseLevel.nation,
    "全国": BaseLevel.nation,
    "省": BaseLevel.province,
    "市": BaseLevel.city,
    "县": BaseLevel.county,
    "区": BaseLevel.county,
    "旗": BaseLevel.county,
}


def with_source(indicator: Indicator) -> Indicator:
    """The indicator with the source that its title names; a yearly one is always reported by units."""
    title = indicator.title
    if indicator.annual:
        return indicator
    if _LITERACY.search(title) and indicator.unit in ("%", "％"):
        return replace(indicator, value_source=ValueSource.survey)
    if (found := _BASE.fullmatch(title)) and (indicator.unit or indicator.target.comparison is Comparison.done):
        return _of_register(indicator, BaseKind.education_base, found["level"])
    if found := _MODEL_REGION.fullmatch(title):
        return _of_register(indicator, BaseKind.model_region, found["level"])
    if title == "科普小镇":
        return _of_register(indicator, BaseKind.model_town, None)
    if "科技馆" in title and indicator.target.comparison is Comparison.done:
        return _of_register(indicator, BaseKind.museum, None)
    return indicator


def _of_register(indicator: Indicator, kind: BaseKind, level: str | None) -> Indicator:
    found = next((_LEVELS[key] for key in _LEVELS if level and level.startswith(key)), None)
    return replace(indicator, value_source=ValueSource.register, base_kind=kind, base_level=found)
