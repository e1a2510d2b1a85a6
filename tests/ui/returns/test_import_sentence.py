"""What she reads when an import is done."""

from lianping_desk.domain.received import ReadReturn
from lianping_desk.services.returns.importing.answers import AnsweredImport
from lianping_desk.services.returns.importing.import_files import ImportResult
from lianping_desk.ui.returns.incoming import import_sentence


def test_files_that_could_not_be_read_are_counted_apart_from_those_that_were_gone() -> None:
    files = (
        ReadReturn("甲.xlsx", "1", "xlsx"),
        ReadReturn("乙.jpg", "2", "", refused="这是图片，不是电子表格。"),
        ReadReturn("丙.xlsx", "", "", refused="文件不见了。"),
    )
    done = AnsweredImport(ImportResult("2023-07-06-1", files, stored_rows=3))
    assert import_sentence(done) == (
        "已导入（2023-07-06-1）：入库 3 行，没有留下疑点，1 份读不了，已存档登记，1 份打不开或改动过，没有导入。"
    )
