"""What a letter cites: "Sections 31, 40(2) and 41", "s36(2)(b)(i) & (ii)", "EIR 12.4.b", "Reg. 12(5)(e)".

A ``Group`` is one citation as written; it may name several provisions, each read into its canonical path.
Whether a number belongs to the information law at all is decided here: by an Act named beside it, by the
noun after it ("a section 21 notice" is of the Housing Act), and by what the Acts contain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from foitrack.reading.named_laws import after, bare_name, before, law_named, law_spoken_of, of_that_act

HEAD = re.compile(
    r"(?<![\w'/@#.-])(?:(?P<reg>regulations?|regs?\.?|eirs?(?:\s+(?:20\d\d\s+)?(?:regulations?|regs?\.?))?)"
    r"|(?P<sec>sections?(?:\s+s\.?)?|sects?\.?|secs?\.?|ss?\.?|(?:exemp|exclu)(?:tion|sion)s?(?:\s+(?:at|in|under)?\s*(?:sections?|s\.?))?|fois?a?)"
    r"|(?P<exc>exceptions?))"
    r"[\s:]{0,3}(?P<number>\d{1,3})(?P<letter>[A-Z](?![A-Za-z]))?(?!\d)"
    # a path with no word before it, as in a list of exemptions: "40(2) - names of staff"
    r"|(?<![\w'/@#.\u00a3-])(?<!\w\()(?P<bare>[1-4]\d)(?P<bareletter>[A-Z])?(?=\(\d[A-Z]?\))",
    re.I,
)
# "section 40, subsection (2)", "regulation 12 paragraph 4(b)"
_SUB = r",?\s{0,2}(?:sub-?\s?(?:section|paragraph)|paragraph|para|limb)s?\.?\s{1,2}"
# One step of a path. Brackets may be missing after a closing bracket ("31(1)a") or be dots ("12.4.b").
_BRACKET = re.compile(
    rf"(?:{_SUB})?\s{{0,2}}\(\s?(?:(\d{{1,2}})\s?([A-Za-z]{{0,2}})|([a-z]|a[a-d]|[ivx]{{2,4}})|([A-D]))\s?\)(?!\s?\w+\))"
)
_BARE_DIGIT = re.compile(r"\s(\d{1,2})()()()(?=\()")  # "33 1(b)"
_SUB_DIGIT = re.compile(_SUB + r"(\d)()()()(?![\d.]|\s*%)", re.I)
_SPAN = re.compile(r"\s{0,2}\(([a-h])\s?-\s?([b-i])\)")  # "31(1)(a-c)"
# "subsection (2) of section 40", "paragraph (b)(i) of section 36(2)"
_PART = r"(?:(?:\(\w{1,4}\)\s?){1,4}|\d(?:\(\w{1,4}\)){0,3})"
_SUB_OF = re.compile(
    rf"\b(?:sub-?\s?(?:section|paragraph)|paragraph|limb)s?\s+({_PART}(?:\s?(?:,|and|&|or|,\s?and)\s?{_PART}){{0,4}})\s*(?:of|to|in|under)\s+(?:the\s+)?$",
    re.I,
)
_ROMANS = ["(i)", "(ii)", "(iii)", "(iv)", "(v)"]
_BARE_LETTER = re.compile(r"(?<=\))\s?()()([a-z])()(?![\w'])")  # "31(1)a"
_DOTTED = re.compile(r"\.(\d)(?:\.([a-g])(?![\w]))?")  # "12.4.b"
_JOIN = re.compile(
    r"\s*(?:\((?!\s?(?:\d{1,2}|[a-z]|[ivx]+)\s?\))[^()]{4,90}\)\s*)?(?:,\s*(?:and|or|&)?|;\s*(?:and|or)?|&|and/or|/|\+|\b(?:and|or|as well as|together with|plus)\b)\s*(?:also\s+)?(?:of\s+)?",
    re.I,
)
_TO = re.compile(r"\s*(?:to|through|-)\s*(?=\(?[a-z]{1,3}\))", re.I)
_NEXT_NUMBER = re.compile(
    r"(?:(?:section|sec|s|regulation|reg)\b\.?\s*)?(\d{1,3})([A-Z](?![A-Za-z]))?(?!\d|[.,]\d|%|\s*(?:hours?|working|days?|minutes?|records?|pages?|people|of (?:those|these|our)|january|february|march|april|may|june|july|august|september|october|november|december)\b)"
)

# "a section 21 notice", "section 106 agreements", "Section 47 enquiries": the work of other Acts.
_OTHER_NOUN = re.compile(
    r"\s*(?:no[- ]fault\s+)?(?:notices?\b(?! (?:under|of refusal))|agreements?|orders?|grants?|enquir(?:y|ies)|inquir(?:y|ies)|assessments?|consents?|works?\b|payments?|offences?|powers?|licen[cs]es?|evictions?|accommodation|support|contributions?|officers?|searches|stop|detentions?|warrants?|prosecutions?|children|status|interviews?|strategy|meetings?|patients?|leave\b|after-?care|monies|funding|obligations?|fines?|penalt(?:y|ies)|schools?|certificates?)\b",
    re.I,
)

# "Section 12 of the Travel Survey", "section 3 of your contract": a part of some other paper.
_OTHER_PAPER = re.compile(
    r"\s*(?:of|in|to) (?:the|our|your|that|this|its|their)\s+(?!act\b|regulations?\b|foi|freedom|eir|environmental)(?:(?!(?:act|i|we|is|was|as|and)\b)[\w'-]+\s+){0,4}?(?:surveys?|reports?|plan|strategy|policy|policies|constitution|agreement|contract|manual|handbook|guidance|guidelines?|form|framework|procedures?|standing orders|lease|charter|licence|return|questionnaire|document|minutes|tender|specification|submission|statement|notice|charts?|website|template|protocol)\b",
    re.I,
)


@dataclass(slots=True)
class Group:
    """One citation as written, with what it names. ``law``: foia, eir, foisa, eirs, other, or "" for unsaid.

    ```word`` is "reg", "sec", "exc" or "". ``named``: the law is written beside it. ``other_act`` names the Act
    that a foreign section belongs to, where the letter says.
    """

    start: int
    end: int
    word: str
    paths: list[tuple[str, int, int]] = field(default_factory=list)  # (path, start, end) in the text
    law: str = ""
    named: bool = False
    other_act: str = ""


def groups(twin: str, start: int = 0, end: int | None = None) -> Iterator[Group]:
    """Every citation in ``twin[start:end]``, in order, not yet told which law an unnamed one is of."""
    end = len(twin) if end is None else end
    at = start
    while head := HEAD.search(twin, at, end):
        at = head.end()
        if _not_a_citation(twin, head):
            continue
        word = "reg" if head["reg"] else "exc" if head["exc"] else "sec" if head["sec"] else ""
        group = Group(head.start(), head.end(), word)
        group.end = at = _read_list(twin, head, group, end)
        _part_named_first(twin, group)
        _name_law(twin, group, head)
        yield group


def _part_named_first(twin: str, group: Group) -> None:
    """Add to "section 40" the "subsection (2) of" that stands before it."""
    found = _SUB_OF.search(twin, max(0, group.start - 50), group.start)
    if not found or len(group.paths) != 1:
        return
    path, begin, end = group.paths[0]
    parts = [p.replace(" ", "") for p in re.findall(_PART, found[1])]
    parts = [re.sub(r"^(\d)", r"(\1)", p) for p in parts]
    if "(" in path and any(re.match(r"\(\d", p) for p in parts):
        return
    group.paths[:] = [(path + p, begin, end) for p in parts]


def _not_a_citation(twin: str, head: re.Match[str]) -> bool:
    after = twin[head.end() : head.end() + 12]
    word = head[0].lower()
    if head["bare"]:
        return False
    if re.match(r"s\d", word) and re.match(r"\s\d[a-z]{2}\b", after, re.I):
        return True  # S40 1AB is a postcode in Chesterfield
    if re.match(r"[.,]\d", after) and not ((head["reg"] or _is_ground(head)) and _DOTTED.match(after)):
        return True  # "section 4.6 of that guidance" numbers a paragraph
    if (
        word.startswith("foi")
        and not re.match(r"\s?\(\d", after)
        and not re.match(r"\s*:\s*(?:not |partly |partially )?upheld", after, re.I)
    ):
        return True  # "FOI 123" is a reference number
    if (
        re.match(r"exemptions? \d", word)
        and re.match(r"\s*[a-z]{4,}", after)
        and not re.match(r"\s*(?:of|is|has|appl|under)", after)
    ):
        return True
    return re.match(r"\s?[-/]\s?\d", after) is not None and not re.match(r"\s?/\s?\d{2}\b", after)


def _is_ground(head: re.Match[str]) -> bool:
    """Whether a section written with dots ("s.31.1.a") can be one of the Act's, whose grounds begin at 12."""
    return (
        head["sec"] is not None
        and 12 <= int(head["number"]) <= 44
        and int(head["number"]) not in (13, 15, 16, 17, 18, 19, 20)
    )


def _read_list(twin: str, head: re.Match[str], group: Group, limit: int) -> int:
    """Read the path at the head and whatever is joined to it; returns where the citation ends."""
    number = "bare" if head["bare"] else "number"
    plural = re.search(
        r"(?:ons|ecs\.?|ss\.?|gs\.?|ects\.?)[\s:]*$", twin[head.start() : head.start(number)], re.I
    )
    steps = [head[number] + (head["letter"] or head["bareletter"] or "").upper()]
    at = _read_steps(twin, head.end(), steps, group, head.start())
    while True:
        to = _TO.match(twin, at)
        if (
            to
            and (upto := _BRACKET.match(twin, to.end()))
            and upto[3]
            and re.fullmatch(r"\([a-h]\)", steps[-1])
            and len(upto[3]) == 1
        ):
            for code in range(ord(steps[-1][1]) + 1, ord(upto[3][0]) + 1):
                group.paths.append(("".join([*steps[:-1], f"({chr(code)})"]), to.end(), upto.end()))
            steps[-1] = f"({upto[3]})"
            at = upto.end()
            continue
        if to and upto and steps[-1] in _ROMANS and f"({upto[3]})" in _ROMANS:
            for roman in _ROMANS[_ROMANS.index(steps[-1]) + 1 : _ROMANS.index(f"({upto[3]})") + 1]:
                group.paths.append(("".join([*steps[:-1], roman]), to.end(), upto.end()))
            at = upto.end()
            continue
        join = _JOIN.match(twin, at, limit)
        if not join:
            return at
        more = _BRACKET.match(twin, join.end())
        if more and (more[1] or more[3] or more[4]):
            sibling = _sibling(steps, more)
            begin = join.end()
            at = _read_steps(twin, more.end(), sibling, group, begin)
            steps = sibling
            continue
        other = _NEXT_NUMBER.match(twin, join.end(), limit)
        if not other:
            return at
        fresh = [other[1] + (other[2] or "")]
        ahead = _BRACKET.match(twin, other.end()) or _BARE_DIGIT.match(twin, other.end())
        headed = other[0][:1].isalpha()
        ends = re.match(
            r"\s*(?:[.,;:)\n(/&-]|$|and\b|or\b|of\b|under\b(?!\s?(?:sect|reg|s\.))|in\b|to\b|as\b|appl|is\b|are\b|foi|eir|exempt|relat|we\b|have\b|has\b|do\b|does\b|were\b|was\b|for\b|with\b|on\b|which\b|would\b|because\b)",
            twin[other.end() : other.end() + 12],
            re.I,
        )
        if headed or not (
            ahead
            or (
                ends
                and (
                    plural
                    or len(steps) == 1
                    or "/" in join[0]
                    or "," in join[0]
                    or "and" in join[0].lower()
                    or "&" in join[0]
                )
            )
        ):
            return at
        at = _read_steps(twin, other.end(), fresh, group, join.end())
        steps = fresh


def _read_steps(twin: str, at: int, steps: list[str], group: Group, begin: int) -> int:
    """Read the steps that follow; stacked siblings ("31(1)(a)(b)") become paths of their own."""
    dotted = _DOTTED.match(twin, at) if len(steps) == 1 else None
    if dotted:
        steps.append(f"({dotted[1]})")
        if dotted[2]:
            steps.append(f"({dotted[2]})")
        at = dotted.end()
    while step := (
        _BRACKET.match(twin, at)
        or (len(steps) == 1 and (_BARE_DIGIT.match(twin, at) or _SUB_DIGIT.match(twin, at)))
        or _BARE_LETTER.match(twin, at)
    ):
        if step[4] or (step[3] and step[3].isupper()):  # "(3)(A)" is how some write 3A
            if not re.fullmatch(r"\(\d+\)", steps[-1]):
                break
            steps[-1] = f"{steps[-1][:-1]}{(step[4] or step[3]).upper()})"
        elif step[1]:
            written = f"({step[1]}{step[2].upper()})"
            if len(steps) > 1:  # a number after anything but the section is a sibling: "40(2)(3)"
                group.paths.append(("".join(steps), begin, at))
                begin = at
                del steps[1:]
            steps.append(written)
        else:
            _stack(steps, step[3], group, begin, at)
        at = step.end()
    span = _SPAN.match(twin, at)
    if span and len(steps) > 1 and span[1] < span[2]:
        for code in range(ord(span[1]), ord(span[2])):
            group.paths.append(("".join([*steps, f"({chr(code)})"]), begin, span.end()))
        steps.append(f"({span[2]})")
        at = span.end()
    group.paths.append(("".join(steps), begin, at))
    return at


def _level(step: str, section: str) -> int:
    """0 the section, 1 a number, 2 a letter, 3 a roman numeral."""
    inner = step.strip("()")
    if not step.startswith("("):
        return 0
    if inner[0].isdigit():
        return 1
    return 2 if (len(inner) == 1 and inner not in "ivx") or inner in ("aa", "ab", "ac", "ad") else 3


def _stack(steps: list[str], word: str, group: Group, begin: int, at: int) -> None:
    step = f"({word})"
    level = _level(step, steps[0])
    last = _level(steps[-1], steps[0])
    if level == 3 and (last < 2 or (steps[0] in ("31", "35") and len(steps) > 1)):
        level = 2  # no letter before it, or a section that has no romans: "(i)" is a letter
    if level == 3 and last == 2 and len(steps) >= 3 and len(word) == 1 and word == "i" and steps[-1] == "(h)":
        level = 2
    if level <= last:
        group.paths.append(("".join(steps), begin, at))
        while len(steps) > 1 and _level(steps[-1], steps[0]) >= level:
            steps.pop()
    steps.append(step)


def _sibling(steps: list[str], more: re.Match[str]) -> list[str]:
    """The path of "(b)" in "34(1)(a)(i) and (b)": go up to the level of what is joined."""
    if more[4]:
        return [*steps[:-1], f"{steps[-1][:-1]}{more[4]})"] if len(steps) > 1 else list(steps)
    step = f"({more[1]}{more[2].upper()})" if more[1] else f"({more[3]})"
    level = _level(step, steps[0])
    levels = [_level(s, steps[0]) for s in steps]
    if level == 3 and 3 not in levels and more[3] is not None and len(more[3]) == 1:
        # "(i)" joined to a path without romans: below 36(2)(b) it is a roman, elsewhere a letter
        level = 3 if steps[0] in ("36", "30") and levels[-1] == 2 else 2
    kept = [s for s, n in zip(steps, levels, strict=True) if n < level]
    return [*kept, step]


_NEXT_PARAGRAPH = re.compile(r"(?<!\bof)(?<!\bthe)(?<!\band) ?\n[ \t]*\n")
_REGULATIONS = re.compile(r"\bregulations\b(?: \d{4})?\W*$", re.I)


def _name_law(twin: str, group: Group, head: re.Match[str]) -> None:
    """Set the law from an Act named right after or right before the citation."""
    # Nor does one in the paragraph after it, unless the page was turned in mid-sentence: "section 12 of the".
    tail = re.sub(r"\n", " ", _NEXT_PARAGRAPH.split(twin[group.end : group.end + 170])[0])
    before_it = twin[max(0, group.start - 120) : group.start]
    # A law in the paragraph before, as in a title, is not what names this one.
    lead = re.sub(r"\n", " ", before_it[before_it.rfind("\n\n") + 1 :])
    own = head["reg"] or head["sec"] or ""
    if own.lower().startswith("eir"):
        group.law, group.named = "eir", True
    if own.lower().startswith("foi"):
        group.law, group.named = ("foisa" if "s" in own.lower() else "foia"), True
    told_before = before(lead)
    if head["sec"] and law_named(told_before) == "other" and _REGULATIONS.search(told_before):
        told_before = ""  # regulations have no sections: they end what was said before this one
    for act in (after(tail), told_before):
        law = law_named(act) if act else ""
        if law:
            group.law, group.named = law, True
            if law == "other":
                group.other_act = bare_name(act)
            return
    if not group.named and of_that_act(tail):
        spoken = law_spoken_of(twin[max(0, group.start - 400) : group.start])
        group.law, group.named = law_named(spoken) or "other", True
        group.other_act = bare_name(spoken) if group.law == "other" else ""
        return
    if not group.named and _OTHER_PAPER.match(tail):
        group.law, group.named, group.other_act = "other", True, "another document"
    if not group.named and _OTHER_NOUN.match(tail):
        noun = re.match(r"\s*\w+", tail)
        ours = re.match(r"\s*(?:notices?|assessments?|officers?)", tail, re.I) and group.paths[0][
            0
        ].partition("(")[0] in ("12", "14", "17")
        if noun and not ours:
            group.law, group.named, group.other_act = "other", True, "another Act"
