"""Gather the 创建目标: the county's, also where materials are limited to a unit."""

from lianping_desk.domain.indicator import ValueSource
from lianping_desk.domain.materials.pack import Part
from lianping_desk.domain.materials.targets import RegisterLine, TargetSheet
from lianping_desk.services.bases.list_bases import list_bases
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.asked import Asked
from lianping_desk.services.surveys.list_surveys import list_surveys


def gather_targets(desk: Desk, about: Asked) -> TargetSheet:
    """Indicators, titles and surveys as of the day; what began later is left out."""
    indicators = about.schedule.status.indicators
    reached = ((base, base.stage_on(about.as_of)) for base in list_bases(desk))
    return TargetSheet(
        heading=about.heading(Part.targets.chinese),
        plan=about.plan,
        indicators=indicators,
        register=tuple(
            RegisterLine(base, entry, base.validity_on(about.as_of)) for base, entry in reached if entry is not None
        ),
        surveys=tuple(survey for survey in list_surveys(desk) if survey.year <= about.as_of.year),
        survey_target=next((one for one in indicators if one.indicator.value_source is ValueSource.survey), None),
        legend=about.legend,
    )
