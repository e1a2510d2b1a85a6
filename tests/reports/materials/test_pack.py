"""A meeting pack on paper: nothing of it missing, every page numbered, every part found from the contents."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from lianping_desk.domain.materials.ledger import Ledger
from lianping_desk.domain.materials.pack import Pack, TaskSheets
from lianping_desk.domain.materials.schedule import ScheduleSheet
from lianping_desk.domain.materials.targets import TargetSheet
from lianping_desk.reports.document import Rendered, render
from lianping_desk.reports.fonts import FontChoice
from lianping_desk.reports.materials.compose import compose
from tests.reports.materials.conftest import MEETING, only
from tests.reports.materials.crowded import UNIT_NAMES
from tests.reports.reading import page_texts, squeezed

HEADINGS = (
    *("任务进度", "年度任务", "节点", "目标进展", "目标完成情况", "科普教育基地等创建台账", "公民科学素质调查结果"),
    *("填报情况", "任务进展", "指标数", "牵头任务", "参与任务", "相关指标", "2023年年度任务", "签收回执"),
)


def outline(printed: Rendered) -> list[tuple[str, int]]:
    """Titles of the bookmarks with their pages, from 1."""
    reader = PdfReader(BytesIO(printed.pdf))
    found: list[tuple[str, int]] = []
    for entry in reader.outline:
        for one in entry if isinstance(entry, list) else [entry]:
            page = reader.get_destination_page_number(one)
            assert page is not None
            found.append((str(one.title), page + 1))
    return found


def test_the_cover_names_plan_meeting_day_place_and_maker(pages: list[str], pack: Pack) -> None:
    for words in ("云溪县科普工作联席会议材料", "会议时间：2023年7月20日", "会议地点：县政府三楼会议室"):
        assert words in pages[0]
    for words in (pack.heading.plan_title, "填报期：2023年上半年", "数据截至：2023年6月30日", pack.heading.office):
        assert squeezed(words) in pages[0]
    assert "2023年7月15日" in pages[0]


def test_every_page_but_the_cover_says_its_number_of_all(pages: list[str], printed: Rendered) -> None:
    assert len(pages) == printed.pages
    assert "页共" not in pages[0]
    for number, text in enumerate(pages[1:], start=2):
        assert not text or f"第{number}页共{printed.pages}页" in text


def test_contents_and_bookmarks_lead_to_every_material_and_unit(pages: list[str], printed: Rendered) -> None:
    found = outline(printed)
    parts = (
        "科普工作进展情况汇报",
        "附件1　任务分工表",
        "任务分工表（单位对照）",
        "附件2　进度安排表",
        "附件3　创建目标完成情况",
        "附件4　填报台账",
        "附件5　催报名单",
        "附件6　任务书",
        "附件7　数据来源",
    )
    titles = [title for title, _ in found]
    for part in parts:
        assert part in titles
    assert [title.removeprefix("任务书　") for title in titles if title.startswith("任务书　")] == list(UNIT_NAMES)
    contents = "".join(pages[1:3])
    for title, page in found:
        assert f"{squeezed(title)}{page}" in contents


def test_every_unit_has_a_sheet_that_begins_on_a_new_page(pages: list[str], printed: Rendered) -> None:
    places = {title: page for title, page in outline(printed) if title.startswith("任务书　")}
    assert len(set(places.values())) == 41
    for title, page in places.items():
        assert pages[page - 1].startswith("云溪县科普工作任务书单位：")
        assert title.removeprefix("任务书　").removeprefix("县") in pages[page - 1]
    for begins, following in pairwise([*places.values(), printed.pages + 1]):
        assert any("签收回执" in text for text in pages[begins - 1 : following - 1])


def test_nothing_of_the_schedule_is_missing(pages: list[str], pack: Pack) -> None:
    text = "".join(pages)
    schedule = next(sheet.schedule for sheet in pack.materials if isinstance(sheet, ScheduleSheet))
    for line in schedule.lines:
        assert squeezed(line.task.title) in text
        assert all(squeezed(measure.title) in text for measure in line.task.measures)
        assert all(one.annual.title in text and one.ends.isoformat() in text for one in line.annual)
        assert all(flag.milestone.title in text for flag in line.milestones)
    assert sum(len(line.task.measures) for line in schedule.lines) == 38
    assert sum(len(line.annual) for line in schedule.lines) == 60


def test_nothing_of_targets_and_register_is_missing(pages: list[str], pack: Pack) -> None:
    text = "".join(pages)
    sheet = next(sheet for sheet in pack.materials if isinstance(sheet, TargetSheet))
    assert len(sheet.register) == 25
    for line in sheet.register:
        assert line.base.name in text
        assert squeezed(line.base.certificate) in text
    for status in sheet.indicators:
        assert squeezed(f"{status.indicator.title}（{status.indicator.strength.chinese}）") in text
    for words in ("11.35/13%", "1.65", "5/5个", "2/3个", "1.26/10万人次", "8.74", "尚无结果", "已实现", "10.72"):
        assert words in text


def test_nothing_of_the_ledger_is_missing(pages: list[str], pack: Pack) -> None:
    ledger = next(sheet for sheet in pack.materials if isinstance(sheet, Ledger))
    text = "".join(page for page in pages if "填报台账" in page)
    assert text.count("62.5") >= len(ledger.rows)
    assert text.count("25.5") >= len(ledger.rows)
    assert all(squeezed(name) in "".join(pages) for name in UNIT_NAMES)
    assert "应报41个单位，已报33个，未报8个" in text


def test_no_heading_is_left_alone_at_the_end_of_a_page(texts: list[str]) -> None:
    for text in texts[1:]:
        lines = [squeezed(line) for line in text.split("\n") if line.strip()]
        body = [line for line in lines if "页共" not in line]
        assert not body or body[-1] not in HEADINGS


def test_every_light_has_its_legend_once_on_the_page_where_its_table_begins(pages: list[str]) -> None:
    for heading in ("任务进度方案分", "年度任务(未启动：|年度任务序号)", "节点(未启动：|时间节点)", "目标进展未启动："):
        page = next(page for page in pages[3:] if re.search(heading, page))
        assert page.count("慢序时：落后序时进度超过5个、不超过15个百分点") == 1, heading


def test_a_long_plan_title_breaks_before_its_years_whatever_their_brackets(pack: Pack, bundled: FontChoice) -> None:
    for years in ("(2021-2025年)", "（2021—2025年）"):
        named = replace(
            pack, heading=replace(pack.heading, plan_title=f"云溪县全民科学素质行动规划纲要实施方案{years}")
        )
        cover = [line.strip() for line in page_texts(render(compose(named), bundled))[0].split("\n")]
        assert years in cover


def test_the_report_names_what_lags_what_changed_and_who_has_not_returned(pages: list[str]) -> None:
    text = "".join(page for page in pages[3:] if "进展情况汇报" in page)
    for words in ("任务6“实施科技资源科普化工程”", "完成进度12%，序时进度37.3%", "尚未报送的单位8个：县文明办、"):
        assert words in text
    for words in ("自2023年3月10日“2023年第一次联席会议”以来", "任务3由52.5%到62.5%", "办结督办事项1件"):
        assert words in text


def test_the_same_pack_gives_the_same_bytes(pack: Pack, printed: Rendered, bundled: FontChoice) -> None:
    assert render(compose(pack, MEETING), bundled).pdf == printed.pdf


def test_the_sheet_of_one_unit_stands_alone(pack: Pack, bundled: FontChoice) -> None:
    sheets = only(pack, TaskSheets)
    (material,) = sheets.materials
    assert isinstance(material, TaskSheets)
    one = TaskSheets(material.heading, material.sheets[6:7])
    texts = page_texts(render(compose(Pack(material.heading, (one,))), bundled))
    assert len(texts) == 2
    assert "县教育局" in texts[0]
    assert not any("数据来源" in text or "签收登记表" in text for text in texts)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(printed: Rendered, tmp_path: Path) -> None:
    file = tmp_path / "pack.pdf"
    file.write_bytes(printed.pdf)
    checked = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
