"""Make notices: register them, and write them as PDF or Word, each to a file of its own or all into one."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.file_names import legal
from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.safe_files import second_name, write_bytes
from lianping_desk.services.desk import Desk
from lianping_desk.services.materials.export import missing_note
from lianping_desk.services.notices.drafting import Draft
from lianping_desk.services.notices.register_notices import checked_notice, registering

_LONGEST_NAME = 60
Made = TypeVar("Made")


class NoticeFormat(StrEnum):
    """What kind of file; the values are the words of the command line and the endings of file names."""

    pdf = "pdf"
    docx = "docx"

    @property
    def chinese(self) -> str:
        return {"pdf": "PDF 文件", "docx": "Word 文档"}[self.value]


@dataclass(frozen=True, slots=True)
class WrittenNotices:
    """The notices as registered, the files in their order, and the characters that no font could print (PDF only)."""

    drafts: tuple[Draft, ...]
    paths: tuple[Path, ...]
    missing: tuple[str, ...] = ()

    @property
    def warning(self) -> str:
        """What she is told of the notices themselves, and where characters are missing; else nothing."""
        told = [*dict.fromkeys(draft.warning for draft in self.drafts), missing_note(self.missing)]
        return "\n".join(one for one in told if one)


def write_notices(
    desk: Desk,
    drafts: Sequence[Draft],
    format: NoticeFormat,
    out: Path,
    *,
    bound: bool = False,
    on_both_sides: bool = False,
    progress: Progress = no_progress,
) -> WrittenNotices:
    """Register `drafts` and write them: into the folder `out`, a file for each; or all into the one file `out`.

    It is one file when `bound`, or when there is only one notice and `out` is no folder. `on_both_sides`: in one file
    every notice begins on the front of a sheet. A file in the folder that is there already is never replaced. DeskError
    when nothing is to be written, a number is taken, or a file cannot be written; then nothing is registered.
    """
    if not drafts:
        raise DeskError("没有要生成的文件。", "请至少选一份。")
    drafts = [replace(draft, notice=checked_notice(draft.notice)) for draft in drafts]
    is_one_file = bound or (len(drafts) == 1 and not out.is_dir())
    contents, missing = _contents(desk, drafts, format, is_one_file, on_both_sides and bound, progress)
    targets = [_one_file(out, drafts, format)] if is_one_file else [out / _name(draft, format) for draft in drafts]
    registered, paths = _written(desk, drafts, targets, contents, is_chosen=is_one_file and not out.is_dir())
    return WrittenNotices(registered, paths, missing)


def file_name(drafts: Sequence[Draft], format: NoticeFormat) -> str:
    """The name that is offered: 催报函（某局）.pdf, 催报函12份.docx, or the title of a notice to everyone."""
    if len(drafts) > 1:
        return f"{drafts[0].notice.kind.chinese}{len(drafts)}份（{drafts[0].notice.on}）.{format}"
    return _name(drafts[0], format)


def _contents(
    desk: Desk,
    drafts: Sequence[Draft],
    format: NoticeFormat,
    is_one_file: bool,
    on_both_sides: bool,
    progress: Progress,
) -> tuple[list[bytes], tuple[str, ...]]:
    """What each file will hold, and the characters that no font could print."""
    notices = [draft.notice for draft in drafts]
    if format is NoticeFormat.docx:
        from lianping_desk.exchange.word.notices import notices_as_word

        groups = [notices] if is_one_file else [[notice] for notice in notices]
        return [notices_as_word(group, on_both_sides=on_both_sides) for group in _told(groups, drafts, progress)], ()
    from lianping_desk.services.notices.preview_notices import pages_of_each, preview_notices

    if is_one_file:
        rendered = [preview_notices(desk, notices, on_both_sides=on_both_sides, progress=progress)]
    else:
        rendered = list(_told(pages_of_each(desk, notices), drafts, progress))
    return [one.pdf for one in rendered], tuple(dict.fromkeys(char for one in rendered for char in one.missing))


def _told(made: Iterable[Made], drafts: Sequence[Draft], progress: Progress) -> Iterator[Made]:
    """The same, telling before each how far it is."""
    for number, one in enumerate(made):
        progress(number, len(drafts) + 1, drafts[number].name)
        yield one
    progress(len(drafts), len(drafts) + 1, "写文件")


def _written(
    desk: Desk, drafts: Sequence[Draft], targets: Sequence[Path], contents: Sequence[bytes], *, is_chosen: bool
) -> tuple[tuple[Draft, ...], tuple[Path, ...]]:
    """Register and write together; files of a batch that failed half-way are taken back."""
    paths: list[Path] = []
    try:
        with registering(desk, drafts) as registered:
            for target, content in zip(targets, contents, strict=True):
                free = target if is_chosen or not target.exists() else second_name(target)
                paths.append(write_bytes(free, content))
            return registered, tuple(paths)
    except BaseException:
        for path in paths if not is_chosen else []:
            with suppress(OSError):
                path.unlink()
        raise


def _one_file(out: Path, drafts: Sequence[Draft], format: NoticeFormat) -> Path:
    if out.is_dir():
        return out / file_name(drafts, format)
    if not out.name:
        raise DeskError("没有写明要保存的文件。", "请写明文件名，例如 催报函.pdf。")
    return out if out.suffix.lower() == f".{format}" else out.with_name(f"{out.name}.{format}")


def _name(draft: Draft, format: NoticeFormat) -> str:
    notice = draft.notice
    stem = f"{notice.kind.chinese}（{draft.name}）" if draft.unit_id is not None else notice.title
    return f"{legal(stem)[:_LONGEST_NAME]}（{notice.on}）.{format}"
