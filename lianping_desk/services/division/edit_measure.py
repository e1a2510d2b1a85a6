"""Change the words of a measure."""

from lianping_desk.domain.errors import DeskError
from lianping_desk.services.desk import Desk
from lianping_desk.store.division import measure_row


def edit_measure(desk: Desk, measure_id: int, title: str) -> None:
    """Give a measure other words."""
    title = title.strip()
    if not title:
        raise DeskError("举措不能是空的。", "要去掉这条举措，请用“删除”。")
    with desk.database.writing(f"举措改为“{title}”", desk.who) as session:
        measure_row(session, measure_id).title = title
