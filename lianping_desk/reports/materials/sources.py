"""The appendix 数据来源: where each figure of the pack was read, numbered, so that tables can point to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.pack import Pack
from lianping_desk.domain.trace import CellTrace
from lianping_desk.reports.document import Section
from lianping_desk.reports.materials.figures import Figure, figures
from lianping_desk.reports.materials.leaf import SENTENCE, title_blocks
from lianping_desk.reports.page import LEDGER
from lianping_desk.reports.paragraph import Paragraph
from lianping_desk.reports.styles import LEDGER_NOTE
from lianping_desk.reports.table import CellAlign, Column, Table, TableStyle

TITLE = "数据来源"
_COLUMNS = (
    Column(("文件",), is_group=True, most=130),
    Column(("工作表",), is_group=True, most=70),
    Column(("编号",), CellAlign.figures),
    Column(("单位",), least=72),
    Column(("内容",), least=84),
    Column(("单元格（原文）",), least=120),
)


@dataclass(frozen=True, slots=True)
class Source:
    """What one file says about one subject of one unit: a numbered line of the appendix."""

    number: int
    figures: tuple[Figure, ...]


class Sources:
    """The numbered sources of a pack, by file, sheet, and the order in which the pack names them."""

    def __init__(self, pack: Pack) -> None:
        together: dict[tuple[str, str, str, str, str], dict[tuple[str, str | None, str], Figure]] = {}
        for figure in figures(pack):
            trace = figure.trace
            key = (trace.file, trace.sha256, trace.sheet or "", figure.unit, figure.subject)
            together.setdefault(key, {}).setdefault(_cell(trace), figure)
        order = sorted(together, key=lambda key: key[:3])
        self.lines = tuple(Source(no, tuple(together[key].values())) for no, key in enumerate(order, start=1))
        self._numbers: dict[tuple[str, str | None, str], int] = {}
        for line in self.lines:
            for figure in line.figures:
                self._numbers.setdefault(_cell(figure.trace), line.number)

    def numbers(self, traces: Iterable[CellTrace | None]) -> str:
        """The numbers under which these cells are listed: 3、5."""
        found = {self._numbers[_cell(trace)] for trace in traces if trace and _cell(trace) in self._numbers}
        return "、".join(str(number) for number in sorted(found))


def source_sections(sources: Sources, heading: Heading, *, is_annex: bool) -> Iterator[Section]:
    """The appendix, or the last annex of a pack; nothing where no figure came from a file."""
    if not sources.lines:
        return
    named = replace(heading, title=f"附录　{TITLE}" if not is_annex else TITLE)
    rows = [_row(line) for line in sources.lines]
    yield Section(
        LEDGER,
        (
            *title_blocks(named),
            Paragraph("本材料中从填报件读取的每个数，都列出所在的文件、工作表和单元格，引号内为原文。", SENTENCE),
            Table(_COLUMNS, rows, TableStyle(size=8, leading=11.5, pad_x=3, pad_y=3)),
            Paragraph("校验码为文件 SHA-256 的前 8 位，原件保存在数据文件夹的 archive 中。", LEDGER_NOTE),
        ),
        named.title,
        heading.subtitle,
    )


def _cell(trace: CellTrace) -> tuple[str, str | None, str]:
    return trace.sha256, trace.sheet, trace.cell


def _row(line: Source) -> tuple[str, ...]:
    first = line.figures[0]
    cells = "，".join(f"{figure.field} {figure.trace.cell}“{figure.trace.text}”" for figure in line.figures)
    file = f"{first.trace.file}\n校验码 {first.trace.sha256[:8]}"
    return file, first.trace.sheet or "—", str(line.number), first.unit, first.subject, cells
