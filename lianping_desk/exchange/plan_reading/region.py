"""Which place a plan is for: as its title begins, else the office that issued it."""

import re
from collections.abc import Sequence

from lianping_desk.exchange.plan_reading.document import Paragraph

# What a plan is about begins here; what stands before it is whose plan it is.
_SUBJECT = re.compile(
    r"(?:贯彻|落实|推进|加强|深化|提升|提高|开展|实施|创建|关于|进一步|深入|全面)*"
    r"(?:《|全民|公民|居民|科学|科普|科协|新时代|重点人群|青少年|农民|优化|营商|“?十[一二三四五六]五|20\d\d|国民|基层|推动|促进|落实|贯彻|加强|推进|建设|创新|实施|关于|深入|进一步|提升|行动)"
)
_DATE = re.compile(r"^(?:20\d\d(?:[—–\-－~～至到]+20\d\d)?年(?:度)?|“十[一二三四五六]五”(?:时期|期间)?)")
_PLACE = re.compile(
    r"[\u4e00-\u9fff]+(?:省|自治区|市|区|县|旗|州|盟|地区|镇|乡|苏木|街道|开发区|新区|园区|林区|特区|农场|林场|垦区|管理局|兵团|第?[一二三四五六七八九十]+师|[\u4e00-\u9fff]师|示范区|社区|村)"
)
_OFFICE = re.compile(
    r"(?:中共)?(?P<place>[\u4e00-\u9fff]{2,20}?)(?:委员会|委|人民政府|政府|管理委员会|管委会|办事处)(?:办公室|办公厅)?(?:文件|关于.*)?"
)
_SHORTEST_PREFECTURE = 3  # 杭州, 苏州 are names of cities, 湘西州 is a place with its tier
_LONGEST = 20


def region_of(title: str, before: Sequence[Paragraph]) -> str:
    """The place that the title begins with, else the one whose office stands above the text; "" for neither."""
    place = _begins_with(_DATE.sub("", title))
    if place:
        return place
    for paragraph in before:
        found = _OFFICE.fullmatch(re.sub(r"\s", "", paragraph.text))
        if found and _is_place(found["place"]):
            return found["place"]
    return ""


def _begins_with(title: str) -> str:
    office = _OFFICE.match(title)
    if office and _is_place(office["place"]):
        return office["place"]
    # 新疆生产建设兵团: a word of the subject may stand in a name, so every one is tried
    starts = (title[: found.start()] for found in _SUBJECT.finditer(title))
    return next((place for place in starts if _is_place(place)), "")


def _is_place(text: str) -> bool:
    if not 2 <= len(text) <= _LONGEST or re.search(r"全民|科学|素质|办公室|小组", text):
        return False
    return _PLACE.fullmatch(text) is not None and not (text.endswith("州") and len(text) < _SHORTEST_PREFECTURE)
