"""Trouble while setting up: what happened and the way out, in Chinese with a line of English, always on stderr."""

import sys


class SetUpTrouble(Exception):
    """Set-up cannot go on; `sentence` is for the clerk, `english` for whoever helps her."""

    def __init__(self, sentence: str, english: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.english = english


def say(*lines: str) -> None:
    """Tell the person at the terminal; stdout stays free for what the desk itself prints."""
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(errors="replace")
    for line in lines:
        print(line, file=sys.stderr, flush=True)


def tell(trouble: SetUpTrouble) -> int:
    """Show the trouble; the exit code to leave with."""
    say("", trouble.sentence, f"({trouble.english})")
    return 1
