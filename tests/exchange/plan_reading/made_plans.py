"""An invented county's plan, written in every layout that offices use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

HANZI = "一二三四五六七八九十"


@dataclass(frozen=True)
class MadeTask:
    title: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    cooperating: tuple[str, ...]
    measures: tuple[str, ...]


ACTIONS = (
    MadeTask(
        "青少年科学素质提升行动",
        ("县教育局",),
        ("县科协", "团县委"),
        ("县妇联", "县人力资源和社会保障局"),
        ("办好科学课", "建设校园科普角"),
    ),
    MadeTask(
        "农民科学素质提升行动",
        ("县农业农村局", "县科协"),
        ("县工业和信息化局（科技局）", "县妇联"),
        ("各乡镇",),
        ("培育高素质农民", "推广农业新技术", "建设科普惠农站"),
    ),
)
PROJECTS = (
    MadeTask(
        "科普信息化工程", ("县委网信办",), ("县融媒体中心",), ("县科协",), ("建设智慧科普平台", "壮大科普信息员队伍")
    ),
    MadeTask(
        "科普基础设施工程",
        ("县科协",),
        ("县发展和改革局", "县财政局"),
        ("县住房和城乡建设局",),
        ("建设县科技馆", "创建科普基地"),
    ),
)
TASKS = (*ACTIONS, *PROJECTS)

HEAD = """青溪县全民科学素质行动规划纲要
实施方案（2026—2030年）

为贯彻落实上级部署，根据《全省全民科学素质行动规划纲要》（某政发〔2025〕12号）和《全市实施方案》（清府〔2026〕3号）精神，结合我县实际，制定本方案。
一、总体要求
（一）指导思想
坚持以提高全民科学素质服务高质量发展为目标，大力弘扬科学精神，普及科学知识，营造热爱科学、崇尚创新的社会氛围。
（二）工作目标
到2030年，青溪县公民具备科学素质的比例超过18%，力争建成县级科普教育基地12个以上。每年培训科普骨干不少于300人次。
"""
TAIL = """四、组织实施
（一）加强领导
县政府负责领导方案实施工作，县科协牵头制定年度计划，各有关部门配合落实。
（二）进度安排
启动实施。2026年，制定具体措施，做好动员和宣传工作。
深入实施。2027—2029年，全面推进各项任务，补齐短板。
总结评估。2030年，进行总结和评估，按规定开展表彰奖励。
"""
BODY = "围绕实际需要，整合各方资源，创新工作方式，完善长效机制，确保取得实效，让群众有更多获得感。"


def _duties(task: MadeTask, join: str, labels: tuple[str, str, str]) -> str:
    groups = zip(labels, (task.lead, task.responsible, task.cooperating), strict=True)
    return join.join(f"{label}：{'、'.join(units)}" for label, units in groups)


UNITS = ("牵头单位", "责任单位", "配合单位")
SPOKEN = "{lead}牵头，{responsible}负责，{cooperating}配合"


def spoken(task: MadeTask, form: str = SPOKEN) -> str:
    return form.format(
        lead="、".join(task.lead), responsible="、".join(task.responsible), cooperating="、".join(task.cooperating)
    )


# What stands behind the last measure of a section, or, for "heading", behind its heading.
LAYOUTS: Mapping[str, Callable[[MadeTask], str]] = {
    "lines": lambda task: "\n" + _duties(task, "\n", UNITS),
    "departments": lambda task: "\n" + _duties(task, "\n", ("牵头部门", "责任部门", "参与部门")),
    "one line": lambda task: "\n" + _duties(task, "；", UNITS),
    "line in brackets": lambda task: f"\n（{_duties(task, '；', UNITS)}）",
    "division sentence": lambda task: f"\n（分工：由{spoken(task)}。）",
    "division lines": lambda task: f"\n责任分工：{_duties(task, '；', UNITS)}。",
    "tag": lambda task: f"（{spoken(task)}）",
    "tag in half brackets": lambda task: f"({spoken(task)})",
    "tag in shell brackets": lambda task: f"〔{spoken(task)}〕",
    "tag in square brackets": lambda task: f"【{_duties(task, '；', UNITS)}】",
    "two tags": lambda task: (
        f"（{'、'.join(task.lead)}牵头，{'、'.join(task.cooperating)}按职责分工配合）（{'、'.join(task.responsible)}负责）"
    ),
    "sentence": lambda task: (
        "\n由" + spoken(task, "{lead}分别牵头，{responsible}具体负责，{cooperating}共同参与") + "。"
    ),
    "in the heading": lambda task: f"（{_duties(task, '；', UNITS)}）",
    "spoken in the heading": lambda task: f"（{spoken(task)}）",
    "nowhere": lambda task: "",
}


def text_of(layout: str, bullets: str = "——{title}。") -> str:
    """The plan as text; `bullets` is how a measure begins."""
    duties = LAYOUTS[layout]
    parts = [HEAD]
    for number, (chapter, tasks) in enumerate((("提升行动", ACTIONS), ("重点工程", PROJECTS)), 2):
        parts.append(f"{HANZI[number - 1]}、{chapter}\n以下各项由有关单位按要求推进，在规划期内全部落实到位。\n")
        for place, task in enumerate(tasks):
            in_heading = "heading" in layout
            parts.append(f"（{HANZI[place]}）{task.title}{duties(task) if in_heading else ''}\n{BODY}\n")
            lines = [bullets.format(no=no, title=title) + BODY for no, title in enumerate(task.measures, 1)]
            parts.append("\n".join(lines) + ("" if in_heading else duties(task)) + "\n")
    return "".join([*parts, TAIL])


def with_annex(rows: Callable[[], str]) -> str:
    return text_of("nowhere") + "附件\n青溪县实施方案工作分工表\n" + rows()


def flattened() -> str:
    """Cells one below the other; the group is said once, its merged cells leave an empty line."""
    lines = ["序号", "工作内容", "牵头单位", "责任单位", "配合单位", ""]
    for no, task in enumerate(TASKS, 1):
        group = "提升行动" if no == 1 else "重点工程" if no == len(ACTIONS) + 1 else ""
        lines += [str(no), group, task.title]
        lines += ["、".join(units) for units in (task.lead, task.responsible, task.cooperating)]
        lines.append("")
    return "\n".join(lines)


def cells() -> list[list[str]]:
    rows = [["序号", "类别", "工作任务", "牵头单位", "责任单位", "配合单位"]]
    for no, task in enumerate(TASKS, 1):
        group = "提升行动" if task in ACTIONS else "重点工程"
        units = ["、".join(units) for units in (task.lead, task.responsible, task.cooperating)]
        rows.append([str(no), group, task.title, *units])
    return rows


def with_tabs() -> str:
    return "\n".join("\t".join(row) for row in cells())


def with_bars() -> str:
    head, *rows = ["| " + " | ".join(row) + " |" for row in cells()]
    return "\n".join([head, "|" + "---|" * 6, *rows])
