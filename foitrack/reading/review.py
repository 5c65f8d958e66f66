"""Whether a review keeps the body's answer or changes any of it.

"Uphold" is said of the decision and of the complaint, with opposite meanings; a tribunal upholds too.
"""

from __future__ import annotations

import re

from foitrack.reading.giving import is_giving
from foitrack.reading.sentences import Sentence
from foitrack.reading.stage import Letter
from foitrack.reading.verdict import Verdict

_OVERTURNED = re.compile(
    r"\b(?:we|I|the (?:panel|review|reviewer|council|trust|force|university)) (?:have |has |now |therefore |also |do )*(?:partially |partly |fully )?uph(?:o|e)ld(?:s|ing)? (?:in part )?(?:your|the|this|part of your|elements of your|aspects? of your) (?:complaint|appeal|concerns?|request for|points?)"
    r"|\b(?:partially|partly|fully) uph(?:o|e)ld(?:ing|s)?\b|\buph(?:o|e)ld(?:ing)? your (?:complaint|appeal)\b|\b(?:complaint|appeal|review) (?:is|has been|was|be) (?:therefore )?(?:partially |partly |fully )?(?:upheld|successful|justified)\b|\buph(?:e|o)ld\w* in part\b"
    r"|\b(?:overturn\w*|revers(?:ed|ing)|set aside|chang(?:ed|ing)|amend(?:ed|ing)|revis(?:ed|ing)|var(?:ied|ying)|substitut\w+|quash\w*|withdr[ae]w\w*|rescind\w*|replac\w+)\b[^.;]{0,60}\b(?:decision|response|refusal|answer|exemption|outcome|position|reliance|original|earlier|application)\b"
    r"|\b(?:decision|response|refusal|answer|exemption|outcome|position) (?:is|has been|should be|was|be|are) (?:therefore |now )?(?:overturned|reversed|set aside|changed|amended|revised|varied|withdrawn|quashed)\b"
    r"|\b(?:no longer|do not (?:now )?|cannot) (?:rel(?:y|ying)|appl(?:y|ies|ying)|maintain\w*|wish to rely|consider\w*[^.;]{0,40}(?:applies|exempt|engaged))\b"
    r"|\b(?:(?:now|therefore|can|have decided to|happy to|have agreed to) (?:be )?(?:disclos|releas|provid|suppl|giv)\w+|further information (?:is|can|should|has)|additional information (?:is|can|should|has)|should (?:have been|be|now be) (?:disclosed|released|provided|supplied|answered|given)|(?:is|are) (?:now )?(?:attached|enclosed|released|disclosed|provided|sent (?:with|to you|herewith)|given (?:below|here|with)|(?:therefore |now )?set out (?:below|here|in the)))\b"
    r"|\b(?:was|were|is|are) not (?:\w+ )?(?:appropriate|correct|right|justified|applicable|warranted|proper|engaged)\b"
    r"|\b(?:was|were|had been|have been) (?:\w+ )?(?:wrong(?:ly)?|incorrect(?:ly)?|in error|misapplied|mistaken\w*|wrongly applied|not (?:correctly|properly) (?:applied|engaged|handled)|not justified|inadequate)\b|\bafter all\b|\bwrong footing\b|\b(?:panel|review|reviewer|I|we) (?:\w+ )?disagrees?\b|\b(?:we|I) (?:got (?:it|this) wrong|disagree with the (?:original|first|initial))\b|\bshould not have (?:been )?(?:withh\w+|refus\w+|appl\w+|relied|cited)\b",
    re.I,
)
_UPHELD = re.compile(
    r"\b(?:we|I|the (?:panel|review|reviewer|council|trust|force|university))?\s*(?:have |has |therefore |also |now )*(?:uph(?:o|e)ld(?:s|ing)?|maintain(?:s|ed|ing)?|confirm(?:s|ed)?|stand(?:s|ing)? by|support(?:s|ed)?|endorse[sd]?|agree[sd]? with|affirm(?:s|ed)?) (?:in full )?(?:the|our|this|its|that|my colleague's) (?:\w+ ){0,3}(?:decision|response|refusal|answer|application|exemption|position|reliance|use|outcome|view|reply|conclusion|original|finding|handling|section)"
    r"|\b(?:original|initial|first|earlier|council's|previous|our|that) (?:\w+ )?(?:decision|response|refusal|answer|application|position|reply|exemption|outcome|conclusion)s? (?:\w+ ){0,3}?(?:is|was|were|has been|are|should be|must|to be|therefore|still)? ?(?:therefore )?(?:correct\w*|upheld|right|stands?|appropriate|maintained|justified|sound|proper\w*|unchanged|confirmed|reasonable|valid|remains?)\b"
    r"|\b(?:not uph(?:o|e)ld\w*|not (?:been )?upheld|do(?:es)? not uphold|cannot uphold|unable to uphold|complaint (?:is|has been) (?:not upheld|dismissed|rejected|unsuccessful)|appeal (?:is|has been) (?:dismissed|rejected|unsuccessful|not upheld))\b"
    r"|\b(?:correct(?:ly)?|right(?:ly)?|appropriate(?:ly)?|proper(?:ly)?|entitled|justified|reasonable) (?:to |in )?(?:appl\w+|refus\w+|withh\w+|hold(?:ing)? back|keep(?:ing)? back|rel(?:y|ied|ying)|cit\w+|engag\w+|us(?:e|ed|ing)|handled|dealt|respond\w+|conclud\w+|treat\w*|not hold|neither)\b|\b(?:applied|withheld|refused|engaged|relied|used|cited|dealt|handled) (?:\w+ ){0,4}?(?:correctly|rightly|appropriately|properly)\b"
    r"|\bsatisfied that\b[^.;]{0,120}\b(?:correct\w*|right\w*|appropriate\w*|information (?:you )?(?:was|is|requested|provided)|not held|exempt|applied|engaged|all (?:the )?(?:information|reasonable)|properly|applies|no (?:further )?information)\b|\b(?:remain(?:s)?|continue(?:s)?) (?:to be )?(?:exempt|withheld|of the (?:view|opinion)|engaged|to apply|to rely|satisfied)\b|\b(?:see|find) no (?:reason|grounds?|cause|need|basis) to (?:change|depart|alter|differ|disturb|interfere|overturn|revisit|vary|revise)\b|\b(?:decision|response|refusal|answer|reply) (?:of [^.;]{0,24} )?(?:is|stands|was) (?:therefore |hereby )?(?:confirmed|upheld|right|correct|sound|maintained)\b|\b(?:can|could) see no\b|\bnothing (?:more|further) (?:was|has been|is|could be) (?:found|held|located)\b|\bcome to the same (?:view|conclusion|decision)\b|\breach(?:ed)? the same\b",
    re.I,
)
_ASIDE = re.compile(
    r"\b(?:(?:findings?|reasons?|conclusions?|considerations?|responses?|replies|reply) (?:is|are)(?: \w+)? (?:set out|given|attached|enclosed)|if|should you|would be|tribunal|decision notice|whether|public interest in upholding)\b",
    re.I,
)


def review(letter: Letter, shown: Sentence) -> Verdict:
    """Whether the review keeps the body's answer or changes any of it."""
    own = [s for s in letter.own if not s.text.endswith("?")]
    kept = [
        s
        for s in own
        if _UPHELD.search(s.text) and not _ASIDE.search(s.text) and not _complaint_upheld(s.text)
    ]
    denied = next(
        (
            s
            for s in own
            if re.search(r"\bnot (?:been )?uph(?:e|o)ld|not uphold|dismissed|unsuccessful", s.text, re.I)
        ),
        None,
    )
    changed = [
        s
        for s in own
        if _OVERTURNED.search(s.text)
        and not _ASIDE.search(s.text)
        and not re.search(r"\bnot (?:been )?uph(?:e|o)ld|not uphold\b|not overturn", s.text, re.I)
    ]
    plain = [
        s
        for s in changed
        if _complaint_upheld(s.text)
        or re.search(
            r"\b(?:overturn|revers|set aside|partial|partly|in part|no longer|withdr|varied|amended)\w*",
            s.text,
            re.I,
        )
    ]
    if plain:
        return Verdict(
            "internal_review_overturned",
            plain[0],
            "the review changes the answer or upholds the complaint",
            "sure",
        )
    if denied:
        return Verdict("internal_review_upheld", denied, "the review keeps the answer", "sure")
    if kept and changed:
        given = [
            s
            for s in changed
            if re.search(r"\b(?:(?:disclos|releas|provid|attach|enclos|suppl)\w*|sent|given)\b", s.text, re.I)
            and not re.search(
                r"\b(?:rectified|advice|assistance|already|originally|was the information)\b", s.text, re.I
            )
        ]
        if given:
            return Verdict(
                "internal_review_overturned",
                given[0],
                "the review keeps part of the answer and changes part",
                "likely",
            )
        return Verdict(
            "internal_review_upheld",
            kept[0],
            "the review keeps the answer, whatever else it puts right",
            "likely",
        )
    if changed:
        return Verdict("internal_review_overturned", changed[0], "the review changes the answer", "likely")
    if kept:
        return Verdict("internal_review_upheld", kept[0], "the review keeps the answer", "likely")
    if any(is_giving(s) for s in own):
        return Verdict("internal_review_overturned", shown, "the review now gives information", "unsure")
    return Verdict(
        "internal_review_upheld", shown, "the review does not say; nothing more is given", "unsure"
    )


def _complaint_upheld(text: str) -> bool:
    return (
        re.search(
            r"\buph(?:o|e)ld\w* (?:in part )?(?:your|the|this|part of your|elements? of your|aspects? of your) (?:complaint|appeal|concern|point)|\b(?:complaint|appeal) (?:is|has been|was) (?:therefore )?(?:partially |partly |fully )?(?:upheld|successful)|\b(?:partially|partly) uph",
            text,
            re.I,
        )
        is not None
        and re.search(r"\bnot\b[^.;]{0,20}\buph", text, re.I) is None
    )
