"""Delete a measure from its task."""

from lianping_desk.domain.errors import DeskError
from lianping_desk.services.desk import Desk
from lianping_desk.store.division import measure_row, renumber, task_row, what_hangs_on_measure


def delete_measure(desk: Desk, measure_id: int) -> None:
    """Delete a measure; those behind it move up. Refused while returns hang on it."""
    with desk.database.reading() as session:
        title = measure_row(session, measure_id).title
    with desk.database.writing(f"删除举措“{title}”", desk.who) as session:
        row = measure_row(session, measure_id)
        if hanging := what_hangs_on_measure(session, row):
            raise DeskError(
                f"“{title}”下面还有{'、'.join(hanging)}，不能删除。", "请先处理这些记录，或只修改举措的文字。"
            )
        task = task_row(session, row.task_id)
        task.measures.remove(row)
        renumber(task.measures)
