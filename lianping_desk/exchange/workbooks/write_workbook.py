"""Write meeting materials as one workbook."""

from datetime import datetime, time
from pathlib import Path
from typing import cast

from openpyxl.workbook.workbook import Workbook

from lianping_desk.domain.long_work import Progress, no_progress
from lianping_desk.domain.materials.leaves.lay import leaves_of, material_name
from lianping_desk.domain.materials.pack import Material, Pack, TaskSheets
from lianping_desk.domain.materials.table import Leaf
from lianping_desk.exchange.cell_text import safe_text
from lianping_desk.exchange.saved_file import saved_file
from lianping_desk.exchange.workbooks.cover_sheet import write_cover
from lianping_desk.exchange.workbooks.leaf_sheet import write_leaf
from lianping_desk.exchange.workbooks.looks import Looks
from lianping_desk.exchange.workbooks.prepared_sheet import PreparedSheet
from lianping_desk.exchange.workbooks.sheet_names import SheetNames
from lianping_desk.safe_files import write_bytes


def write_workbook(target: Path, pack: Pack, progress: Progress = no_progress) -> Path:
    """A worksheet for each leaf, behind a cover where there are several; returns where the file is.

    Beside `target` when that is open elsewhere. DeskError when it cannot be written.
    """
    book = Workbook(write_only=True)
    heading = pack.heading
    book.properties.title = safe_text(heading.title)
    book.properties.creator = safe_text(heading.office)
    book.properties.created = book.properties.modified = datetime.combine(heading.made_on, time())
    try:
        _fill(book, pack, progress)
        return write_bytes(target, saved_file(book.save))
    finally:
        for sheet in cast("list[PreparedSheet]", book.worksheets):
            sheet.let_go()


def _fill(book: Workbook, pack: Pack, progress: Progress) -> None:
    names = SheetNames()
    leaves = [(leaf, _title(leaf, material, pack)) for material in pack.materials for leaf in leaves_of(material)]
    cover = PreparedSheet(book, names.legal("封面")) if len(leaves) > 1 else None
    sheets = [PreparedSheet(book, names.legal(leaf.name)) for leaf, _ in leaves]
    styles = Looks(sheets[0])
    if cover is not None:
        contents = [(title, sheet.title) for (_, title), sheet in zip(leaves, sheets, strict=True)]
        write_cover(cover, pack, contents, styles)
    for number, ((leaf, title), sheet) in enumerate(zip(leaves, sheets, strict=True)):
        progress(number, len(leaves), title)
        write_leaf(sheet, leaf, styles, pack.layout.wide)


def _title(leaf: Leaf, material: Material, pack: Pack) -> str:
    """How the contents name a leaf: 任务分工表, 附件2　进度安排表：年度任务, 任务书：某某局."""
    number = pack.annex_number(material)
    name = f"附件{number}　{material_name(material)}" if number else material_name(material)
    if isinstance(material, TaskSheets):
        return f"{name}：{leaf.name}"
    title = leaf.tables[0].title if leaf.tables else ""
    return f"{name}：{title}" if title else name
