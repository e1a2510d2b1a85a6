"""A plan file that was changed by hand says which entry is wrong."""

from pathlib import Path

import pytest

from lianping_desk.domain.errors import DeskError
from lianping_desk.exchange.plan_file import read_plan_file

GOOD = """
[plan]
title = "某县实施方案"
region = "某县"
years = [2026, 2030]
basis = []
source = "某县.docx"

[[task]]
no = 1
kind = "action"
section = "提升行动"
title = "青少年"
line = 3
lead = ["县教育局"]
responsible = ["团县委", "县教育局"]
cooperating = ["县科协"]

[[indicator]]
title = "活动场次"
comparison = "range"
number = 1.5
number_max = 2
unit = "万场"
annual = true
strength = "must"
baseline = { number = 16.3, year = 2025 }
text = "每年1.5-2万场"
line = 9

[[unit]]
name = "县教育局"
full_name = "某县教育局"
kind = "government"

[[unit]]
name = "团县委"
full_name = "共青团某县委员会"
kind = "people"

[[unit]]
name = "县科协"
full_name = "某县科学技术协会"
kind = "people"
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "plan.toml"
    path.write_text(text, "utf-8")
    return path


def test_any_county_can_be_read(tmp_path: Path) -> None:
    found = read_plan_file(written(tmp_path, GOOD))
    assert (found.plan.region, found.plan.first_year, found.plan.last_year) == ("某县", 2026, 2030)
    assert [(a.token, a.role.value) for a in found.plan.tasks[0].assignments] == [
        ("县教育局", "lead"),
        ("团县委", "responsible"),
        ("县科协", "cooperating"),
    ]
    assert [doubt.why for doubt in found.plan.doubts] == ["责任单位重复：县教育局"]
    (indicator,) = found.indicators
    assert (str(indicator.target.number), str(indicator.target.number_max)) == ("1.5", "2")
    assert indicator.annual and str(indicator.baseline) == "(Decimal('16.3'), 2025)"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('lead = ["县教育局"]', 'lead = ["县体育局"]', "“县体育局”不在单位名单里"),
        ('title = "青少年"', "", "第1个任务缺少title"),
        ('kind = "action"', 'kind = "game"', "第1个任务写法有误"),
        ("[plan]", "[plans]", "[plan]缺少plan"),
        ("number = 1.5", 'number = "many"', "第1个指标写法有误"),
        ('full_name = "某县科学技术协会"', 'full_name = "某县教育局"', "“某县教育局”同时是两个单位的名称"),
        ("years = [2026, 2030]", "years = [2026]", "[plan]写法有误"),
        ("[plan]", "[plan", "格式有误"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(DeskError) as trouble:
        read_plan_file(written(tmp_path, GOOD.replace(old, new, 1)))
    assert said in trouble.value.sentence
    assert "plan.toml" in trouble.value.sentence
    assert trouble.value.way_out


def test_a_missing_file_is_known_trouble(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="打不开"):
        read_plan_file(tmp_path / "none.toml")
