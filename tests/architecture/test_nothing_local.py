"""Nothing of one machine stands in a tracked file, nothing of one county in the code."""

import re
import tomllib
from pathlib import Path

from tests.architecture.tracked_files import tracked_files

# Put together here, so that this file does not contain what it looks for.
REGISTRY_HOSTS = ("py" + "pi.org", "python" + "hosted", "npm" + "js", "registry." + "npm", "deb." + "debian")
MACHINE_FOLDERS = ("wo" + "rk", "fa" + "rm", "ro" + "ot", "ho" + "me", "t" + "mp", "op" + "t")
LOCAL = re.compile(
    "|".join(
        [re.escape(host) for host in REGISTRY_HOSTS]
        + [rf"(?<![\w.)}}*]){re.escape('/' + f + '/')}" for f in MACHINE_FOLDERS]
    )
)


def test_tracked_files_name_no_registry_and_no_path_of_one_machine(project: Path) -> None:
    found = []
    for file in tracked_files(project):
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # fonts, databases, workbooks
        found += [f"{file.relative_to(project)}: {match.group()}" for match in LOCAL.finditer(text)]
    assert found == []


def test_the_pattern_of_local_names_finds_what_it_should_and_nothing_else() -> None:
    for local in ("https://" + "py" + "pi.org/simple", "/ro" + "ot/.cache", "in /wo" + "rk/main", "'/t" + "mp/x.db'"):
        assert LOCAL.search(local), local
    for harmless in ("python.org", "resources/help/images/home.png", "ui/home/due.py", "C:/Users/", "网络/工作/"):
        assert not LOCAL.search(harmless), harmless


def test_no_region_and_no_unit_of_a_shipped_plan_stands_in_code(project: Path) -> None:
    program = "连平科普工作台"
    names = {name for plan in (project / "resources" / "plans").glob("*.toml") for name in _local_names(plan)}
    assert len(names) > 30, "the plans should name dozens of units"
    found = []
    for file in sorted((project / "lianping_desk").rglob("*.py")):
        text = file.read_text("utf-8").replace(program, "")
        found += [f"{file.relative_to(project)}: {name}" for name in sorted(names) if name in text]
    assert found == []


def _local_names(plan_file: Path) -> set[str]:
    """Region, its bare name, and every unit that a task or the list of units names."""
    content = tomllib.loads(plan_file.read_text("utf-8"))
    names = {content["plan"]["region"], content["plan"]["region"].rstrip("省市县区")}
    names |= {unit["name"] for unit in content.get("unit", [])}
    for task in content["task"]:
        for role in ("lead", "responsible", "cooperating"):
            names |= set(task.get(role, []))
    return names
