"""A return as read, on its way from the child to the desk: plain JSON, so that nothing the child sends can do anything.

Unlike the contract's JSON (returns_json.py) it loses nothing, whatever fields a row has.
"""

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, get_type_hints

from lianping_desk.domain.received import Doubt, Found, ReadReturn, ReadRow, Signature
from lianping_desk.exchange.transport import raise_refusal

_KIND = "is a"
"""The key that tells a value from a mapping; no field and no column is called so."""
_VALUES: dict[str, type[Any]] = {kind.__name__: kind for kind in (ReadReturn, ReadRow, Doubt, Found, Signature)}
_FIELDS = {name: tuple(one.name for one in fields(kind)) for name, kind in _VALUES.items()}
_CHOICES: dict[str, dict[str, type[Enum]]] = {
    name: {
        field: hint for field, hint in get_type_hints(kind).items() if isinstance(hint, type) and issubclass(hint, Enum)
    }
    for name, kind in _VALUES.items()
}
"""The fields that hold one of an enumeration, which JSON knows by its word only."""
_PLAIN: dict[str, Callable[[str], date | Decimal]] = {"date": date.fromisoformat, "Decimal": Decimal}


def pack_return(read: ReadReturn) -> bytes:
    return json.dumps(read, default=_packed).encode()


def unpack_return(message: bytes) -> ReadReturn:
    """The return in a message; raises the Unreadable that a refusal carries."""
    found = json.loads(message, object_hook=_unpacked)
    if isinstance(found, ReadReturn):
        return found
    raise_refusal(found)
    raise TypeError("a return was asked for")


def _packed(value: object) -> dict[str, Any]:
    kind = type(value).__name__
    if kind in _VALUES:
        return {_KIND: kind} | {name: getattr(value, name) for name in _FIELDS[kind]}
    if kind in _PLAIN:
        return {_KIND: kind, "text": str(value)}
    raise TypeError(f"{kind} does not travel")


def _unpacked(plain: dict[str, Any]) -> Any:
    """What `_packed` took apart; mappings stay mappings."""
    kind = plain.pop(_KIND, None)
    if kind is None:
        return plain
    if kind in _PLAIN:
        return _PLAIN[kind](plain["text"])
    choices = _CHOICES[kind]
    return _VALUES[kind](**{name: _fitted(given, choices.get(name)) for name, given in plain.items()})


def _fitted(given: Any, choice: type[Enum] | None) -> Any:
    if choice is not None and given is not None:
        return choice(given)
    return tuple(given) if isinstance(given, list) else given
