"""The literacy surveys (公民科学素质调查) in the database."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from lianping_desk.domain.survey import LiteracySurvey
from lianping_desk.store.read_once import read_once
from lianping_desk.store.regions import current_region, in_current_region
from lianping_desk.store.row_by_id import row_by_id
from lianping_desk.store.tables import LiteracySurveyRow


@read_once
def surveys(session: Session) -> tuple[LiteracySurvey, ...]:
    """Every survey of the current region, oldest first."""
    of_region = in_current_region(LiteracySurveyRow.region)
    rows = session.scalars(select(LiteracySurveyRow).where(of_region).order_by(LiteracySurveyRow.year))
    return tuple(LiteracySurvey(row.year, row.rate, row.sample, row.source, row.id) for row in rows)


def survey_row(session: Session, survey_id: int) -> LiteracySurveyRow:
    """The row of a survey; DeskError when it has been deleted."""
    return row_by_id(session, LiteracySurveyRow, survey_id, gone="这一次调查已经不在表里。")


def survey_of_year(session: Session, year: int) -> LiteracySurveyRow | None:
    """The survey of a year in the current region, of which there can be one."""
    of_region = in_current_region(LiteracySurveyRow.region)
    return session.scalars(select(LiteracySurveyRow).where(LiteracySurveyRow.year == year, of_region)).first()


def add_survey(session: Session, survey: LiteracySurvey) -> int:
    """Add a survey of the current region and return its id; `survey.id` is ignored."""
    row = LiteracySurveyRow(region=current_region(session))
    write_survey(row, survey)
    session.add(row)
    session.flush()
    return row.id


def write_survey(row: LiteracySurveyRow, survey: LiteracySurvey) -> None:
    """Make `row` say what `survey` says."""
    row.year, row.rate, row.sample, row.source = survey.year, survey.rate, survey.sample, survey.source
