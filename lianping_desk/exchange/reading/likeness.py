"""How much two texts have in common, for what is offered to her; never for what is decided."""

from difflib import SequenceMatcher


def likeness(one: str, other: str) -> float:
    """0 to 1: the share of characters that both have, in order or, a little less, anywhere."""
    if not one or not other:
        return 0.0
    in_order = SequenceMatcher(None, one, other, autojunk=False).ratio()
    shared = set(one) & set(other)
    return max(in_order, 0.9 * len(shared) / max(len(set(one)), len(set(other))))
