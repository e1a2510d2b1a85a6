"""Notices of a county that is not real, at their most crowded and their emptiest."""

from dataclasses import replace
from datetime import date

from lianping_desk.domain.notice import Notice, NoticeKind

SENTENCE = "为深入贯彻落实全民科学素质行动规划纲要和本级实施方案推动各项任务落到实处现将有关事项通知如下请认真办理"
OFFICE = "某某县科普工作联席会议办公室"
FORTY_UNITS = "、".join(f"县某某某局第{number}办公室" for number in range(1, 41))

EMPTIEST = Notice(NoticeKind.reminder, "催报函", date(2023, 7, 5), "", "请报送。", signed_by="某县科协")
LONG = Notice(
    NoticeKind.bulletin,
    "关于某某县落实《全民科学素质行动规划纲要（2021—2035年）》实施方案2023年上半年科普工作进展情况的通报",
    date(2023, 7, 15),
    "各成员单位",
    SENTENCE * 30,
    "第3期",
    "县委办、县政府办",
    OFFICE,
)
CROWDED = replace(
    LONG,
    addressee=FORTY_UNITS,
    copies_to=FORTY_UNITS,
    text="\n".join(
        (
            "一、总体情况",
            SENTENCE * 12,
            f"（一）抓进度。{SENTENCE * 6}。",
            "（二）王𬭎同志牵头的工作",
            SENTENCE,
            "附件：1. 某某县2023年上半年科普工作进展情况一览表（含各项提升行动和重点工程的完成率、责任单位）",
            "2. 参会回执",
            "（联系人：王𬭎；联系电话：0762-4330000）",
            "【附件1】",
            "进展情况一览表",
            SENTENCE,
            "【附件2】",
            "参会回执",
            "| 单位 | 姓名 | 职务 | 联系电话 |",
            "|---|---|---|---|",
            "|  |  |  |  |",
        )
    ),
)
