"""From all that is said under a task to its units: each once, in its weightiest role, with the doubts this leaves."""

from collections.abc import Sequence

from lianping_desk.domain.plan import PlanDoubt, Role
from lianping_desk.domain.read_plan import Duty
from lianping_desk.exchange.plan_reading.duties.unit_lists import looks_like_unit
from lianping_desk.exchange.plan_reading.tasks.standing_duties import Said


def duties_of(said: Sequence[Said], where: str, doubts: list[PlanDoubt]) -> tuple[tuple[Duty, ...], str | None]:
    """Each unit once; the last open tail is the task's.

    A unit that leads the task and stands again under its measures is the custom and no doubt; one that stands twice
    in one place is a slip of the document, and one whose role changes from measure to measure was decided here.
    """
    duties: dict[str, Duty] = {}
    tail = None
    for role in Role:
        for one in said:
            for statement in one.statements:
                if statement.role is not role:
                    continue
                for token in statement.units.tokens:
                    duties.setdefault(token.text, Duty(token.text, role, token.full))
                tail = statement.units.open_tail or tail
    for one in said:
        doubts += _named_twice(one, where)
    doubts += [
        PlanDoubt(where, token, "不像一个完整的单位名称，可能被拆断了")
        for token in duties
        if not looks_like_unit(token)
    ]
    changing = _changing(said)
    if changing:
        why = "各项举措里的角色不一样，现按最重的一种记"
        doubts.append(PlanDoubt(where, "、".join(changing), why))
    return tuple(duties.values()), tail


def roleless(said: Sequence[Said]) -> list[PlanDoubt]:
    """One doubt for all lists of units that name no role."""
    bare = [one for one in said if one.names_no_role]
    if not bare:
        return []
    places = f"正文第{bare[0].line}行" + (f"等{len(bare)}处" if len(bare) > 1 else "")
    return [PlanDoubt(places, bare[0].statements[0].text, "括号里的单位没有写明是牵头还是责任，现按责任单位记")]


def _named_twice(said: Said, where: str) -> list[PlanDoubt]:
    seen: set[str] = set()
    doubts = []
    for role in Role:
        for statement in said.statements:
            if statement.role is not role:
                continue
            for token in statement.units.tokens:
                if token.text in seen:
                    why = f"{role.chinese}单位重复：{token.text}"
                    doubts.append(PlanDoubt(where, "、".join(statement.units.names), why))
                seen.add(token.text)
    return doubts


def _changing(said: Sequence[Said]) -> list[str]:
    """The units that have several roles among the measures, where the task itself says none for them."""
    settled = {token.text for one in said if one.of_task for part in one.statements for token in part.units.tokens}
    roles: dict[str, set[Role]] = {}
    for one in said:
        heaviest: dict[str, Role] = {}
        for role in Role:
            for statement in one.statements:
                if statement.role is role and not one.of_task:
                    for token in statement.units.tokens:
                        heaviest.setdefault(token.text, role)
        for token_text, role in heaviest.items():
            roles.setdefault(token_text, set()).add(role)
    return [token for token, found in roles.items() if len(found) > 1 and token not in settled]
