"""Ways of naming a ground without relying on it, told by kinds of words and not by phrases.

``only_named`` is asked about one citation, written ``<C>`` in its sentence and the others ``<O>``. Each way has
its own words for the same few things: that the body does without the ground, that it would come in only if
things were otherwise, that it is what bodies do in general, that it is somebody else's word for it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from foitrack.reading.mention_rules import WEIGHED_UP
from foitrack.reading.weights import long_form

# Doing what a ground is for. A "not" before these denies the ground; a "not" before giving denies the giving.
_RELYING = r"(?:rel(?:y|ied|ying|iance)|appl(?:y|ied|ying|ication)|us(?:e|es|ed|ing)\b|invok\w+|cit(?:e|es|ed|ing)|claim\w*|engag\w+|need\w*|question|recourse|resort\w*|fall(?:ing)? back|turn(?:ing|ed)? to|treat\w*|refus\w+|withh\w+|kept? back|keep(?:ing)? back|held back|redact\w*|exempt\w*|lean\w*|depend\w*|case (?:for|of|under)|avail\w*|pray\w*|bring(?:ing)? in|shelter\w*|hid(?:e|ing)|caught|reason (?:for|to)|call(?:ed|ing)? (?:on|upon)|taken (?:out|away)|left out|blank\w*|found(?:ed|ing)? (?:up)?on|rest(?:ed|ing)? (?:up)?on|proceed(?:ed|ing)? (?:on|under)|trouble\w*|concern\w*|difficult\w*|problem|obstacle|hindrance|objection|thought of)"
_GIVING = r"(?:disclos\w*|releas\w*|provid\w*|suppl\w+|giv\w+|sen[dt]\w*|shar\w+|publish\w*|compl(?:y|ied|ying)|confirm\w*|den(?:y|ied|ying)|say\w*|tell\w*|answer\w*|oblig\w*|requir\w*|able\b|unable|possible|hold\w*|held\b(?! back)|entitle\w*|public|duty|fair\b|lawful|reasonabl\w*|see\b|let\b|have\b(?= (?:it|the|this)\b)|expect\w*|arise|right of|known|necessary to (?:disclose|release))"
_NEGATION = r"\b(?:not|no|never|nothing|none|without|neither|nor|cannot)\b|n't\b"
_DENIED = re.compile(rf"(?:{_NEGATION})(?P<between>[^.;:<]{{0,70}})(?:<O>[^.;:<]{{0,24}}){{0,4}}<C>", re.I)
_HAS_RELYING = re.compile(rf"\b{_RELYING}", re.I)
_HAS_GIVING = re.compile(rf"\b{_GIVING}", re.I)
_NEW_CLAUSE = re.compile(
    r", (?:and|but|so|because|as|since|which|for|I)\b|\b(?:because|since|but|and (?:it|we|is|are|therefore)|so that|whether|as (?:the|it|this|these|they|that)|caught by)\b|, we\b|\bby (?:virtue|reason|operation) of\b|(?<!\bnot )\b(?:only|solely|just|merely)\b"
    # "We have no difficulty in refusing", "no doubt that": what follows is done all the more.
    r"|\b(?:difficulty|hesitation|trouble|problem|qualms?|reservations?) (?:in|about) \w+ing\b|\bdoubt\b|\b(?:alternative|option|choice) (?:but|other than)\b",
    re.I,
)

_IN_GENERAL = r"\b(?:usually|often|sometimes|as a rule|generally|typically|commonly|normally|frequently|ordinarily|routinely|from time to time|in most cases|by and large|tends? to|(?:us|cit|rel|claim|appl|appear|aris|occur)\w* (?:\w+ )?(?:the )?most\b|most (?:often|commonly|frequently|used|common)|commonest|most \w+ (?:use|rely|cite))\b"
_THIS_CASE = r"\b(?:we|I) (?:have|are|am|must|now|therefore|also)\b|\b(?:your|this|the present) (?:request|case|instance|occasion)\b|\b(?:here|therefore|accordingly)\b|\bhas been (?:withheld|redacted|applied)\b"

POSSIBLE = "it is said to be possible, not claimed"
EARLIER = "it speaks of an earlier request or answer"
ASKERS = "the words are the requester's"
_SMALL_NUMBER = r"(?:\d[\d,]*|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

_WAYS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (why, re.compile(pattern, re.I))
    for why, pattern in (
        # --- if things were otherwise
        (POSSIBLE, r"<C>[^.;<]{0,50}?\b(?:might|may|could|would)(?: well| perhaps| also| then| not| otherwise)* have (?:been|come|had|applied|arisen|entered|mattered|stood|served|caught|covered|allowed|done|given)\b"),
        (POSSIBLE, r"\b(?:might|may|could|would)(?: well| perhaps| also| then| otherwise)* have (?:been|relied|used|applied|cited|claimed|refused|turned|had)\b[^.;<]{0,60}<C>"),
        (POSSIBLE, r"\b(?:likely|bound|apt|liable|sure) to (?:run into|meet|hit|be over|come up against|come within|bring|be caught|be met|end in|fall foul|attract|trip)\b[^.;<]{0,50}<C>|\b(?:run|running|bump\w*|com(?:e|ing)) (?:up )?(?:into|against|foul of)\b[^.;<]{0,40}<C>"),
        (POSSIBLE, r"\b(?:it|one) (?:could|might|may|can) (?:also |perhaps |well )?(?:be )?(?:said|argued?|thought|contended|claimed|held|imagine)\b[^.;<]{0,60}<C>"),
        (POSSIBLE, r"\b(?:in theory|in principle|arguably|conceivably|on another view|at a pinch|strictly speaking|at worst)\b[^.;<]{0,40}<C>|<C>[^.;<]{0,30}\b(?:arguably|conceivably|in theory)\b"),
        (POSSIBLE, r"<C>[^.;<]{0,60}\b(?:most likely|likeliest|one) to (?:crop|come) up\b|\b(?:close|near|nowhere near) (?:to )?(?:the )?(?:point|line|limit|threshold)\b[^.;<]{0,40}<C>"),
        (POSSIBLE, r"\b(?:would|might|may|could)(?: \w+){0,3}? (?:come out|be (?:\w+ )?(?:redacted|removed|taken out|withheld|blanked))\b[^.;<]{0,40}(?:<O>[^.;<]{0,60}){0,2}<C>"),
        (WEIGHED_UP, r"\b(?:think|thought|thinking|wondered|pondered|toyed|look(?:ed)?) (?:hard |long |\w+ly )?(?:about|of|into|with|over)\b[^.;<]{0,24}<C>"),
        (POSSIBLE, r"\b(?:it )?(?:may|might|could) be that\b[^.;<]{0,40}<C>|<C>[^.;<]{0,30}\bwould (?:do|serve|suffice|answer) (?:as well|equally|too)\b"),
        (POSSIBLE, r"<C>[^.;<]{0,30}\b(?:is|are|was|were) (?:\w+ )?(?:capable of|open to us|apt to|liable to)\b|\bwere (?:we|I|it|they|the \w+) to\b[^.;<]{0,50}(?:<O>[^.;<]{0,20}){0,4}<C>"),
        (POSSIBLE, r"(?:^|[,;] )\W*(?:were|had|should) (?:it|they|we|this|that|any|the \w+)\b[^.;<]{0,80}(?:<O>[^.;<]{0,20}){0,4}<C>[^.;<]{0,30}\bwould\b|<C>[^.;<]{0,40}\bwould\b[^.;<]{0,40}\bif (?:it|that|this) (?:came|were|was|had)\b"),
        # --- put aside
        ("the letter says that it does not rely on it", r"^\W*(?:also )?(?:not (?:claimed|applied|relied (?:up)?on|used|engaged|needed|pursued)|considered(?: but not \w+)?|withdrawn|dropped|no longer (?:relied on|claimed))\W{1,3}(?:<O>\W{1,3}(?:and )?){0,5}<C>"),
        (EARLIER, r"\b(?:previously|earlier|last (?:year|month|time|week|spring|summer|autumn|winter)|on (?:that|an earlier) occasion|at that time|back then)\b[^.;<]{0,90}\b(?:refused|withheld|declined|applied|relied|cited|turned (?:it|you) down)\b[^.;<]{0,40}(?:<O>[^.;<]{0,20}){0,4}<C>"),
        (ASKERS, r"\byour question\b[^.;:<]{0,60}(?:<O>[^.;:<]{0,20}){0,4}<C>"),
        ("the letter does not rely on it", r"<C>[^.;<]{0,40}\b(?:is|are|was|were|has|have|been|be)(?:n't| not)(?: \w+){0,2}? (?:been )?(?:claimed|relied|used|cited|invoked|applied|needed|pressed|pursued|maintained|advanced|in issue|called|required(?! to))\b"),
        ("the letter gives it up", r"<C>[^.;<]{0,50}?\b(?:put aside|put to one side|thought better of|passed over|left (?:alone|aside)|not pressed|not pursued|has no (?:place|part|bearing|application|relevance)|have no (?:place|part|bearing|application|relevance)|does not help|came to nothing)\b"),
        ("the letter does not rely on it", r"\b(?:premature|too (?:soon|early)|overstating|going too far|going further than)\b[^.;<]{0,90}<C>|<C>[^.;<]{0,60}\b(?:have|has|did|do|had) not (?:done|do) (?:so|that|it|this)\b"),
        ("the letter does not rely on it", r"\bno (?:\w+ )?(?:issues?|questions?|difficulty|difficulties|problems?|points?|concerns?|obstacles?) (?:\w+ )?(?:arises?|arose|arising|comes? up) ?(?:here )?(?:under|over|with|in|about|as to|on|of)\b[^.;<]{0,20}(?:<O>[^.;<]{0,20}){0,4}<C>"),
        ("the letter does not rely on it", r"<C>[^.;<]{0,20}\b(?:presents?|poses?|causes?|raises?|gives? (?:rise to|us)|is|are|was|were|made) (?:us |of )?(?:no|not an?|hardly an?|never an?) (?:\w+ )?(?:difficulty|difficulties|problems?|issues?|obstacles?|questions?|concerns?|bar|worry|hindrance)\b"),
        ("the letter does not rely on it", r"<C>[^.;<]{0,30}\b(?:has|have|had|did|do|does) (?:not|never) (?:even )?(?:cross|enter|occur|come into|figure|feature)\w*\b"),
        ("the letter does not rely on it", r"<C>[\s:(-]{1,5}(?:not|never|no longer) (?:relied|claimed|applied|used|engaged|needed|pursued|maintained)\b"),
        ("the letter does not rely on it", r"<C>[^.;<]{0,70}\b(?:which|and|but) (?:we|I) (?:did|do|have|had) not (?:seek|sought|obtain\w*|want\w*|need\w*|use\w*|claim\w*|invoke\w*|rel\w+|appl\w+|pursue\w*)\b"),
        ("the letter does not rely on it", r"\b(?:not|nor|never|hardly|nothing)\b[^.;:<]{0,60}<C>[^.;<]{0,12}\b(?:prevents?|stops?|bars?|forbids?|stands? in (?:the|our|my) way|requires? (?:us|me))\b"),
        (WEIGHED_UP, r"<C>[^.;<]{0,20}\b(?:was|were) (?:\w+ )?(?:looked at|considered|canvassed|examined|explored|discussed|raised|debated)\b(?![^.;]{0,50}\b(?:appl(?:y|ies|ied)|engaged|found to|upheld|withheld|relied))"),
        (WEIGHED_UP, r"\b(?:thought|consideration|attention|regard) (?:was |were |has been |had been )?(?:also |first |briefly )?(?:given|paid|had) to\b[^.;<]{0,40}<C>|\b(?:g[ai]ve|given|giving|paid) (?:\w+ )?(?:thought|consideration|attention) to\b[^.;<]{0,40}<C>|\bturn(?:ed|ing)? (?:our|my|its) (?:minds?|attention|thoughts?) to\b[^.;<]{0,30}<C>|\b(?:our|my|the) first (?:thought|instinct|inclination|impulse) (?:was|had been)\b[^.;<]{0,30}<C>"),
        (WEIGHED_UP, r"\b(?:whether(?: or not)?|(?:ask\w*|debat\w+|wonder\w*|consider\w*|discuss\w*|see|saw|look\w*)(?: \w+)? if) (?:(?:the|this|that|an?|use|exemption|exception|provision|limit|cost|costs|provisions|exemptions|in|at|of|under|by) ){0,6}<C>[^.;,<]{0,20}?\b(?:would|could|might|may|can|was|were|is|are|had|covers?|fits?|suits?|catch\w*|bites?|helps?|reach\w*)\b"),
        # --- somebody else's word for it
        (ASKERS, r"(?<!\bas )\byou (?:had |have |also |clearly |evidently |rightly |may have |might have ){0,2}(?:thought|expect(?:ed)?|assum(?:e|ed)|fear(?:ed)?|suppos(?:e|ed)|anticipat(?:e|ed)|predict(?:ed)?|imagin(?:e|ed)|suspect(?:ed)?|warn(?:ed)?|worr(?:y|ied)|told|remind(?:ed)?|believe[ds]?|consider(?:ed)?|doubt(?:ed)?|dispute[ds]?|challenged?|foresaw|guess(?:ed)?)\b(?:(?!\b(?:we|I) (?:are|am|have|do|must|now|refuse|rely|withhold|apply)\b|\b(?:and|but) (?:the|their|they|it|this|that|these|those|there|such|its|we|I)\b|\b(?:because|since)\b)[^.;:<]){0,70}(?:<O>[^.;:<]{0,12}){0,4}<C>(?![^.;<]{0,40}\b(?:we|I) (?:continue|still|stand|maintain|remain|rely|do\b|are|am)\b)"),
        ("it is a mark on a paper or somebody else's words", r"\b(?:mark(?:ed|ing|s)?|stamp(?:ed|s)?|headed|heading|labell?ed|label|entitled|titled|bears?|bearing|endorsed|inscribed|watermark\w*|caption\w*|classified|described|called|quoted?|says?|said|reads?|wrote|written)\b[^.;<\"]{0,40}\"[^\"]{0,60}<C>[^\"]{0,60}\""),
        (ASKERS, r"\byour (?:\w+ )?(?:view|argument|point|ground|contention|suggestion|complaint|submission)s? (?:is|was|are|were) that\b[^.;<]{0,60}(?:<O>[^.;<]{0,12}){0,4}<C>"),
        (ASKERS, r"\b(?:you (?:also )?(?:ask(?:ed)?|request(?:ed)?|want(?:ed)?|sought|seek)|your request (?:is|was) for)\b(?:(?!\b(?:we|I|but|exempt|withh\w+|which (?:is|are)|not to)\b)[^.;<]){0,160}(?:<O>(?:(?!\b(?:we|I|but)\b)[^.;<]){0,30}){0,4}<C>"),
        ("it is a figure in the answer", r"^\W*<C>[\s:=-]{1,6}(?:was used |used )?\d[\d,]*(?: (?:times|occasions|requests|cases|refusals))?\W*$"),
        ("it is a figure in the answer", r"\bhow (?:many|often)\b[^.;<]{0,60}\b(?:us(?:e|ed|es|ing)|rel(?:y|ied)|cited?|appl(?:y|ied)|invoked?|refused?|withheld)\b[^.;<]{0,40}(?:<O>[^.;<]{0,30}){0,5}<C>"),
        ("it is a figure in the answer", rf"\b(?:there (?:were|are|have been|was)|(?:we|it|council|trust|force) (?:issued|received|had|refused|sent))\b[^.;<]{{0,30}}\b{_SMALL_NUMBER} (?:\w+ ){{0,3}}?(?:notices?|requests?|cases?|refusals?|times|occasions|letters?)\b[^.;<]{{0,40}}(?:<O>[^.;<]{{0,30}}){{0,5}}<C>"),
        (ASKERS, r"\b(?:your|the (?:requester|applicant|complainant)'s) (?:view|argument|point|contention|suggestion|belief|claim|assertion|submission|wish|remark|hope|fear)s?\b(?: \w+){0,4}? (?:that|about|on|of|as to)\b[^.;<]{0,60}(?:<O>[^.;<]{0,12}){0,4}<C>"),
        # --- spoken of by the requester, of other days, on other papers
        (ASKERS, r"\bI (?:do not|don't|am not|did not) (?:\w+ )?(?:ask(?:ing)?|want|seek(?:ing)?|request(?:ing)?|need|require|interested)\b[^.;<]{0,80}\b(?:I|you)\b[^.;<]{0,30}\b(?:would|could|may|might|can|will)\b[^.;<]{0,40}<C>"),
        (ASKERS, r"\b(?:I am|I would be|I'm) (?:\w+ )?(?:happy|content|willing) for\b[^.;<]{0,60}\b(?:redact\w*|remov\w+|withh\w+|left out|taken out|blacked)\b[^.;<]{0,40}<C>|\b(?:please|you (?:are welcome|are free|may wish|may choose) to|feel free to)\b[^.;<]{0,20}\b(?:redact|remove|withhold|leave out|take out|black out)\b[^.;<]{0,60}<C>"),
        (EARLIER, rf"\bon (?:{_SMALL_NUMBER}|several|many|some|various|numerous|both|a number of) (?:\w+ )?occasions,? (?:we|I|it|the \w+)\b[^.;<]{{0,20}}\b(?:g[ai]ven?|gave|issued|served|sent|told|wrote|refused|replied|answered)\b[^.;<]{{0,40}}<C>"),
        (EARLIER, rf"\b(?:g[ai]ven?|gave|issued|served|sent)\b[^.;<]{{0,30}}\b(?:notices?|letters?|refusals?)\b[^.;<]{{0,20}}<C> (?:on|to you on) (?:{_SMALL_NUMBER}|several|many|some|various|numerous|both|a number of) (?:\w+ )?occasions\b"),
        ("the letter gives it up", r"^(?!.*\b(?:remain\w*|still|stays?|rightly|correctly|less|without|except|save|apart)\b).*\b(?:provid|releas|disclos|restor|enclos|includ|reinstat|attach|suppl)\w*\b[^.;<]{0,100}\b(?:which|that) had (?:\w+ ){0,2}been (?:\w+ )?(?:taken out|redacted|withheld|removed|blacked out|held back|refused|left out)\b[^.;<]{0,30}<C>"),
        ("the letter gives it up", r"<C>,? (?:which )?(?:is|was|had been|has been) (?:(?:pencilled|written|noted|jotted|scribbled|suggested|mentioned|typed)\b[^.;<]{0,30}? )?(?:struck|crossed|scored) (?:out|through)\b"),
        ("the letter says that it does not rely on it", r"\b(?:do|does|did|have|has|had|am|are|is) not (?:said|say|saying|suggest\w*|contend\w*|assert\w*|argu\w*|h[eo]ld|plead\w*) (?:here |now )?that\b(?![^.;:<]{0,40}\b(?:all|every\w*|whole|entire\w*|not|only)\b)[^.;:<]{0,70}<C>"),
    )
)  # fmt: skip
# "Section 14(1) of the Freedom of Information Act 2000 might fit": the name of the Act is no part of what is said.
_OF_THE_ACT = re.compile(
    r"(?<=<[CO]>) of (?:the )?(?:(?:Freedom of Information|Environmental Information) \(?(?:Scotland\)? )?(?:Act|Regulations)|FOIA|FOISA|EIRs?|Act|Regulations)\b(?: (?:19|20)\d\d\b)?(?: \((?:the )?\"?(?:FOIA|FOISA|FOI Act|EIRs?|Act|Regulations)\"?\))?",
    re.I,
)
_GENERAL = re.compile(_IN_GENERAL, re.I)
_PARTICULAR = re.compile(_THIS_CASE, re.I)


# "Withheld under section 40(2), because junior staff do not usually ...": general words of a reason are of no weight.
_REASON = re.compile(
    r"[:;]|\b(?:because|since|as (?!a rule\b|usual\b|we\b)|given that|where|so that)|, (?:who|which)\b", re.I
)


def _up_to_the_reason(words: str) -> str:
    at = words.find("<C>")
    reason = _REASON.search(words, at) if at >= 0 else None
    return words[: reason.start()] if reason else words


@lru_cache(maxsize=64)  # a citation of several places has one set of words
def askers_words(words: str) -> bool:
    """Whether the ground stands in what the requester is said to have asked or argued."""
    return any(why == ASKERS and pattern.search(words) for why, pattern in _WAYS)


# "Section 31 applies to what is not exempt under section 30" is said of the rest, and "you do not dispute section 38" of you.
_OF_THE_OTHERS = re.compile(
    r"\b(?:what|which|that|anything|everything|information) (?:is|are|was|were) $|\b(?:you|your \w+) (?:do(?:es)? |did |have |has )?$",
    re.I,
)


@lru_cache(maxsize=64)
def only_named(words: str) -> str:
    """Why the ground is only named in ``words``, or "" where nothing says that it is."""
    words = _OF_THE_ACT.sub("", long_form(words))
    for why, pattern in _WAYS:
        if why != ASKERS and pattern.search(words):
            return why
    for denied in _DENIED.finditer(words):
        between = denied["between"]
        if _OF_THE_OTHERS.search(words[: denied.start()]):
            continue
        if _NEW_CLAUSE.search(between) or _HAS_GIVING.search(between):
            continue
        if _HAS_RELYING.search(between) or (len(between) < 10 and "," not in between):
            return "the letter says that it does not rely on it"
    clause = _up_to_the_reason(words)
    if _GENERAL.search(clause) and not _PARTICULAR.search(clause):
        return "it is what is done in general, and is not said of this request"
    return ""
