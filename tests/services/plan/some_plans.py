"""Read plans of invented regions, as the reader would hand them over."""

from dataclasses import replace
from decimal import Decimal

from lianping_desk.domain.indicator import Comparison, Indicator, Strength, Target
from lianping_desk.domain.plan import Measure, Phase, PhaseKind, PlanDoubt, Role, TaskKind
from lianping_desk.domain.read_plan import Duty, ReadPlan, ReadTask


def task(no: int, title: str, lead: str = "", responsible: str = "", **more: object) -> ReadTask:
    """A task with its units, each list parted by 、."""
    duties = [Duty(token, Role.lead) for token in lead.split("、") if token]
    duties += [Duty(token, Role.responsible) for token in responsible.split("、") if token]
    return ReadTask(no, TaskKind.action, title, "提升行动", tuple(duties), **more)  # type: ignore[arg-type]


TRAINED = Indicator(
    "培训社会公众", Target(Decimal(30), Comparison.at_least), "万人次", None, Strength.must, "每年30万人次", annual=True
)
BASES = Indicator("区级科普教育基地", Target(Decimal(8), Comparison.at_least), "个", 2030, Strength.must, "建成8个以上")
RATE = Indicator("公民具备科学素质的比例", Target(Decimal(20), Comparison.more_than), "%", 2030, Strength.must, "")

DISTRICT = ReadPlan(
    file="东湖区方案.docx",
    title="东湖区全民科学素质行动实施方案（2026-2030年）",
    region="东湖区",
    years=(2026, 2030),
    basis=("国发〔2021〕9号",),
    tasks=(
        task(1, "青少年科学素质提升行动", "区教育局", "区科协、团区委", measures=(Measure(1, "办好科技节"),)),
        task(2, "农民科学素质提升行动", "区农业农村局", "区科协、各街道乡镇"),
    ),
    indicators=(TRAINED, BASES, RATE),
    phases=(Phase("深入实施", 2027, 2030, PhaseKind.implementation),),
    doubts=(PlanDoubt("第2行", "某句", "某处要核对"),),
)

SAME_COUNTY = replace(
    DISTRICT,
    file="新方案.docx",
    title="连平县全民科学素质行动实施方案（2026-2030年）",
    region="连平县",
    tasks=(
        task(1, "实施青少年科学素质提升行动", "教育局", "县科协、团县委、县数据局"),
        task(2, "实施科普惠农工程", "县农业农村局", "县乡村振兴局、县科协"),
    ),
    indicators=(),
)

NO_UNITS = replace(DISTRICT, tasks=(task(1, "青少年行动"), task(2, "农民行动")), phases=(), indicators=())
