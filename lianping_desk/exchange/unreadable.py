"""A file that cannot be read as a return: said in one sentence, with what to ask the unit for."""

from lianping_desk.domain.errors import DeskError


class Unreadable(DeskError):
    """The file is refused. It says so in one sentence and has no rows."""
