"""The base register (科普教育基地): one row per title that was applied for or awarded."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from lianping_desk.domain.region import tier_of
from lianping_desk.domain.trace import CellTrace


class BaseLevel(StrEnum):
    """Who awards the title."""

    county = "county"
    city = "city"
    province = "province"
    nation = "nation"

    @property
    def chinese(self) -> str:
        return {"county": "县级", "city": "市级", "province": "省级", "nation": "国家级"}[self.value]

    def word_in(self, region: str) -> str:
        """The level as a region says it: what a county calls 县级 is 区级 in a district, 旗级 in a banner."""
        tier = tier_of(region)
        return f"{tier}级" if self is BaseLevel.county and tier in ("区", "旗") else self.chinese


class BaseKind(StrEnum):
    """What sort of place or title it is."""

    education_base = "education_base"
    museum = "museum"
    model_region = "model_region"
    model_town = "model_town"
    other = "other"

    @property
    def chinese(self) -> str:
        return {
            "education_base": "科普教育基地",
            "museum": "科技馆",
            "model_region": "科普示范县（区）",
            "model_town": "科普小镇",
            "other": "其他",
        }[self.value]


class Stage(StrEnum):
    """How far a title has come; 认定 and 复核 count, 撤销 ends it."""

    nurturing = "nurturing"
    applied = "applied"
    under_review = "under_review"
    awarded = "awarded"
    reconfirmed = "reconfirmed"
    revoked = "revoked"

    @property
    def chinese(self) -> str:
        return {
            "nurturing": "培育",
            "applied": "申报",
            "under_review": "评审",
            "awarded": "认定",
            "reconfirmed": "复核",
            "revoked": "撤销",
        }[self.value]

    @property
    def counts(self) -> bool:
        return self in (Stage.awarded, Stage.reconfirmed)

    @property
    def following(self) -> "Stage":
        """The stage that usually comes next; a title that stands is reconfirmed, one that was revoked starts anew."""
        return {
            Stage.nurturing: Stage.applied,
            Stage.applied: Stage.under_review,
            Stage.under_review: Stage.awarded,
            Stage.awarded: Stage.reconfirmed,
            Stage.reconfirmed: Stage.reconfirmed,
            Stage.revoked: Stage.applied,
        }[self]


class Validity(Enum):
    """How a title that was awarded stands with its certificate; the value is the word she reads."""

    standing = "有效"
    expiring = "将到期"
    expired = "已过期"


EXPIRING_DAYS = 183
"""A certificate that runs out within half a year is flagged, so that 复核 can be applied for in time."""


@dataclass(frozen=True, slots=True)
class StageEntry:
    """On `on` (None: date unknown, held to be before every day asked for) the title reached `stage`."""

    stage: Stage
    on: date | None
    trace: CellTrace | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Base:
    """One title of one place. A place with a county and a city title has two rows, as it has two certificates."""

    name: str
    kind: BaseKind
    level: BaseLevel
    host: str = ""
    host_unit_id: int | None = None
    town: str = ""
    certificate: str = ""
    valid_until: date | None = None
    note: str = ""
    stages: tuple[StageEntry, ...] = ()
    id: int = 0
    region: str = ""

    @property
    def level_word(self) -> str:
        """The level as its region says it."""
        return self.level.word_in(self.region)

    def stage_on(self, day: date) -> StageEntry | None:
        """The last stage reached by `day`; of several on one day the one entered last."""
        reached = [s for s in self.stages if s.on is None or s.on <= day]
        return max(reached, key=lambda s: (s.on or date.min, s.id), default=None)

    def certified_on(self, day: date) -> bool:
        """Whether certificate and `valid_until` can be told of `day`: not before the award that they came with."""
        reached = self.stage_on(day)
        awarded_later = any(entry.stage.counts and entry.on is not None and entry.on > day for entry in self.stages)
        return not awarded_later or (reached is not None and reached.stage.counts)

    def counts_on(self, day: date) -> bool:
        """Whether the title stands on `day`: awarded, not revoked, and not past `valid_until`."""
        return self.validity_on(day) in (Validity.standing, Validity.expiring)

    def validity_on(self, day: date) -> Validity | None:
        """How the certificate stands on `day`; None while the title is not awarded, or after it was revoked."""
        entry = self.stage_on(day)
        if entry is None or not entry.stage.counts:
            return None
        if self.valid_until is None:
            return Validity.standing
        days_left = (self.valid_until - day).days
        if days_left < 0:
            return Validity.expired
        return Validity.expiring if days_left <= EXPIRING_DAYS else Validity.standing
