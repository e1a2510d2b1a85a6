"""The columns of the base register: what stands in them, how they are edited, what is flagged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtGui import QColor

from lianping_desk.domain.base import Base, BaseKind, BaseLevel, StageEntry, Validity
from lianping_desk.ui.tables.columns import Column
from lianping_desk.ui.theme import colours

LEVELS, KINDS = list(BaseLevel), list(BaseKind)

TYPED_COLUMNS = ("name", "level", "kind", "town", "host", None, None, "certificate", "valid_until", None)
"""For each column the key of domain.base_text.COLUMNS that she may type into; None where the cell is worked out."""


@dataclass(slots=True)
class RegisterContext:
    """What the cells need to know besides their row: the day, and what to offer for towns and hosts."""

    as_of: date
    towns: Sequence[str] = field(default_factory=tuple)
    units: Sequence[str] = field(default_factory=tuple)


def register_columns(context: RegisterContext, edit: Callable[[Base, str, str], None]) -> tuple[Column, ...]:
    """The columns; `edit` is given the title, a key of domain.base_text.COLUMNS, and what she typed."""

    def edits(column: str) -> Callable[[Base, str], None]:
        return lambda base, text: edit(base, column, text)

    return (
        Column("名称", lambda base: base.name, 190, stretch=True, wrap=True, edit=edits("name")),
        Column(
            "级别",
            lambda base: base.level_word,
            66,
            edit=edits("level"),
            choices=lambda base: [level.word_in(base.region) for level in LEVELS],
            sort_by=lambda base: LEVELS.index(base.level),
        ),
        Column(
            "类型",
            lambda base: base.kind.chinese,
            116,
            wrap=True,
            edit=edits("kind"),
            choices=lambda base: [kind.chinese for kind in KINDS],
            sort_by=lambda base: KINDS.index(base.kind),
        ),
        Column("乡镇", lambda base: base.town, 80, edit=edits("town"), choices=lambda base: context.towns),
        Column(
            "依托单位", lambda base: base.host, 130, wrap=True, edit=edits("host"), choices=lambda base: context.units
        ),
        Column(
            "阶段", lambda base: stage_text(base, context.as_of), 64, colour=lambda base: _faint(base, context.as_of)
        ),
        Column("历程", course_text, 210, wrap=True, hint=course_hint),
        Column("证书编号", lambda base: base.certificate, 110, wrap=True, edit=edits("certificate")),
        Column(
            "有效期至",
            lambda base: base.valid_until,
            104,
            edit=edits("valid_until"),
            colour=lambda base: _validity_colour(base, context.as_of),
        ),
        Column(
            "提示",
            lambda base: warning_text(base, context.as_of),
            90,
            colour=lambda base: _validity_colour(base, context.as_of),
        ),
    )


def stage_text(base: Base, day: date) -> str:
    """The stage reached by `day`."""
    entry = base.stage_on(day)
    return entry.stage.chinese if entry else ""


def course_text(base: Base) -> str:
    """Every stage with its month, in order of time: 培育 2022.3 → 申报 2022.8 → 认定 2022.12."""
    return " → ".join(f"{entry.stage.chinese} {_month(entry)}" for entry in _in_time(base))


def course_hint(base: Base) -> str:
    """The same with full days, one stage a line."""
    lines = [f"{entry.stage.chinese} {entry.on or '日期未记'}" for entry in _in_time(base)]
    return "\n".join([*lines, "双击修改各阶段的日期"])


def _in_time(base: Base) -> list[StageEntry]:
    return sorted(base.stages, key=lambda entry: (entry.on or date.min, entry.id))


def _month(entry: StageEntry) -> str:
    return f"{entry.on.year}.{entry.on.month}" if entry.on else "日期未记"


def warning_text(base: Base, day: date) -> str:
    """已过期, or how many days the certificate still holds when it is about to run out."""
    match base.validity_on(day):
        case Validity.expired:
            return Validity.expired.value
        case Validity.expiring if base.valid_until is not None:
            return f"还有{(base.valid_until - day).days}天"
    return ""


def _validity_colour(base: Base, day: date) -> QColor | None:
    match base.validity_on(day):
        case Validity.expired:
            return QColor(colours().trouble)
        case Validity.expiring:
            return QColor(colours().warning)
    return None


def _faint(base: Base, day: date) -> QColor | None:
    """A title that does not count yet, or no more, is written fainter."""
    return None if base.counts_on(day) else QColor(colours().faint)
