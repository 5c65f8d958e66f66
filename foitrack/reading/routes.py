"""Whether the letter tells the reader where to go next, and whether it weighs the public interest.

A route is told when the reader is told that he may take it. The name of the regulator as author of guidance,
in a case being described, or in quoted text is not a route.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from foitrack.reading.model import Quote
from foitrack.reading.quick import quick
from foitrack.reading.sentences import Sentence
from foitrack.reading.stage import Letter
from foitrack.reading.words import BODY_NOUN, plain_words

_REVIEW = quick(
    r"\b(?:(?:internal |independent |formal |further )?reviews?|reviewed|look(?:ed|s|ing)? (?:in)?(?:at |into )?(?:(?:it|this|your request|our decision|the matter|the decision|things) )?(?:again|afresh|anew)|reconsider\w*|re-?examin\w*|representations?|think again|appeal (?:by|to the|in writing|this|within)|wish to appeal|appeals? (?:may|can|should|must)\b|(?:may|can|could) appeal\b(?! to the (?:information|scottish|first|tribunal|commissioner))|"
    r"(?:make|making|lodge|register|submit|raise) (?:a |your )?(?:formal )?(?:complaint|appeal)|complain (?:to (?:us|the (?:head|director|chief|clerk|secretary|monitoring|principal|registrar|council|trust|university|college))|in writing|about (?:this|our|the way))|appeals? (?:procedure|process|to (?:us|the (?:council|trust|force|university))|against)|complaints? (?:procedure|process|and appeals|team|officer|policy|should|to the (?:council|trust|university))|right (?:of|to) (?:appeal|complain)|(?:unhappy|dissatisfied|not (?:happy|satisfied|content)) with [^.;]{0,60}\bwrite\b[^.;]{0,50}\bto the (?:chief|head|director|clerk|secretary|monitoring|principal))\b",
    re.I,
)
_NOT_A_ROUTE = quick(
    r"\b(?:judicial review|under review|peer review|spending review|review (?:of|into) (?:policing|the (?:policy|service|contract|data|records?|files?|sentenc\w+))|case review|serious case|(?:manual(?:ly)?|individual(?:ly)?) review\w*|review(?:ed|ing)? (?:each|every|all|the (?:records?|files?|documents?|emails?|material))|have (?:now )?reviewed|has (?:now )?reviewed|need to (?:be )?review\w*|annual review|literature review|due for review|reviewed (?:at|in|every))\b",
    re.I,
)
_REVIEWED_BY = quick(r"\breviewed by\b")
_MAY_BE_REVIEWED = quick(
    r"\b(?:you|anyone|anybody|the (?:answer|decision|refusal|reply|response)|this|it) (?:\w+ ){0,3}?(?:may|can|could|right|entitled|ask(?:ed)?|want|wish|request)\b[^.;]{0,80}\breviewed by\b|\bif you\b[^.;]{0,40}\breviewed by\b"
)
_YOU_MAY = quick(
    r"\b(?:if|should|you (?:have|may|can|could|are|should|must|will|need)|your right|rights?|entitled|please|anyone|anybody|anyone who|those who|within|procedure|process|write|contact|requests? (?:for|must|should)|to request|to ask|free to|can be|may (?:be|ask|have|request|seek|apply|write|also)|offer|open to you|on request|available|section 20|regulation 1[16]|in the first instance|first be made)\b",
    re.I,
)
_COMMISSIONER = quick(
    r"\b(?:information commissioner\w*|commissioner(?:'s office)?|(?<![./\w])ICO(?!\.org)|wycliffe house|ico\.org\.uk/(?:make-a-complaint|foi\w*|concerns)|OSIC|foi\.scot/appeal|information rights regulator|information commission)\b",
    re.I,
)
_COMMISSIONER_ROUTE = quick(
    r"\b(?:complain\w*|appeal\w*|apply|application|contact\w*|refer|write|writ\w+|approach\w*|go(?:ing)?(?: \w+){0,2} to|take (?:it|the matter|your|this)|ask(?:ed)? (?:the|him|her|for)|decision|ruling|review by|dissatisfied|unhappy|not (?:satisfied|content|happy)|right|entitled|address|independent|adjudicat\w+|investigat\w+|turn to|wycliffe|make-a-complaint|raise|seek)\b",
    re.I,
)
_ONLY_NAMED = quick(
    r"^(?:number|total) of\b|\b(?:guidance|recogni[sz]ing a request|code of practice|commissioner'?s? (?:has )?(?:view|advice|note|approach|opinion|position|awareness)|asked (?:us|that)|guided by|note no|advice from|published by|according to|website explains|view of|lines? to take|recommends?|registered with|registration|data controller|notified|decision notice (?:FS|IC)|upheld|tribunal|case of|in the case|criteria set out|relied upon|commissioner has (?:said|stated|advised|ruled)|commissioner (?:says|considers|advises|recommends|expects)|asked that we|complain to the information commissioner\. we|had to complain)\b",
    re.I,
)


# Another look at the answer, by whatever name; and the reader who does not like it.
_AFRESH = quick(
    r"\b(?:(?:fresh|another|second|new|different) (?:look|eyes?|pair of eyes|opinion|decision)|(?:go|gone|going|look|looked|looking|think|thought|consider\w*|read)\b[^.;]{0,30}\b(?:again|afresh|anew|a second time)|looked at by|re-?think|revisit\w*|re-?look|put (?:it|things|this) right|take (?:this|it) further (?:with us|within))\b"
)
_DISPLEASED = quick(
    r"\b(?:unhappy|dissatisf\w+|displeased|not (?:\w+ )?(?:happy|satisfied|content|agree|think (?:that )?we)|disagree\w*|hard done by|badly (?:served|treated)|(?:got|gone|going|am|are|is|was|were|have) (?:\w+ )?(?:wrong|amiss|in error|mistaken)|find fault|fault with|unfair\w*|concern\w*|aggrieved|wish to (?:challenge|contest|dispute)|challenge this|complain\w*)\b"
)
_TURN_TO = quick(
    rf"\b(?:write|tell|say so|let (?:us|me) know|contact|e-?mail|reply|drop (?:a line|us|me)|get in touch|come back|speak|apply|address|ask|appeal|complain)\b[^.;]{{0,60}}?\b(?:us|me|this (?:office|address|e-?mail)|to (?:the|our|my) (?:[\w&-]+ ){{0,5}}?(?:chief|head|director|clerk|secretary|registrar|chair\w*|mayor|principal|manager|officer|team|panel|committee|governors?|trustees?|dean|provost|bursar|warden|solicitor|councillors?|{BODY_NOUN})|the (?:clerk|registrar|secretary|chair\w*|mayor|director|head|principal|chief))\b"
)
_NO_REVIEW = quick(
    r"\b(?:no|not have an?|without an?) (?:internal )?(?:review|appeals?|complaints?) (?:procedure|process|stage|scheme)\b"
)


def review_route(letter: Letter, stage: str) -> Sentence | None:
    """The sentence that tells of a review, or that shows the letter to be at that stage."""
    told = list(letter.of("route", "letter", "footer"))
    for sentence, after in zip_longest(told, told[1:]):
        plain = plain_words(sentence.text)
        if (plain.endswith("?") and len(plain) > 80) or _NO_REVIEW.search(plain):
            continue
        if _LABELLED.search(plain) or _OBJECTION.search(plain):
            return sentence
        if sentence.heading or _NOT_A_ROUTE.search(plain) or _past(plain):
            continue
        if _REVIEWED_BY.search(plain) and not _MAY_BE_REVIEWED.search(plain):
            continue
        if _REVIEW.search(plain) and _YOU_MAY.search(plain):
            if stage == "interim" and not _SPOKEN_TO_YOU.search(plain):
                continue
            return sentence
        if stage != "interim" and (
            _other_eyes(plain) or _invites(plain, plain_words(after.text) if after else "")
        ):
            return sentence
    return next((s for s in told if _IS_THE_REVIEW.search(plain_words(s.text))), None)


_ANSWER = r"(?:answers?|repl(?:y|ies)|responses?|decisions?|refusals?|handling|requests?|conduct|how we|the way (?:in which )?we)"
# "Review: Head of Legal, 40 working days"; "Unhappy: ask for an internal review".
_LABELLED = quick(
    rf"^(?:(?:your )?right (?:of|to) )?(?:(?:internal|formal) )?(?:reviews?|appeals?|complaints?|reconsideration)(?: of (?:this|the|our) {_ANSWER})? ?(?:[:]| - ) ?[^?]{{0,80}}?(?:@|\b(?:(?:working |calendar )?days|months?|weeks?|head|director|chief|manager|officer|clerk|secretary|registrar|solicitor|counsel|chair|team|panel|principal|bursar|provost|dean|warden|write|e-?mail|address)\b)"
    r"|^(?:[\w',-]+ ){0,5}[\w',-]+ ?[:?] ?(?:an? |the )?internal review\b|^(?:[\w',-]+ ){0,5}[\w',-]+ ?[:?] ?(?:please )?(?:ask(?: us)? for|seek|request|demand|apply for|require) (?:an? )?(?:internal )?(?:review|reconsideration)\b"
    r"|^(?:please )?(?:ask(?: us)? for|seek|request|demand|apply for|require) (?:an? )?(?:internal )?review\b"
)
# What may be said against a charge, a delay or the way a request is being handled.
_OBJECTION = quick(
    r"\b(?:representations?|objections?|complaints?|appeals?|challenges?) (?:about|on|to|against|over|as to|concerning|regarding) (?:[\w'-]+ ){0,4}?(?:charges?|fees?|sum|amount|costs?|delays?|decision|answer|reply|handl\w+|deal\w*|dealt|treat\w*)\b[^.;]{0,40}?\b(?:may|can|should|must|will|to) (?:\w+ )?(?:be )?(?:made|sent|addressed|reach\w*|considered|put|lodged|directed|submitted|raised|go)\b(?! (?:[\w'-]+ ){0,4}?(?:commissioner|ico|tribunal|ombudsman))"
)
# The letter is itself the review, and says so.
_IS_THE_REVIEW = quick(
    rf"\b(?:my|our|this|the|your) (?:(?:internal|own|formal) )?(?:review|reconsideration) (?:of|into) (?:(?:our|the|your|my|this|that|first|earlier|original|previous|initial|council's|trust's) ){{0,4}}{_ANSWER}\b"
    r"|\b(?:result|outcome|findings?|conclusions?) of (?:the|this|my|our|your) (?:internal )?(?:review|appeal|reconsideration)\b(?! (?:of|into) )|^(?:the )?(?:result|outcome|findings) of (?:your |the )?(?:internal )?review$"
    rf"|\b(?:having|have|has) (?:\w+ )?(?:reconsidered|reviewed) (?:our|the|my|your|that|this) (?:\w+ ){{0,2}}?{_ANSWER}\b|\breviewing officer\b|\basked to review (?:the way|how|(?:our|the|your|this|that) (?:\w+ ){{0,2}}?{_ANSWER})"
)
_OTHER_EYES = quick(
    r"(?P<before>^.*?)\b(?:some(?:one|body)(?: (?:else|senior|independent|more senior|new|different|other))?|(?:an?|another)(?: [\w-]+){0,2} (?:colleague|officer|manager|director|person|member of staff|pair of eyes)|(?:the|our) (?:deputy )?(?:clerk|registrar|secretary|director|head|chief|monitoring|bursar|solicitor)\b)[^.;]{0,60}?\b(?:go(?:es)? (?:back )?(?:over|through)|looks? (?:over|into|at)|checks?|examines?|considers?)\b(?= (?:(?:what|how|the (?:whole|decision|matter|refusal|case|handling)|it|this|that|my|our|things)\b|over\b|through\b))|\bwill (?:\w+ )?take (?:it|this|the matter) up\b"
)
_LOOKED_OVER_BY = quick(
    rf"\b(?:have|get)\b (?:\w+ ){{0,3}}?(?:my|our|this|the|that) (?:(?:\w+ )?(?:{_ANSWER}|reasoning|reasons|outcome) )?(?:\w+ )?(?:checked|examined|tested|looked (?:at|over)|gone (?:over|through)|scrutini[sz]ed|assessed) by\b"
)
_YOU_ARE_TOLD = quick(
    r"\b(?:entitled|if (?:this|you|that|it)|you (?:can|may|have|are|could|want)|say so|should (?:you|this)|every right|insist|ask us|will gladly)\b"
)


def _other_eyes(plain: str) -> bool:
    """Whether the reader is told that he may have another person go over what was done."""
    if _LOOKED_OVER_BY.search(plain) and _YOU_ARE_TOLD.search(plain):
        return (
            re.search(rf"\b(?:{_ANSWER}|reasoning|reasons|outcome|this|that)\b[^.;]{{0,12}} by\b", plain)
            is not None
        )
    seen = _OTHER_EYES.search(plain)
    return (
        seen is not None
        and _COMMISSIONER.search(seen["before"] or "") is None
        and _YOU_ARE_TOLD.search(plain) is not None
    )


_REVIEWED_BEFORE = quick(
    r"\b(?:internal review|asked to review|requirement for review|(?:on|upon|at|after|following) (?:an? )?review|review (?:outcome|of its|response|decision|request)|(?:require[ds]?|requested|sought|asked for|carried out|conducted) (?:an? |the )?review|reviewed|(?:asked|request\w*)\b[^.;]{0,50}\breconsider\w*)\b",
    re.I,
)


def reviewed_before(said: Sequence[Sentence]) -> Sentence | None:
    """The sentence of a regulator's decision that tells of the body's review."""
    return next((s for s in said if _REVIEWED_BEFORE.search(s.text)), None)


def _invites(plain: str, after: str) -> bool:
    """Whether the reader who does not like the answer is told to whom in the body to turn, or that it will be
    looked at again if he asks; two signs of three, and never where only the Commissioner is named."""
    if _COMMISSIONER.search(plain):
        return False
    displeased = _DISPLEASED.search(plain) is not None
    turns = _TURN_TO.search(plain) is not None or _TURN_TO.search(after) is not None
    if displeased and turns and not (_COMMISSIONER.search(after) and not _TURN_TO.search(plain)):
        return bool(re.search(r"\b(?:if|should|in case|where|anyone|any|not happy|disagree)\b", plain))
    addressed = re.search(r"\byou\b|\b(?:we|\w+) (?:will|can|shall)\b", plain) is not None
    return addressed and _AFRESH.search(plain) is not None and (displeased or turns or "entitled" in plain)


# Before an answer the word "review" means much else, so the reader must be told that he may ask for one.
_SPOKEN_TO_YOU = quick(
    r"\byou (?:may|can|have|are entitled)\b|\bif you\b|\bask us\b|\bshould you\b|\b(?:anyone|anybody|those|applicants?)\b[^.;]{0,60}\b(?:may|can)\b|\brequests? (?:for (?:an? )?(?:internal )?review\b|that\b[^.;]{0,40}\breview\b)",
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
    for sentence, kind in zip(letter.said, letter.kinds, strict=True):
        if kind not in ("route", "letter", "footer") or not _COMMISSIONER.search(sentence.text):
            continue
        plain = plain_words(sentence.text)
        yours = re.search(r"\byou (?:may|can|could|have|are)\b|\bif you\b|\bright\b|\bshould you\b", plain)
        if (_ONLY_NAMED.search(plain) or _ELSEWHERE.search(plain)) and not (
            yours and _COMMISSIONER_ROUTE.search(plain)
        ):
            continue
        if _COMMISSIONER_ROUTE.search(plain):
            return sentence
        if (
            sentence.heading
            or kind == "route"
            or len(plain) < 90
            or re.search(
                r"commissioner's office \(|,? (?:2nd|3rd|\\d(?:st|nd|rd|th)) floor|\bSK9\b|\bKY16\b",
                sentence.text,
                re.I,
            )
            or _NEXT_STEP.search(plain)
            or _REVIEW.search(plain)
            or re.search(
                r"wycliffe|kinburn|doubledykes|churchill house|cromac place|queen elizabeth house|\b(?:2nd|3rd|second|third) floor\b",
                plain,
            )
        ):
            weak = weak or sentence
    return weak


# The Commissioner as author, as registrar, or in a story, and not as the next door.
_ELSEWHERE = quick(
    r"\b(?:websites?|guidance|guides?|codes? (?:of|on)|commissioner.s codes?|(?:we|i|the \w+) follow(?:s|ed|ing)?|for more on|further reading|template|training|register(?:ed)?|reported to|notified to|fined|took no action|audit(?:ed)? by|who regulates|investigated (?:us|the)|published|publishes|blog|report by|statistics)\b"
)
_NEXT_STEP = quick(
    r"\b(?:then|after (?:that|which|it)|failing that|finally|beyond (?:that|it)|next|there is|thereafter|in turn|ultimately|last resort|also)\b"
)


_INTEREST = quick(
    r"\bserves? the public\b|\bpublic(?:'s)? interests?\b|\binterests? (?:in|of) (?:the public|disclos\w+|withhold\w+|maintain\w+|releas\w+)\b",
    re.I,
)
_WEIGHING = quick(
    r"\b(?:favou?r\w*|outweigh\w*|balanc\w+|factors?|arguments?|considerations?|lies?|lie|greater|stronger|weight\w*|weigh(?:s|ed|ing)?|against|serve[sd]?|not in the|transparen\w+|accountab\w+|openness|scrutiny|understand\w*|safe space|maintaining|better served|prevails?|tips?|tipped)\b",
    re.I,
)
_TEST_ONLY = quick(
    r"\b(?:requires?|require|is subject to|subject to|must|(?<!the )need(?:s|ed)? (?:a|to)|no (?:public interest|need)|not (?:subject|required|need|obliged)|without|whether|purpose of the|does not (?:require|need)|test (?:to be done|is required)|more time|not yet|further time|absolute)\b",
    re.I,
)
_PLAIN_BALANCE = quick(
    r"\b(?:weight (?:that |which )?(?:attaches|is attached|must be given|should be given|is to be given|we give|I give)|balance (?:lies|falls|is|comes down|rests|tips|favou?rs|of the argument)|on balance|on the other (?:hand|side)|outweigh\w*|carr(?:y|ies) (?:more|greater|the greater) weight|(?:tip(?:s|ped)?|turn(?:s|ed)?|shift(?:s|ed)?) the (?:scales?|balance)|scales? (?:come|comes|came|is|are) (?:down|tipped|turned)|(?:g[ia]ve[ns]?|giving|attach(?:ed|es|ing)?|put|placed?|accord(?:ed)?) [^.;]{0,40}\bweight|weigh(?:ed|ing)? (?:these|this|the|up|one|against)|we (?:have )?(?:set|weighed|balanced))\b",
    re.I,
)


_NOT_WEIGHED = quick(
    r"\b(?:not (?:required|obliged|needed|necessary)|no (?:need|duty|requirement)|need not)(?: for (?:us|me|the \w+))? (?:to )?(?:\w+ )?(?:consider|weigh|apply|carry out|conduct|assess)\b",
    re.I,
)


# "Whether it exists" is no question of the test.
_WHETHER_HELD = quick(
    r"\bwhether (?:or not )?(?:it|we|they|this|any|the \w+|such)\b[^.,;]{0,30}?\b(?:exists?|existed|holds?|held)\b",
    re.I,
)
# It says that it has not weighed, or could not.
_NOT_DONE = quick(
    r"\b(?:cannot|could not|did not|do not|have not|has not|had not|unable to|not (?:been )?(?:possible|able|gone on)(?: on)? to|no (?:call|need|reason|duty)(?: for (?:us|me))? to|gone on to)\b (?:\w+ ){0,3}?(?:carr(?:y|ied) out|conduct(?:ed)?|undertaken?|perform(?:ed)?|weigh(?:ed)?|assess(?:ed)?|balanced?)\b[^.;]{0,40}\bpublic interest\b(?! (?:in|of) \w+ (?:outweighs|favours))"
    r"|\bno public interest (?:\w+ ){0,3}?(?:was|were|has|have|is)\b|\bpublic interest\b[^.;]{0,30}\bnot been (?:struck|weighed|done|carried out|assessed|considered)\b"
)


# One side: what the public would have of it. The other: the word that settles between the two.
_SIDE = quick(
    r"\bpublic has an interest\b|^(?:for|in favour(?: of)?|against|pro|contra|(?:up)?on (?:the )?one (?:side|hand)|arguments? (?:for|against)|points (?:for|against))\b[^.;:]{0,30}?[:,]|\bspeaks? (?:for|against)\b|\bpublic(?:'s)? (?:interest|good|benefit)\b|\b(?:greater|stronger|weightier|overriding|legitimate|real|some|an|its|their|the|no|strong|more) interest (?:by far |to the public )?(?:is |lies )?in\b|\binterest in (?:knowing|seeing|disclos\w+|releas\w+|withhold\w+|maintain\w+|neither|not|how|what|openness|transparency)|\b(?:benefit|value|good|service) to the public\b|\b(?:openness|transparen\w+|accountab\w+|scrutiny|informed debate|public debate|right to know)\b|\b(?:case|factors?|arguments?|reasons?|considerations?) (?:for|against|favouring|in favour of) (?:disclos\w+|releas\w+|openness|withhold\w+|silence|it)?|\b(?:people|taxpayers|passengers|patients|residents|voters|parents|the community|the public) (?:want|wish|are entitled|have (?:a|waited)|is entitled|deserve|may wish|would like)\b"
)
_SETTLES = quick(
    r"\b(?:outweigh\w*|prevails?|prevailed|over-?rid\w+|displac\w+|decisive|decides? it|carries the day|has the edge|(?:is|are|was|be|being|far|much|overwhelmingly) (?:\w+ )?(?:the )?(?:greater|stronger|heavier|weightier)|(?:greater|stronger|heavier) (?:interest|one|weight|public interest)|counts? for (?:more|less)|comes? down|came down|on the side of|better served|tips?|tipped|falls? (?:well |far |some way )?short of (?:the|that|those|it)\b|not (?:\w+ )?come (?:any ?where )?near|cannot match|no match for|yields? to|gives? way to|not of the same (?:order|weight)|pales?|enough to (?:justify|warrant|displace|overcome)|heavier|weightier|(?:is|are) the (?:better|stronger)|carry the day|wins?|prefer the (?:first|second|latter|former)(?=[.,;]|$)|(?:be|is) (?:contrary to|against) the public interest|slight|modest|(?:little|more|less|some|great|greater) weight|weighs? (?:more|less|against|heavily)|lies? (?:in|with|against)|it is with|favours?|not (?:be )?in the public interest|not (?:strong|great|weighty) enough|insufficient\w*|on balance)\b"
)


def _two_sides(plain: str, after: Sequence[str]) -> bool:
    """Whether what the public would gain is set against the harm, in a sentence or in those after it."""
    if _SIDE.search(plain) is None or plain.endswith("?"):
        return False
    for settled in (plain, *after):
        if _SETTLES.search(settled) and not (_TEST_ONLY.search(settled) or _NOT_WEIGHED.search(settled)):
            return True
    return False


# As forces set it out: "Factors favouring confirming or denying for S24", "Factors against", "Balance Test".
_FACTORS_FOR = quick(
    r"^(?:\W|\d+[.)])*(?:(?:public interest )?(?:factors?|considerations?|arguments?)(?: \w+)? )?(?:favouring|in favour of|for) (?:the )?(?:disclos\w+|release|confirm\w+|complying|publication|openness)",
    re.I,
)
_FACTORS_AGAINST = quick(
    r"^(?:\W|\d+[.)])*(?:(?:public interest )?(?:factors?|considerations?|arguments?)(?: \w+)? )?(?:against|favouring non|favouring (?:withholding|neither)|in favour of (?:withholding|neither|maintaining|non)) ?-?(?:the )?(?:disclos\w+|release|confirm\w+|complying|publication|openness|withholding|neither|maintaining)?",
    re.I,
)
_BALANCED = quick(r"\bbalanc\w+ test\b|^(?:\W|\d+[.)])*balance\b", re.I)


def _set_out(own: Sequence[Sentence]) -> list[Sentence]:
    """The factors for and against, where both sides are set out under their headings, each with something under it."""
    sides = []
    for pattern in (_FACTORS_FOR, _FACTORS_AGAINST):
        at = next((n for n, s in enumerate(own) if pattern.search(s.text)), None)
        if at is None:
            return []
        sides.append(at)
    first, second = sides
    filled = len(own[first].text) > 90 or abs(second - first) > 1
    return [own[first], own[second]] if filled and any(_BALANCED.search(s.text) for s in own) else []


# "As for the public interest, the panel acknowledged ..., but considered that": opened, reasoned on, and closed.
_OPENS_WEIGHING = quick(
    r"^(?:\W|\d+[.)])*(?:(?:we|I) have (?:also )?considered |(?:as (?:for|to|regards)|turning to|so far as concerns) )?(?:whether[^.]{0,60} )?the (?:balance of the )?public interest\b(?! test\b)",
    re.I,
)
_CLOSES_WEIGHING = quick(
    r"\b(?:(?:have|has|was|were) (?:therefore )?(?:decided|concluded|found)|(?:we|I|it|panel) (?:therefore |nonetheless )?(?:find|finds|found|conclude[ds]?|considere?[ds]? that)|same view|should (?:therefore )?be maintained|(?:is|are) maintained)\b",
    re.I,
)
_NO_INTEREST_SEEN = quick(
    r"\b(?:sees?|can see|could see|finds?|found|is|was) no public (?:interest|benefit)\b|\binterest in maintaining\b[^.;]{0,40}\bmust outweigh\b",
    re.I,
)
_WITHIN, _REASONED = 5, 120  # sentences; characters, fewer of which hold no reason


def _opened_and_closed(own: Sequence[Sentence]) -> list[Sentence]:
    for n, sentence in enumerate(own):
        if _NO_INTEREST_SEEN.search(sentence.text):
            return [sentence]
        if not _OPENS_WEIGHING.search(sentence.text) or _NOT_DONE.search(plain_words(sentence.text)):
            continue
        for close in own[n : n + _WITHIN]:
            if _CLOSES_WEIGHING.search(close.text) and close.end - sentence.start > _REASONED:
                return [sentence, close]
    return []


def weighing(letter: Letter) -> list[Sentence]:
    """The sentences that weigh the public interest: reasons, not just the name of the test."""
    own = letter.own
    found = _set_out(own) or _opened_and_closed(own)
    for n, sentence in enumerate(own):
        text = _WHETHER_HELD.sub("that", sentence.text)
        if _NOT_DONE.search(plain_words(text)):
            continue
        if _two_sides(plain_words(text), [plain_words(s.text) for s in own[n + 1 : n + 3]]):
            found.append(sentence)
            continue
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
