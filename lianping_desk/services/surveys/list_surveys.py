"""Read the literacy surveys."""

from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.services.desk import Desk
from lianping_desk.store.surveys import surveys


def list_surveys(desk: Desk) -> tuple[LiteracySurvey, ...]:
    """Every survey, oldest first."""
    with desk.database.reading() as session:
        return surveys(session)
