"""What counts as a target, sentence by sentence; results, subsidies, limits for others and names are none."""

from decimal import Decimal

import pytest

from lianping_desk.domain.indicator import Indicator
from lianping_desk.exchange.plan_reading.opening.text_file import document_of_text
from lianping_desk.exchange.plan_reading.read_plan import plan_of

PLAN = """白石县全民科学素质行动规划纲要实施方案（2026—2030年）
一、发展基础
“十四五”期间，全县建成科普基地20个，培训农民3万人次。2025年，全县公民具备科学素质的比例达到15.2%。
二、总体目标
{said}
三、提升行动
（一）青少年科学素质提升行动
——办好科学课。开课。
注释
〔1〕三个一：每年举办3场活动。
"""


def _read(said: str) -> tuple[Indicator, ...]:
    return plan_of(document_of_text("方案.txt", PLAN.format(said=said))).indicators


def _short(one: Indicator) -> str:
    """Title, comparison, number and unit, year or 每年, 力争."""
    target = one.target
    number = "" if target.number is None else f"{target.number}"
    number += "" if target.number_max is None else f"-{target.number_max}"
    when = "每年" if one.annual else "" if one.year is None else str(one.year)
    return " ".join(
        part for part in (one.title, f"{target.comparison}{number}{one.unit}", when, one.strength[:6]) if part
    )


TARGETS = {
    "到2030年，全县公民具备科学素质的比例达到20%左右，城乡差距明显缩小。": ["公民具备科学素质的比例 ~20% 2030 must"],
    "到2028年，科普场馆达到15个；到2030年，科普场馆达到25个以上。": [
        "科普场馆 >=15个 2028 must",
        "科普场馆 >=25个 2030 must",
    ],
    "力争到2030年建成省级科普教育基地2个。": ["省级科普教育基地 =2个 2030 strive"],
    "到2030年底，公民具备科学素质的比例达到18%—20%。": ["公民具备科学素质的比例 range18-20% 2030 must"],
    "到2030年，全县每万人拥有科普人员不少于15人。": ["每万人拥有科普人员 >=15人 2030 must"],
    "每年举办科普活动100场次以上，参与人数不少于5万人次。": [
        "科普活动 >=100场次 每年 must",
        "参与人数 >=5万人次 每年 must",
    ],
    "培育科技志愿服务队50支、科技志愿者3000名。": ["科技志愿服务队 =50支 must", "科技志愿者 =3000名 must"],
    "到2027年建成县科技馆并免费开放。": ["县科技馆 done 2027 must"],
    "到2030年，创建全国科普示范县。": ["全国科普示范县 done 2030 must"],
    "到2030年，人均科普经费不低于2元。": ["人均科普经费 >=2元 2030 must"],
    "建设5个以上县级科普教育基地。": ["县级科普教育基地 >=5个 must"],
    "每校至少配备1名科技辅导员。": ["每校科技辅导员 >=1名 must"],
    "到2030年，各级科普教育基地总数达到30个，其中省级3个、市级8个。": [
        "各级科普教育基地 >=30个 2030 must",
        "省级科普教育基地 =3个 2030 must",
        "市级科普教育基地 =8个 2030 must",
    ],
    "农村中学科技馆由3所增加到8所。": ["农村中学科技馆 >=8所 must"],
    "到2030年，公民具备科学素质的比例比2025年提高5个百分点。": ["公民具备科学素质的比例 done 2030 must"],
    "2026年公民具备科学素质的比例超过16%，2028年超过18%，2030年超过20%。": [
        "公民具备科学素质的比例 >16% 2026 must",
        "公民具备科学素质的比例 >18% 2028 must",
        "公民具备科学素质的比例 >20% 2030 must",
    ],
    "到2030年，A类、B类和C类基地占比分别达到30%、20%和10%。": [
        "A类基地占比 >=30% 2030 must",
        "B类基地占比 >=20% 2030 must",
        "C类基地占比 >=10% 2030 must",
    ],
    "到2030年，科普中国信息员注册人数突破1万人。": ["科普中国信息员注册人数 >1万人 2030 must"],
    "面向老年人开展培训，每年不少于2,000人次。": ["面向老年人开展培训 >=2000人次 每年 must"],
    "老年人受骗率降至1%以下。": ["老年人受骗率 <=1% must"],
    "到2030年，公民具备科学素质的比例达到20%，比2025年提高5个百分点。": ["公民具备科学素质的比例 >=20% 2030 must"],
    "县级财政科普经费年均增长不低于5%。": ["县级财政科普经费年均增长 >=5% 每年 must"],
    "人均科普经费不低于8元，年均增长5%以上。": ["人均科普经费 >=8元 must", "人均科普经费年均增长 >=5% 每年 must"],
    "“十五五”期间，创建省级科学教育示范学校10所。": ["省级科学教育示范学校 =10所 must"],
    "到“十五五”末，科普经费人均达到2元。": ["科普经费人均 >=2元 2030 must"],
    "每年培训农民1万人次，到2030年建成科普基地5个。": ["培训农民 =1万人次 每年 must", "科普基地 =5个 2030 must"],
    "每年培训农民1万人次，建成科普基地5个。": ["培训农民 =1万人次 每年 must", "科普基地 =5个 must"],
    "每50万人口拥有1座科普场馆。": ["每50万人口科普场馆 =1座 must"],
    "到2030年，公民具备科学素质的比例由2025年的15.2%提高到20%以上。": ["公民具备科学素质的比例 >=20% 2030 must"],
    "到2028年，公民具备科学素质的比例达到18%，差距明显缩小；到2030年，达到20%以上。": [
        "公民具备科学素质的比例 >=18% 2028 must",
        "公民具备科学素质的比例 >=20% 2030 must",
    ],
    "到2030年，公民具备科学素质的比例超过全市平均水平，达到20%。": ["公民具备科学素质的比例 >=20% 2030 must"],
    "建成县级科普基地12个（其中省级1个、市级5个）。": [
        "县级科普基地 =12个 must",
        "省级科普基地 =1个 must",
        "市级科普基地 =5个 must",
    ],
    "打造5条科普研学线路、10个科普示范村。": ["科普研学线路 =5条 must", "科普示范村 =10个 must"],
    "县、乡、村三级科普设施覆盖率分别达到100%、90%、80%。": [
        "县级科普设施覆盖率 >=100% must",
        "乡级科普设施覆盖率 >=90% must",
        "村级科普设施覆盖率 >=80% must",
    ],
    "各市均建有1座以上综合性科技馆。": ["各市综合性科技馆 >=1座 must"],
    "中小学校100%配备科学副校长。": ["中小学校配备科学副校长 =100% must"],
    "60%的行政村建有科普宣传栏。": ["行政村建有科普宣传栏 =60% must"],
    "到2030年，公民具备科学素质的比例≥20%。": ["公民具备科学素质的比例 >=20% 2030 must"],
    "建成面积不少于3000平方米的县科技馆。": ["县科技馆面积 >=3000平方米 must"],
    "财政每年安排200万元科普专项资金。": ["科普专项资金 =200万元 每年 must"],
    "到2030年，实现以下目标：\n——科普基地达到18个。\n——科普志愿者达到3万名左右。": [
        "科普基地 >=18个 2030 must",
        "科普志愿者 ~3万名 2030 must",
    ],
    "推动县科技馆2028年底前建成开放。": ["县科技馆 done 2028 must"],
    "2028年底前完成县科技馆布展并对外开放。": ["县科技馆 done 2028 must"],
    "推动10家以上科研机构面向公众开放。": ["科研机构面向公众开放 >=10家 must"],
    "到2030年，公民具备科学素质的比例达到21%（2022年：15.6%），科普小站达到90个。": [
        "公民具备科学素质的比例 >=21% 2030 must",
        "科普小站 >=90个 2030 must",
    ],
    "到2030年，公民具备科学素质的比例达到21%（2022年为15.6%），科普小站达到90个。": [
        "公民具备科学素质的比例 >=21% 2030 must",
        "科普小站 >=90个 2030 must",
    ],
    "建成科普小站90个（2028年底前）。": ["科普小站 =90个 2028 must"],
    "党报科普专版不少于每周1个。": ["每周党报科普专版 >=1个 must"],
    "公民具备科学素质的比例到2028年达到18%、2030年达到20%。": [
        "公民具备科学素质的比例 >=18% 2028 must",
        "公民具备科学素质的比例 >=20% 2030 must",
    ],
    "到2030年，公民科学素质达到全省先进水平。": [],
}


@pytest.mark.parametrize("said", TARGETS)
def test_a_target_is_read_as_it_is_said(said: str) -> None:
    assert [_short(one) for one in _read(said)] == TARGETS[said]


@pytest.mark.parametrize(
    "said",
    [
        "对新认定的省级科普基地一次性奖励10万元。",
        "完成5项提升行动和6项重点工程。",
        "落实《条例》第12条规定的3个方面。",
        "开展为期3个月的专项行动。",
        "支持年营业收入500万元以上企业建设科普基地。",
        "截至2025年底，全县共有科普基地18个。",
        "依托全县12个科普基地开展活动。",
        "建设15分钟科普服务圈和500米口径望远镜科普资源包。",
        "按每400名学生配备1名科学教师的要求补充教师，与某大学等5所高校合作。",
        "建立由分管副县长任总召集人、28个部门组成的联席会议制度。",
        "组织全县8万名中小学生观看影片，开展为期3天的培训。",
        "实施“三个100”工程，推广“1+2+N”模式。",
        "营造热爱科学的社会氛围，完善工作机制。",
    ],
)
def test_other_numbers_are_no_targets(said: str) -> None:
    assert _read(said) == ()


def test_where_a_measure_starts_from_is_told_with_its_year() -> None:
    (indicator,) = _read("到2030年，公民具备科学素质的比例超过20%。")
    assert indicator.baseline is not None
    assert (str(indicator.baseline[0]), indicator.baseline[1]) == ("15.2", 2025)


def test_a_number_that_may_be_what_there_is_already_becomes_a_doubt() -> None:
    plan = plan_of(document_of_text("方案.txt", PLAN.format(said="加强30余所科技教育学校建设。")))
    assert plan.indicators == ()
    assert "加强30余所科技教育学校建设" in [doubt.text for doubt in plan.doubts]


def test_a_table_of_targets_adds_what_the_text_does_not_say() -> None:
    table = (
        "指标\t单位\t2025年\t2028年\t2030年\n公民具备科学素质的比例\t%\t15.2\t18\t≥20\n科普基地\t个\t20\t25\t30个以上\n"
    )
    found = _read("到2030年，公民具备科学素质的比例不低于20%。\n" + table)
    assert [_short(one) for one in found] == [
        "公民具备科学素质的比例 >=20% 2030 must",
        "公民具备科学素质的比例 =18% 2028 must",
        "科普基地 =25个 2028 must",
        "科普基地 >=30个 2030 must",
    ]
    assert {str(one.baseline[0]) for one in found[1:] if one.baseline} == {"15.2", "20"}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("公民具备科学素质的比例比2025年提高5个百分点。", "没有写要达到多少"),
        ("比2025年提高5个百分点。", "没有写明这个数是哪一项指标的"),
        ("每年培训农民1万人次，建成科普基地5个。", "可能也管这个数"),
        ("科普志愿者占常住人口比例不低于千分之五。", "用汉字写的"),
    ],
)
def test_what_the_document_leaves_open_is_doubted(said: str, why: str) -> None:
    plan = plan_of(document_of_text("方案.txt", PLAN.format(said=said)))
    assert why in " ".join(doubt.why for doubt in plan.doubts)


def test_where_a_measure_starts_from_may_stand_in_the_target_itself() -> None:
    (indicator,) = _read("到2030年，科普场馆由2024年的3个增加到8个。")
    assert (str(indicator.target.number), indicator.baseline) == ("8", (Decimal(3), 2024))


@pytest.mark.parametrize(
    ("measure", "counted"),
    [
        ("打造“大家讲”品牌。每年不少于50讲。", "“大家讲”品牌 >=50讲 每年 must"),
        ("开展“科普大篷车”巡演。全年巡演100场次以上。", "“科普大篷车”巡演 >=100场次 每年 must"),
        ("建设科普驿站。每个社区建成1处。", "每个社区科普驿站 =1处 must"),
        ("推进县科技馆建设。总投资4800万元，2025年建成。", "县科技馆 done 2025 must"),
    ],
)
def test_a_number_without_a_name_counts_what_its_heading_says(measure: str, counted: str) -> None:
    head = "白石县实施方案（2021—2025年）\n一、目标\n提高素质。\n二、提升行动\n（一）青少年科学素质提升行动\n"
    plan = plan_of(document_of_text("方案.txt", f"{head}1.{measure}\n"))
    assert [_short(one) for one in plan.indicators] == [counted]


def test_goals_told_before_the_first_chapter_are_read_where_they_say_so() -> None:
    text = (
        "白石县2026年全民科学素质工作要点\n全年工作目标：公民具备科学素质的比例达到17%以上；新增科普基地5家。\n"
        "一、提升行动\n（一）青少年科学素质提升行动\n——办好科学课。开课。\n二、工作要求\n加强领导。\n"
    )
    found = [_short(one) for one in plan_of(document_of_text("方案.txt", text)).indicators]
    assert found == ["公民具备科学素质的比例 >=17% must", "科普基地 =5家 must"]


def test_to_strive_with_a_date_governs_what_the_date_governs() -> None:
    assert [_short(one) for one in _read("力争到2030年，公民具备科学素质的比例达到20%。")] == [
        "公民具备科学素质的比例 >=20% 2030 strive"
    ]
