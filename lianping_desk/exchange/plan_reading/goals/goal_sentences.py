"""The sentences of a plan that may hold targets, and their clauses with the year and the strength that govern each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lianping_desk.exchange.plan_reading.document import Paragraph
from lianping_desk.exchange.plan_reading.five_year_plans import five_year_plans
from lianping_desk.exchange.plan_reading.outline.chapters import tells_the_past
from lianping_desk.exchange.plan_reading.outline.markers import Rank
from lianping_desk.exchange.plan_reading.outline.outline import Node

_NOTES = re.compile(r"^(注\s*释|名词解释|注[：:])|^[〔﹝［\[【]\d{1,2}[〕﹞］\]】]")
_NOTES_HEAD = re.compile(r"^(注\s*释|名词解释|抄送)")
_DEFINITION = re.compile(r"是指|[：:，。]\s*(?:主要)?指(?![导标数引定挥])|^\s*(?:主要)?指(?![导标数引定挥])")
_SENTENCE = re.compile(r"[^。！？!?]+")
_CLAUSE = re.compile(r"[^，；：;:]+?(?=[，；：;:]|,(?!\d)|$)")
_YEAR = re.compile(r"(20\d\d)\s*年")
_STRIVE = re.compile(r"力争|争取|努力争取|努力实现|努力达到")
# 每年培训5000人次、到2025年建成基地5个: a date begins a clause of its own
_DATE_WITHIN = re.compile(r"(?:、|并且|并|且)(?=(?:力争|争取)?(?:到|至)20\d\d年)")
_ORDINAL = re.compile("[一二三四五六七八九十]是(?P<what>[^。；]+)。")
_NAMES = re.compile(
    r"《[^》]*》|[（(]20\d\d\s*[—–\-][^）)]*[）)]|(?:比|较|与|自|从|由)\s*(?:20\d\d\s*年|“十.五”(?:期?末)?)"
)
# 新建乡村科普长廊。全年新建12处 counts what the heading names; 青少年…行动 and 工作目标 name nothing to be counted
_NAMES_NOTHING_COUNTED = re.compile("目标|要求|原则|思想|保障|领导|步骤|安排|行动|工程|任务|措施|机制|思路")
_SAYS_GOALS = re.compile(r"[^。，《]{0,12}目标(?:任务)?(?:：|是|为)")
_DATE_ALONE = re.compile(r"(?:力争|争取|努力)?(?:到|至|在)?20\d\d年(?:底|末)?(?:前)?")
# 年接待观众 counts what one year brings; 2025年培训 is a date
_EACH_YEAR = re.compile(
    r"每年|每学年|全年(?!.{0,4}目标)|(?<![\d今去明当近十两三五])年(?:接待|服务|培训|参观|受众|参与|受益|覆盖|开放|举办|开展|惠及|播放|阅读|访问|点击|浏览|观看|发布|推出|制作|吸引)"
)
# 达到21%（2020年：15.6%）, 达到21%（2020年为15.6%）: a number in brackets has its year for itself.
# 建成5个（2025年底前）: a date alone is that of what stands before it.
_NUMBER_IN_BRACKET = re.compile(r"（[^（）\d]{0,4}20\d\d\s*年[^（）]*?\d[^（）]*）")
_BRACKET_BEGINS = re.compile(r"（[^（）\d]{0,4}(20\d\d)\s*年[^（）\d]{0,4}$")
_PAST = re.compile(
    r"“?十[一二三]五”?|以来|截至|截止|目前|现有|已有|已经|已达|已建|已创|去年|同比|上年|五年来|期间[^，]{0,6}达到了|累计已|曾|达到了|增长了"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its full stop, and the line its paragraph begins at.

    `year` is the year that stands over a list (到2030年，实现以下目标：); `heading` the heading that the text is under;
    `of_goals` where one above it speaks of 目标.
    """

    text: str
    line: int
    year: int | None = None
    heading: str = ""
    of_goals: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between commas. `year` is the year named in the sentence up to here; `annual` says 每年.

    `annual_from_before` where an earlier clause said it; `is_dated` where it, or a date alone before it, names a year.
    """

    text: str
    year: int | None
    annual: bool
    strives: bool
    annual_from_before: bool = False
    is_dated: bool = False

    def dated_before(self, place: int) -> "Clause":
        """The clause as it stands at `place`: 到2023年达到18%、2025年达到20% names a year for each."""
        named = _YEAR.findall(_without_names(self.text[:place]))
        several = len(set(_YEAR.findall(_without_names(self.text)))) > 1
        is_another = bool(named) and self.year is not None and int(named[-1]) != self.year
        return replace(self, year=int(named[-1]), is_dated=True) if named and (several or is_another) else self


def goal_sentences(before: Sequence[Paragraph], chapters: Sequence[Node]) -> Iterator[Sentence]:
    """All sentences but those of chapters on the past, of the notes, and those that say what a word means.

    What stands before the chapters tells goals where it says so: 全年工作目标：….
    """
    for paragraph in before:
        if _SAYS_GOALS.match(paragraph.text):
            yield from (Sentence(found[0].strip(), paragraph.line) for found in _SENTENCE.finditer(paragraph.text))
    for chapter in chapters:
        for paragraph, year, heading, of_goals in _paragraphs(chapter, None):
            for found in _SENTENCE.finditer(paragraph.text):
                if found[0].strip() and not _DEFINITION.search(found[0]):
                    text = found[0].strip()
                    yield Sentence(text, paragraph.line, year, "" if text == heading else heading, of_goals)


def past_sentences(before: Sequence[Paragraph], chapters: Sequence[Node]) -> Iterator[Sentence]:
    """Every sentence, past ones included: where baselines are told."""
    everything = [*before, *(paragraph for chapter in chapters for paragraph in _raw(chapter))]
    for paragraph in everything:
        for found in _SENTENCE.finditer(paragraph.text):
            yield Sentence(found[0].strip(), paragraph.line)


def is_past(text: str, first_year: int | None) -> bool:
    """Whether a sentence tells results: it says so, or the years it names all lie before the plan."""
    text = _without_names(text)
    years = [int(year) for year in _YEAR.findall(text)] + (list(five_year_plans(text)) if first_year else [])
    ahead = [year for year in years if first_year is None or year >= first_year]
    if ahead:
        return False
    return bool(years) or _PAST.search(text) is not None


def clauses(sentence: str, year: int | None = None) -> Iterator[Clause]:
    """The clauses in order; a year and 每年 govern those behind them, 力争 only its own clause.

    `year` is the one that stands over the sentence. “十四五”末 names one, “十四五”期间 does not.
    """
    annual = date_alone = strives_before = False
    end, around, is_inside = 0, year, False
    sentence = _DATE_WITHIN.sub("，", sentence)
    for found in _CLAUSE.finditer(sentence.replace(",", "，") if not re.search(r"\d,\d{3}", sentence) else sentence):
        text = found[0].strip("，,；;：: ")
        if not text:
            continue
        if sentence[end : found.start()].strip() in ("；", ";"):
            annual = False  # behind a ； stands a goal of its own
        end = found.end()
        own = _without_names(text)
        begins = _BRACKET_BEGINS.search(own)
        own = _BRACKET_BEGINS.sub("", _NUMBER_IN_BRACKET.sub("", own))
        named = [int(one) for one in _YEAR.findall(own)] or list(five_year_plans(own, ends_only=True))
        if named:
            year, annual = named[-1], False
        says_it = _EACH_YEAR.search(text) is not None
        # 年均增长5% says it of its own clause only
        yield Clause(
            text,
            year,
            annual=annual or says_it or "年均" in text,
            strives=strives_before or _STRIVE.search(text) is not None,
            annual_from_before=annual and not says_it,
            is_dated=bool(named) or date_alone,
        )
        annual = annual or says_it
        if begins:
            year, around, is_inside = int(begins[1]), year, True
        elif is_inside and "）" in text:
            year, is_inside = around, False
        date_alone = _DATE_ALONE.fullmatch(text) is not None
        strives_before = date_alone and _STRIVE.search(text) is not None  # 力争到2025年，比例达到…


def _without_names(text: str) -> str:
    """A year in the name of a document (2016—2020年) dates nothing, nor does the one compared with (比2025年)."""
    return _NAMES.sub("", text)


def _paragraphs(
    node: Node, year: int | None, of_goals: bool = False
) -> Iterator[tuple[Paragraph, int | None, str, bool]]:
    """The text of a chapter with the year and the measure's heading over it, and whether it tells goals."""
    if tells_the_past(node.title):
        return
    year = _year_over(node.title) or year
    names_thing = node.rank >= Rank.number or not _NAMES_NOTHING_COUNTED.search(node.title)
    heading = node.title if names_thing else ""
    of_goals = of_goals or "目标" in node.title
    for paragraph in _own(node):
        opening = _ORDINAL.match(paragraph.text)  # 一是建设县科技馆。2024年建成开放
        yield paragraph, year, opening["what"] if opening else heading, of_goals
        last = _SENTENCE.findall(paragraph.text)[-1:]
        if last and last[0].strip().endswith(("：", "，")):
            year = _year_over(last[0]) or year
    for child in node.children:
        yield from _paragraphs(child, year, of_goals)


def _year_over(text: str) -> int | None:
    """到2030年，实现以下目标： and （二）2030年目标 date the list below."""
    is_over = "目标" in text or text.rstrip().endswith("：") or _DATE_ALONE.fullmatch(text.strip())
    named = _YEAR.findall(_without_names(text)) if is_over else []
    return int(named[-1]) if named else None


def _raw(node: Node) -> Iterator[Paragraph]:
    yield from _own(node)
    for child in node.children:
        yield from _raw(child)


def _own(node: Node) -> Iterator[Paragraph]:
    yield Paragraph(f"{node.title}。{node.body}", node.line)
    for paragraph in node.paragraphs:
        if _NOTES_HEAD.match(paragraph.text):
            return
        if not _NOTES.match(paragraph.text):
            yield paragraph
