"""What rows of returns about bases say that the register does not know yet."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lianping_desk.domain.base import Base, BaseLevel, Stage
from lianping_desk.domain.received import Doubt, ReadRow, TableKind
from lianping_desk.store.base_rows import plain_name

_STAGES: tuple[tuple[Stage, str], ...] = (
    (Stage.revoked, r"(?:已|被)?(?:撤销|取消|摘牌)(?:命名|认定|称号)?"),
    (Stage.reconfirmed, r"(?:已|通过)*(?:复核|复审|复评|重新认定)(?:通过|合格)?"),
    (Stage.awarded, r"(?:已|被|获|正式|完成)*(?:认定|命名|授牌|挂牌|获批|评定|授予|获评)(?:通过|成功)?"),
    (Stage.under_review, r"(?:正在|已|待|在)?(?:评审|审核|评估|考察|公示)(?:中|阶段|期)?"),
    (Stage.applied, r"(?:正在|已|拟)?(?:申报|申请|推荐|上报)(?:中|阶段)?"),
    (Stage.nurturing, r"(?:正在|拟|重点)?(?:培育|创建|筹建|建设)(?:中|阶段)?"),
)


@dataclass(frozen=True, slots=True)
class BaseNews:
    """A row about a base in the register's terms; `stage` None where the row names none."""

    row: ReadRow
    name: str
    level: BaseLevel
    stage: Stage | None
    on: date | None

    def text(self, field: str) -> str:
        return str(self.row.values.get(field, ""))

    def day(self, field: str) -> date | None:
        found = self.row.values.get(field)
        return found if isinstance(found, date) else None


def stage_of(word: str) -> Stage | None:
    """The stage that a word of a cell means (已认定, 正在申报); None when it means none of them for certain."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", word)).strip("。.")
    return next((stage for stage, pattern in _STAGES if re.fullmatch(pattern, plain)), None)


def base_news(row: ReadRow) -> BaseNews | Doubt:
    """The row in the register's terms, or the doubt that keeps it waiting: no level, or a stage that is none."""
    level = row.values.get("level")
    if level not in list(BaseLevel):
        return _doubt(row, "level", "没有写级别，不知记入哪一级", tuple(level.chinese for level in BaseLevel))
    word = row.values.get("stage")
    stage = stage_of(str(word)) if word is not None else None
    if word is not None and stage is None:
        return _doubt(row, "stage", "不知是哪个阶段", tuple(stage.chinese for stage in Stage))
    on = row.values.get("date")
    return BaseNews(row, row.name or "", BaseLevel(str(level)), stage, on if isinstance(on, date) else None)


def doubts_of_row(row: ReadRow) -> tuple[Doubt, ...]:
    """The reader's doubts about a row, and what the register could not take although the reader was sure of it."""
    if row.table is not TableKind.base or row.doubts:
        return row.doubts
    news = base_news(row)
    return (news,) if isinstance(news, Doubt) else ()


class Register:
    """The base register as it stands, to tell what is news."""

    def __init__(self, bases: Iterable[Base]) -> None:
        self._bases = {(plain_name(base.name), base.level): base for base in bases}

    def knows(self, news: BaseNews) -> bool:
        """Whether the register says all of this already: such a row is what she sent out, come back unchanged."""
        base = self._bases.get((plain_name(news.name), news.level))
        if base is None:
            return False
        if news.stage is not None and not any(
            entry.stage is news.stage and (news.on is None or entry.on == news.on) for entry in base.stages
        ):
            return False
        texts = (("host", base.host), ("town", base.town), ("certificate", base.certificate))
        if any(news.text(field) and not held for field, held in texts):
            return False
        return not (news.day("valid_until") and base.valid_until is None)

    def contradictions(self, news: BaseNews) -> tuple[Doubt, ...]:
        """Where the row says otherwise than the register, which is left as it is."""
        base = self._bases.get((plain_name(news.name), news.level))
        if base is None:
            return ()
        found = []
        if (
            base.certificate
            and news.text("certificate")
            and plain_name(news.text("certificate")) != plain_name(base.certificate)
        ):
            found.append(_doubt(news.row, "certificate", f"台账里是“{base.certificate}”，台账没有改动"))
        until = news.day("valid_until")
        if until and base.valid_until and until < base.valid_until:
            found.append(_doubt(news.row, "valid_until", f"台账里是 {base.valid_until}，台账没有改动"))
        return tuple(found)


def _doubt(row: ReadRow, field: str, why: str, candidates: tuple[str, ...] = ()) -> Doubt:
    cell = row.cells.get(field, row.cells.get("name", ""))
    return Doubt(row.texts.get(field, ""), why, cell, row.sheet, row.row, field, candidates)
