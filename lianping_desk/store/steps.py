"""Steps inside one transaction: a step that fails is taken back alone, the others stand."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

Writing = Session
"""The session that `Database.writing` gives, for verbs that work in a transaction which another verb has opened."""


@contextmanager
def step(session: Writing) -> Iterator[None]:
    """What is done inside is kept whole; an exception takes it back, with its lines in the change log, and goes on."""
    with session.begin_nested():
        yield
