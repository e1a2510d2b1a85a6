"""How a review stands, in words."""

from collections.abc import Sequence

from lianping_desk.domain.decision import Settled
from lianping_desk.domain.period import period_title
from lianping_desk.services.returns.doubts.review_files import ReviewedFile
from lianping_desk.ui.returns.review.decided import Decided
from lianping_desk.ui.returns.review.files_view import open_doubts


def counts_line(files: Sequence[ReviewedFile], decided: Decided) -> str:
    """Files, sure rows, doubts, refused and repeated files."""
    refused = sum(1 for file in files if file.read.refused)
    repeated = sum(1 for file in files if file.repeated)
    parts = [f"{len(files)} 份文件", f"确定 {sum(file.sure_rows for file in files)} 行"]
    doubts = sum(open_doubts(file, decided) for file in files)
    parts.append(f"疑点 {doubts} 个" if doubts else "没有疑点")
    if refused:
        parts.append(f"{refused} 份读不出来")
    if repeated:
        parts.append(f"{repeated} 份重复，不再入库")
    return "，".join(parts)


def what_happens(files: Sequence[ReviewedFile], decided: Decided, *, is_import: bool) -> str:
    """What pressing Enter does now."""
    made = len(decided.decisions)
    left = sum(open_doubts(file, decided) for file in files)
    if not is_import:
        return f"已处理 {made} 个疑点，还有 {left} 个。按回车保存处理结果。" if made else f"共 {left} 个疑点。"
    sentence = counts_line(files, decided)
    if made:
        sentence += f"；已处理 {made} 个"
    return f"{sentence}。没有处理的疑点留着，以后再处理。" if left else f"{sentence}。"


def said_of_file(file: ReviewedFile, decided: Decided) -> str:
    """What is left to do about one file, while none of its lines is looked at."""
    if file.read.refused:
        return file.read.refused
    if file.repeated:
        return file.note
    if not file.doubts:
        return "这份文件没有疑点。"
    left = open_doubts(file, decided)
    return f"这份文件有 {left} 个疑点等您定。按 N 逐个看。" if left else "这份文件的疑点都处理了。"


def about_file(file: ReviewedFile, decided: Decided) -> str:
    """Whose it is and of which period, as read or as she decided by now, and what is known of it."""
    read = file.read
    unit = _answered(file, decided, "unit") or "、".join(read.units) or (read.unit.value if read.unit else "")
    period = _answered(file, decided, "period") or (period_title(read.period.value) if read.period else "")
    return "　".join(part for part in (unit, period, file.note) if part)


def _answered(file: ReviewedFile, decided: Decided, field: str) -> str:
    """Her answer about the whole file; "" where there is none, or several sheets have their own."""
    found = {
        decided.understood[one.id]
        for one in file.doubts
        if one.doubt.field == field
        and one.doubt.row is None
        and one.id in decided.understood
        and not decided.is_open(one)
        and decided.decisions[one.id].how is not Settled.left_out
    }
    return found.pop() if len(found) == 1 else ""
