"""任务书 of one unit as tables, with a slip to be signed."""

from lianping_desk.domain.materials.leaves.targets import value_of
from lianping_desk.domain.materials.leaves.words import called, listed, numbered
from lianping_desk.domain.materials.light import light_of
from lianping_desk.domain.materials.table import Align, Cell, Column, Leaf, Table
from lianping_desk.domain.materials.task_sheets import SheetAnnual, SheetTask, TaskSheet
from lianping_desk.domain.number_text import one_place
from lianping_desk.domain.status import IndicatorStatus

# Edges of the tables meet at common places, so that they stand on one grid of a worksheet.
_TASKS = (
    Column("序号", 3, Align.centre),
    Column("任务", 12),
    Column("具体举措", 16),
    Column("牵头单位", 8),
    Column("完成进度（%）", 5, Align.figures),
    Column("状态", 7, Align.centre),
)
_ANNUAL = (
    Column("任务序号", 3, Align.centre),
    Column("年度任务", 12),
    Column("目标", 16),
    Column("期限", 8, Align.centre),
    Column("状态", 12, Align.centre),
)
_INDICATORS = (
    Column("序号", 3, Align.centre),
    Column("指标", 12),
    Column("目标（要求）", 16),
    Column("现值", 8, Align.figures),
    Column("差距", 5, Align.figures),
    Column("状态", 7, Align.centre),
)
_TO_SIGN = ("单位（盖章）：__________________　　签收人：____________", "签收日期：________年____月____日")


def task_sheet_leaf(sheet: TaskSheet) -> Leaf:
    """One leaf; tables without rows are left out, a unit without tasks gets its remark."""
    over = sheet.heading.plan_over
    tables = (
        Table(_TASKS, tuple(_task(task, over, is_lead=True) for task in sheet.leads), "", "牵头任务"),
        Table(_TASKS, tuple(_task(task, over) for task in sheet.joins), "", "参与任务"),
        Table(_ANNUAL, tuple(_annual(one, over) for one in sheet.annual), "", f"{sheet.year}年年度任务"),
        Table(
            _INDICATORS,
            tuple(_indicator(no, one, over) for no, one in enumerate(sheet.indicators, start=1)),
            "",
            "相关指标",
        ),
    )
    shown = tuple(table for table in tables if table.rows)
    sentences = [sheet.remark] if sheet.remark else []
    sentences.append(f"牵头任务{len(sheet.leads)}项，参与任务{len(sheet.joins)}项，年度任务{len(sheet.annual)}项。")
    if sheet.contacts:
        sentences.append(f"联系人：{called(sheet.contacts).replace(chr(10), '；')}")
    if sheet.is_empty:
        return Leaf(sheet.unit, sheet.heading, (sheet.remark,), is_portrait=True)
    return Leaf(
        sheet.unit, sheet.heading, tuple(sentences), shown, legend=sheet.legend, slip=_slip(sheet), is_portrait=True
    )


def _slip(sheet: TaskSheet) -> tuple[str, ...]:
    """It names the unit: cut off and sent back, it must tell whose it is even where the seal cannot be read."""
    received = f"{sheet.full_name}已收到任务书，将按要求组织落实，并按期报送进展。"
    return "签　收　回　执", f"{sheet.heading.office or sheet.heading.region}：", received, *_TO_SIGN


def _task(task: SheetTask, over: bool, is_lead: bool = False) -> tuple[Cell, ...]:
    status = task.status
    title = status.task.title if is_lead else f"{status.task.title}（{task.part}）"
    measures = numbered(measure.title for measure in status.task.measures)
    percent = one_place(status.percent)
    return status.task.no, title, measures, listed(task.lead), percent, light_of(status.state, over)


def _annual(one: SheetAnnual, over: bool) -> tuple[Cell, ...]:
    annual = one.line.annual
    return one.task_no, annual.title, annual.target, one.line.ends, light_of(one.line.state, over)


def _indicator(no: int, status: IndicatorStatus, over: bool) -> tuple[Cell, ...]:
    indicator = status.indicator
    target = f"{indicator.target_text}（{indicator.strength.chinese}）"
    return no, indicator.title, target, value_of(status), status.gap, light_of(status.state, over)
