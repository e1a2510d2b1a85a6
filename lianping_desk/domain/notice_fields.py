"""What the text of each kind of notice may name in braces, to be filled in when the notice is drafted."""

from collections.abc import Mapping
from dataclasses import dataclass

from lianping_desk.domain.notice import NoticeKind


@dataclass(frozen=True, slots=True)
class Field:
    """What a text may name in braces: `key` in code (and for who prefers it), `name` as she writes it."""

    key: str
    name: str
    meaning: str


_COMMON = (
    Field("office", "办公室", "办公室名称（设置里填的）"),
    Field("region", "地区", "方案所在的县（市、区）"),
    Field("plan", "方案", "实施方案的标题"),
    Field("today", "日期", "成文日期"),
    Field("year", "年份", "成文日期的年份"),
    Field("count", "序号", "本年这一文种的第几件"),
    Field("contact", "联系方式", "（联系人：某某；联系电话：……），设置里没有填就不出现"),
)

FIELDS: Mapping[NoticeKind, tuple[Field, ...]] = {
    NoticeKind.reminder: (
        Field("unit", "单位", "收函单位的全称"),
        Field("period", "填报期", "如 2023年上半年"),
        Field("due", "截止日期", "填报的截止日期"),
        Field("days", "逾期天数", "逾期几天，未逾期为0"),
        Field("situation", "填报情况", "一句话：尚未报送、已逾期几天，或退回后尚未重报"),
        Field("owed", "应报任务", "该单位要报的任务，一行一项"),
        *_COMMON,
    ),
    NoticeKind.supervision: (
        Field("unit", "单位", "责任单位的全称"),
        Field("matters", "督办事项", "该单位的督办事项，一行一件，带期限"),
        Field("matter_count", "件数", "督办事项的件数"),
        Field("late_demand", "逾期要求", "有事项已经逾期时的一句要求，没有就不出现"),
        Field("due", "办理时限", "其中最近的一个期限"),
        Field("meeting", "会议", "事项来自哪次会议"),
        *_COMMON,
    ),
    NoticeKind.bulletin: (
        Field("as_of", "截至日期", "数据截至哪一天"),
        Field("period", "填报期", "最近一期"),
        Field("overview", "总体情况", "任务、指标各种状态的数目"),
        Field("returns", "填报情况", "应报、已报、未报的单位数"),
        Field("unreturned", "未报单位", "尚未报送的单位名单"),
        Field("tasks", "任务进展", "各项任务的完成率和状态，一行一项"),
        Field("behind", "滞后任务", "滞后、逾期的任务和牵头单位"),
        Field("indicators", "创建目标", "各项指标的目标、现值和差距，一行一项"),
        *_COMMON,
    ),
    NoticeKind.invitation: (
        Field("meeting", "会议名称", ""),
        Field("day", "会议日期", "如 2023年7月20日（星期四）"),
        Field("time", "会议时间", "如 上午9:00"),
        Field("place", "会议地点", ""),
        Field("chair", "主持人", ""),
        Field("agenda", "议程", "一行一项"),
        Field("members", "成员单位", "方案里承担任务的全部单位"),
        Field("receipt_by", "回执期限", "会前两天；来不及时为会前一天，再来不及就写“会议”（会议前）"),
        *_COMMON,
    ),
}
"""The fields of each kind, in the order in which she is shown them."""
