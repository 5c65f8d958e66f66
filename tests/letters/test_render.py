"""Rendering: strict values, escaping by what a template is for, and a cage for templates that are not ours."""

import subprocess
import sys
from pathlib import Path

import pytest

from foitrack import render
from foitrack.errors import FoitrackError, UsageError


@pytest.mark.parametrize(
    ("name", "escaped"),
    [
        ("letters/general.txt.j2", False),
        ("reports/campaign.md.j2", False),
        ("reports/due.ics", False),
        ("reports/deadlines.html.j2", True),
        ("reports/chart.svg.j2", True),
        ("reports/unnamed.j2", True),
        ("notes.txt.html", True),
        (None, True),
    ],
)
def test_only_plain_text_is_left_unescaped(name: str | None, escaped: bool) -> None:
    assert render.escapes(name) is escaped


def test_both_folders_are_found_beside_a_checkout() -> None:
    for name in ("templates", "migrations"):
        assert render.data_dir(name) == Path(__file__).parents[2] / name


def test_a_folder_beside_a_package_without_our_pyproject_is_a_strangers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "foitrack").mkdir()
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(render, "PACKAGE", tmp_path / "foitrack")
    with pytest.raises(FoitrackError, match="was not shipped"):
        render.data_dir("templates")
    (tmp_path / "foitrack" / "templates").mkdir()
    assert render.data_dir("templates") == tmp_path / "foitrack" / "templates"


def test_many_letters_come_from_one_child_in_order_and_with_partials() -> None:
    letters = render.draw_guarded(
        "mine",
        "Dear {{ body }},\n{% include 'end' %}",
        [{"body": "Æ"}, {"body": "<b>"}],
        partials={"end": "for {{ body }}"},
    )
    assert [letter.text for letter in letters] == ["Dear Æ,\nfor Æ", "Dear <b>,\nfor <b>"]


QUESTIONS = ("How many {{ what }}?", "{% if more %}And {{ more }}?{% endif %}")


@pytest.mark.parametrize("guarded", [False, True])
def test_questions_are_rendered_first_and_empty_ones_left_out(guarded: bool, tmp_path: Path) -> None:
    """A literal question may hold braces: it is the user's text, not a template."""
    values = [{"what": "days", "more": "", "parts": ["{{ why }}"]}, {"what": "days", "more": "nights"}]
    if guarded:
        drawn = render.draw_guarded("mine", "{% for p in parts %}{{ p }}|{% endfor %}", values, QUESTIONS)
        assert drawn[0].text == "How many days?|{{ why }}|"
    else:
        drawn = render.draw("letters/_parts.txt.j2", [{**v, "part_laws": {}} for v in values], QUESTIONS)
        assert drawn[0].text.split("\n\n") == ["1. How many days?", "2. {{ why }}", ""]
    assert [d.parts for d in drawn] == [("How many days?", "{{ why }}"), ("How many days?", "And nights?")]


@pytest.mark.parametrize(
    ("source", "error", "says"),
    [
        ("one\n{% if %}", UsageError, "mistake in line 2"),
        ("{{ absent }}", UsageError, "uses 'absent'"),
        ("{% include '/etc/passwd' %}", UsageError, "cannot be rendered"),
        ("{{ ''.__class__.__mro__ }}", UsageError, "unsafe"),
        ("{{ lipsum.__globals__ }}", UsageError, "uses 'lipsum'"),
        ("{{ '{0.__class__}'.format(1) }}", UsageError, "unsafe"),
        ("{{ items.append(1) }}", UsageError, "unsafe"),
        ("{% for i in range(1000000) %}{% endfor %}", UsageError, "Range too big"),
        ("{{ 'x' * 10 ** 9 }}", FoitrackError, "stopped"),
        ("{% for i in range(99999) %}{{ 'x' * 9999 }}{% endfor %}", FoitrackError, "stopped"),
        ("x" * 200_001, UsageError, "longer than"),
    ],
)
def test_a_hostile_or_broken_template_is_told_and_stopped(
    source: str, error: type[FoitrackError], says: str
) -> None:
    with pytest.raises(error, match=says):
        render.draw_guarded("mine", source, [{"items": [1]}])


def test_a_template_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "CHILD_CPU_SECONDS", 1)
    forever = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
    with pytest.raises(FoitrackError, match="was stopped"):
        render.draw_guarded("mine", forever, [{}])


def test_jinja_is_not_loaded_until_a_letter_is_rendered() -> None:
    look = "import sys, foitrack.render; print('jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
