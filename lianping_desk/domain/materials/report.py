"""工作进展情况汇报: the words that the office reports with, drawn from the data, for her to go on writing."""

from dataclasses import dataclass

from lianping_desk.domain.materials.heading import Heading
from lianping_desk.domain.materials.prose import Chapter
from lianping_desk.domain.status import Status


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """The finished text; `status` is what its figures were read from.

    `annexes` are the names of the materials that stand behind it in a pack, in order.
    """

    heading: Heading
    status: Status
    opening: str
    chapters: tuple[Chapter, ...]
    closing: str
    annexes: tuple[str, ...] = ()
