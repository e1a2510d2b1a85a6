"""Read one document, or text that she pasted, with its lines beside what they say; nothing is stored."""

from pathlib import Path

from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.plan_draft import DocumentLine, ReadDocument
from lianping_desk.exchange.plan_reading.document import Document, Paragraph
from lianping_desk.exchange.plan_reading.opening.open_document import open_document
from lianping_desk.exchange.plan_reading.opening.text_file import document_of_text
from lianping_desk.exchange.plan_reading.read_plan import plan_of

PASTED = "粘贴的文字"


def read_document(source: Path | str, progress: Progress = no_progress) -> ReadDocument:
    """A file, or pasted text; DeskError, in a sentence, when it is no plan."""
    progress(0, 2, "打开文件")
    document = open_document(source) if isinstance(source, Path) else document_of_text(PASTED, source)
    progress(1, 2, "读取任务、单位和指标")
    return ReadDocument(plan_of(document), tuple(_lines(document)))


def _lines(document: Document) -> list[DocumentLine]:
    lines: list[DocumentLine] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(DocumentLine(block.line, block.text))
        else:
            for row in block.rows:
                cells = [cell for place, cell in enumerate(row.cells) if place == 0 or cell != row.cells[place - 1]]
                lines.append(DocumentLine(row.line, " ｜ ".join(cells)))
    return [line for line in lines if line.text.strip()]
