"""What a reader of the sources would notice first: size and docstrings."""

import ast
from pathlib import Path

from tests.architecture.tracked_files import tracked_files

LONGEST_FILE = 400  # lines


def test_no_file_has_grown_beyond_what_a_reader_can_hold(project: Path) -> None:
    sources = tracked_files(project, "lianping_desk/*.py", "tests/*.py", "packaging/*.py")
    lines = {str(file.relative_to(project)): len(file.read_text("utf-8").splitlines()) for file in sources}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


def test_every_module_of_the_package_says_what_it_is_for(project: Path) -> None:
    package = project / "lianping_desk"
    silent = [
        str(file.relative_to(project))
        for file in sorted(package.rglob("*.py"))
        if not ast.get_docstring(ast.parse(file.read_text("utf-8")))
    ]
    assert silent == []


def test_every_folder_of_the_package_is_a_package(project: Path) -> None:
    folders = {file.parent for file in (project / "lianping_desk").rglob("*.py")}
    assert [str(folder.relative_to(project)) for folder in folders if not (folder / "__init__.py").exists()] == []
