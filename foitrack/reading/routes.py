"""Whether the letter tells the reader where to go next, and whether it weighs the public interest.

A route is told when the reader is told that he may take it. The name of the regulator as author of guidance,
in a case being described, or in quoted text is not a route.
"""

from __future__ import annotations

import re

from foitrack.reading.model import Quote
from foitrack.reading.sentences import Sentence
from foitrack.reading.stage import Letter

_REVIEW = re.compile(
    r"\b(?:(?:internal |independent |formal |further )?reviews?|reviewed|look(?:ed|s|ing)? (?:in)?(?:at |into )?(?:(?:it|this|your request|our decision|the matter|the decision|things) )?(?:again|afresh|anew)|reconsider\w*|re-?examin\w*|representations?|think again|appeal (?:by|to the|in writing|this|within)|wish to appeal|appeals? (?:may|can|should|must)\b|(?:may|can|could) appeal\b(?! to the (?:information|scottish|first|tribunal|commissioner))|"
    r"(?:make|making|lodge|register|submit|raise) (?:a |your )?(?:formal )?(?:complaint|appeal)|complain (?:to us|in writing|about (?:this|our|the way))|appeals? (?:procedure|process|to (?:us|the (?:council|trust|force|university))|against)|complaints? (?:procedure|process|and appeals|team|officer|policy|should|to the (?:council|trust|university))|right (?:of|to) (?:appeal|complain)|(?:unhappy|dissatisfied|not (?:happy|satisfied|content)) with [^.;]{0,60}\bwrite\b[^.;]{0,50}\bto the (?:chief|head|director|clerk|secretary|monitoring|principal))\b",
    re.I,
)
_NOT_A_ROUTE = re.compile(
    r"\b(?:judicial review|under review|peer review|spending review|review (?:of|into) (?:policing|the (?:policy|service|contract|data|records?|files?|sentenc\w+))|case review|serious case|(?:manual(?:ly)?|individual(?:ly)?) review\w*|review(?:ed|ing)? (?:each|every|all|the (?:records?|files?|documents?|emails?|material))|have (?:now )?reviewed|has (?:now )?reviewed|need to (?:be )?review\w*|annual review|literature review|reviewed by)\b",
    re.I,
)
_YOU_MAY = re.compile(
    r"\b(?:if|should|you (?:have|may|can|could|are|should|must|will|need)|your right|rights?|entitled|please|anyone|anybody|anyone who|those who|within|procedure|process|write|contact|requests? (?:for|must|should)|to request|to ask|free to|can be|may be|may|offer|open to you|on request|section 20|regulation 1[16]|in the first instance|first be made)\b",
    re.I,
)
_COMMISSIONER = re.compile(
    r"\b(?:information commissioner\w*|commissioner(?:'s office)?|(?<![./\w])ICO(?!\.org)|wycliffe house|ico\.org\.uk/(?:make-a-complaint|foi\w*|concerns)|OSIC|foi\.scot/appeal|information rights regulator|information commission)\b",
    re.I,
)
_COMMISSIONER_ROUTE = re.compile(
    r"\b(?:complain\w*|appeal\w*|apply|application|contact\w*|refer|write|writ\w+|approach|go(?:ing)?(?: \w+){0,2} to|take (?:it|the matter|your|this)|ask(?:ed)? (?:the|him|her|for)|decision|ruling|review by|dissatisfied|unhappy|not (?:satisfied|content|happy)|right|entitled|address|independent|adjudicat\w+|investigat\w+|turn to|wycliffe|make-a-complaint|raise|seek)\b",
    re.I,
)
_ONLY_NAMED = re.compile(
    r"^(?:number|total) of\b|\b(?:guidance|recogni[sz]ing a request|code of practice|commissioner'?s? (?:has )?(?:view|advice|note|approach|opinion|position|awareness)|asked (?:us|that)|guided by|note no|advice from|published by|according to|website explains|view of|lines? to take|recommends?|registered with|registration|data controller|notified|decision notice (?:FS|IC)|upheld|tribunal|case of|in the case|criteria set out|relied upon|commissioner has (?:said|stated|advised|ruled)|commissioner (?:says|considers|advises|recommends|expects)|asked that we|complain to the information commissioner\. we|had to complain)\b",
    re.I,
)


def review_route(letter: Letter, stage: str) -> Sentence | None:
    """The sentence that tells of a review, or that shows the letter to be at that stage."""
    for sentence in letter.of("route", "letter", "footer"):
        if sentence.text.endswith("?") and len(sentence.text) > 80:
            continue
        if sentence.heading or _NOT_A_ROUTE.search(sentence.text) or _past(sentence.text):
            continue
        if _REVIEW.search(sentence.text) and _YOU_MAY.search(sentence.text):
            if stage == "interim" and not _SPOKEN_TO_YOU.search(sentence.text):
                continue
            return sentence
    return None


# Before an answer the word "review" means much else, so the reader must be told that he may ask for one.
_SPOKEN_TO_YOU = re.compile(
    r"\byou (?:may|can|have|are entitled)\b|\bif you\b|\bask us\b|\bshould you\b|\brequests? (?:for (?:an? )?(?:internal )?review\b|that\b[^.;]{0,40}\breview\b)",
    re.I,
)


def _past(text: str) -> bool:
    return (
        re.search(
            r"\b(?:you (?:asked|requested|complained|wrote)|when asked to review|your (?:earlier|previous|last) (?:review|complaint))\b",
            text,
            re.I,
        )
        is not None
    )


def commissioner_route(letter: Letter) -> Sentence | None:
    """The sentence that tells of the Information Commissioner or the Scottish Commissioner."""
    weak = None
    for sentence in letter.of("route", "letter", "footer"):
        if not _COMMISSIONER.search(sentence.text):
            continue
        if _ONLY_NAMED.search(sentence.text) and not re.search(
            r"\byou (?:may|can|have|are)\b|\bif you\b|\bright\b|\bshould you\b", sentence.text, re.I
        ):
            continue
        if _COMMISSIONER_ROUTE.search(sentence.text):
            return sentence
        if (
            sentence.heading
            or re.search(r"wycliffe|kinburn|doubledykes", sentence.text, re.I)
            or sentence.text[-1:] != "?"
        ):
            weak = weak or sentence
    return weak


_INTEREST = re.compile(
    r"\bserves? the public\b|\bpublic(?:'s)? interests?\b|\binterests? (?:in|of) (?:the public|disclos\w+|withhold\w+|maintain\w+|releas\w+)\b",
    re.I,
)
_WEIGHING = re.compile(
    r"\b(?:favou?r\w*|outweigh\w*|balanc\w+|factors?|arguments?|considerations?|lies?|lie|greater|stronger|weight\w*|weigh(?:s|ed|ing)?|against|serve[sd]?|not in the|transparen\w+|accountab\w+|openness|scrutiny|understand\w*|safe space|maintaining|better served|prevails?|tips?|tipped)\b",
    re.I,
)
_TEST_ONLY = re.compile(
    r"\b(?:requires?|require|is subject to|subject to|must|need(?:s|ed)? (?:a|to)|no (?:public interest|need)|not (?:subject|required|need|obliged)|without|whether|purpose of the|does not (?:require|need)|test (?:to be done|is required)|more time|not yet|further time|absolute)\b",
    re.I,
)
_PLAIN_BALANCE = re.compile(
    r"\b(?:weight (?:that |which )?(?:attaches|is attached|must be given|should be given|is to be given|we give|I give)|balance (?:lies|falls|is|comes down|rests|tips|favou?rs|of the argument)|on balance|on the other (?:hand|side)|outweigh\w*|carr(?:y|ies) (?:more|greater|the greater) weight|tip(?:s|ped)? the (?:scale|balance)|weigh(?:ed|ing)? (?:these|this|the|up|one|against)|we (?:have )?(?:set|weighed|balanced))\b",
    re.I,
)


_NOT_WEIGHED = re.compile(
    r"\b(?:not (?:required|obliged|needed|necessary)|no (?:need|duty|requirement)|need not)(?: for (?:us|me|the \w+))? (?:to )?(?:\w+ )?(?:consider|weigh|apply|carry out|conduct|assess)\b",
    re.I,
)


def weighing(letter: Letter) -> list[Sentence]:
    """The sentences that weigh the public interest: reasons, not just the name of the test."""
    found = []
    for sentence in letter.own:
        text = sentence.text
        reasons = _INTEREST.search(text) and _WEIGHING.search(text)
        if _NOT_WEIGHED.search(text):
            continue
        if (
            reasons
            and _TEST_ONLY.search(text)
            and not re.search(
                r"\b(?:favou?rs?|outweighs|on balance|concluded?|lies)\b(?!.*\bwhether\b)", text, re.I
            )
        ):
            continue
        if reasons or _PLAIN_BALANCE.search(text):
            if re.search(r"\bwhether\b", text, re.I) and not re.search(
                r"\b(?:concluded?|decided|we (?:find|believe|judge|consider that)|on balance)\b", text, re.I
            ):
                continue
            found.append(sentence)
    return found


def quote(text: str, sentence: Sentence | None) -> Quote | None:
    return (
        None if sentence is None else Quote(sentence.start, sentence.end, text[sentence.start : sentence.end])
    )
