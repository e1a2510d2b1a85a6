"""What she decides about a name that no unit goes by."""

from dataclasses import dataclass

from lianping_desk.domain.unit import UnitKind


@dataclass(frozen=True, slots=True)
class NewUnit:
    """The name is a unit of its own."""

    kind: UnitKind = UnitKind.other


@dataclass(frozen=True, slots=True)
class AliasOf:
    """The name is another spelling of this unit."""

    unit_id: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The name is left out."""


UnitDecision = NewUnit | AliasOf | LeftOut
