"""Enter a literacy survey, or correct one."""

from decimal import Decimal

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.services.desk import Desk
from lianping_desk.store import surveys as store


def save_survey(desk: Desk, survey: LiteracySurvey) -> int:
    """Store `survey` under its id, or as a new one when the id is 0; returns the id.

    DeskError when the year has another survey, or the rate is not a per cent.
    """
    if not Decimal(0) <= survey.rate <= Decimal(100):
        raise DeskError(f"比例{survey.rate}%不在0到100之间。", "请核对后重新填写。")
    if survey.sample is not None and survey.sample <= 0:
        raise DeskError("样本量要大于0。", "没有公布时请留空。")
    verb = "修改" if survey.id else "新增"
    with desk.database.writing(f"{verb}{survey.year}年公民科学素质调查", desk.who) as session:
        other = store.survey_of_year(session, survey.year)
        if other is not None and other.id != survey.id:
            raise DeskError(f"{survey.year}年已经有一次调查。", "请直接修改那一行。")
        if not survey.id:
            return store.add_survey(session, survey)
        store.write_survey(store.survey_row(session, survey.id), survey)
        return survey.id
