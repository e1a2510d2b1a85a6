"""Values that many parts of one page ask for are read from the database once."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

Asked = ParamSpec("Asked")
Value = TypeVar("Value")

ALREADY_READ = "already read"
"""Where a session that only reads keeps what was read; a session that writes has no such entry and reads anew."""


def read_once(
    read: Callable[Concatenate[Session, Asked], Value],
) -> Callable[Concatenate[Session, Asked], Value]:
    """For a function that gives frozen values: within one reading the second caller gets what the first one read."""

    @wraps(read)
    def read_or_known(session: Session, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Value:
        known: dict[Any, Any] | None = session.info.get(ALREADY_READ)
        if known is None:
            return read(session, *args, **kwargs)
        asked = (read.__module__, read.__qualname__, args, tuple(sorted(kwargs.items())))
        if asked not in known:
            known[asked] = read(session, *args, **kwargs)
        value: Value = known[asked]
        return value

    return read_or_known
