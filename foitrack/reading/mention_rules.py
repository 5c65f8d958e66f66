"""What is said of a ground that is not relied on: a table of turns of phrase, with the reason each one gives.

In a pattern ``<C>`` stands for the citation being judged and ``<O>`` for any other in the sentence.
"""

from __future__ import annotations

import re

WEIGHED_UP = "it is weighed up, not yet decided on"
# What is said of a citation that is not relied on: (why, pattern). The first that matches is given.
_AIM = r"(?:the )?(?:(?:use|application|engagement) of )?(?:the |this |that |an? |any )?(?:\w+ )?(?:exemptions?|exceptions?|provisions?|limit|ground|refusal)?(?: (?:at|in|under|of|from|for|by|to|set out in|contained in|provided by|found in))*(?: the)?"
_NOT = r"(?:not|never|n't|no longer|nor|neither|without)"
RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (why, re.compile(pattern, re.I))
    for why, pattern in (
        ("the letter does not come to it", rf"\b(?:{_NOT}|no need to|without)\b(?: \w+){{0,3}}? (?:gone|go|going|come|turn(?:ed|ing)?)(?: on)?,? to (?:look|consider\w*|decide|examine|deal|assess|rule|determine)\w*[^.;<]{{0,40}}(?:<O>[^.;<]{{0,20}}){{0,4}}<C>"),
        ("it tells when requests are refused, and not of this one", r"\b(?:may|can|might|will|won't|cannot|would|are entitled to|are allowed to) (?:also |not |lawfully |then )*(?:refuse|respond to|comply with|answer|reject|turn down)\b[^.;<]{0,60}\b(?:where|if|when|requests? (?:that|which))\b[^.;<]{0,90}(?:<O>[^.;<]{0,30}){0,4}<C>"),
        ("the letter says that it does not rely on it", rf"\b{_NOT}\b(?: (?:to|be|been|now|have|had|seek\w*|sought|need\w*|felt|it|thought|think|consider\w*|propos\w+|wish\w*|chosen|choos\w+|seeking|intend\w*|necessary|appropriate|right|able|we|I|are|is|were|was|also))*,? (?:rel(?:y|ied|ying|iance)(?: (?:up)?on)?|appl(?:y|ied|ying)|us(?:e|ed|ing)|cit(?:e|ed|ing)|claim(?:ed|ing)?|invok(?:e|ed|ing)|engag(?:e|ed|ing)|refus(?:e|ed|ing)(?: \w+){{0,4}} under|withh\w+(?: \w+){{0,6}} under|treat\w* (?:it|this|your request|the request|them) (?:as \w+ )?under)\s*{_AIM}\s*<C>"),
        ("the letter says that it does not rely on it", r"\b(?:am|are|is|was|were|'m|'re|be) not (?:\w+ )?(?:saying|suggesting|asserting|contending|claiming|treating|regarding|considering|calling|describing)\b[^.;<]{0,70}<C>"),
        ("the letter says that it does not apply", r"<C>[^.;<]{0,60}?\b(?:is|was|were|are) not (?:the|our|its) (?:\w+ )?(?:reasons?|grounds?|basis|exemption)\b"),
        ("the letter says that it does not apply", r"<C>(?! (?:is|are) (?:\w+ )?(?:engaged|made out)\b)(?:(?!\b(?:test|balancing|weighing|exercise|duty)\b)[^.;<]){0,70}?\b(?:do|does|did|is|are|was|were|has|have|had|would|should|could|can|will|need)(?: therefore| also| accordingly)?(?: ?not|n't| no longer| never)\b(?: \w+){0,4}? (?:appl\w+|engaged?|rel(?:y|ied)|used|needed|invoked|cited|made out|available|in point|in play|relevant|arises?|prevents?|bites?|come into|enter|assists?|helps?|cover|extend|catch|reach|concern|maintained|sustained|upheld|justified)\b"),
        ("the letter says that it does not apply", r"\b(?:cannot|can not|could not|may not|must not|not)\b[^.;<]{0,30}\b(?:counted?|includ\w+|taken into account|allowed|reckoned)\b[^.;<]{0,20}<C>"),
        ("the letter says that it does not apply", r"\b(?:nor|neither)\b[^.;:<]{0,30}<C>[^.;<]{0,40}?\b(?:appl\w+|engaged?|relied|arise)\b"),
        ("the letter gives it up", r"<C>[^.;<]{0,50}?\b(?:ruled out|withdrawn|dropped|set aside|no longer|abandoned|lifted|discounted|falls? away|discarded|rejected)\b"),
        ("the letter gives it up", r"\b(?:withdr[ae]w\w*|withdrawing|no longer|drop\w*|set(?:ting)? aside|rul\w+ out|abandon\w*|instead of|in (?:place|lieu) of|in substitution for|in preference to|rather than|as opposed to|other than|without (?:recourse|resort) to|stop\w* short of|decided against|chosen not|opted not|wrong(?:ly)?|incorrect(?:ly)?|mistaken(?:ly)?|in error|reject\w*|discount\w*|lift\w*|remov\w+(?! (?:under|by|in|at|for|from)\b)|revers\w+|overturn\w*)\b(?: (?:our|the|its|his|their|your|any|all|we|had|have|has|been|be|was|were|to|it|this|that|these|on|upon|of|in|at|under|by|for|from|as|having|previous\w*|earlier|original\w*|initial\w*|reliance|rel\w+|use[d]?|using|appl\w+|claim\w*|cit\w+|engag\w+|refus\w+|withh\w+|invok\w+|treat\w+|exemptions?|exceptions?|provisions?|grounds?|request|information|data))*\s*<C>"),
        ("it is said to be possible, not claimed", r"\b(?:may|might|could|(?:is|are|it|think|thought|very|most) likely to|would probably)\b(?: (?!and (?:is|are|was|were|has|have)\b)\w+){0,9}? (?:exempt\w*|refus\w+|withh\w+|fall|subject|caught|engag\w*|attract\w*|appl\w+|considered?|rel(?:y|ied)|covered|rais\w+|aggregat\w+)\b[^.;<]{0,60}?<C>"),
        ("it is said to be possible, not claimed", r"<C>[^.;<]{0,50}?\b(?:may|might|could|(?:is|are) likely to|would probably)\b(?: well| also| then| still| later| not)*(?: be)? (?:appl\w+|engaged?|relevant|arise|come|need|considered|rel(?:y|ied)|used|necessary|require)\b"),
        ("it is said to be possible, not claimed", r"\bwould\b(?:(?!prejudic|harm|inhibit|endanger|breach|contraven|disclos|releas|unfair|because|since)[^.;<]){0,80}?\bbe (?:likely to be )?(?:refused|declined|rejected|turned down)\b[^.;<]{0,30}<C>"),
        (WEIGHED_UP, rf"\b(?:consider(?:ed|ing)?|looked at|thought about|explor\w+|weigh\w*|examin\w+|assess\w*|discuss\w*|contemplat\w+|had regard to)\s+(?:(?:whether|if) (?:to |we |it |the |or not )*(?:(?!, (?:we|I|it|and|but)\b)[^.;<]){{0,60}}?|(?:relying|applying|using|invoking|refusing)(?: \w+){{0,4}}? ?(?:on|under)?\s*)?{_AIM}\s*<C>"),
        (WEIGHED_UP, r"<C>[^.;<]{0,60}\b(?:had|has|have|was|were) (?:also |been )*(?:considered|looked at|thought (?:of|about)|examined|explored|discussed)\b[^.;<]{0,160}\bbut\b[^.;<]{0,40}\bnot (?:been )?(?:\w+ )?(?:relied|applied|used|claimed|invoked)\b"),
        (WEIGHED_UP, r"\b(?:first|initially|originally|had) (?:thought|expected|feared|believed|supposed)\b[^.;]{0,100}?<C>"),
        (WEIGHED_UP, r"\bwhether(?: or not)?\b[^.;<]{0,70}?<C>[^.;<]{0,40}?\b(?:appl\w+|engaged?|should|maintain\w*|relevant)\b"),
        ("it speaks of an earlier request or answer", r"\b(?:previous|earlier|last|prior|former|past|similar|separate|another|(?<!any )(?<!any of the )(?<!all )other)\b(?: \w+){0,3}? (?:request|refusal|response|reply|letter|decision|answer|application|case|occasion|year|week|month)s?\b[^.;<]{0,90}?<C>"),
        ("it speaks of an earlier request or answer", r"\b(?:had|received|answered|replied to|dealt with|responded to) (?:the|an?|your|it|this)(?: \w+)?\b[^.;<]{0,90}\b(?:on|in) [^.;<]{0,24}\b(?:when|and)\b[^.;<]{0,60}\b(?:was|were|had been)\b[^.;<]{0,40}<C>"),
        ("it speaks of an earlier request or answer", r"<C>[^.;<]{0,80}?\b(?:in|for|to|of|on) (?:(?:your|our|the|a|an) )?(?:previous|earlier|last|prior|former|past|separate)\b"),
        ("it is the title of guidance", r"^(?:(?!\b(?:am|are|is|have|has|been) (?:\w+ )?(?:withh\w+|refus\w+|redact\w+|exempt)\b).)*\b(?:guidance|guide|guidelines|leaflet|booklet|awareness|factsheet|(?:note|advice|page|article|book|chapter)s? (?:on|about|for))\b[^.;<]{0,50}?<C>"),
        ("it is the title of guidance", r"<C>[^.;<]{0,25}?\b(?:guidance|code of practice)\b(?! (?:and|we))"),
        ("it is an example", r"\b(?:for (?:instance|example)|such as|e\.g\.?|including but)\b[^.;]{0,40}?<C>"),
        ("it is advice on a new request", r"\b(?:future|further|new|revised|refined|narrow\w*|resubmi\w+|re-?submit\w*|amended|fresh) (?:\w+ ){0,2}requests?\b[^.;]{0,90}?\b(?:may|might|could|would|likely|can|will)\b[^.;]{0,80}?<C>"),
        ("it is advice on a new request", r"\b(?:if you|should you|were you to|by narrowing)\b[^.;]{0,120}?\b(?:may|might|could|would|likely|avoid|not)\b[^.;]{0,60}?<C>"),
        ("it is hypothetical", r"\b(?:even if|(?<!we )(?<!I )(?<!you )(?<!they )had (?:we|it|the|they|this)|if (?:we|it|they|the (?:information|data|council|trust|force)|any|such|this)(?: \w+){0,3}? (?:were|had|was|did|does hold|is held|be held))\b[^.;]{0,140}?<C>"),
        ("it is the Act's own words", r"\b(?:by virtue of|other than|subject to|except) (?:sub)?<C>[^.;<]{0,40}?\b(?:is exempt information(?![^.;]*\bwithh)|if)\b"),
        ("it is the Act's own words", r"\bmakes? (?:such|certain|that|this|any|some) (?:\w+ )?(?:information|material) exempt\b[^.;<]{0,30}<C>[^.;<]{0,40}\bif\b"),
        ("it is the Act's own words", r"\bis not exempt information by virtue of <C>|\bshall (?:not be (?:disclosed|released)|be (?:disclosed|released) (?:only)?)[^.;<]{0,20}\b(?:otherwise than )?in accordance with <C>|\bnothing in <C> (?:authorises|requires|prevents|applies)\b"),
        ("it is what somebody else did", r"\b(?:another (?:authority|council|force|trust|body)|other (?:authorities|councils|forces|bodies|trusts)|(?:the )?(?:tribunal|commissioner|ICO)(?: has| have)? (?:found|ruled|decided|held|says|said|advises|considers))\b[^.;<]{0,100}?<C>"),
        ("it is a figure in the answer", r"^\W*(?:\d+[.)] )?(?:the )?(?:number|total|percentage|proportion|amount|cases|requests|instances)\b[^.;<]{0,80}<C>[^.;]{0,40}?[:=]?\s\d[\d,]*%?\W*$"),
        ("it is a figure in the answer", r"\b(?:(?:(?<!telephone )(?<!phone )(?<!mobile )(?<!account )(?<!reference )numbers?|(?:total|percentage|proportion|breakdown|count|share)s?(?: number)?) (?:of|in which)|how many|most (?:used|common))\b[^.;<]{0,60}?\b(?:refus\w+|exempt\w*|requests?|us(?:e|es) of)\b[^.;<]{0,50}?<C>"),
        ("it is a figure in the answer", r"<C>[^.;]{0,80}?\b(?:the following )?number of (?:times|occasions|requests|cases|them|these|those)\b|<C>[^.;]{0,80}?\b\d+ (?:times|occasions)\b"),
        ("a request under it is being spoken of", r"\brequests? (?:made |received )?(?:refused|rejected|declined) (?:under|on)\s*<C>[^.;]{0,20}?\b\d"),
    )
)  # fmt: skip
# "We consider section 22(1) to be engaged" is a finding; "we considered section 22(1)" is none.
CONSIDERED_TO_BE = re.compile(
    r"\bconsiders?\b(?! (?:whether|if)\b)[^<]{0,60}<C>[^.;<]{0,60}?\b(?:to be|to apply|to bite|is|are|applies|apply)\b"
    r"|\bconsider(?:ed)?\b(?! (?:whether|if)\b)[^<]{0,60}<C>[^.;<]{0,30}?\b(?:to be|to apply)\b"
    r"|\b(?:consider(?:ed|s)?|h[eo]ld|find|found|conclude[ds]?) that (?:the |this |an? )?(?:\w+ ){0,6}?<C>[^.;<]{0,40}?\b(?:appl(?:y|ies|ied)|(?:is|was|are|were) engaged|cover(?:s|ed)|prevent(?:s|ed))\b",
    re.I,
)
REPEATS = ("foia:14", "foisa:14")
AGAIN = re.compile(r"\b(?:this|current|present|new|latest|same|identical|similar|repeat\w*|again)\b", re.I)
LISTED_FIGURES = re.compile(r"(?:<[CO]>[\s:=-]*\d+\W*){2,}|<C>\s*[:=-]\s*(?:19|20)\d\d\W+\d")
