"""The literacy surveys as she enters them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.services.desk import Desk
from lianping_desk.services.surveys.delete_survey import delete_survey
from lianping_desk.services.surveys.list_surveys import list_surveys
from lianping_desk.services.surveys.save_survey import save_survey

FIRST = LiteracySurvey(2022, Decimal("11.25"), 1200, "调查公报")


def test_surveys_are_listed_by_year_and_keep_their_exact_rate(desk: Desk) -> None:
    save_survey(desk, LiteracySurvey(2024, Decimal("13.10")))
    save_survey(desk, FIRST)
    assert [(s.year, str(s.rate), s.sample) for s in list_surveys(desk)] == [
        (2022, "11.25", 1200),
        (2024, "13.10", None),
    ]


def test_a_year_has_one_survey_which_can_be_corrected_and_deleted(desk: Desk) -> None:
    number = save_survey(desk, FIRST)
    with pytest.raises(DeskError, match="2022年已经有一次调查"):
        save_survey(desk, FIRST)
    save_survey(desk, replace(FIRST, id=number, rate=Decimal("11.5")))
    (survey,) = list_surveys(desk)
    assert survey.rate == Decimal("11.5")
    delete_survey(desk, survey)
    assert list_surveys(desk) == ()


@pytest.mark.parametrize("wrong", [replace(FIRST, rate=Decimal(113)), replace(FIRST, sample=0)])
def test_a_rate_above_a_hundred_and_an_empty_sample_are_refused(desk: Desk, wrong: LiteracySurvey) -> None:
    with pytest.raises(DeskError):
        save_survey(desk, wrong)
