"""What her answer to a doubt means, said before anything is written."""

from decimal import Decimal

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.number_text import format_number
from lianping_desk.domain.period import period_title
from lianping_desk.domain.received import CellValue, Doubt, ReadReturn, ReadRow
from lianping_desk.services.catalogue import catalogue
from lianping_desk.services.desk import Desk
from lianping_desk.services.periods.show_periods import periods
from lianping_desk.services.returns.doubts.settled_subject import Subjects, period_code
from lianping_desk.services.returns.doubts.typed_value import typed_value


class AnswerCheck:
    """Understands answers by the rules that importing goes by; made once for a review, against `known`."""

    def __init__(self, desk: Desk) -> None:
        self.known = catalogue(desk)
        self._subjects = Subjects(self.known)
        self._opened = {one.code for one in periods(desk)}

    def understood(self, read: ReadReturn, doubt: Doubt, answer: str) -> str:
        """The answer as the program takes it (任务 3　…, 55, 2023-06-30); DeskError when it would be in doubt again."""
        match doubt.field:
            case "task":
                task = self._subjects.task(answer)
                return f"任务 {task.no}　{task.title}"
            case "indicator":
                return self._subjects.indicator(answer)
            case "unit":
                return self._subjects.unit(answer).name
            case "period":
                return self._period(answer)
            case "row" | "version" | "name" | "heading" | "measure" | "":
                return answer.strip()
            case field:
                return _in_words(typed_value(field, answer, _year(read), self._measured_in(read, doubt)))

    def _period(self, answer: str) -> str:
        code = period_code(answer)
        if code not in self._opened:
            raise DeskError(
                f"还没有建立{period_title(code)}这个填报期。", "请先在填报回收里新建它，或者先留着这个疑点。"
            )
        return period_title(code)

    def _measured_in(self, read: ReadReturn, doubt: Doubt) -> str:
        row = row_of(read, doubt)
        title = row.indicator if row else None
        return next((one.unit for one in self.known.indicators if one.title == title), "")


def row_of(read: ReadReturn, doubt: Doubt) -> ReadRow | None:
    """The row that a doubt is about; None where it is about the file."""
    if doubt.row is None:
        return None
    return next((row for row in read.rows if (row.sheet, row.row) == (doubt.sheet, doubt.row)), None)


def _year(read: ReadReturn) -> int | None:
    return int(read.period.value[:4]) if read.period else None


def _in_words(value: CellValue | None) -> str:
    if value is None:
        return ""
    return format_number(value) if isinstance(value, int | float | Decimal) else str(value)
