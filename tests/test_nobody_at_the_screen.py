"""What the plugin for windows does with a test that leaves a question open."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]


def test_a_question_that_nobody_answers_fails_the_test_instead_of_standing_for_ever(
    pytester: pytest.Pytester, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(project))
    pytester.makeconftest(
        """
        import tests.nobody_at_the_screen as plugin
        from tests.nobody_at_the_screen import *

        plugin.WAITS_MS = 50
        """
    )
    pytester.makepyfile(
        """
        from lianping_desk.ui import messages

        def test_asks(qtbot):
            assert not messages.confirm(None, "really?")
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*nobody answered: really?*"])
