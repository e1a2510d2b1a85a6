"""Back from the reading form to the document's own words: what is shown and stored is what it says."""

from dataclasses import replace

from lianping_desk.domain.read_plan import Duty, ReadPlan, ReadTask
from lianping_desk.exchange.plan_reading.document import Block, Document, Paragraph, Table
from lianping_desk.exchange.plan_reading.reading_form import reading_form


def in_reading_form(document: Document) -> Document:
    """The document with every text in its reading form."""
    return replace(document, blocks=tuple(_block(block) for block in document.blocks))


def _block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(reading_form(block.text), block.line, reading_form(block.lead))
    return Table(tuple(replace(row, cells=tuple(reading_form(cell) for cell in row.cells)) for row in block.rows))


class OwnWords:
    """Finds what was read where it stands, and says it as it stands there."""

    def __init__(self, document: Document) -> None:
        self._own = _whole(document)
        self._read = _whole(in_reading_form(document))
        tight = [place for place, sign in enumerate(self._read) if not sign.isspace()]
        self._own_tight = "".join(self._own[place] for place in tight)
        self._read_tight = "".join(self._read[place] for place in tight)

    def restored(self, plan: ReadPlan) -> ReadPlan:
        """The plan in the document's own words."""
        if self._own == self._read:
            return plan
        return replace(
            plan,
            title=self.of(plan.title),
            tasks=tuple(self._task(task) for task in plan.tasks),
            indicators=tuple(replace(one, title=self.of(one.title), text=self.of(one.text)) for one in plan.indicators),
            phases=tuple(replace(one, title=self.of(one.title), text=self.of(one.text)) for one in plan.phases),
            doubts=tuple(
                replace(one, where=self._said_of(one.where), text=self.of(one.text), why=self._said_of(one.why))
                for one in plan.doubts
            ),
        )

    def of(self, text: str) -> str:
        """`text` as the document writes it; a title may run over several lines."""
        for read, own in ((self._read, self._own), (self._read_tight, self._own_tight)):
            place = read.find(text)
            if place >= 0:
                return own[place : place + len(text)]
        return text

    def _task(self, task: ReadTask) -> ReadTask:
        return replace(
            task,
            title=self.of(task.title),
            section=self.of(task.section),
            duties=tuple(self._duty(duty) for duty in task.duties),
            measures=tuple(replace(measure, title=self.of(measure.title)) for measure in task.measures),
        )

    def _duty(self, duty: Duty) -> Duty:
        token = self.of(duty.token)
        return replace(duty, token=token, full=duty.full and duty.full.removesuffix(duty.token) + token)

    def _said_of(self, said: str) -> str:
        """A sentence of ours that ends in words of the document: 正文第33行“…”, 责任单位重复：…."""
        sign, end = ("“", "”") if said.endswith("”") else ("：", "")
        head, sign, words = said.partition(sign)
        return f"{head}{sign}{self.of(words.removesuffix(end))}{end}" if sign else said


def _whole(document: Document) -> str:
    texts: list[str] = []
    for block in document.blocks:
        texts += [block.text] if isinstance(block, Paragraph) else [cell for row in block.rows for cell in row.cells]
    return "\n".join(texts)
