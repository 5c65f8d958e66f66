"""The shipped letters: what they must say, what they must not hold, and how the user's own are kept."""

import re
from pathlib import Path

import pytest

from foitrack import render
from foitrack.errors import FoitrackError, NotFound, UsageError
from foitrack.facts import Body, Requester
from foitrack.law.words import WORDS
from foitrack.letters import templates
from foitrack.letters.templates import GIVEN, find
from foitrack.letters.write import Looked, Order, say_title, write_letters

FOLDER = Path(__file__).parents[2] / "templates" / "letters"
SHIPPED = sorted(p.name.removesuffix(".txt.j2") for p in FOLDER.glob("[a-z]*.txt.j2"))
POLICE = Body("sussex-police", "Sussex Police")
SCOTS = Body("police-scotland", "Police Scotland", regime="FOISA")
ASKS = Requester("Ada Example", "ada@example.org", "The Example Herald")
QUESTION = "The number of searches in each year."


@pytest.fixture(autouse=True)
def nobodys_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))


def letter(name: str, body: Body = POLICE, **more: object) -> str:
    template = find(name)
    values = template.filled(template.examples())
    parts = (QUESTION,) if template.needs_parts else ()
    title = say_title(template, values, parts)
    order = Order(body, ASKS, "ft-2b3cd", template.regime_for(body.regime), title, values, parts, **more)  # type: ignore[arg-type]
    return write_letters(template, [order])[0].text


def test_the_starters_are_there() -> None:
    assert SHIPPED == [
        "contracts",
        "correspondence",
        "documents",
        "environment",
        "general",
        "npcc-referral",
        "police-statistics",
    ]


# A law is named by its regime's words, so that a change of law is a change in one file of law.
NAMES_A_LAW = re.compile(
    r"\b(?:s|ss|sec|section|sections|reg|regs|regulation|regulations|para|paragraph|article|art|schedule)\b\.?\s*\d"
    r"|\bAct (?:19|20)\d\d|Regulations (?:19|20)\d\d|\b(?:FOIA|FOISA|EIRs?|EISRs?)\b(?!\")|Freedom of Information",
    re.I,
)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.j2")), ids=lambda p: p.name)
def test_a_template_holds_no_section_number_no_law_and_no_arithmetic(path: Path) -> None:
    text = path.read_text("utf-8")
    body = text.split("#}", 1)[-1]
    assert not NAMES_A_LAW.search(body), NAMES_A_LAW.search(body)
    for code in re.findall(r"\{[{%](.*?)[%}]\}", body, re.S):
        bare = re.sub(r'"[^"]*"', "", code)
        assert not re.search(r"[-+*/%<>]|\bset\b|\d", bare), code


def test_the_search_for_laws_would_find_one() -> None:
    for text in ("under section 16", "s.8(1)", "reg 5(2)", "the Freedom of Information Act 2000", "EIR"):
        assert NAMES_A_LAW.search(text), text


@pytest.mark.parametrize("name", SHIPPED)
def test_a_template_uses_only_what_it_is_given(name: str) -> None:
    from jinja2 import meta

    template = find(name)
    sources = [template.source, *templates.partials().values(), *template.parts]
    used = set().union(*(meta.find_undeclared_variables(render.environment().parse(s)) for s in sources))
    declared = {v.name for v in template.values}
    assert used - GIVEN <= declared | {"scope"}
    assert declared <= used, "a value that nothing uses"
    assert all(v.help and v.example for v in template.values)
    # each is shown as --set name="example", to be copied into a shell
    assert not [v.name for v in template.values if re.search(r'["$`\\!]', v.example)]


@pytest.mark.parametrize(
    ("name", "body"),
    [(n, b) for n in SHIPPED for b in (POLICE, SCOTS) if (n, b.regime) != ("npcc-referral", "FOISA")],
    ids=lambda v: v if isinstance(v, str) else v.slug,
)  # the NPCC answers under FOIA (SI 2018/1212)
def test_every_letter_says_what_a_request_must(name: str, body: Body) -> None:
    """s.8: name, address, description. s.11: the form. And what a practitioner adds: dates, parts, references."""
    text = letter(name, body)
    template = find(name)
    words = WORDS[template.regime_for(body.regime)]
    assert text.startswith(f"To: {body.name}\nOur reference: ft-2b3cd\n")
    for needed in (
        words.law,
        words.whose,
        f"({words.provision('form')})",
        f"under {words.provision('help')}",
        words.ground,
        "\n1. ",
        "Period: ",
        "Form: please send ",
        "Ada Example\nThe Example Herald\nada@example.org\n",
        "quote our reference ft-2b3cd",
    ):
        assert needed in text, needed
    assert "  " not in text and "\n\n\n" not in text and "None" not in text and "{{" not in text
    other = {w.law for w in WORDS.values()} - {words.law, WORDS[words.sibling].law}
    assert not any(law in text for law in other)


def test_a_scottish_letter_never_speaks_of_the_act_of_2000() -> None:
    text = letter("police-statistics", SCOTS)
    assert "the Freedom of Information (Scotland) Act 2002" in text
    assert "Act 2000" not in text
    assert "section 15" in text


@pytest.mark.parametrize(
    ("template", "body", "regime"),
    [
        ("general", POLICE, "FOIA"),
        ("general", SCOTS, "FOISA"),
        ("environment", POLICE, "EIR"),
        ("environment", SCOTS, "EISR"),
    ],
)
def test_the_regime_follows_the_body(template: str, body: Body, regime: str) -> None:
    assert find(template).regime_for(body.regime) == regime


def test_a_regime_that_no_template_speaks_is_refused() -> None:
    with pytest.raises(UsageError, match="no letter templates for a request under SAR"):
        find("environment").regime_for("SAR")


def test_a_part_may_be_environmental_while_the_rest_is_not() -> None:
    text = letter("general", part_regimes={1: "EIR"})
    assert (
        f"1. {QUESTION} (I ask for this part under the Environmental Information Regulations 2004.)" in text
    )
    with pytest.raises(UsageError, match="no part 2"):
        letter("general", part_regimes={2: "EIR"})


def test_what_was_looked_at_is_said_with_its_date() -> None:
    from datetime import date

    text = letter("general", looked=Looked(date(2026, 6, 1), "figures for 2021 only"))
    assert "publication scheme and disclosure log (Mon 1 June 2026: figures for 2021 only)." in text


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, ["needs subject (", "; counted (", "; period (", '--set subject="stop and search of children"']),
        ({"subject": "x", "counted": " ", "period": "2024"}, ["needs counted (", '--set counted="stops and']),
        ({"perid": "2024"}, ["no value called 'perid'", "Did you mean period?"]),
        ({"zzz": "2024"}, ["no value called 'zzz'", "Known are subject, counted"]),
    ],
)
def test_a_missing_value_is_named_with_how_to_set_it(given: dict[str, str], says: list[str]) -> None:
    with pytest.raises(UsageError) as told:
        find("police-statistics").filled(given)
    assert [words for words in says if words not in str(told.value)] == []
    assert told.value.exit_code == 2


def test_a_question_with_braces_is_text() -> None:
    template = find("general")
    values = template.filled({"period": "2024"})
    order = Order(POLICE, ASKS, "ft-2b3cd", "FOIA", "t", values, ("{{ requester }} {% if %}",))
    assert "1. {{ requester }} {% if %}" in write_letters(template, [order])[0].text


def test_no_question_is_an_error_that_says_how_to_ask() -> None:
    template = find("general")
    order = Order(POLICE, ASKS, "ft-2b3cd", "FOIA", "t", template.filled({"period": "2024"}))
    with pytest.raises(UsageError, match="asks no question") as told:
        write_letters(template, [order])
    assert "--part" in told.value.next_step


# ---- the user's own ------------------------------------------------------------------------------


def test_a_copy_of_every_starter_gives_the_same_letter_from_the_cage() -> None:
    for name in SHIPPED:
        ours = letter(name)
        templates.new(f"my-{name}", name)
        mine = find(f"my-{name}")
        assert mine.mine and not find(name).mine
        assert letter(f"my-{name}") == ours


def test_a_template_of_ones_own_stands_before_a_shipped_one_of_that_name() -> None:
    templates.new("general")
    assert find("general").mine
    assert templates.names().count("general") == 1


def test_new_overwrites_nothing_and_takes_no_path() -> None:
    path = templates.new("my-question")
    assert path.parent == templates.my_folder()
    with pytest.raises(UsageError, match="already"):
        templates.new("my-question")
    for name in ("../evil", "a/b", "A", "", "x" * 80, "-rf"):
        with pytest.raises(UsageError):
            templates.new(name)


def test_an_unknown_template_is_not_found_and_near_ones_are_offered() -> None:
    with pytest.raises(NotFound, match="Did you mean documents"):
        find("document")
    with pytest.raises(NotFound):
        find("../../etc/passwd")


def test_what_stands_in_the_place_of_a_template_is_named() -> None:
    folder = templates.my_folder() / "odd.txt.j2"
    folder.mkdir(parents=True)
    with pytest.raises(UsageError, match="not a plain file"):
        find("odd")
    assert len(templates.all_templates()[0]) == len(SHIPPED)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("Dear body,", "does not begin with its settings"),
        ("{# title = #}", "not TOML"),
        ('{# titel = "x" #}', "no setting 'titel'"),
        ("{# about = 'x' #}", "title and about must be text"),
        ("{# title = 'x'\nregimes = ['GDPR'] #}", "regimes must be"),
        ("{# title = 'x'\n[values.body]\nhelp = 'h' #}", "cannot be called 'body'"),
        ("{# title = 'x'\n[values.a]\nhepl = 'h' #}", "has 'hepl'"),
        ("{# title = 'x'\n[values.a]\ndefault = 3 #}", "must hold texts"),
    ],
)
def test_settings_that_are_wrong_are_told(source: str, says: str) -> None:
    folder = templates.my_folder()
    folder.mkdir(parents=True)
    (folder / "bad.txt.j2").write_text(source, encoding="utf-8")
    with pytest.raises(FoitrackError, match=says):
        find("bad")
    good, bad = templates.all_templates()
    assert len(good) == len(SHIPPED) and len(bad) == 1


def test_a_name_in_a_question_is_written_as_it_is() -> None:
    """A letter is plain text: no sign of a name becomes a word of HTML, in the letter or in a question of it."""
    text = letter("police-statistics", Body("k", "Kent & Essex <Joint> Police"))
    assert text.count("Kent & Essex <Joint> Police") == 3 and "&amp;" not in text
