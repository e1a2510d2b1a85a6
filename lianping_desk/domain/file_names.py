"""Names of files as a person reads them, whatever system wrote them, and as every system takes them."""

import re

_UNREAD = re.compile("[^“”：。/]*[\udc80-\udcff][^“”：。/]*")
"""A name with bytes that are no UTF-8, as far as the signs that part it from the sentence or the path around it."""


_FORBIDDEN = frozenset('\\/:*?"<>|')
"""What Windows takes in no name."""


def legal(name: str, instead: str = "") -> str:
    """A name with `instead` for every sign that a system does not take, or that cannot be seen."""
    return "".join(instead if sign in _FORBIDDEN or not sign.isprintable() else sign for sign in name)


def readable(text: str) -> str:
    """A file's name, or a sentence with one in it, without what can be neither stored nor printed.

    An archive that Windows packed leaves names in GBK when an old Linux unpacks it. Python hands their bytes on as
    lone surrogates, which no database and no UTF-8 terminal takes; here they are read as what they were.
    """
    return _UNREAD.sub(_as_gbk, text).encode("utf-8", "replace").decode("utf-8")


def _as_gbk(unread: re.Match[str]) -> str:
    """The whole name from its bytes: some of its hanzi may happen to be UTF-8 of others."""
    return unread[0].encode("utf-8", "surrogateescape").decode("gb18030", "replace")
