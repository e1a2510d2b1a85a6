"""What the child understood arrives at the desk to the last field."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lianping_desk.domain.received import Catalogue, Doubt, Found, ReadReturn, ReadRow, Signature, TableKind
from lianping_desk.exchange.contained import ContainedReader
from lianping_desk.exchange.received_files import read_returns
from lianping_desk.exchange.return_transport import pack_return, unpack_return
from lianping_desk.exchange.transport import pack_refusal
from lianping_desk.exchange.unreadable import Unreadable

DOUBT = Doubt("约六成", "不是数字", "E5", "表1", 5, "percent", ("60", "65"))
ROW = ReadRow(
    TableKind.base,
    "表1",
    5,
    {"progress": "做了", "percent": 60, "funds": 2.5, "people": Decimal("1200.50"), "date": date(2023, 5, 6)},
    {"percent": "E5"},
    {"percent": "60%"},
    task_no=1,
    measure_no=2,
    measure_text="举措",
    indicator="基地",
    name="某馆",
    unit="某局",
    doubts=(DOUBT,),
    remarks={"people": "约"},
)
READ = ReadReturn(
    "表.xlsx",
    "0" * 64,
    "xlsx",
    unit=Found("某局", "表1!A2"),
    units=("某局", "某镇"),
    period=Found("2023H1", "file name", sure=False),
    signature=Signature("张三", "0762", "李四", date(2023, 7, 5)),
    rows=(ROW,),
    doubts=(DOUBT, Doubt("", "空")),
    form_code="F-1",
)


def test_nothing_is_lost_on_the_way() -> None:
    assert unpack_return(pack_return(READ)) == READ
    for value in (ROW, READ):
        for field in fields(value):
            if field.name != "refused":
                assert getattr(value, field.name) not in (None, "", (), {}), f"the example lacks {field.name}"


def test_a_refusal_arrives_as_one() -> None:
    with pytest.raises(Unreadable, match="已损坏"):
        unpack_return(pack_refusal(Unreadable("已损坏。")))


@pytest.mark.parametrize("message", [b"{}", b"[]", b"\xff", b'{"is a": "Doubt"}', b'{"is a": "os.system"}'])
def test_what_is_no_return_raises_and_does_nothing_else(message: bytes) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        unpack_return(message)


def test_a_file_says_whose_it_is_by_its_name_when_nothing_in_it_can_be_read(
    catalogue: Catalogue, reader: ContainedReader, tmp_path: Path
) -> None:
    (tmp_path / "县教育局2023年上半年填报表.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "IMG_2023.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    named, nameless = read_returns(sorted(tmp_path.iterdir(), reverse=True), catalogue, None, reader)
    assert (named.unit, named.period) == (Found("县教育局", "file name"), Found("2023H1", "file name"))
    assert named.refused and named.refused.startswith("这是 PDF 文件")
    assert (nameless.unit, nameless.period, nameless.rows) == (None, None, ())
