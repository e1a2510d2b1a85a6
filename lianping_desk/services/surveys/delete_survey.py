"""Take a literacy survey out."""

from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.services.desk import Desk
from lianping_desk.store.surveys import survey_row


def delete_survey(desk: Desk, survey: LiteracySurvey) -> None:
    """Delete one survey; DeskError when it is gone already."""
    with desk.database.writing(f"删除{survey.year}年公民科学素质调查", desk.who) as session:
        session.delete(survey_row(session, survey.id))
