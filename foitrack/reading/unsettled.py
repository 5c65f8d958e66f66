"""Grounds that are named and left unsettled: not decided, still weighed, held in reserve, or somebody else's view.

A letter that refuses under one ground often tells what it thinks of others: that it need not decide on them, that
it keeps them for the appeal, that a consultee pressed for them, that the first answer stood on them. Each kind has
its own few families of words. ``unsettled`` is asked about one citation, written ``<C>`` in its sentence and the
others ``<O>``, and looks a little into what follows the sentence, where such a letter says how the matter ended.
"""

from __future__ import annotations

import re
from functools import lru_cache

from foitrack.reading.mention_rules import WEIGHED_UP
from foitrack.reading.mentions import POSSIBLE
from foitrack.reading.quick import Quick, quick
from foitrack.reading.weights import long_form

UNDECIDED = "the letter leaves it undecided"
RESERVED = "it is kept in reserve, not claimed"
THEIRS = "it is what somebody else thinks or asks for"
GIVEN_UP = "the letter tells that it was given up or went the other way"
NOT_APPLIED = "the letter finds that it does not fit"
ASIDE = "the decision speaks of it and does not rule on it"

# A stretch of one clause: no new reason, no turn, and nothing about what is held (the words of neither confirming
# nor denying, which have a "whether" of their own).
_TURN = r"(?:\b(?:because|since|therefore|but|hold|holds|held|exists?)\b|, (?:and|so|as|which|for|we|I)\b)"
_OTHERS = r"(?:<O>(?:(?!\b(?:because|since|therefore|but|as|dispos\w+)\b)[^.;<]){0,24}){0,4}"


def _clause(most: int) -> str:
    return rf"(?:(?!{_TURN})[^.;:<]){{0,{most}}}"


_NO = r"(?:not|no|nor|never|nothing|none|without|nobody|unnecessary|needless|neither|hardly|declin(?:e|es|ed|ing) to|cannot)"
_FINDING = r"(?:views?|findings?|decisions?|conclusions?|rulings?|determinations?|opinion|position|judge?ment|comment|weight|mention|observations?)"
_ON = r"(?:on|upon|about|as to|as regards|regarding|under|of|over|in relation to|in respect of|concerning|for|to)"
# The ground itself, as the object of a verb: "the use of section 31", "the arguments for section 31".
_GROUND = rf"(?:,? ?(?:(?:further|also|either|even) )?(?:the |its |our |their |any |that |this )?(?:\w+ )?(?:question|matter|claim|application|engagement|use|merits?|effect|arguments?|points?|case(?: law)?|exemptions?|exceptions?|provisions?|limbs?|grounds?|issues?|law)?(?: {_ON})*(?: the)?) ?"
_RELIED = r"(?:called|refused|declined|said|fallen|argued|treated|withheld|relied|claimed|cited|invoked|turned|raised|plead(?:ed)?|engaged|caught|covered|applied|used|stopped|met|hit|tripped|mentioned|deployed|stood|redacted|blanked|opposed|resisted|sheltered|reached for|run|run up|taken (?:out|the point))"
_THIRD = (
    r"(?:consult(?:ee|ant|ancy)|developer|supplier|contractor|company|firm|landlord|landowner|land agent|tenant|coroner|operator|bidder|tenderer|client(?! department)|"
    r"partners?|partnership|family|union|surveyor|architect|engineer|manufacturer|vendor|agents?|author|writer|owner|farmer|neighbours?|applicant's \w+|press office|"
    r"(?:business|practice|estates?|bursar|finance|project|line|case|office|communications|comms) (?:manager|team|office|lead|officer)|officers|officials|colleagues|staff|bursar|councillor|"
    r"helpline|third part(?:y|ies)|parties|interested party|lab|bank|insurers?|college|exam board|union|charity|architects|planners|ministers|whitehall|embassy|"
    r"secretary|typist|(?:[A-Z]\w+ )?(?:Prosecution Service|Fiscal|Met Office|Home Office|Treasury|Cabinet Office|Ministry of \w+))s?"
)
_SAYS = (
    r"(?:says?|said|thinks?|thought|feels?|felt|believe[sd]?|argue[sd]?|suggest(?:s|ed)?|contend(?:s|ed)?|submit(?:s|ted)?|claim(?:s|ed)|urge[sd]?|want(?:s|ed)?|wish(?:es|ed)?|"
    r"would (?:like|prefer|have preferred|rather)|prefer(?:s|red)?|ask(?:s|ed)?|mention(?:s|ed)?|quot(?:es?|ed|ing)|cit(?:es?|ed|ing)|invok(?:es?|ed|ing)|hope[sd]?|express(?:es|ed)?|"
    r"propos(?:es?|ed)|(?:takes?|took|taking) the (?:line|view)|reckons?|(?:is|are|was|were) of the (?:view|opinion)|mooted|recommend(?:s|ed)?|insist(?:s|ed)?|press(?:es|ed)|told us|wrote|writes|pointed|points)"
)
_RULING = (
    r"(?:find|found|hold|held|conclude[sd]?|think|thought|consider(?:ed)?|accept(?:ed)?|agree|decided|see)"
)
_BODY = r"(?:councils?|trusts?|forces?|authorit(?:y|ies)|departments?|ministry|universit(?:y|ies)|boards?|commissioners?|service|office|agency|school|college|police|constabulary|governors|panel|reviewers?|commission|executive|government|practice|surgery|museum|corporation|committee|regulator|tribunal|court|requester|complainant|applicant|person|legislation|act|regulations|law|exemptions?|exceptions?|sections?|request|information|data|records?|documents?|letters?|emails?|decision|refusal|reply|response|answer|review|you|we|I|that|which|who|is|are|was|were|has|have|be|been|not|it|this)"
# Whoever is not the body: its head noun comes last, before the verb of saying.
_SOMEBODY = rf"\b(?:the|their|its|his|her|an?|our|one|another|some|both|two of the|three of the)(?: (?!{_BODY}\b(?!'s))[\w'-]+){{1,4}}?(?: (?:has|have|had|also|then|first|did))?"
_SAYS_SOFT = r"(?:says?|said|thinks?|thought|feels?|felt|believe[sd]?|argue[sd]?|suggest(?:s|ed)|contend(?:s|ed)|submit(?:s|ted)|urge[sd]|want(?:s|ed)|wish(?:es|ed)|would (?:like|prefer|have preferred|rather)|prefer(?:s|red)|asked|mentioned|quoted|hope[sd]|propose[sd]|(?:takes?|took) the (?:line|view)|reckons?|(?:is|are|was|were) of the (?:view|opinion)|recommend(?:s|ed)|insist(?:s|ed)|told us|tells us|favour(?:s|ed)|press(?:es|ed) (?:us )?for|pointed to|points to|invited us|would have us|raised|floated|objected|objects|considers?)"
_KEEPING = r"(?:still|remain\w*|stands?|uphold|upheld|rightly|right|correct\w*|maintain\w*|agree\w*|confirm\w*|continue\w*|same|withh\w+|refus\w+|redact\w*|except|apart|rest)"
_LESS = r"(?:narrow\w*|small\w*|short\w*|revised|refined|reduced|amended|fresh|new|broader|cut[- ]down|trimmed|scaled[- ]down|limited)"
_PERHAPS = r"(?:possibly|probably|perhaps|doubtless|presumably|no doubt|most likely|very likely|very probably|quite likely|in all likelihood)"


def _rows(*rows: tuple[str, str, str]) -> tuple[tuple[str, str, Quick], ...]:
    return tuple((why, at, quick(p, re.I)) for why, at, p in rows)


# (why, stages, pattern); the stages are a: an answer, v: a review, r: a regulator's decision.
_WAYS = _rows(
    # --- not decided
    (UNDECIDED, "avr", rf"\b{_NO}\b{_clause(50)}\b(?:decid(?:e|ed|ing)|determin(?:e|ed|ing)|say(?:ing)?|said|consider|settl(?:e|ed|ing)|resolv(?:e|ed|ing)|judg(?:e|ed|ing)|ask(?:ed|ing)?|rul(?:e|ed|ing)|explor(?:e|ed|ing)|test(?:ed|ing)?|examin(?:e|ed|ing)) (?:whether|if)\b{_clause(90)}{_OTHERS}<C>"),
    (UNDECIDED, "avr", rf"\b(?:not|never|without|no need|need not|unnecessary|nor|declin\w+|nothing)\b{_clause(40)}\b(?:make|made|making|reach(?:ed|ing)?|form(?:ed|ing)?|take|taken|taking|record(?:ed|ing)?|come to|came to|express(?:ed|ing)?|give|given|giving) (?:a|any|its|our|my) (?:\w+ )?{_FINDING}\b{_clause(50)}{_OTHERS}<C>"),
    (UNDECIDED, "avr", rf"\bno (?:\w+ ){{0,2}}?{_FINDING}\b(?: \w+){{0,4}}? {_ON}\b{_clause(40)}{_OTHERS}<C>"),
    (UNDECIDED, "avr", rf"\b(?:not|never|no need|need not|unnecessary|nor|no call|no occasion|no point|nothing|without|no reason)\b(?:(?!{_TURN})[^.;:<]){{0,60}}\b(?:(?:proceed|go|gone|went|come|turn|move)(?:ed|ing|d)?(?: on)? (?:to|into)(?: (?:consider|decide|examine|look at|address|deal with))?|decid(?:e|ed|ing)(?: on| upon)?|determin(?:e|ed|ing)|rul(?:e|ed|ing) on|examin(?:e|ed|ing)|explor(?:e|ed|ing)|look(?:ed|ing)? (?:at|into)|consider(?:ed|ing)?|address(?:ed|ing)?|deal(?:t|ing)? with|rehears\w+|resolv(?:e|ed|ing)|discuss(?:ed|ing)?|debat(?:e|ed|ing)|argu(?:e|ed|ing)(?: over| about| for)?|gained by[^.;<]{{0,20}}|say(?:ing)? (?:more|anything)){_GROUND}<C>"),
    (UNDECIDED, "avr", r"\b(?:said|say|says|saying|add|adds|added) (?:nothing|no more|not a word)\b[^.;<]{0,20}<C>|<C>[^.;<]{0,90}\b(?:we|I|he|she|it|panel) (?:say|said|says|need say|add|adds) no(?:thing)? more\b"),
    (UNDECIDED, "avr", r"<C>[^.;<]{0,80}\b(?:(?:we|I) leave open|left open|for another (?:day|time|occasion)|remains? to be (?:seen|decided)|yet to be (?:decided|considered|determined)|(?:has|have|was|were|is|are|been) (?:therefore )?not (?:been )?(?:\w+ )?(?:looked at|examined|addressed|tested|decided|reached|explored|looked into|gone into|determined)|need not be (?:decided|considered)|is moot|are moot|(?:is|are) academic|adds? nothing|made? no difference|on hold|undecided|(?:point|question|issue) (?:does|did) not arise|nothing turns on)\b"),
    (UNDECIDED, "avr", r"\b(?:leav(?:e|es|ing)|left|park(?:s|ed|ing)?|defer(?:s|red|ring)?|shelv(?:e|es|ed|ing)|put(?:s|ting)?|keep(?:s|ing)?)\b[^.;<]{0,30}<C>[^.;<]{0,20}\b(?:for another|open|aside|to one side|undecided|for later|alone|in reserve|up (?:its|our|my) sleeve|out of (?:it|account))\b"),
    (UNDECIDED, "avr", r"\b(?:no|not any) (?:idea|notion|knowing|knowledge|opinion|settled view)\b[^.;<]{0,30}\b(?:if|whether)\b[^.;<]{0,30}<C>|\bwithout (?:decid|determin|resolv|settl|prejudg)\w+\b[^.;<]{0,80}<C>"),
    (UNDECIDED, "av", rf"\bnot (?:been )?asked (?:about|to|for|whether)\b{_clause(40)}{_OTHERS}<C>|\bnot go(?:ing|ne)? (?:so|as|that) far\b[^.;<]{{0,90}}<C>|\btake(?:s|n)? (?:no|not the|not any|any) points?\b[^.;<]{{0,20}}<C>"),
    (UNDECIDED, "avr", r"(?<!under )(?<!by )(?<!in )<C>[^.;]{0,90}\bneeds? not (?:also |even |then )?be (?:\w+ )?(?:looked at|considered|decided|examined|gone into|explored|dealt with)\b"),
    (NOT_APPLIED, "avr", r"<C>[^.;<]{0,40}[;,] (?:but |and )?(?:neither|none)(?: of (?:these|them|which|those))? (?:(?:has|have|is|are|was|were) (?:been )?(?:\w+ )?(?:used|applied|relied|claimed|relevant|engaged|needed|invoked|cited|in point)|appl(?:y|ies|ied)|arises?)\b"),
    # --- still weighed, or weighed and come to nothing
    (WEIGHED_UP, "av", rf"\b(?:(?:am|are|is|still|now) (?:\w+ )?(?:looking (?:at|into)|checking|deciding|weighing|considering|thinking (?:about|over|through)|examining|assessing|exploring|discussing|debating|asking (?:whether|if)|seeing (?:whether|if)|working out|taking (?:legal )?advice|seeking (?:legal )?advice|consulting))\b(?! \d| over \d| more than| some \d){_clause(80)}{_OTHERS}<C>"),
    (WEIGHED_UP, "av", rf"\b(?:cannot|nobody can|no one can|could not|not|too (?:soon|early) to|hard to|difficult to|must first|has (?:yet|still) to|have (?:yet|still) to|is (?:yet|still) to|are (?:yet|still) to) (?:yet )?(?:(?:tell|say|know|sure|certain|clear)(?: \w+)? (?:whether|if|how far|about)|(?:decide|consider|work out|settle|weigh|determine)(?: \w+)?(?: (?:whether|if|how far|about))?)\b{_clause(60)}{_OTHERS}<C>(?![^.;<]{{0,40}}\b(?:prevents?|stops?|forbids?)\b)"),
    (WEIGHED_UP, "av", r"\b(?:not|never) (?:\w+ )?closed? (?:its|our|my|their) minds?\b[^.;<]{0,30}<C>|\b(?:arguments?|points?|case) (?:on )?both (?:ways|sides)\b[^.;<]{0,20}<C>(?![^.;]{0,90}\b(?:won over|withh|refus|in the end|came down)\w*)|<C>\W{1,3}(?:a|another|one) (?:possib\w+|candidate|maybe)\b|\bjury is (?:still )?out\b|<C>[^.;<]{0,30}\b(?:are|is) what (?:is|has been|are) (?:holding|delaying|keeping) us\b"),
    (WEIGHED_UP, "av", r"<C>[^.;<]{0,90}\b(?:(?:has|have|is|are) not (?:yet )?(?:been )?(?:decided|considered|gone through|weighed|settled|assessed|determined|carried out)(?: yet)?|not been gone through|under consideration|being (?:weighed|looked at|considered|assessed|thought about|discussed|examined))\b"),
    (WEIGHED_UP, "av", r"\b(?:thought|wonder\w*|asked (?:ourselves|itself|myself|themselves)|considered|look(?:ed)? at|looked hard at|concern|worr\w+|fear\w*|tempt\w*|hesitat\w*|debated)\b[^.;<]{0,120}<C>[^.;<]{0,40}?\b(?:but|and thought not|however|until|though|only to|yet)\b(?![^.;]{0,70}\b(?:withh\w+|refus\w+|appl(?:y|ies)|engaged|remain\w*|uphold|decided that|in the end)\b)"),
    (WEIGHED_UP, "a", rf"\b(?:was|were|had been) (?:\w+ )?(?:inclined|tempted|minded|about to|going to|ready to|all set to|on the point of)\b{_clause(50)}{_OTHERS}<C>(?![^.;]{{0,60}}\b(?:and (?:we|I|it) (?:do|does|still|remain)|so we do)\b)|\bat first (?:sight|glance|blush)\b[^.;<]{{0,60}}<C>(?![^.;]{{0,60}}\b(?:and so it|still)\b)"),
    (WEIGHED_UP, "av", r"\btested against\b[^.;<]{0,20}(?:<O>[^.;<]{0,24}){0,3}<C>(?![^.;]{0,40}\b(?:fail\w*|refus\w*|withh\w*|caught)\b)|\b(?:is|was|does|do|did|would|could|might|should) (?:it|this|that|they) (?:\w+ ){0,3}?<C>[^.?<]{0,30}\?"),
    (WEIGHED_UP, "a", r"<C>[^.;<]{0,30}\b(?:was|were|has been|had been|been) (?:\w+ )?(?:mooted|floated|thought of|toyed with|canvassed|bandied|brought up)\b[^.;]{0,140}\b(?:but|not|nor|dropped|let it go)\b"),
    (WEIGHED_UP, "a", r"(?:^|[/;:.] ?)\W*(?:\w+\(s\) |exemptions? )?considered\W{1,4}<C>|<C>,? (?:was )?considered (?:and|but) (?:not|found un|rejected|dropped)"),
    (WEIGHED_UP, "a", rf"\b(?:will|shall|intends?|expects?|hopes?|plans?|aims?|proposes?|(?:need|want|require)s? (?:(?:more|further|extra|a little) )?(?:time )?)(?: \w+)? ?(?:to )?(?:be )?(?:consider\w*|decid\w+|look\w* (?:at|into)|weigh\w*|assess\w*|examin\w+|think\w* about|reach(?:ing)? a (?:view|decision)|settl\w+|work out|see if|see whether|determin\w+|discuss\w*|consult\w*|take advice|tell you (?:whether|if))\b{_clause(80)}{_OTHERS}<C>"),
    (WEIGHED_UP, "a", r"\b(?:until|pending|awaiting|once|before)\b[^.;<]{0,60}\b(?:whether|if|decision|view|advice|opinion|answer)\b[^.;<]{0,50}<C>|<C>[^.;<]{0,60}\b(?:will (?:be )?(?:considered?|decided|looked|weighed|follow|depend)|(?:is|are) (?:still )?(?:undecided|a live (?:issue|question)|an open (?:issue|question))|we (?:will|shall) (?:let you know|write|tell|decide|come back)|(?:more|further) time)\b"),
    # --- in reserve, or what might be said
    (RESERVED, "avr", rf"\b(?:in the event (?:that|of)|in case|at a later (?:stage|date)|if (?:this|it|the matter|the case|that) (?:goes|went|were to go|should go|comes?|came|ends? up|reaches|gets)|if (?:the )?(?:commissioner|tribunal|ICO)|on appeal|should (?:this|that|it|the|we|our|you|any)\b)(?![^<]*\b(?:disagree\w*|wrong) (?:with us )?(?:about|on|over)\b)[^.;<]{{0,110}}{_OTHERS}<C>(?![^.;]{{0,50}}\b(?:is engaged|applies now)\b)|<C>[^.;<]{{0,60}}\b(?:in the event (?:that|of)|at a later (?:stage|date)|if (?:this|the matter|the case) (?:goes|went|were to go|should|comes|came|ends? up|reaches)|if (?:need|needs) be|if necessary|if it came to (?:it|that)|should the need)\b"),
    (POSSIBLE, "avr", rf"\b(?:could|might|would)(?! in any| anyway| also| either way| be\b)(?: \w+){{0,3}}? have (?!harm|prejudic|damag|inhibit|endanger|breach|undermin|affect|reveal|disclos|releas|identif|allow|enabled|caused|contravened|given|exceed|cost|taken|required|meant|provid|answer|help|an?\b|the\b|to\b)(?:\w+ ){{1,3}}?{_clause(40)}{_OTHERS}<C>|<C>(?:(?!\b(?:we|I|what|that|and)\b)[^.;<]){{0,60}}\b(?:might|could|would)(?: \w+){{0,2}} have (?!harm|prejudic|damag|an?\b|the\b|to\b)"),
    (POSSIBLE, "avr", rf"\b{_LESS}(?: \w+){{0,2}}? (?:request|version|list|period|question|search|span|timeframe|scope)s?\b[^.;]{{0,80}}\b(?:would|(?-i:may)|might|could)\b[^.;<]{{0,60}}<C>|<C>[^.;<]{{0,60}}\b(?:would|(?-i:may)|might|could)\b[^.;<]{{0,80}}\b{_LESS}(?: \w+){{0,2}}? (?:request|version|list|period|question|search|timeframe|scope)s?\b"),
    (POSSIBLE, "av", r"\bif you (?:narrow|cut|limit|reduc|drop|confin|restrict|trim|refin|come back|came back|ask|resubmit|extend|widen|broaden)\w*\b[^.;]{0,140}<C>|\bby (?:narrowing|cutting|limiting|reducing|dropping|confining|restricting|trimming|refining)\b[^.;]{0,100}<C>|\b(?:in|under) (?:other|different) circumstances\b[^.;<]{0,80}<C>|\bon (?:other|different) facts\b[^.;<]{0,80}<C>|\bin another case\b[^.;<]{0,80}<C>"),
    (RESERVED, "avr", rf"\breserv(?:e|es|ed|ing)\b(?: \w+){{0,4}}? (?:rights?|position|entitlement|option)\b{_clause(80)}{_OTHERS}<C>|<C>[^.;<]{{0,40}}\b(?:held |kept )?in reserve\b"),
    (RESERVED, "avr", r"(?:\bwould|\bmight|'d) (?:\w+ )?be (?:open to|(?:entitled|free|able|at liberty) to (?:plead|rely|claim|refuse|use|raise|apply|cite|invoke|turn|fall back))\b[^.;<]{0,80}<C>"),
    (POSSIBLE, "avr", rf"(?<!any event )(?<!any case )\b(?:could|might|would)(?! in any| anyway| also| either way| be\b)(?:,[^,.;<]{{0,40}},|(?: \w+){{0,3}}?) have (?:been |also |then )?{_RELIED}\b{_clause(60)}{_OTHERS}<C>"),
    (POSSIBLE, "avr", rf"(?:\b(?:could|might|(?-i:may))|\bwould {_PERHAPS})(?: \w+)? (?:(?:take|see) (?:an? |the |another )?(?:\w+ )?view|class|treat|regard|say|think|argue|invoke|claim|plead|raise|cite|label)\b{_clause(50)}{_OTHERS}<C>|<C>[^.;<]{{0,24}}\bwould {_PERHAPS}\b"),
    (POSSIBLE, "avr", r"\b(?:chance|possibility|prospect|threat|spectre|risk) (?:of|that) (?:the )?<C>|\b(?:there is|may be|might be) (?:\w+ )?(?:chance|possibility)\b[^.;<]{0,40}<C>"),
    (POSSIBLE, "avr", r"\bif (?:you|someone|anyone|somebody|anybody|they|he|she)\b[^.;<]{0,120}(?:<O>[^.;<]{0,20}){0,3}<C>(?:(?!\b(?:you|we|I)\b)[^.;<]){0,40}\b(?:would|may|might|could|can)\b(?! (?:not )?(?:be )?(?:identif|see|learn|work))|<C>[^.;<]{0,80}\bif (?:you|someone|anyone|somebody|anybody) (?:were|was|asked?|wrote|write|came?|come|did|do|made?|make|narrow\w*|want\w*|tried|put in)\b"),
    (POSSIBLE, "avr", r"\b(?:were|should) (?:the|he|she|it|we|they|you)\b[^.;<]{0,70}\bwould\b(?! (?:also |then )?be exempt)[^.;<]{0,40}<C>|\bif\b[^.;<]{0,70}\bhad\b[^.;<]{0,70}<C>[^.;<]{0,24}\bwould\b"),
    (POSSIBLE, "avr", rf"\b(?:be|is|was) (?:\w+ )?(?:for|up to|down to) (?:\w+ ){{1,5}}to (?:say|decide|judge|determine|consider|tell)\b{_clause(60)}<C>"),
    # --- what somebody else thinks or asks for
    (THEIRS, "av", rf"\b{_THIRD}\b(?!'s (?:decision|advice))(?: \([^()<]{{0,40}}\))?(?:(?!{_TURN}|\b(?:I|our|your|withheld|redacted|refused|exempt)\b)[^.;:<]){{0,60}}?\b{_SAYS}\b(?:(?!{_TURN}|\b(?:withheld|redacted|refused) (?:by us|here)\b|\bnot to\b|, (?:under|by|in|on)\b)[^.;:<]){{0,90}}{_OTHERS}<C>"),
    (THEIRS, "av", rf"\b(?:(?:some|others|many|most|people|somebody|someone) (?:of \w+ |people |members |partners |officers )?|(?:two|three|four|half|one|several) of (?:the )?\w+ )(?:(?:may|might|will|would|could) )?(?:say|think|thinks?|argue|feel|felt|thought|wanted)\b{_clause(50)}<C>|\b\w+'s (?:\w+ )?(?:response|reply|letter|note|submission|objection|comments?|advice) to (?:us|me|our consultation)\b[^.;<]{{0,40}}<C>|\b(?:it was )?argued internally\b[^.;<]{{0,160}}<C>"),
    (THEIRS, "av", rf"<C>,? (?:says?|said|thinks?|thought|according to|in the (?:view|opinion) of|writes|wrote|in the words of) (?:the |our |your )?(?:\w+ ){{0,2}}?{_THIRD}\b"),
    (THEIRS, "av", r"(?:\b(?:say|says|said|states?|stated|reads?|ran|headed|marked|stamped|labelled|wrote|written|called|note|minute)\b[^.;<']{0,60}|^)'(?=[^\s'])[^'<]{0,100}<C>[^'<]{0,60}'(?=[\s.,;:)-]|$)"),
    (THEIRS, "av", r"\b(?:written|pencilled|scribbled|noted|typed|marked|stamped|shown|entered) (?:in|on|across|against) (?:the |every |each )?(?:\w+ )?(?:margins?|pages?|cover|form|front|side|sheet|spine|wrapper)\b[^.;<]{0,40}<C>|<C>[^.;<]{0,20}\b(?:written|pencilled|scribbled|noted|typed|stamped) (?:in|on|across) the\b"),
    (THEIRS, "av", rf"\b(?:told|tell|warned|advised|written to) (?:another (?:applicant|requester)|(?:the )?(?:applicants?|bidders|suppliers|landowners|contractors|tenants|members))\b[^.;<]{{0,110}}{_OTHERS}<C>|\b(?:applicants|bidders|suppliers|landowners|contractors|tenants|members) (?:have been|were|are) (?:told|warned|advised|asked)\b[^.;<]{{0,150}}{_OTHERS}<C>"),
    (THEIRS, "av", rf"\b(?:the|our|your|its) (?:\w+ )?(?:department|team|unit|section|branch|committee|office|officer|manager|service|head|clerk|chair) (?:\w+ )?(?:wanted|suggested|asked|urged|hoped|would (?:like|prefer)|proposed|mentioned|wondered)\b{_clause(70)}{_OTHERS}<C>"),
    (THEIRS, "av", r"\b(?:the|their|its) own (?:reply|response|letter|answer) to you\b[^.;<]{0,50}<C>|\b(?:heard|told|learned|understand) (?:from|by) (?:the |our |your )?(?:[\w.]+ ){1,4}that\b[^.;<]{0,70}<C>|\bwhat (?:the |our )?\w+ (?:told|said to|wrote to) you\b[^.;<]{0,30}<C>|\bits (?:note|report|key|legend|table|paper)s? (?:mentions?|cites?|names?|quotes?|refers? to)\b[^.;<]{0,20}<C>"),
    (THEIRS, "av", rf"\b(?:when|as|in (?:your|the) letter) you (?:write|wrote|speak|spoke) of\b[^.;<]{{0,30}}<C>|<C>,? to which you (?:refer|point)|\byou (?:dispute|contest|quarrel with|take issue with)\b(?! (?:the|our|whether) \w+ (?:of|to))[^.;<]{{0,30}}{_OTHERS}<C>"),
    (THEIRS, "a", rf"{_SOMEBODY} {_SAYS_SOFT}\b(?:(?!{_TURN}|\b(?:withheld|redacted|refused) (?:by us|here)\b|\bnot to\b|, (?:under|by|in|on)\b)[^.;:<]){{0,90}}{_OTHERS}<C>"),
    (THEIRS, "av", rf"\bit (?:was|has been|is|had been|can be) (?:\w+ )?(?:suggested|argued|said|put|claimed|urged|submitted|hinted|pointed out)\b{_clause(80)}{_OTHERS}<C>"),
    # --- given up
    (GIVEN_UP, "av", r"<C>(?:(?!\b(?:we|I|kept|retained|maintained)\b)[^.;<]){0,60}\b(?:(?:should|ought|need) (?:not|never) (?:to )?(?:\w+ )?have been|(?:both )?ceases? to apply|(?:is|was|were|are|been) (?:\w+ )?(?:replaced|superseded|mistaken|misplaced|misconceived|unfounded|erroneous|given up|overtaken|retracted|taken off|discarded|disregarded|waived)|be (?:disregarded|withdrawn|dropped))\b|<C>,? falls?(?=[.;,]|$)"),
    (GIVEN_UP, "av", rf"\b(?:should|ought|need) (?:not|never) (?:to )?have (?:been )?\w+{_clause(70)}{_OTHERS}<C>|\b(?:err(?:ed|ing) (?:in|by|when)|(?:mistaken|were wrong|was wrong) (?:in|to|about|over)|misappl\w+|misus\w+|misread\w*)\b{_clause(50)}<C>"),
    (GIVEN_UP, "av", r"\b(?:discard(?:s|ed|ing)?|disregard(?:s|ed|ing)?|retract(?:s|ed|ing)?|com(?:e|es|ing) off|came off|gone back on|step(?:s|ped|ping)? (?:back|away) from|mov(?:e|es|ed|ing) (?:away|off) from|let(?:ting)? go of|depart(?:s|ed|ing)? from|resil\w+ from)\b(?: \w+){0,4}? ?(?:<O>(?:, | and | or |, and ){1,2}){0,3}<C>"),
    (GIVEN_UP, "avr", r"\b(?:substitut|replac|swap|exchang|chang)\w*\b[^.;<]{0,30}<O>[^.;<]{0,12}\bfor\b[^.;<]{0,20}<C>|<C>[^.;]{0,40}\b(?:gives?|gave|giving) way to\b|<C>[^.;<]{0,40}\b(?:is|was|were|are|has been|had been|have been) (?:\w+ )?replaced\b|\breplac(?:e|es|ed|ing) (?:the |our |its )?(?:\w+ (?:of|on) )?<C>[^.;]{0,20}\b(?:with|by)\b"),
    (GIVEN_UP, "avr", r"<C>[^.]{0,90}\b(?:(?:withdr[ae]w|withdrawing|withdrawn|dropp(?:ed|ing)|abandon(?:ed|ing)|gave up|giving up|retract\w+|set(?:ting)?) (?:this|that|it|these|them|the claim|that claim|its claim|reliance)\b|before (?:settling|turning|moving|switching|going over|changing|alighting)\b)"),
    (GIVEN_UP, "avr", r"\bno longer (?!applies|public|possible|a\b|an\b|the\b|be\b|held\b|hold)\w+(?: (?!we\b|so\b|and\b|because\b)\w+){0,3} <C>|<C>[^.;<]{0,20}\bany ?(?:more|longer)\b"),
    (GIVEN_UP, "av", r"\b(?:despite|notwithstanding)\b[^.;<]{0,30}<C>(?! (?:not|no longer))|<C>[^.;<]{0,40}\b(?:went|goes|go|fell|falls|c[oa]mes? down|tips?|tipped|lies|lay|was|is|resolved|decided) (?:\w+ ){0,2}?(?:in|on) (?:your|the requester's|the applicant's) (?:favour|side)\b|<C> (?:is|was|being|are) (?:\w+ )?engaged\b(?:(?!\bnot\b)[^.;<]){0,140}\boutweighs (?:it|that|this|them)\b"),
    (GIVEN_UP, "av", r"<C>[^.;<]{0,12}(?:, [^,.;<]{0,40}, | )(?:is|are|was|were|presents?|poses?) (?:now )?(?:no|not an?|hardly an?) (?:\w+ )?(?:obstacle|bar|difficulty|hindrance|impediment|barrier|objection)\b"),
    (GIVEN_UP, "av", r"\b(?:given|giving|gave) up\b[^.;<]{0,60}\b(?:as is|and so is|with it|along with|as are)\b[^.;<]{0,10}<C>|\b(?:thoughts?|idea|notion|plan) of <C>[^.;<]{0,30}\b(?:given up|dropped|abandoned|shelved)\b"),
    (GIVEN_UP, "av", r"\b(?:referred you to|replied with|answered with|told you|cited|quoted|gave|given|named)\b[^.;<]{0,30}<C>[^.<]{0,12}\b(?:it|this|that|which|we|they|he|she) (?:ought|should) (?:rather )?(?:to )?have\b|\blift\w* (?:the |all |its |our )?(?:\w+ )?(?:redactions?|blanks?|markings?)\b[^.;<]{0,30}<C>|<C>[^.]{0,60}\b(?:has|have) since (?:\w+ )?(?:altered|changed|reversed|revised|gone back on|departed from)\b"),
    (GIVEN_UP, "av", r"\bfeared\b[^.;]{0,90}<C>[^.;]{0,60}\b(?:never (?:came|happened|arose)|came to nothing)\b|<C>[^.;<]{0,60}\b(?:was|were|proved) too (?:wide|broad|high|cautious|sweeping)\b|\bcame (?:close|near) to\b[^.;<]{0,20}<C>"),
    (GIVEN_UP, "av", r"<C>(?:(?!\b(?:not|withh\w+|refus\w+|rest|except\w*|apart|remain\w*|redact\w*|names?)\b)[^.;<]){0,70}\b(?:but|yet|however|nonetheless|nevertheless|even so|all the same|though|although)\b(?:(?!\b(?:not|withh\w+|refus\w+|rest|except\w*|apart|remain\w*|redact\w*|other)\b)[^.<]){0,120}\b(?:(?:is|are|have been|has been|be) (?:\w+ )?(?:released|disclosed|attached|enclosed|provided|supplied)|in your favour|in favour of (?:disclosure|release|openness|giving|letting)|(?:we|I) (?:are |have |now |therefore )*(?:releas\w+|disclos\w+|enclos\w+|attach\w*))\b"),
    (GIVEN_UP, "av", rf"^(?!.*\b{_KEEPING}\b).*\b(?:had (?:been )?|first|initially|originally|previously)\b{_clause(60)}{_OTHERS}<C>(?! (?:is|are) now\b)[^.<]{{0,100}}\b(?:but|whereas|now|since|later|instead|however|no longer|yet)\b"),
    (GIVEN_UP, "av", r"<C> (?:has |have |was |were |is |are )?(?:been |then |soon |quickly |also )?(?:eliminated|excluded|discounted|let go|untenable|unarguable|unavailable|inapplicable|irrelevant|unsuitable|inapt|unnecessary|hopeless|dispensed with|ruled out|considered and)\b|\b(?:dismiss|eliminat|exclud|reject|discount)(?:ed|ing|es|s)? (?:\w+ ){0,3}<C>"),
    # --- not so, in other words
    (NOT_APPLIED, "av", r"<C>(?: \([^()<]{0,60}\))?,?(?: (?:therefore|itself|also|plainly|simply|clearly|here|really))? (?:does|did|do|would|will|could|is|was|are|were|has|had) ?not (?!only\b|just\b|merely\b|simply\b|subject\b|affect|limited\b|confined\b|require|prevent|absolute\b|depend|chang|oblige|restrict|an? (?:absolute|class|qualified)|qualified\b|defin|say\b|allow|permit|let\b|give\b|entitle|mean\b|provide\b|stop\b|disclos|releas)\w+"),
    (NOT_APPLIED, "av", r"<C>(?: \([^()<]{0,60}\))?,?(?: \w+){0,2}? (?:does|do|did|can|could|will|would) ?not (?:\w+ ){0,3}?(?:fit|bind|suit|trouble|extend|stretch|reach|work|bite|be used|come into it|enter into it)\b|<C>[^.;<]{0,24}\b(?:out of the question|a non-?starter|off the table|(?<!but )beside the point|neither here nor there|no help)\b"),
    (NOT_APPLIED, "av", rf"\b(?:nowhere near|not (?:\w+ )?(?:anywhere )?near|not (?:\w+ )?close to|well short of|far short of|no question of|nothing of)\b(?: the| any)?(?: \w+)? ?{_OTHERS}<C>|[(,] ?(?:and |but )?not (?:on |under |of |for |by )?<C>(?=[).,;]|$)"),
    (NOT_APPLIED, "av", rf"\b(?:nobody|no one)\b(?: (?:is|was|here|in the \w+|has|now))* (?:going to |about to |likely to )?(?:say\w*|think\w*|thought|argu\w+|claim\w*|suggest\w*|wants?|wanted|contend\w*)\b{_clause(50)}<C>|\bto (?:which|whom) nobody\b[^.;<]{{0,30}}<C>"),
    (NOT_APPLIED, "av", rf"<C>[^.;<]{{0,60}}\bnot (?:been )?(?:upheld|maintained|sustained|made out|confirmed|endorsed|supported)\b|<C>(?:(?!\b(?:right|rightly|correctly|uphold|upheld)\b)[^.]){{0,90}}\b(?:(?:I|we|panel|reviewer) (?:(?:do|does|did) not|cannot) (?:\w+ )?(?:agree|accept|support|uphold|maintain|sustain|endorse|(?:consider|think|find) (?:that )?(?:it|this))|(?:I|we|panel) (?:disagreed?|(?:was|were|am|are) not (?:\w+ )?(?:persuaded|convinced|satisfied)))\b(?! (?:with )?(?:that )?(?:you|your|the (?:request|public|information|interest|disclosure|balance))\b)|<C>[^.]{{0,90}}\b(?:I|we) {_RULING} that (?:this|that|it|they) (?:was|is|were|are) (?:\w+ )?(?:wrong|mistaken|incorrect|an? (?:\w+ )?(?:error|mistake)|unjustified|unfounded|not)\b|<C>[^.;]{{0,90}}\band (?:decided|concluded|found|thinks?|thought) that (?:they|it) (?:was|were|is|are|did|does) not\b"),
    (GIVEN_UP, "r", r"\b(?:instead|in (?:place|lieu)) of (?:the )?(?:\w+ (?:at|in|under) )?<C>"),
    # --- a regulator in passing
    (ASIDE, "r", r"\b(?:guidance|practice note|briefing|decision notice|case law)\b[^.;<]{0,24}\b(?:on|about|to|regarding)\b[^.;<]{0,16}<C>|\b(?:remind\w*|in general|generally|as a rule)\b[^.;<]{0,60}<C>|\bsets? out\b[^.;<]{0,30}(?:<O>[^.;<]{0,30}){0,3}<C>[^.;]{0,40}\b(?:in full|tests?)\b|<C>\W{1,3}the law\b"),
    (ASIDE, "r", r"<C>[^.;<]{0,40}\b(?:no (?:place|part|bearing|application|relevance)|(?:might|could|would) (?:\w+ ){0,2}?have (?:been|applied|served)|was never (?:\w+ )?(?:claimed|relied)|(?:was|were) not (?:in dispute|contested|challenged|claimed))\b|\bnot about (?:the )?<C>"),
    (ASIDE, "r", r"\b(?:invit|ask)\w*\b[^.;<]{0,60}\b(?:wish\w*|want\w*|claim|rely|say)\b[^.;<]{0,40}<C>[^.]{0,40}\b(?:did not|declined|had not|does not)\b|\bby way of background\b[^.;<]{0,120}<C>|\b(?:complainant|applicant|requester) (?:accepts?|accepted|concedes?|does not (?:dispute|contest|challenge))\b[^.;<]{0,50}<C>|\bit is agreed\b[^.;<]{0,40}<C>"),
)  # fmt: skip

# The body makes it its own after all: "the developer cited section 43(2), and so do we".
_KEPT = quick(
    r"<[Cc]>[^.]{0,140}\b(?:so do (?:we|I)|applies, and|prevailed|(?:we|I) (?:agree|concur|accept|share|uphold|adopt)|(?:we|I) (?:have|do|also|therefore|now|still|did) (?:\w+ )?(?:cite|cited|rely|relied|apply|applied|withh\w+|refuse\w*|claim\w*|used?|so)\b|rightly|which (?:stands|we accept)|(?:is|was|are) (?:therefore )?upheld|and (?:it|they) (?:do|does|is|are)\b(?! not)|it (?:applies|fits|is engaged|is made out)|(?:board|trust|council|panel) (?:adopts?|agrees?))",
    re.I,
)
_KEPT_NEXT = quick(
    r"^\W*(?:(?:and|so|having \w+ it),? )?(?:(?:we|I) (?:(?!not\b|never\b|cannot\b)\w+ ){0,2}?(?:agree|concur|accept|share|uphold|adopt|did so|do so|think so)\b|(?:it|they) (?:does|do|is|are|was|were)(?=[.;:,])|yes\b|rightly\b|quite so|so do)",
    re.I,
)
# The body's own verb in the present governs the ground, and nothing denies or supposes it.
_FIRM = quick(
    r"(?:\b(?:we|I|(?:the|this) (?:council|trust|force|authority|department|ministry|university|board|constabulary|service|office|agency|school|college|commission|practice|company))(?: (?:have|has|are|am|is|do|must|therefore|also|now|accordingly|hereby|further|still))* |\b(?:is|are|am|been|being|and|therefore|accordingly|so) (?:(?:therefore|also|now|accordingly|all|being) )?)"
    r"(?:withh(?:eld|old|olds|olding)|refus(?:e|ed|es|ing)|redact(?:ed|ing)?|exempt(?:ed)?|rel(?:y|ies|ying|ied) (?:up)?on|appl(?:y|ies|ied|ying)|claim(?:s|ed|ing)?|cit(?:e|es|ed|ing)|invok(?:e|es|ed|ing)|taken out|blanked(?: out)?|removed|held back|keep(?:s|ing)? back|struck out|caught|covered|protected|engaged)"
    r"(?:(?!\b(?:not|whether|if|might|may|could|would|had|but|other)\b|n't)[^.;:<]){0,60}(?:<O>(?:, | and |, and ){1,2}){0,4}<[Cc]>"
    r"|<[Cc]>(?: \([^()<]{0,60}\))?,?(?: (?:therefore|also|accordingly|still|likewise|plainly|clearly))? (?:applies|apply|(?:is|are) (?:\w+ )?(?:engaged|made out|relied|claimed|used|cited|applied)|covers?|protects?|catches|prevents?|stops?|stands?|takes care|is (?:the|our) (?:reason|ground|basis|exemption|exception))\b",
    re.I,
)
# Before a firm verb, this makes it somebody else's, or a question, or a thing supposed.
_NOT_FIRM = re.compile(
    r"\b(?:not|never|nor|neither|no|nobody|without|whether|if|might|may|could|would|says?|said|thinks?|thought|felt|argue[sd]?|suggest\w*|ask\w*|want\w*|urge\w*|told|had|until|unless|until|once|despite|although|though|hope[sd]?|line|view)\b|n't\b",
    re.I,
)
_DECIDED_NEXT = quick(
    r"^[^.]{0,90}\b(?:we|I|(?:the|this) (?:council|trust|force|authority|department|university|board|service)) (?:(?:have|has|are|am|therefore|now|also|still) )*(?:withh(?:eld|old|olds|olding)|refus(?:e|ed|es|ing)|rel(?:y|ies|ying) (?:up)?on|appl(?:y|ies|ying|ied)) (?:it|them|on it|the|that|this)\b|^[^.]{0,60}\b(?:(?:is|are|has been|have been) (?:\w+ )?(?:withheld|refused|engaged|made out)|(?:exemption|exception) (?:applies|is engaged))\b",
    re.I,
)
# What somebody thought, urged or told before, answered by the sentence after it.
_OPEN_WORDS = quick(
    rf"\b(?:thought|thinks?|asked|wonder\w*|urge[sd]?|wanted|suggest\w*|argued|told (?:you|us|me)|feared?|mooted|proposed|says?|said|tempted|inclined|concern|might|looked like)\b{_clause(110)}{_OTHERS}<[Cc]>",
    re.I,
)
_ANSWERED_NO = quick(
    r"^\W*(?:(?:but|however|well|on reflection|in the event|in fact|here|now),? )?(?:it (?:is|does|did|was|has|would) not\b(?! only| just)|(?:we|I) (?:do not|cannot|did not|could not|decided against|disagree\w*|told \w+ no|part company)\b|that is as may be|no\b[,.;:]|not so\b|it will not\b)"
    r"|^[^.]{0,40}\bof a different (?:mind|view)\b|^\W*(?:it is|they are|that is|page|a (?:\w+ )?copy is|copies are|so it is|all of it is|everything is)\b ?(?:now |all )?(?:\w+ )?(?:attached|enclosed|released|in the post|on its way|yours)\b|^\W*(?:released|attached|enclosed)\b",
    re.I,
)
_OF_THE_ACT = re.compile(
    r"(?<=<[CO]>) (?:of )?(?:the )?(?:(?:Freedom of Information|Environmental Information) \(?(?:Scotland\)? )?(?:Act|Regulations)|FOIA|FOISA|EIRs?|Act|Regulations)\b(?: (?:19|20)\d\d\b)?",
    re.I,
)
# What is said of the first of a list is said of all of it.
_LIST_AFTER = re.compile(r"<C>(?:(?:, | and | or |, and |, or )(?:(?:under|on|in|by) )?(?:the )?<O>){1,5}")
_STAGE = {"answer": "a", "ncnd": "a", "review": "v", "regulator": "r"}
_SOFT = (UNDECIDED, WEIGHED_UP, RESERVED, THEIRS, POSSIBLE)
# What may be said of a ground in a regulator's decision that is ruled on elsewhere in it.
IN_PASSING = (UNDECIDED, RESERVED, POSSIBLE, GIVEN_UP, ASIDE)


@lru_cache(maxsize=64)  # a citation of several places has one set of words
def unsettled(words: str, after: str, stage: str) -> str:
    """Why the ground is only named in ``words``, or "". ``after`` is the text that follows the sentence."""
    at = _STAGE.get(stage, "")
    if not at:
        return ""
    words = _LIST_AFTER.sub("<C>", _OF_THE_ACT.sub("", long_form(words)))
    after = " ".join(long_form(after).split())
    kept: bool | None = None
    for why, stages, pattern in _WAYS:
        if at not in stages or (stage == "ncnd" and why == POSSIBLE):
            continue
        if not pattern.search(words):
            continue
        if why in _SOFT:
            if kept is None:
                kept = bool(
                    _KEPT.search(words)
                    or _KEPT_NEXT.search(after)
                    or _DECIDED_NEXT.search(after)
                    or _firm(words)
                )
            if kept:
                continue
        return why
    if at != "r" and _OPEN_WORDS.search(words) and _ANSWERED_NO.search(after):
        return GIVEN_UP
    return ""


def _firm(words: str) -> bool:
    """Whether the body's own verb, not denied and not supposed, governs the ground."""
    found = _FIRM.search(words)
    return found is not None and not _NOT_FIRM.search(words[max(0, found.start() - 80) : found.start()])
