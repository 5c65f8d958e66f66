"""Whether a letter gives something: an attachment, an answer in figures, a part with the rest held back.

Bodies write "please find below" over refusals too, so the words that give are read with the words that do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from foitrack.reading import likeness
from foitrack.reading.quick import quick
from foitrack.reading.sentences import Sentence
from foitrack.reading.stage import Letter, first

_GIVEN = quick(
    r"\b(?:please (?:find|see)|find|see|is|are|have|has|am|we)\b[^.;]{0,40}\b(?:attach\w*|enclos\w*)\b|\b(?:attached|enclosed)\b[^.;]{0,60}\b(?:is|are|you will find|please find|copy|spreadsheet|document|information|data|report|list|table|file)\b|^(?:\W*\d*[.)]? ?)?(?:please )?(?:see |find )?(?:attached|enclosed)\b"
    r"|\b(?:information|data|figures?|answers?|documents?|copy|copies|table|details?|response|records?|emails?|list|report|rest|remainder|most|some|all)\b[^.;]{0,90}\b(?:(?:is|are|was|were|has been|have been|being|can be|can be found|may be found|now) (?:also |now |set out |hereby |being )*(?:provided|disclosed|released|supplied|set out|given|shown|listed|contained|enclosed|attached|detailed|below|sent)|(?:below|overleaf|in the table|as follows|provided in|in the attached|in (?:annex|appendix)))\b"
    r"|\b(?:we|I) (?:now |also |hereby |therefore )*(?:enclose|attach|provide|supply|disclose|release|give you)\b|\b(?:we|I) (?:are|am|have|can|will|shall) (?:now |also |today |therefore |happy to |pleased to |able to |decided to |hereby |been able to |\w+ to )*(?:provid\w+|disclos\w+|releas\w+|suppl\w+|send\w*|sent|attach\w+|enclos\w+|set out|giv\w+|answer\w*)\b|\bthe (?:answers?|figures?|numbers?|totals?|results?) (?:to your questions? )?(?:is|are)\b(?! (?:yes|no)\b)|\bis held and is (?:set out|provided)\b|\b(?:here|this) is the information\b|\bhere (?:is|are) (?:the|a|your|our|what)\b(?! (?:\w+ )?(?:response|reply|answer|decision))|\bdisclos\w+ (?:this|it|the information) to you\b|\bdecided to disclose\b|\bredacted (?:copy|copies|version)\b|\bfollowing (?:table|information|figures|data) (?:is|are|shows?|provid\w+|gives?|sets?)\b|\b(?:table|tables|figures?|data|spreadsheet|document|chart|list|report) (?:below|overleaf|attached|enclosed|shows?|sets? out|provid\w+|gives?)\b|\bmost of what you asked for\b|\bis being released\b|\b(?:spreadsheet|table|list|file|document|workbook|report|annex|schedule)s? accompanying this\b|\boffered? (?:you )?a copy\b",
    re.I,
)
_NOT_GIVEN = quick(
    r"\b(?:attached (?:letter|response|reply)|(?:response|reply|answer)s? (?:to your (?:request|questions?|enquiry) )?(?:is |are )?(?:set out |provided |given |found )?below|cannot|can not|could not|unable|not (?:be |been )?(?:able|provid\w+|disclos\w+|releas\w+|suppl\w+|obliged|required|possible|going)|refus\w+|withh\w+|exempt\w*|will (?:be )?(?:provid|send|respond)|would (?:be|have)|if you|whether|to (?:you )?(?:identify|locate)|public interest|in order to|prejudice|advice and assistance|internal review|re-?use|open government|your (?:complaint|request) (?:is|has been)|guidance|aim|hope|within \d|notice|likely|harm|contact|leaflet|complaints?|the (?:disclosure|release) of|disclosure (?:of|would)|any information (?:disclosed|provided)|once|published|decision notice|previously|the reference number|explain\w* (?:this )?below|neither|nothing|could you|can you|please (?:could|can|describe|tell|let|say)|disclosure log|www\.|copyright|may (?:be|not)|should (?:be|have)|could be)\b",
    re.I,
)
SUBSTANCE = quick(
    r"^\W*(?:\(?\d{1,2}[.):]|q\d+|question \d+|[a-h][.)])\s*\W*\s*(?:-\s*)?(?:[\u00a3]?[\d,.]+%?\b|yes\b|no\b|nil\b|none\b|zero\b|[A-Z][a-z]+ [^.]{0,50}\.?$)",
    re.I,
)
_ASKED_AGAIN = quick(
    r"^\W*(?:\(?\d{1,2}[.):]|q\d+|question \d+|[a-h][.)])[\W_]*(?:sections?|regulations?|exemptions?|exceptions?|numbers?|total|costs?|how|what|when|which|who|why|where|details|list|names?|copy|copies|breakdown|dates?|amount)\b(?!.*(?::|\bis\b|\bwas\b|=) ?\W?\d)",
    re.I,
)


def is_substance(sentence: Sentence) -> bool:
    """A numbered answer ("3. 118"), and not the question's heading or a ground under a number."""
    return (
        SUBSTANCE.match(sentence.text) is not None
        and not sentence.text.endswith("?")
        and _ASKED_AGAIN.match(sentence.text) is None
        and re.match(r"\d+[A-Z]?\.\W*\(\d", sentence.text) is None  # "12.-(4) For the purposes of"
    )


# "1. Cancellations: 1,004 in 2023/24"
ANSWERED_AT_ONCE = quick(
    r"\(?\d{1,2}[.):]\s*(?!sections?|regulations?|exemptions?|question)[A-Za-z][^:?]{3,100}: ?\W?\d[\d,.]*%?(?=\s|$)(?!\.\s?\(| ?(?:hours?|minutes?|mins)\b)",
    re.I,
)


# "1 - Yes. 2 - 14,000 pounds."
_IN_A_ROW = quick(r"(?:^|[.:;] |, )\(?\d{1,2} ?[-:)] ?(?:yes|no|nil|none|\u00a3?\d)", re.I)
# "3. 118", "4. None.": an answer, and no paragraph of an argument.
_SHORT_ANSWER = quick(r"\(?\d{1,2}[.)]\s+(?:\W{0,2}\d[\d,.]*%?\W*$|(?:yes|no|nil|none|zero)\b)", re.I)
# "Royal Example plc   40": a row of two cells.
_LINE_WITH_FIGURE = quick(
    r"(?!(?:section|regulation|tel|ref|page|annex|part|foi|date)\b)[A-Z][A-Za-z ,.'&/()-]{2,60} \u00a3? ?\d[\d,]*(?:\.\d+)?%?",
    re.I,
)


def alone_under_a_question(letter: Letter) -> bool:
    """A figure that is a line of its own, right under a numbered question."""
    return any(
        re.fullmatch(r"\W{0,2}\d[\d,.]*%?", after.text)
        and re.match(r"\(?(?:q(?:uestion)? ?)?\d{1,2}[.):]", before.text, re.I)
        for before, after in zip(letter.said, letter.said[1:], strict=False)
    )


DECISION = quick(
    r"\b(?:we (?:believe|consider|find|conclude|have concluded)\b[^.;?]{0,40}\b(?:should|must) (?:therefore )?be (?:withheld|refused)|(?:is|are|was|were|being|been|therefore) (?:\w+ )?(?:exempt|withheld|refused|redacted|engaged|held back)|(?:withhold|refus|redact|declin)ing|we (?:have )?(?:withheld|refused?|redacted|declined?|removed|apply|applied|rely)|has (?:been )?(?:withheld|applied|decided not|determined|refused)|relying on|rely on|neither confirms?|not obliged|exceed\w*|manifestly unreasonable|vexatious|do(?:es)? not hold|holds? (?:no|nothing)|not held|refusal notice|to be exempt|(?:exemptions?|exceptions?) (?:(?:has|have) been |are |is )?(?:being |also )?(?:appl\w+|engaged|used|relied)|unable to (?:release|disclose|provide|supply))\b",
    re.I,
)
NOT_NOW = quick(
    r"\b(?:subject to (?:the|any|it|this) (?:information|data|material|request)? ?(?:not )?being|may|might|could|if|whether|balance of|considering|weigh\w*|enables?|allows?|permits?|will be|determine|reasonably believe|impracticable|likely|potentially|would have to|in any case where|which may|until|not yet|once)\b",
    re.I,
)
_NO_PLAN = quick(r"\b(?:will|shall|would|aim|hope|intend|be able to)\b", re.I)


@lru_cache(maxsize=4096)
def is_giving(sentence: Sentence) -> bool:
    text = sentence.text
    if text.endswith("?"):
        return False
    if re.search(
        r"\b(?:we|I) are (?:now )?attaching|please find attached|^attached\b|attached\.?$|please see attached|are attaching|is attached|are attached|(?:can|may) be found (?:attached|enclosed|in the attached|at annex)|enclosed (?:is|are)|is enclosed|are enclosed|please find enclosed",
        text,
        re.I,
    ):
        return (
            re.search(
                r"\b(?:leaflet|complaints|procedure|guidance|appeal|fees notice|certificate|copy of our|list which includes|refusal notice|response letter|letter attached|attached (?:letter|response|refusal|document)|code of practice)\b",
                text,
                re.I,
            )
            is None
        )
    return (
        _GIVEN.search(text) is not None and _NOT_GIVEN.search(text) is None and _NO_PLAN.search(text) is None
    )


def answers_in_figures(letter: Letter) -> bool:
    """Whether the letter answers question by question: figures after numbers, or a table of them."""
    own = letter.own
    numbered = [s for s in own if re.match(r"\(?\d{1,2}[.)]\s", s.text)]
    prose = [s for s in numbered if len(s.text) > 60]
    if len(numbered) >= 3 and len(prose) * 2 >= len(numbered):
        own = [s for s in own if s not in numbered or _SHORT_ANSWER.match(s.text)]  # numbers of paragraphs
    if sum(1 for s in own if _LINE_WITH_FIGURE.fullmatch(s.text)) >= 3:
        return True
    if any(is_substance(s) or ANSWERED_AT_ONCE.match(s.text) for s in own) or alone_under_a_question(letter):
        return True
    if (
        sum(
            1
            for s in own
            if re.match(r"[A-Z\d][\w ,.'()&/-]{2,100}: (?:\W{0,2}[\d,.]+%?\b|.{0,30}\d)(?!\()", s.text)
            and len(s.text.split(": ", 1)[1]) < 80
            and not _A_LABEL.match(s.text)
        )
        >= 2
    ):
        return True
    if by_year(letter):
        return True
    if len(_IN_A_ROW.findall(" ".join(s.text for s in own))) >= 2:
        return True
    tables = sum(1 for s in own if _is_row(s.text))
    questions = sum(1 for s in letter.of("request") if s.text.endswith("?"))
    return tables >= 2 or (questions >= 2 and talk_between(letter) >= 2)


# "Our ref: 1187/24", "Date of response: 12 September": the head of a letter.
_A_LABEL = quick(
    r"[^:]{0,40}\b(?:tel|phone|telephone|dated?|our|your|ref|reference|fax|foi|case|request|eir|page|email)\b[^:]{0,30}:",
    re.I,
)


def _is_row(text: str) -> bool:
    """Whether a line holds three figures or more and little else: no dates, and no talk with figures in it."""
    if re.search(r"\bsection|regulation|tel\b|telephone|\bhours?\b", text, re.I):
        return False
    plain = re.sub(_DATES_SPELT, " ", text)
    figures = len(re.findall(r"(?<![\w/])\d[\d,.]*%?(?![\w/])", plain))
    return figures >= 3 and len(re.findall(r"[A-Za-z]{2,}", plain)) <= 4 * figures


def by_year(letter: Letter) -> int:
    """How many lines give a figure for a year: "2023: 118"."""
    return sum(
        1 for s in letter.own if re.match(r"(?:19|20)\d\d(?:[/-]\d{2,4})?\s*[-:=]\s*\u00a3?\d", s.text)
    )


def talk_between(letter: Letter) -> int:
    """How many questions given back are each followed by words of the body: an answer to each."""
    pairs = 0
    for n in range(1, len(letter.said)):
        if (
            letter.kinds[n - 1] == "request"
            and letter.said[n - 1].text.endswith("?")
            and letter.kinds[n] == "letter"
            and not DECISION.search(letter.said[n].text)
        ):
            pairs += 1
    return pairs


def told_in_numbers(own: Sequence[Sentence]) -> Sentence | None:
    """A sentence that answers with two figures or more: no dates, sections, limits or counts of requests."""
    for sentence in own:
        if _NOT_AN_ANSWER.search(sentence.text):
            continue
        plain = re.sub(_DATES, " ", sentence.text)
        if len(re.findall(r"(?<![\w/.(-])\u00a3?\d[\d,]*(?:\.\d+)?%?(?![\w/)-])", plain)) >= 2:
            return sentence
    return None


def told_before(own: Sequence[Sentence], keeps: Sentence) -> Sentence | None:
    """The first of two sentences or more that answer with a figure, each, before anything is refused; or the only one,
    with two figures, where it is very like an answer."""
    told = [
        s
        for s in own
        if s.start < keeps.start
        and not _NOT_AN_ANSWER.search(s.text)
        and _TOLD.search(s.text)
        and re.search(r"(?<![\w/.(-])\u00a3?\d[\d,]*(?:\.\d+)?%?(?![\w/)-])", re.sub(_DATES, " ", s.text))
    ]
    if len(told) >= 2:
        return told[0]
    return next((s for s in told if told_in_numbers([s]) and likeness.share(s.text, "gives") >= _PLAIN), None)


_PLAIN = 0.8  # odds of giving from which on one sentence with two figures is an answer


# A plain report ("was paid", "spent", "there were"), and not the size of what is being refused.
_TOLD = quick(
    r"\b(?:there (?:were|was|are|have been)|(?:was|were|has been|have been) (?:paid|spent|issued|made|received|recorded|dismissed|reported|employed|arrested|charged|fined|awarded)|(?:spent|paid|received|issued|recorded|employ\w*|cost|costs|numbered|totalled))\b",
    re.I,
)
_DATES_SPELT = r"(?i)\b\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?: (?:19|20)\d\d\b)?"
_DATES = r"(?i)\b\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:19|20)\d\d(?:[/-]\d\d)?\b|\d{1,2}/\d{1,2}/\d{2,4}"
_NOT_AN_ANSWER = quick(
    r"\b(?:sections?|regulations?|s\.|reg\.|commissioner|contact\w*|phone|call us|absolute|qualified|requests?|hours?|minutes?|working days|telephone|tel\b|limit|act|article|exempt\w*|withh\w+|refus\w+|would|if|files?|e-?mails?|pages?|you asked|reference|ref\b|principles?)\b|\?$",
    re.I,
)
_ALL_HELD_BACK = quick(
    r"\b(?:all of (?:it|this|them|the information|the data)|in full|in (?:its|their) entirety|(?:the )?(?:whole|entirety|rest|remainder|remaining|other) (?:of )?(?:\w+ ){0,4}?(?:is|are|has|have|was|were))\b[^.;]{0,60}\b(?:exempt\w*|withh\w+|refus\w+)|\b(?:withh\w+|refus\w+|exempt)\b[^.;]{0,60}\b(?:in full|in (?:its|their) entirety|all of)\b",
    re.I,
)


# "Section 40(2) has been applied to some of it": the rest is given, unless another ground takes it.
_TO_SOME = quick(
    r"\b(?:appl(?:y|ies|ied)|engaged) (?:\w+ )?(?:to|in respect of|for) (?:some|part|certain|a small (?:amount|part|number|portion)|a few|parts|elements) (?:of|parts?|elements?)\b",
    re.I,
)
_AND_THE_REST = quick(
    r"\b(?:the (?:rest|remainder|remaining|others?)|everything else|all of (?:it|the))\b", re.I
)


def part_held_back(own: Sequence[Sentence]) -> Sentence | None:
    """A sentence that holds back part, and so shows the rest to be given."""
    if first(own, _ALL_HELD_BACK):
        return None
    pattern = re.compile(
        r"\b(?:some|part|parts|certain|a (?:small|little|few)|the names?|names?|elements?|portions?|sections? of|small amount|a number) (?:of )?(?:\w+ ){0,6}?(?:is|are|has|have|being|had|was|were|to)\b[^.;]{0,40}\b(?:withheld|redacted|exempt\w*|removed|held back|blacked out|obscured)\b"
        r"|\b(?:withh\w+|redact\w*|remov\w+|exempting|blacked out)\b[^.;]{0,50}\b(?:some|part|parts|certain|names?|the (?:names?|specific)|personal (?:data|information|details)|details|small)\b",
        re.I,
    )
    if first(own, _TO_SOME) and not first(own, _AND_THE_REST):
        return first(own, _TO_SOME)
    return first(
        own,
        pattern,
        re.compile(r"\b(?:if|whether|may|would|could|also (?:exempt|withheld)|exempt also)\b", re.I),
    )


def _given_under_one_number(own: Sequence[Sentence]) -> bool:
    """Whether an answer is given under one number, and the cost is pleaded under another."""
    given: set[str] = set()
    dear: set[str] = set()
    number = ""
    for sentence in own:
        mark = re.match(r"\W*(?:q(?:uestion)? ?)?(\d{1,2})[.):]", sentence.text, re.I)
        number = mark[1] if mark else number
        if number and is_giving(sentence):
            given.add(number)
        if number and _TOO_DEAR.search(sentence.text):
            dear.add(number)
    return bool(dear) and bool(given - dear)


_TOO_DEAR = quick(
    r"\b(?:exceed|in excess of|over|above|beyond)\b[^.;]{0,60}\b(?:limit|threshold|18 hours|24 hours)\b", re.I
)


def partly_given(own: Sequence[Sentence], gives: Sentence | None) -> bool:
    """Whether, beside a cost refusal, a part that fits is given as an answer and not as mere help."""
    if gives is None:
        return False
    if _given_under_one_number(own):
        return True
    return any(
        re.search(
            r"\b(?:question|part|point|item|element|q)s? ?\(?(?:\d|[a-h]\b|one|two|three|four)[^.;]{0,90}\b(?:exceed|cost|section 12|limit|refus\w+)|\b(?:for|to|in respect of|as regards|with regard to) (?:question|part|point|item|q)s? ?\d|\b(?:remaining|other|rest of (?:the|your)) (?:questions?|parts?|points?|request)\b|\bpartial\w*\b",
            s.text,
            re.I,
        )
        and not re.search(
            r"gesture|goodwill|outside (?:of )?the act|although|as (?:advice|help|assistance)", s.text, re.I
        )
        for s in own
    )
