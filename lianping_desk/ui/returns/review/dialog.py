"""核对填报件: the files, the sheet as it looks, what was read of it, and one key for each decision."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import QTimer
from shiboken6 import isValid

from lianping_desk.domain.decision import LEFT_OUT, Decision, Settled, answered
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.plan import Plan
from lianping_desk.domain.sheet_picture import WorkbookPicture
from lianping_desk.domain.taught import TaughtKind, TaughtWord
from lianping_desk.services.returns.doubts.check_answer import AnswerCheck
from lianping_desk.services.returns.doubts.review_files import ReviewedFile
from lianping_desk.services.returns.doubts.reviewing import Review
from lianping_desk.services.returns.doubts.show_doubts import ShownDoubt
from lianping_desk.services.returns.unit_return.differences import differences_with
from lianping_desk.services.taught.word_for import word_for
from lianping_desk.ui import messages
from lianping_desk.ui.help_window import show_help
from lianping_desk.ui.returns.review.compare_dialog import CompareDialog
from lianping_desk.ui.returns.review.decided import Decided
from lianping_desk.ui.returns.review.doubt_card import candidates_of
from lianping_desk.ui.returns.review.frame import ReviewFrame
from lianping_desk.ui.returns.review.keys import bind_keys
from lianping_desk.ui.returns.review.lines import Line, lines_of
from lianping_desk.ui.returns.review.pictures import Pictures
from lianping_desk.ui.returns.review.sheet_pane import OPENING
from lianping_desk.ui.returns.review.summary import about_file, counts_line, said_of_file, what_happens
from lianping_desk.ui.returns.review.teach_dialog import TeachDialog
from lianping_desk.ui.returns.review.walk import Stop, Walk
from lianping_desk.ui.workspace import Workspace


class ReviewDialog(ReviewFrame):
    """Accepted when she wants it written: `decided` holds her decisions, `received_on` the day the files arrived."""

    def __init__(self, workspace: Workspace, review: Review, plan: Plan, agree: str) -> None:
        self.decided = Decided()
        super().__init__(workspace, self.decided, agree, several_files=len(review.files) > 1)
        self.review = review
        self.plan = plan
        self.received_on = workspace.as_of
        self._check = AnswerCheck(workspace.desk)
        self._walk = Walk(review.files, self.decided)
        self._file: ReviewedFile | None = None
        self.pictures = Pictures(workspace, self)
        self.received.setText(self.received_on.isoformat())
        for widget in (self.received, self.received_label):
            widget.setVisible(review.reads_again)
        self._first = self._walk.next_open(None, 0)
        self._connect()
        self._show_files()
        QTimer.singleShot(0, self, self._begin)

    def begin_with(self, doubt: object) -> None:
        """Open at this doubt, by its id, instead of the first."""
        place = self._walk.place_of(doubt)
        if place is not None:
            self._first = self._walk.stops[place]

    def _begin(self) -> None:
        """At the first doubt; of a single return that had gone back, what was put right is looked at before."""
        if self._first is not None:
            self._go_to(self._first)
        else:
            self._go_to_file(0)
            self.focus_on_keys()
        if len(self.review.files) == 1 and self.review.files[0].again:
            self.compare()

    # what she sees

    def _connect(self) -> None:
        self.files.file_chosen.connect(self._show_file)
        self.sheet.cell_chosen.connect(self._to_line)
        self.reading.line_chosen.connect(self._show_line)
        self.card.answered.connect(self.answer)
        self.card.left_out.connect(self.leave_out)
        self.card.as_before_wanted.connect(self.do_as_before)
        self.card.teaching_wanted.connect(lambda: self.teach())
        self.card.typed.done.connect(self.focus_on_keys)
        self.pictures.seen.connect(self._show_picture)
        self.compare_button.clicked.connect(lambda _checked=False: self.compare())
        self.cancel_button.clicked.connect(lambda _checked=False: self.reject())
        self.agree_button.clicked.connect(lambda _checked=False: self._agree())
        bind_keys(
            self,
            {
                **{str(number): partial(self.take, number) for number in range(1, 10)},
                "T": self.card.start_typing,
                "D": self.leave_out,
                "A": self.do_as_before,
                "H": self.teach,
                "C": self.compare,
                "N": lambda: self.step(1),
                "P": lambda: self.step(-1),
                "F": self.reading.switch,
                "Backspace": self.take_back,
                "Ctrl+Z": self.take_back,
                "F1": lambda: show_help(self, "reviewing"),
                "Ctrl+PgDown": lambda: self._go_to_file(self._number + 1),
                "Ctrl+PgUp": lambda: self._go_to_file(self._number - 1),
            },
        )

    @property
    def _number(self) -> int:
        return self._file.number if self._file else 0

    def _show_files(self) -> None:
        self.files.show_files(self.review.files)
        self.agree_button.setEnabled(any(not file.repeated for file in self.review.files))
        self._tell_counts()

    def _show_file(self, file: ReviewedFile) -> None:
        """Show another file, or the same one as it was read now."""
        is_other = self._file is None or self._file.number != file.number
        self._file = file
        self.heading.setText(file.read.file)
        self.compare_button.setVisible(file.earlier > 0)
        self.about.setText(about_file(file, self.decided))
        self.reading.show_lines(lines_of(file, self.plan))
        if is_other:
            self.sheet.forget_cell()
            self.sheet.say(file.read.refused or OPENING)
            self.card.show_line(None, says=said_of_file(file, self.decided))
            if not file.read.refused:
                self.pictures.see(file)
        else:
            self.sheet.show_marks(file)

    def _show_picture(self, number: int, picture: WorkbookPicture | DeskError) -> None:
        if self._file is not None and number == self._number:
            self.sheet.show_picture(self._file, picture)

    def _show_line(self, line: Line) -> None:
        counted = ""
        place = self._walk.place_of(line.doubt.id) if line.doubt else None
        if place is not None:
            counted = f"疑点 {place + 1}/{len(self._walk.stops)}"
        before = self._walk.as_before(line.doubt) if line.doubt else None
        decision = self.decided.in_words(line.doubt) if line.doubt else ""
        self.card.show_line(line, decision, counted=counted, as_before=before)
        if line.cell:
            self.sheet.show_cell(line.sheet, line.cell)

    def _to_line(self, sheet: str | None, cell: str) -> None:
        """She went to a cell: what was read of it."""
        line = self.reading.line_at(sheet, cell)
        if line is not None:
            self.reading.point_to(line)
            self._show_line(line)

    def _tell_counts(self) -> None:
        happens = what_happens(self.review.files, self.decided, is_import=self.review.reads_again)
        self.summary.setText(f"{happens}{self.review.passed_over}")
        self.summary.setToolTip(counts_line(self.review.files, self.decided))

    def compare(self) -> None:
        """What this file says differently from those of its unit and period that came in before."""
        file = self._file
        if file is None or not file.earlier:
            return
        found = self.workspace.read(lambda: differences_with(self.workspace.desk, file.read))
        if found is not None:
            dialog = CompareDialog(self, file, found, self.sheet.go_to_cell)
            dialog.exec()
            dialog.deleteLater()

    # going on

    def step(self, by: int) -> None:
        """To the next or the previous doubt, also of another file."""
        stop = self._walk.step(self._doubt_id, self._number, by)
        if stop is not None:
            self._go_to(stop)

    def _go_on(self) -> None:
        """To the next doubt that is not decided; when there is none, say so."""
        stop = self._walk.next_open(self._doubt_id, self._number)
        if stop is not None:
            self._go_to(stop)
            return
        line = self.reading.current_line()
        if line is not None:
            self._show_line(line)
        self.card.show_line(None, says=f"疑点都处理完了。按回车{self.agree_button.text().removesuffix('（回车）')}。")

    def _go_to(self, stop: Stop) -> None:
        if self._file is None or stop.file != self._number:
            self._go_to_file(stop.file)
        line = self.reading.line_of_doubt(stop.doubt.id)
        if line is not None:
            self.reading.go_to(line)
        self.focus_on_keys()

    def _go_to_file(self, number: int) -> None:
        if 0 <= number < len(self.review.files):
            self.files.go_to(number)
            if self._file is None or self._number != number:
                self._show_file(self.review.files[number])

    @property
    def _doubt(self) -> ShownDoubt | None:
        line = self.reading.current_line()
        return line.doubt if line else None

    @property
    def _doubt_id(self) -> object:
        return self._doubt.id if self._doubt else None

    # deciding

    def take(self, number: int) -> None:
        """Take candidate `number` (from 1) of the doubt she is on."""
        line = self.reading.current_line()
        offered = candidates_of(line) if line else ()
        if number <= len(offered):
            self.answer(offered[number - 1])

    def answer(self, answer: str) -> None:
        """Settle the doubt she is on with a candidate or what she typed; she is told at once when it cannot be."""
        line, shown = self.reading.current_line(), self._doubt
        if line is None or shown is None or self._file is None:
            return
        if shown.doubt.field in (TaughtKind.heading, TaughtKind.measure):
            if shown.unit:
                self._teach(shown, TaughtKind(shown.doubt.field), answer, for_all=False)
            else:
                self.teach(answer)  # whose words these are is not known: she says for whom
            return
        try:
            understood = self._check.understood(self._file.read, shown.doubt, answer)
        except DeskError as error:
            self.card.start_typing()
            self.card.show_trouble(str(error))
            return
        self._decide(shown, answered(answer, candidates_of(line)), understood)

    def leave_out(self) -> None:
        """The doubt she is on does not go in."""
        if self._doubt is not None:
            self._decide(self._doubt, LEFT_OUT)

    def do_as_before(self) -> None:
        """Decide as for the file before, and the same for all others that ask between the same periods."""
        shown = self._doubt
        before = self._walk.as_before(shown) if shown else None
        if shown is not None and before is not None:
            self._decide(shown, before.decision, before.in_words, before.others)

    def teach(self, chosen: str = "") -> None:
        """Ask what the word of the doubt she is on means, and remember it; `chosen` is offered first."""
        shown = self._doubt
        if shown is None or shown.doubt.field not in {kind.value for kind in TaughtKind}:
            return
        kind = TaughtKind(shown.doubt.field)
        titles = [one.title for one in self._check.known.indicators]
        dialog = TeachDialog(self, shown, kind, self.plan, titles, chosen)
        if dialog.exec() and dialog.answer:
            self._teach(shown, kind, dialog.answer, for_all=dialog.for_all)
        dialog.deleteLater()

    def take_back(self) -> None:
        """Take back the last decision, and go to its doubt."""
        step = self.decided.take_back()
        if step is None:
            return
        self._tell_decided()
        if step.word is not None and self.review.reads_again:
            self._read_again(step.word, step.doubt)
        place = self._walk.place_of(step.doubt)
        if place is not None:
            self._go_to(self._walk.stops[place])

    def _decide(
        self, shown: ShownDoubt, decision: Decision, understood: str = "", also: tuple[Hashable, ...] = ()
    ) -> None:
        also = also or self._walk.same_question(shown, decision)
        self.decided.decide(shown.id, decision, understood=understood, also=also)
        self._tell_decided()
        self._go_on()

    def _teach(self, shown: ShownDoubt, kind: TaughtKind, answer: str, *, for_all: bool) -> None:
        unit = None if for_all else shown.unit
        try:
            word = word_for(self._check.known, kind, shown.doubt.text, answer, unit, shown.file)
        except DeskError as error:
            self.card.show_trouble(str(error))
            return
        also = () if self.review.reads_again else self._walk.open_like(shown, for_all=for_all)
        self.decided.decide(shown.id, Decision(Settled.taught, answer), word, answer, also)
        self._tell_decided()
        if self.review.reads_again:
            self._read_again(word, shown.id)
        else:
            self._go_on()

    def _tell_decided(self) -> None:
        self.reading.tell_changed()
        if self._file is not None:
            self.about.setText(about_file(self._file, self.decided))
        self.sheet.view.viewport().update()
        self.files.viewport().update()
        self._tell_counts()

    # reading again with what was taught

    def _read_again(self, about: TaughtWord, doubt: object) -> None:
        words = tuple(self.decided.words)
        self.agree_button.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.show()
        job = self.workspace.start(
            "按记住的说法重读",
            lambda progress: self.review.read_again(words, about, progress),
            lambda _done: self._take_reading(doubt),
            failed=lambda: self._keep_open(doubt),
        )
        job.progressed.connect(self._progress)
        job.when_over(self._end_reading)

    def _keep_open(self, doubt: object) -> None:
        """The files could not be read again: the doubt is not settled."""
        self.decided.forget(doubt)
        self._tell_decided()

    def _end_reading(self) -> None:
        self.bar.hide()
        self.agree_button.setEnabled(True)

    def _progress(self, done: int, total: int, _what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _take_reading(self, doubt: object) -> None:
        """The files were read again: the column is in, and its doubt is gone, or it is still there and stays open."""
        if not isValid(self):  # she closed it meanwhile
            return
        here = self._walk.place_of(doubt)
        self._walk = Walk(self.review.files, self.decided)
        left = next((stop.doubt for stop in self._walk.stops if stop.doubt.id == doubt), None)
        if left is not None and left.doubt.field == TaughtKind.heading:
            self.decided.forget(doubt)
        number = self._number
        self._show_files()
        self._show_file(self.review.files[number])
        self._tell_decided()
        if here is not None and self._walk.stops:
            around = (*self._walk.stops[here:], *self._walk.stops[:here])
            following = next((stop for stop in around if self.decided.is_open(stop.doubt)), None)
            if following is not None:
                self._go_to(following)
                return
        self._go_on()

    # opening and closing

    def _agree(self) -> None:
        try:
            self.received_on = self.received.value() or self.received_on
        except DeskError as error:
            messages.show_trouble(self, error)
            return
        self.accept()

    def reject(self) -> None:
        if self.decided and not messages.confirm(
            self, "放弃这次的处理？", "已经做的决定不会保存，什么都不会入库。", yes="放弃", no="继续处理"
        ):
            return
        super().reject()

    def done(self, result: int) -> None:
        self.pictures.close()
        super().done(result)
