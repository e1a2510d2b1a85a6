"""The Chinese of every table and column, for the history."""

from collections.abc import Mapping

from lianping_desk.domain.decision import Settled
from lianping_desk.domain.received import FIELD_NAMES
from lianping_desk.domain.taught import LEFT_OUT, NOT_WANTED

TABLES: Mapping[str, str] = {
    "agenda_item": "会议议程",
    "annual_task": "年度任务",
    "assignment": "任务分工",
    "base": "科普教育基地",
    "base_stage": "创建阶段",
    "change": "修改",
    "contact": "联系人",
    "doubt": "疑点",
    "follow_up": "督办事项",
    "form": "填报表",
    "import": "导入",
    "indicator": "指标",
    "indicator_value": "指标填报值",
    "literacy_survey": "公民科学素质调查",
    "measure": "具体举措",
    "meeting": "联席会议",
    "milestone": "节点",
    "notice": "发文",
    "operation": "操作",
    "period": "填报期",
    "phase": "阶段",
    "plan": "实施方案",
    "plan_doubt": "方案疑点",
    "progress_row": "进展填报",
    "received_file": "填报件",
    "reminder": "催报记录",
    "return_decision": "审核结果",
    "return_tick": "收件登记",
    "sent_back": "退回记录",
    "task": "任务",
    "taught_word": "识别用语",
    "unit": "单位",
    "unit_alias": "单位简称",
    "unit_successor": "单位拆分",
}

TITLES: Mapping[str, str] = {
    "agenda_item": "{meeting_id}议程“{title}”",
    "annual_task": "{year}年年度任务“{title}”",
    "assignment": "{task_id} · {unit_id}",
    "base": "基地“{name}”",
    "base_stage": "{base_id} · {stage}",
    "change": "修改",
    "contact": "{unit_id}联系人 {person}",
    "doubt": "{file_id} · {cell} 的疑点",
    "follow_up": "督办“{matter}”",
    "form": "{unit_id} {period_id}填报表",
    "import": "导入 {code}",
    "indicator": "指标“{title}”",
    "indicator_value": "{unit_id} {period_id} {indicator_id}",
    "literacy_survey": "{year}年公民科学素质调查",
    "measure": "{task_id} 举措 {no}",
    "meeting": "会议“{title}”",
    "milestone": "节点“{title}”",
    "notice": "{kind}“{title}”",
    "operation": "{why}",
    "period": "{code}",
    "phase": "阶段“{title}”",
    "plan": "方案“{title}”",
    "plan_doubt": "方案疑点“{text}”",
    "progress_row": "{unit_id} {period_id} {task_id}进展",
    "received_file": "填报件“{name}”",
    "reminder": "{unit_id} {period_id}催报记录",
    "return_decision": "{unit_id} {period_id}审核结果",
    "return_tick": "{unit_id} {period_id} {tick}",
    "sent_back": "{unit_id} {period_id}退回“{file_name}”",
    "task": "任务 {no}",
    "taught_word": "识别用语“{text}”",
    "unit": "{name}",
    "unit_alias": "{unit_id}简称“{text}”",
    "unit_successor": "{unit_id}拆分为{successor_id}",
}
"""What a row is called: `{column}` stands for its value, or for the title of the row that it refers to."""

PERIOD_CODES = frozenset({("period", "code")})
"""Columns that hold the code of a period, which is read as 2023年上半年."""

VALUES: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("doubt", "field"): FIELD_NAMES,
    ("taught_word", "means"): {**FIELD_NAMES, LEFT_OUT: NOT_WANTED},
    ("doubt", "settled"): {settled.value: settled.chinese for settled in Settled},
}
"""Words of the program that stand in a column of text."""

COUNTED = frozenset({("doubt", "held_rows"), ("sent_back", "cells")})
"""Columns that keep whole rows as they were read: their number says enough."""
