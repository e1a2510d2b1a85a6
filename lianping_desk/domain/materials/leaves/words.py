"""Small words that several leaves share."""

from collections.abc import Iterable

from lianping_desk.domain.unit import Contact


def listed(names: Iterable[str]) -> str:
    """Names as a document lists them: 甲局、乙局."""
    return "、".join(names)


def numbered(lines: Iterable[str]) -> str:
    """Lines in one cell, each with its number."""
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))


def called(contacts: Iterable[Contact]) -> str:
    """Whom to call, one a line: 张三（股长）0762-4332000."""
    lines = (f"{c.person}{f'（{c.post}）' if c.post else ''} {c.phone}".strip() for c in contacts)
    return "\n".join(lines)
