"""References and dates in a letter, each with what it seems to be.

A date is read day first, as these letters write them. What cannot be a date is left out, never mended.
"""

from __future__ import annotations

import re
from datetime import date

from foitrack.reading.model import Date, Reference, quote_of

_OURS = re.compile(r"\bft-[23456789bcdfghjkmnpqrstvwxz]{5}\b")
_REGULATOR = re.compile(
    r"\b(?:IC-\d{4,7}-[A-Z0-9]{4}|F(?:S|ER|EA)_?\d{8}|(?:Decision )?\d{3}/20\d\d(?= )|RFA\d{5,7}|\d{9}(?= \(ICO))\b"
)
_TRIBUNAL = re.compile(
    r"\b(?:EA/(?:19|20)\d\d/\d{4}(?:[A-Z]{0,3})?|\[20\d\d\] UKUT \d+ ?(?:\(AAC\))?|FT/EA/20\d\d/\d{4})"
)
_LABELLED = re.compile(
    r"\b(?P<whose>our|your|my|foi|eir|ir|internal review|case|request|complaint|review|council|wdtk)?\s?(?:ref(?:erence)?(?: (?:number|no))?|case (?:number|no)|request (?:number|no|id))\b\.?\s*(?:number|no\.?|is|for your request is)?\s*[:\-#]?\s*(?P<ref>(?=[\w/.-]*\d)[A-Z0-9][\w/.-]{2,30})",
    re.I,
)
_STYLED = re.compile(
    r"\b(?P<ref>(?:FOIA?|EIR|IR|FOISA|SAR|RFI|COR|CRM)[ /:#-]{1,3}(?=[\w/ .-]*\d)[\w/.-]*\d[\w/.-]*|\d{2}/FOI/[\w/]+|FOI\d{3,}[\w/-]*)",
    re.I,
)

_MONTHS = {
    m: n
    for n, m in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
_MONTHS |= {m[:3]: n for m, n in _MONTHS.items()} | {"sept": 9}
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?(?: day)?(?: of)?,?\s+{_MONTH}\.?,?\s+(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:20)?\d\d)\b"
    r"|\b(?P<iy>20\d\d)-(?P<im>\d\d)-(?P<id>\d\d)\b"
    rf"|\b{_MONTH.replace('month', 'umonth')}\.?\s+(?P<uday>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<uyear>(?:19|20)\d\d)\b",
    re.I,
)
# What a date is, by the words right before it. First match wins.
_ROLES = (
    ("requested", re.compile(r"\b(?:your|you|the) (?:\w+ )?(?:request|e-?mail|letter|correspondence|message|enquiry|application|made|wrote|asked)\b[^.;]{0,40}\b(?:of|dated|on|made|sent)\s*(?:the )?$", re.I)),
    ("received", re.compile(r"\breceiv\w+\b[^.;]{0,50}\b(?:on|at|by|office|us|dated)?\s*(?:the )?$", re.I)),
    ("due", re.compile(r"\b(?:by|until|before|due|deadline|no later than|extend\w*|target|within)\b[^.;]{0,40}$", re.I)),
    ("dated", re.compile(r"(?:^|\n)\s*(?:date[d]?(?: responded)?\s*:?|)\s*$", re.I)),
)  # fmt: skip


def references(text: str, twin: str) -> tuple[Reference, ...]:
    """Each reference once, in order, with whose it is as far as the letter says."""
    found: dict[str, Reference] = {}

    def add(start: int, end: int, whose: str) -> None:
        said = text[start:end].strip(" .,;:-")
        if said and said.lower() not in {k.lower() for k in found}:
            begin = text.index(said, start)
            found[said] = Reference(said, whose, quote_of(text, begin, begin + len(said)))

    for pattern, whose in ((_OURS, "ours"), (_REGULATOR, "regulator"), (_TRIBUNAL, "tribunal")):
        for mark in pattern.finditer(twin):
            add(mark.start(), mark.end(), whose)
    for mark in _LABELLED.finditer(twin):
        label = (mark["whose"] or "").lower()
        if re.fullmatch(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}", mark["ref"]):
            continue
        add(
            mark.start("ref"),
            mark.end("ref"),
            "review" if "review" in label or label == "ir" else "yours" if label == "your" else "body",
        )
    for mark in _STYLED.finditer(twin):
        if not any(
            mark["ref"].strip().lower() in k.lower() or k.lower() in mark["ref"].lower() for k in found
        ):
            add(
                mark.start("ref"),
                mark.end("ref"),
                "review" if mark["ref"].upper().startswith("IR") else "body",
            )
    return tuple(sorted(found.values(), key=lambda r: r.quote.start))


def dates(text: str, twin: str) -> tuple[Date, ...]:
    """Every date with its role, in order; impossible ones are left out."""
    found: list[Date] = []
    for mark in _DATE.finditer(twin):
        parts: tuple[str | int, ...]
        if mark["day"]:
            parts = (mark["year"], _MONTHS[mark["month"].lower()], mark["day"])
        elif mark["d"]:
            parts = (mark["y"] if len(mark["y"]) == 4 else "20" + mark["y"], mark["m"], mark["d"])
        elif mark["iy"]:
            parts = (mark["iy"], mark["im"], mark["id"])
        else:
            parts = (mark["uyear"], _MONTHS[mark["umonth"].lower()], mark["uday"])
        try:
            day = date(*(int(p) for p in parts))
        except ValueError:
            continue
        lead = re.sub(r"[ \t]+", " ", twin[max(0, mark.start() - 120) : mark.start()])
        role = next((name for name, pattern in _ROLES if pattern.search(lead)), "mentioned")
        alone = not twin[mark.end() : twin.find("\n", mark.end()) % (len(twin) + 1)].strip(" .,")
        if role == "dated" and (not alone or mark.start() > 900 or any(f.role == "dated" for f in found)):
            role = "mentioned"
        found.append(Date(day.isoformat(), role, quote_of(text, mark.start(), mark.end())))
    return tuple(found)
