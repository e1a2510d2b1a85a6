"""Which of the files that were read are new, and which came in before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from lianping_desk.domain.received import ReadReturn
from lianping_desk.store.imports import KnownFile


def new_files(
    readings: Sequence[ReadReturn], period_ids: Mapping[str, int], before: Sequence[KnownFile]
) -> tuple[list[ReadReturn], list[ReadReturn]]:
    """The files to take in, and those that were taken in before: the same bytes for the same period.

    A file that could not be read is registered once, whatever it is for, and is never "imported" before. What has no
    SHA-256 was never there.
    """
    by_content: defaultdict[tuple[str, bool], list[KnownFile]] = defaultdict(list)
    for file in before:
        by_content[file.sha256, file.refused].append(file)
    new: dict[tuple[str, int | None], ReadReturn] = {}
    repeated = []
    for read in readings:
        if not read.sha256:
            continue
        is_refused = read.refused is not None
        is_sure = read.period is not None and read.period.sure and not is_refused
        period_id = period_ids.get(read.period.value) if read.period and is_sure else None
        known = any(period_id is None or file.period_id == period_id for file in by_content[read.sha256, is_refused])
        if known or (read.sha256, period_id) in new:
            if not is_refused:
                repeated.append(read)
        else:
            new[read.sha256, period_id] = read
    return list(new.values()), repeated
