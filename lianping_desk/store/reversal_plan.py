"""The rows of an operation that is being taken back, put back in memory step by step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lianping_desk.domain.history import Kept, KeptBecause
from lianping_desk.store.change_tables import ChangeRow
from lianping_desk.store.rows import Key, Values


@dataclass(slots=True)
class ReversalPlan:
    """The touched rows as they are and as they are to be; None for a row that is not there.

    `edited` names the columns that an operation still in force has touched since.
    """

    present: Mapping[Key, Values | None]
    edited: Mapping[Key, frozenset[str]]
    wanted: dict[Key, dict[str, Any] | None] = field(init=False)
    kept: list[Kept] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.wanted = {key: None if values is None else dict(values) for key, values in self.present.items()}

    def put_back(self, change: ChangeRow) -> None:
        """One step back from `change`, as far as the row still is as that change left it."""
        key = (change.table_name, change.row_id)
        row = self.wanted[key]
        if change.new is None:
            if row is None:
                self.wanted[key] = dict(change.old or {})
        elif row is None:
            self._keep(key, change.new, KeptBecause.deleted_later)
        elif change.old is None:
            if any(self._is_edited(key, row, column, value) for column, value in change.new.items()):
                self._keep(key, row, KeptBecause.edited_later)
            else:
                self.wanted[key] = None
        else:
            self._set_back(key, row, change.old, change.new)

    def _set_back(self, key: Key, row: dict[str, Any], old: Values, new: Values) -> None:
        for column, value in old.items():
            if self._is_edited(key, row, column, new[column]):
                self._keep(key, row, KeptBecause.edited_later, column)
            elif column in row:
                row[column] = value

    def _is_edited(self, key: Key, row: Values, column: str, value: Any) -> bool:
        """Whether the column is no longer as the operation left it, or was set to the same again since."""
        return column in row and (row[column] != value or column in self.edited.get(key, frozenset()))

    def _keep(self, key: Key, values: Values, because: KeptBecause, column: str | None = None) -> None:
        kept = Kept(*key, dict(values), because, column)
        if kept not in self.kept:
            self.kept.append(kept)

    def removed(self) -> set[Key]:
        return {key for key, wanted in self.wanted.items() if wanted is None and self.present[key] is not None}

    def changed(self) -> Iterable[tuple[Key, dict[str, Any]]]:
        """The rows that are to be added again or set back."""
        return [(key, row) for key, row in self.wanted.items() if row is not None and row != self.present[key]]

    def leave_row(self, key: Key, because: KeptBecause) -> None:
        """Give up taking this row away, or adding it again."""
        present = self.present[key]
        self._keep(key, present or self.wanted[key] or {}, because)
        self.wanted[key] = dict(present) if present is not None else None

    def leave(self, key: Key, columns: Iterable[str], because: KeptBecause) -> bool:
        """Give up setting these columns back, or adding the row again; False when they are not touched at all."""
        present, row = self.present[key], self.wanted[key]
        if present is None or row is None:
            self.leave_row(key, because)
            return True
        touched = [column for column in columns if row[column] != present[column]]
        for column in touched:
            row[column] = present[column]
            self._keep(key, present, because, column)
        return bool(touched)
