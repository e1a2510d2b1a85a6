"""The locks, the licences and the README say of each dependency what they should."""

import re
import tomllib
from pathlib import Path

import pytest

LOCKS = ("requirements.lock", "requirements-test.lock")


def _requirements(project: Path, lock: str) -> dict[str, list[str]]:
    """Hashes by the name of each requirement."""
    text = (project / "packaging" / lock).read_text("utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    return {block.split("==")[0]: re.findall(r"--hash=sha256:([0-9a-f]{64})", block) for block in blocks}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_locked_by_hash_and_none_by_address(project: Path, lock: str) -> None:
    requirements = _requirements(project, lock)
    assert len(requirements) > 20
    assert [name for name, hashes in requirements.items() if not hashes] == []
    assert "://" not in (project / "packaging" / lock).read_text("utf-8")


def test_every_dependency_of_the_project_is_locked(project: Path) -> None:
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    locked = set(_requirements(project, LOCKS[0]))
    assert _names([*settings["build-system"]["requires"], *settings["project"]["dependencies"]]) <= locked
    locked |= set(_requirements(project, LOCKS[1]))
    assert _names(settings["project"]["optional-dependencies"]["test"]) <= locked


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~ ;\[]", requirement)[0].lower().replace("_", "-") for requirement in requirements}


def test_no_part_is_locked_twice(project: Path) -> None:
    assert set(_requirements(project, LOCKS[0])) & set(_requirements(project, LOCKS[1])) == set()


def test_every_part_that_the_desk_uses_has_its_licence_named(project: Path) -> None:
    table = (project / "resources" / "licences" / "README.md").read_text("utf-8")
    named = set(re.findall(r"^\| ([a-z0-9-]+)[ |]", table, flags=re.MULTILINE))
    assert set(_requirements(project, LOCKS[0])) - named == set()


def test_every_licence_text_is_named_in_the_index(project: Path) -> None:
    folder = project / "resources" / "licences"
    table = (folder / "README.md").read_text("utf-8")
    texts = [file.name for file in folder.iterdir() if file.name != "README.md"]
    assert texts
    assert [name for name in texts if f"`{name}`" not in table] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_link_of_the_pages_at_the_top_leads_somewhere(project: Path, page: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", (project / page).read_text("utf-8"))
    assert [target for target in targets if not (project / target).exists()] == []
