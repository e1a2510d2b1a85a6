"""Known trouble: what happened and the way out, both in Chinese for the clerk."""


class DeskError(Exception):
    """Something she can put right; shown as one sentence, never as a traceback.

    `sentence` says what happened, `way_out` what to do next. Anything that is not a DeskError is a bug.
    """

    def __init__(self, sentence: str, way_out: str = "") -> None:
        super().__init__(sentence, way_out)
        self.sentence = sentence
        self.way_out = way_out

    def __str__(self) -> str:
        return f"{self.sentence}{self.way_out}"


class NeedsRestore(DeskError):
    """The database is damaged or gone; a backup can take its place."""
