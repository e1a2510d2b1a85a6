"""Take back what was done: the last step, one of long ago, or the taking back itself."""

from dataclasses import replace

from lianping_desk.domain import history as rules
from lianping_desk.domain.errors import DeskError
from lianping_desk.domain.history import Operation, Reversal, UndoState
from lianping_desk.services.desk import Desk
from lianping_desk.services.history.sentences import kept_lines, rows_named_by
from lianping_desk.store import history
from lianping_desk.store.changes import begin_operation
from lianping_desk.store.known_rows import known_rows
from lianping_desk.store.reversal import take_back


def undo_state(desk: Desk) -> UndoState:
    """What Ctrl+Z and Ctrl+Y would do now. The plan that a desk was founded on is not among it."""
    with desk.database.reading() as session:
        state = rules.undo_state(history.recent_operations(session))
        if state.undo is not None and state.undo.id == history.founding_operation_id(session):
            return replace(state, undo=None)
        return state


def undo(desk: Desk) -> Reversal:
    """Take back the last operation that stands; DeskError when there is none."""
    done = undo_state(desk).undo
    if done is None:
        raise DeskError("没有可以撤销的操作。")
    return _reverse(desk, done, done, f"撤销：{done.why}", always_logged=True)


def redo(desk: Desk) -> Reversal:
    """Bring back what the last undo took away; DeskError when something else was done since."""
    state = undo_state(desk)
    if state.redo is None or state.redo_takes_back is None:
        raise DeskError("没有可以恢复的操作。")
    return _reverse(desk, state.redo_takes_back, state.redo, f"恢复：{state.redo.why}", always_logged=True)


def undo_operation(desk: Desk, operation_id: int) -> Reversal:
    """Take back one operation, also long after; `kept` lists what later edits stand in the way of.

    Taking back an undo brings its operation back. DeskError when the operation is unknown or taken back already.
    """
    with desk.database.reading() as session:
        chosen = history.operation_of(session, operation_id)
        chain = history.reversals_of(session, chosen)
        founding = history.founding_operation_id(session)
    original = chain[0]
    undoes = chosen == original or rules.is_redo(chosen, chain)
    word = "撤销" if undoes else "恢复"
    if undoes is not (original.id in rules.standing(chain)):
        raise DeskError(f"“{original.why}”已经{word}过了。")
    if original.id == founding:
        raise DeskError("整个工作台建立在这一步读入的方案上，不能撤销。", "要改用别的方案，请读入新的方案。")
    target = original if undoes else [one for one in chain if one.reverses_id == original.id][-1]
    return _reverse(desk, target, original, f"{word}：{original.why}", always_logged=False)


def _reverse(desk: Desk, target: Operation, named: Operation, why: str, *, always_logged: bool) -> Reversal:
    """`always_logged`: Ctrl+Z moves on to the step before even where everything had to be kept."""
    with desk.database.writing(why, desk.who, target.id) as session:
        restored, kept = take_back(session, target.id)
        if always_logged:
            begin_operation(session)
        rows = known_rows(session, rows_named_by(kept))
    return Reversal(named, restored, kept_lines(kept, rows))
