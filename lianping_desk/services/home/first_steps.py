"""The desk itself: the first steps on an empty one, the office's name, doubts in the plan, a backup that is too old."""

from collections.abc import Iterator
from datetime import date

from lianping_desk.domain.plan import Plan
from lianping_desk.services.desk import Desk
from lianping_desk.services.home.values import HomeCard, HomeLine, Tone
from lianping_desk.services.safety.backup import list_backups
from lianping_desk.services.settings import OFFICE

OLDEST_BACKUP = 7
"""Days after which a missing backup is told."""


def first_steps(plan: Plan) -> HomeCard:
    """Three steps for a desk on which nothing was done yet, and the way to look around first."""
    return HomeCard(
        "从这里开始",
        (
            HomeLine(f"第一步：核对分工表（{len(plan.tasks)}项任务）", "division", detail="改错字、补单位"),
            HomeLine("第二步：开一个填报期，定好截止日期", "returns", "add_period", "例如 2025年上半年"),
            HomeLine("第三步：给每个单位写一份填报表，发下去", "returns", "write_forms", "收回后拖进窗口"),
            HomeLine("想先看看样子？打开演示数据（另存一处，不动您的数据）", "settings", "demo"),
        ),
    )


def desk_lines(desk: Desk, plan: Plan, today: date) -> Iterator[HomeLine]:
    """What the desk itself needs from her."""
    if plan.doubts:
        yield HomeLine(f"方案里有{len(plan.doubts)}处疑点要核对", "division", None, plan.doubts[0].why, Tone.due)
    if plan.tasks and not any(task.assignments for task in plan.tasks):
        text = "方案里没有写牵头和责任单位，先在分工表里填上，才有填报表可发"
        yield HomeLine(text, "division", tone=Tone.due)
    if not plan.tasks:
        yield HomeLine("方案里还没有任务，先在分工表里新增，或读入方案文件", "division", tone=Tone.due)
    if not desk.settings.office:
        yield HomeLine(f"还没有填办公室名称，材料上先印“{OFFICE}”", "settings", "office", tone=Tone.due)
    if not desk.read_only:
        yield from _backup_line(desk, today)


def _backup_line(desk: Desk, today: date) -> Iterator[HomeLine]:
    backups = list_backups(desk.folder)
    if backups and (today - backups[0].at.date()).days > OLDEST_BACKUP:
        days = (today - backups[0].at.date()).days
        yield HomeLine(f"已有{days}天没有备份", "settings", "backup", tone=Tone.late)
