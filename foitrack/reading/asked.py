"""Grounds in the requester's mouth: asked about, argued over, expected or warned off before anybody has claimed them.

A letter gives a request back before it answers it, and the words given back may name any ground. What tells them is who
speaks: the one who asks, in the third person ("the applicant contends that"), in the second ("your suspicion is that"),
or in the first ("if you refuse it under"), and that the body has not taken the word again before the ground is named.
"""

from __future__ import annotations

import re
from functools import lru_cache

from foitrack.reading.mentions import ASKERS
from foitrack.reading.quick import Quick, quick
from foitrack.reading.weights import long_form

OF_THE_USE = "it is asked or told how the provision is used, and not used here"
THIRD_PARTY = "it is what somebody else thinks"
DOUBTED = "the letter says that it does not apply"

# Where the body takes the word again: "but", "and we", ", and the names". What follows is its own.
_TURN = (
    r"\byes\b|\b(?:but|however|nevertheless|nonetheless|yet|therefore|accordingly|hence|although|though|whereas|instead|consequently)\b"
    r"|(?:,|\band|\bso|\bsince|\bbecause|\bfor|, as|\bhere) (?:and |so |as |since |because |in fact |here )?(?:we|I|it|this|that|these|those|the|there|its|such|here|his|her|their|our|as|in|to|for|on)\b(?! (?:even|should|supposing|far|as|if)\b)"
)
# Stricter where no "that" follows: the main verb of the body's own sentence ends what was asked.
_VERDICT = (
    r"\b(?:is|are|is being|are being|has been|have been|remains?|stays?|must be|will be)(?: \w+){0,2} (?:exempt\w*|withheld|refused|redacted|held back|kept|removed|caught|covered|protected|blacked|taken|not)\b"
    r"|\b(?:does|do|did|is|are|was|were|has|have|can|could|would) not\b|\bcannot\b|\bexempt\b|, (?:which|who|being)\b|\bfalls?\b"
)
_SAID = rf"(?:(?!{_TURN})[^.;:<]){{0,110}}(?:<O>(?:(?!{_TURN})[^.;:<]){{0,40}}){{0,4}}(?<! - )<C>"
_ASKED = rf"(?:(?!{_TURN}|{_VERDICT})[^.;:<]){{0,150}}(?:<O>(?:(?!{_TURN}|{_VERDICT})[^.;:<]){{0,40}}){{0,4}}(?<! - )(?<!\()<C>"

_NAMED = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Cllr|Councillor|Rev)\b\.? [A-Z][\w'-]{0,20}"
_ASKER_NOUN = r"(?:gentleman|lady|association|society|group|pressure group|newspaper|charity|tenants?|pupil|student|patient|family|widow|widower|neighbours?|requestors?|requesters?|applicants?|appellants?|complainants?|claimants?|petitioners?|enquirers?|inquirers?|correspondents?|customers?|clients?(?! department)|solicitors?|researchers?|journalists?|reporters?|constituents?|advocates?|residents?|campaigners?|parents|person (?:requesting|asking|who asked)|MP|PTA|union|(?:requests?|letter) writer|representatives?|author of the request|claimant group)"
_LETTER = r"(?:requests?|e-?mails?|letters?|messages?|applications?|follow[- ]?up|grounds?|submissions?|notes?|covering \w+|review request|complaints?|paragraphs?|points?|form|questions?)"
_ASKER = rf"(?:(?:the|this|that|your|our|my|an?|his|her|their) (?:[\w']+ )?{_ASKER_NOUN}(?:'s (?:\w+ )?{_LETTER})?(?:, an? [^.;:<,]{{3,50}},)?|{_NAMED}|s?he)"
_MANNER = r"(?:(?!(?:we|I|will|can|could|see|know|need|should|must|that|which|who|whom|for|the|an?|it|its|of|in|by|under|and|or|but|to|is|are)\b)[\w'-]+ |in (?:his|her|your|the) \w+ |going on to |at pains to |by |who (?:wrote|asked|complained) (?:to us )?){0,5}?(?:is |are )?"
_HOLDS = r"(?:says?|said|stat(?:es?|ed)|argu(?:es?|ed|ing)|contend(?:s|ed|ing)?|submit(?:s|ted)?|assert(?:s|ed)?|alleg(?:es?|ed)|maintain(?:s|ed)|insist(?:s|ed)?|protest(?:s|ed)?|doubt(?:s|ed)?|disput(?:es?|ed)|disagree[sd]?|object(?:s|ed)?|complain(?:s|ed)?|point(?:s|ed)? out|remind(?:s|ed)? (?:us|me)|dr[ae]ws? (?:our |my )?attention|drew (?:our |my )?attention|observ(?:es?|ed)|remark(?:s|ed)?|comment(?:s|ed)?|t[eo]ll?(?:s|d)? (?:us|me)|t[eo]ld (?:us|me)|explain(?:s|ed)?|wr[io]tes?|repl(?:y|ies|ied)|add(?:s|ed)?|put(?:s)? it|put forward|suggest(?:s|ed)?|reckon(?:s|ed)?|anticipat(?:es?|ed)|predict(?:s|ed)?|suspect(?:s|ed)?|fear(?:s|ed)?|suppos(?:es?|ed)|assum(?:es?|ed)|accus(?:es?|ed)|criticis(?:es?|ed)|challeng(?:es?|ed)|question(?:s|ed)|call(?:s|ed) (?:it|the|our)|quer(?:y|ies|ied)|mention(?:s|ed)?|refer(?:s|red)?|quot(?:es?|ed)|(?:is|are|was) at pains to \w+(?: us| me)?|undertak(?:es?|en)|took the view|take(?:s|n)? the view|tak(?:es?|ing) (?:issue|exception)|would have (?:it|us)|saying|worried|afraid|concerned|anxious|sceptical|hopeful|written to the effect|wrote to the effect|urg(?:es?|ed)|declar(?:es?|ed))"
_OPINES = r"(?:believe|think|thought|consider|feel|felt|regard|understand|accept|agree|expect|cite|rely|claim|take|mean|see|hope|warn|imagine|foresee|hold|find|cannot see|are of the (?:view|opinion)|are (?:certain|sure|convinced|aware))"
_ASKS = r"(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?|wants?|wanted|wish(?:es|ed)?|seeks?|sought|enquir(?:es?|ed)|inquir(?:es?|ed)|wonder(?:s|ed)?|invit(?:es?|ed)|demand(?:s|ed)?|call(?:s|ed)? (?:for|on|upon)|would like|press(?:es|ed)?|challeng(?:es?|ed)|requir(?:es?|ed)|(?:is|was|are|were) (?:asking|interested|after|looking)|propos(?:es?|ed))"
# "The papers you asked for are exempt" is the body's sentence: the asker must open a clause.
_OPENS = r"(?:^|[.;:,(\"'-] ?|\b(?:and|when|while|where|finally|turning to [^.;:<]{0,40}?|letter|e-?mail|request|message|call|up|note|reply|exchange) )\W{0,2}"
_NOT_AS = r"(?<!\bas )(?<!which )(?<!what )(?<!that )(?<!as he )"

_OWN_WISH = (
    r"\bI (?:would|'d|should|shall|do)? ?(?:also |further |now |therefore |hereby )?(?:like|wish|want|ask|request|seek|require) (?:to (?:know|see|request|have|receive|ask|be (?:told|sent|given)|challenge|appeal|complain|understand|obtain)|an?\b|all\b|any\b|the\b|for\b|copies|copy|details|you\b|that\b|under\b|if\b|whether\b|how\b|what\b|sight)"
    r"|\b(?:please|pls|kindly|could you|can you|would you)\b(?: (?:also|then|therefore|please|could you|can you|just))* (?:provide|supply|state|explain|tell|send|give|list|say|identify|confirm (?:whether|if|how|what|when|which|that you)|specify|disclose|release|forward|set out|let me|break|include|quote|clarify (?:whether|how|why|if)|advise (?:me|how|whether|why))\b"
    r"|\b(?:let me know|tell me|I hereby|I have asked|I am (?:asking|requesting|seeking|appealing|challenging|told)|I'd like|i (?:dont|don't) (?:want|care)|I shall (?:want|expect|appeal|complain)|I (?:will|would) (?:appeal|complain|expect|remind|point out))\b"
    r"|\bmy (?:\w+ )?(?:requests?|clients?|FOIs?|appeal|submissions?|MP|solicitors?|questions?|argument|complaint|objection|concern|grievance|husband|wife|mother|father|son|daughter|legitimate interest)\b"
    r"|\byour (?:\w+ ){0,2}(?:refusal|rejection|reliance|citation)\b"
)
_BODYS_TURN = r"(?:\b(?:but|however|nevertheless|yet|therefore|accordingly) |[,;] (?:and |so )?)(?:we|I (?:am|have|must)|(?:the|its|their|his|her|these|those|all|some) [^.;:<,]{0,30}\b(?:is|are|has|have|was|were)\b|the (?:council|trust|force|university|department|board|names?|information))\b"
_FREE = rf"(?:(?!{_BODYS_TURN})[^.;<]){{0,190}}(?:<O>[^.;<]{{0,50}}){{0,4}}<C>"

_REFUSING = r"(?:refus\w*|withh\w+|ke(?:ep|pt) back|kept from|held back|hold(?:ing)? back|redact\w*|den(?:y|ied)|declin\w*|turn(?:ed)? down|reject\w*|reckon|think|thought|believe|consider\w*|feel|rely|relied|claim\w*|use|apply|applied|invok\w+|cit(?:e|ed)|plead\w*|quote|falls? (?:under|within|foul)|covered|caught|exempt\w*|hide|raise)"
_IF = r"(?:(?<!decide )(?<!decided )(?<!asks )(?<!as )\bif|\bshould (?:you|we|it|this|that|any|the|part|some|they)|\b(?:unless|in the event that|in case|assuming|supposing|before))\b(?:(?!\b(?:held|hold|exist\w*|disclos\w*|releas\w*|publish\w*|public|provid\w*|supplied|known|confirm\w*|not|such|would|there|they)\b)[^.,;:<]){0,90}"

_USED = r"(?:refused|declined|rejected|turned down|withheld|relying|relied|cit(?:ing|ed)|us(?:ing|ed)|invok(?:ing|ed)|claim(?:ing|ed)|appl(?:ying|ied)|quot(?:ing|ed)|signed|made|taken|given|mention(?:ing|ed)|answered)"
_CASES = r"(?:requests|refusals|(?:refusal )?notices|responses|replies|decisions|cases|letters|certificates|opinions|occasions|appeals|reviews|complaints|files)"
_TELLS_OF = r"(?:training|guidance|advice|slides?|polic(?:y|ies)|templates?|crib sheets?|thesis|dissertation|research|stud(?:y|ies)|articles?|statistics|correspondence|discussions?|views?|minutes|opinions?|instructions?|procedures?|e-?mails?|submissions?|briefings?|debates?|question|commentary|literature|seminars?|courses?|workshops?|remarks?|comments?|observations?|notes?)"
_ON = r"(?:on|about|regarding|concerning|as to|into|in relation to|with regard to|in respect of|surrounding|over)"
_THE_USE = r"(?:(?:the|our|its|your|their|how|when|whether|why|to|and|or|not|use|uses|using|application|applying|operation|scope|meaning|misuse|overuse|frequency|interpretation|we|it|deciding|decision|rely|reliance|apply|of|on|with|which|exemptions?|exceptions?|at|in|under) ){0,9}"

_OUTSIDER = r"(?:operator|developer|supplier|contractor|company|landlord|owner|tenant|author|publisher|bank|firm|partner|manufacturer|bidder|tenderer|third part(?:y|ies)|other (?:government|party|side)|originator|consultants?|sponsor|donor|licensee|association|union|vendor|provider|lender|investors?|informant|consultees?|objectors?|witness(?:es)?)"


_WAYS: tuple[tuple[str, Quick], ...] = tuple(
    (why, quick(pattern, re.I))
    for why, pattern in (
        # --- what "you" did to "me": the requester speaks
        (ASKERS, r"\b(?:you|your \w+) (?:\w+ ){0,2}?(?:refused|turned down|rejected|told|answered|fobbed|sent|gave|denied) (?:me|my|us)\b[^.;<]{0,70}<C>"),
        (ASKERS, r"\b(?:refused|turned down|turned|rejected|told|fobbed|denied) (?:me|my)\b[^.;<]{0,120}(?:<O>[^.;<]{0,40}){0,3}<C>"),
        (THIRD_PARTY, r"\b(?:another|a (?:second|third|fourth|different|neighbouring|nearby)|one other|(?:some|many|most|two|three|several|all) other) (?:\w+ )?(?:services?|councils?|forces?|trusts?|authorit(?:y|ies)|bod(?:y|ies)|universit(?:y|ies)|departments?|schools?|boards?|colleges?)\b,? (?:\w+ )?(?:said|told|turned|refused|answered|replied|cited|relied|used|claimed|withheld|wrote|has|have|had)\b[^.;<]{0,160}(?:<O>[^.;<]{0,60}){0,3}<C>"),
        # --- told of in the third or second person
        (ASKERS, rf"{_OPENS}{_NOT_AS}(?:you|your (?:\w+ ){{0,2}}{_LETTER}) {_MANNER}(?:{_HOLDS}|{_OPINES})\b{_SAID}"),
        (ASKERS, rf"{_NOT_AS}\b{_ASKER},? {_MANNER}{_HOLDS}\b{_SAID}"),
        (ASKERS, rf"{_NOT_AS}\b(?:the|this|that|your|our|my|an?) (?:\w+ )?{_ASKER_NOUN},? {_MANNER}(?:believes|believed|thinks|would have it|thought|considers|considered|feels|felt|regards|regarded|understands|accepts|accepted|expects|expected|cites|cited|relies|relied|claims|claimed|takes|warns|warned|is of the (?:view|opinion)|was of the (?:view|opinion))\b{_SAID}"),
        (ASKERS, rf"\b(?:the|your|his|her|this|their) (?:\w+ ){{0,2}}(?:request|appeal|complaint|petition|covering \w+|letter of complaint|letter before action|grounds of appeal)(?: for (?:a |an )?(?:internal )?review)? (?:\w+ )?(?:{_HOLDS}|{_ASKS}|leaves out|left out|excludes?|excluded|opens|ends|begins|closes|(?:was|is) (?:framed|worded|drafted|drawn))\b{_ASKED}"),
        (ASKERS, rf"\bin (?:the|your|his|her) (?:\w+ )?{_LETTER} (?:\w+ )?(?:it|that) (?:is|was) (?:\w+ )?(?:accepted|said|argued|suggested|stated|claimed|contended|submitted|pointed out|assumed|conceded|put)\b{_SAID}"),
        (ASKERS, rf"\b(?:points?|thrust|gist|burden|essence|substance|nub|heart|argument|suggestion|complaint|case|expectation|view|contention|theme|question) (?:(?:of|in|behind) (?:the|your|his|her) (?:\w+ )?\w+ |(?:that )?(?:you|the {_ASKER_NOUN}|{_NAMED}|s?he) [^.;:<,]{{0,30}} )(?:is|was|being|are|were)(?: \w+)? that\b{_SAID}"),
        (ASKERS, rf"\bit (?:is|was|remains) (?:\w+ )?(?:your|his|her|my client's|the (?:\w+ )?{_ASKER_NOUN}'s?) (?:\w+ )?(?:case|view|contention|belief|position|submission|argument|understanding|complaint|suspicion|hope|fear)\b{_SAID}"),
        (ASKERS, rf"\bwhat (?:you|{_ASKER}) (?:[\w-]+ ){{1,4}}(?:is|was|are)\b(?! (?:exempt|withheld|refused|held|covered|caught|being))(?: (?:our|the|that|how|why|whether)\b){_ASKED}"),
        (ASKERS, rf"\b(?:according to (?:you\b|your \w+|{_ASKER})|(?:on|in|to|by) (?:your (?:own |\w+ )?(?:reading|view|opinion|mind|account|argument|interpretation|estimation|letter|words|submission)|(?:his|her) (?:own )?(?:words|submission|letter|reading))\b|for your part|you would have (?:us|it)\b|if you are right)(?: (?:of|on|in|at|about|from)\b)?,?{_SAID}"),
        (ASKERS, rf"\b(?:your|his|her|the {_ASKER_NOUN}'s?) (?:\w+ ){{0,3}}?(?:comments?|remarks?|points?|views?|arguments?|observations|submissions?|thoughts|criticisms?|concerns?|objections?|references?|analysis|reading|interpretation|suspicions?|speculations?|allegations?|assertions?|quarrel|column|phrase|article) (?:[\w-]+ ){{0,2}}?(?:about|on|as to|of|regarding|concerning|to|with|that|headed) {_THE_USE}(?:<O>[^.;:<]{{0,12}}){{0,3}}<C>(?![^.;<]{{0,40}}\b(?:is|are|was|were) (?:\w+ )?(?:dismissed|rejected|not upheld|refused))"),
        (ASKERS, r"^\W*(?:(?:ground|reason|complaint)s? (?:\w+ ){0,2}(?:for (?:\w+ ){0,3}(?:review|appeal|complaint)|\(?[\da-z]{1,3}\)?)|(?:requester|requestor|applicant|complainant|customer)(?:'s|s')? (?:comments?|views?|arguments?|points?|submissions?|case)) ?[:-] ?(?!.*\b(?:upheld|dismissed|rejected|our)\b)[^.;<]{0,120}<C>"),
        (ASKERS, rf"{_OPENS}{_NOT_AS}you (?!(?:will|can|cannot|may|might|should|must|could|need|are|were|had|was)\b|(?:have|do|did) (?:\w+ )?(?:been|not (?:have|get)|no (?:right|entitlement)|had|not know)\b)(?:(?!(?:{_TURN})|(?:exempt|withheld|refused|redacted|is|are|was|were|because|save|except|under|hence|as)\b)[\w']+ ){{1,7}}(?:<O>,? (?:and|or|with|but not) ){{0,3}}<C>"),
        (ASKERS, r"\b(?:in|by) which (?:the )?<C> (?:is|was) (?:called|described|dismissed|attacked|criticised|questioned|mentioned|treated|spoken)"),
        (ASKERS, r"\bwhether\b[^.;:<]{0,20}<C>[^.;:]{0,80}, (?:you|he|she) (?:say|ask|argue|suggest|write)s?,"),
        (ASKERS, rf"\b(?:letter|e-?mail|note|message|request|paper|statement)s? (?:from|of|by|enclosed by) (?:you|{_ASKER})\b(?:(?!{_VERDICT})[^.;:<]){{0,60}}\b(?:speaks?|spoke|talks?|says?|said|treats?|mentions?|uses?|used|refers?|describes?|quotes?|cites?|complains?|asks?)\b{_ASKED}"),
        (ASKERS, rf"\b(?:you|{_ASKER}) (?:\w+ )?(?:agreed?|agreeing|are willing|is willing|enclosed?s?|attach(?:ed|es)?|sent|leaves? out|left out|excludes?|put forward|puts forward|compares?|compared|took us|takes us|ha(?:s|ve) (?:agreed|left out|excluded|no quarrel|put forward))\b{_ASKED}(?![^.;<]{{0,30}}\b(?:we|I)\b)"),
        (ASKERS, rf"\bto (?:avoid|challenge|contest|dispute|question|quarrel with|get (?:a)?round|circumvent|(?:keep|stay|steer) clear of|sidestep|side-step|forestall|pre-?empt|head off|escape|dodge|evade|get past|rebut|keep (?:within|under|below)|stay (?:within|under|below)) {_THE_USE}<C>"),
        (ASKERS, rf"\bwhich (?:you|he|she) (?:\w+ )?(?:say|argue|take|understand|claim|suggest|believe|read)s?\b(?: to \w+)? that\b{_SAID}"),
        (ASKERS, rf"(?:^\W*|[:(-] )(?:says|argues|contends|alleges|complains|doubts|disputes|asks|wants)\b{_SAID}"),
        (ASKERS, rf"\byour (?:\(\w{{1,4}}\)|\w+ \(\w{{1,4}}\)|(?:first|second|third|fourth|fifth|last|next|final) (?:\w+)) ?[:,-] ?that\b{_SAID}"),
        (ASKERS, rf"\b(?:points?|arguments?|submissions?|objections?|claims?|questions?|suggestions?) (?:\w+ )?(?:made|put|raised|advanced|taken) (?:by|on behalf of|for)\b{_ASKED}"),
        (ASKERS, rf"{_NOT_AS}\b{_ASKER}(?: in [^.;:<,]{{0,40}})?,? {_MANNER}{_ASKS}\b{_ASKED}"),
        (ASKERS, rf"{_OPENS}{_NOT_AS}(?:you|your (?:\w+ ){{0,2}}{_LETTER}) {_MANNER}{_ASKS}\b{_ASKED}"),
        (ASKERS, rf"\b(?:your|{_NAMED}'s|(?:the|your|my) (?:\w+ )?{_ASKER_NOUN}'s?) (?:\w+ ){{0,3}}?(?:suspicion|understanding|concern|worry|fear|position|case|submission|contention|complaint|grievance|interest|impression|reading|objection|challenge|assumption|question|query|argument|point|ground|belief|view|criticism|allegation|letter|e-?mail|request)s?\b(?:[^.;:<]{{0,60}}?,)?(?: \w+){{0,2}}? (?:is|was|are|were|being|to be)(?: \w+)?(?: that| whether| if| why| how| about| with|: that)\b{_SAID}"),
        (ASKERS, rf"\b(?:it (?:was|is|has been) (?:put|said|suggested|argued|submitted|contended|represented|pointed out|alleged) (?:to us |to me |by you |on your behalf |for you |against us )?that|(?:we|I) (?:have been|were|was|are|am) (?:told|asked|invited|urged|pressed|reminded|accused|challenged) by (?:you|{_ASKER}))\b{_SAID}"),
        (ASKERS, r"^\W*(?:query|question|part|item|clause|q|request|ground|point|paragraph|para)s? ?(?:no\.? ?)?\(?[\da-z]{1,3}\)?(?:\([a-z]\))?[^.;<:]{0,30}: ?(?:what|why|how|who|when|which|whether|any|all|the (?:number|names?|advice|date)|copies)\b[^.;<]{0,160}(?:<O>[^.;<]{0,30}){0,3}<C>"),
        (ASKERS, rf"\b(?:you|your (?:letter|e-?mail|request)|{_ASKER}) (?:\w+ )?(?:could|would|will|may|might) (?:be )?(?:\w+ )?(?:satisfied|content|happy|accept|prefer)\b{_ASKED}"),
        (ASKERS, r"<C>[^.;<]{0,50}[,\"'-] ?[,\"'-]? ?(?:you|he|she) (?:write|wrote|say|said|ask|asked|put it|argue|add|claim)s?(?= ?(?:[,.;:-]|to us|$))|<C>[^.;<]{0,60}\b(?:in (?:his|her|your) (?:eyes|words|view|submission)|as (?:he|she|you) (?:sees?|puts?|says?|calls?) it|(?:described|called|quoted|cited|raised|mentioned|relied (?:up)?on) by (?:you\b|your correspondent|the (?:requester|applicant|complainant|appellant)))"),
        # --- written by the asker
        (ASKERS, rf"(?:{_OWN_WISH}){_FREE}"),
        (ASKERS, rf"{_IF}(?:\b{_REFUSING})\b[^.,;:<]{{0,40}}(?:<O>[^.;:<]{{0,20}}){{0,4}}<C>"),
        (ASKERS, r"(?:\bif\b|\bshould\b|\bunless\b)[^.;:]{0,120}<C>[^.;:]{0,90}\b(?:please|pls|then (?:treat|send|give|tell|please|part|I)|tell me|let me know|I (?:want|wish|shall|would|will|ask|expect|request))\b"),
        (ASKERS, r"(?:^|[,;:.!(\"'-] ?|\b(?:please|so|and|then) )(?:do not|don't|dont|never|no need to|spare me|before you)\b (?:\w+ )?(?:say|tell|think|go|hide|start|come|give|fob|try|quote|use|cite|reach|bother|refuse|claim|rely|pretend|send)\b[^.;<]{0,60}<C>"),
        # --- about the use of it
        (OF_THE_USE, rf"\b(?:lists?|cop(?:y|ies)|number|schedule|all|any|every|each|recent|last|previous|most|details|table|breakdown|many|those|other|names?|\d+)\b[^.;:<]{{0,60}}(?<!\byour )(?<!\bthese )(?<!\bboth )\b{_CASES}\b(?:(?!\b(?:your|we are|I|you|as|is|are|to be|falls?)\b)[^.;:,<]){{0,50}}\b(?:{_USED})\b(?:(?!\b(?:as|is|are)\b)[^.;:,<]){{0,30}}(?:<O>[^.;:<]{{0,20}}){{0,4}}<C>"),
        (OF_THE_USE, rf"\b(?:the |all |most |any )(?:\w+ )?(?:requests|refusals|refusal notices|responses) (?:(?:that|which) (?:we|were|have|had|you)(?: \w+){{0,2}} )?(?:{_USED}) (?:under |on |with |by )?<C>"),
        (OF_THE_USE, rf"\b{_CASES}\b[^.;:<]{{0,60}}\b(?:in|by|for|on) which\b[^.;:<]{{0,60}}<C>[^.;:,<]{{0,16}}\b(?:was|were|is|has been|had been)\b"),
        (OF_THE_USE, rf"\b{_TELLS_OF}\b[^.;:<]{{0,60}}\b{_ON} {_THE_USE}(?:<O>[^.;:<]{{0,12}}){{0,3}}<C>"),
        (OF_THE_USE, r"\b(?:frequency|difference|distinction|relationship|overlap|interplay|how (?:often|frequently|many times)|the number of times|the extent)\b[^.;:<]{0,50}(?:<O>[^.;:<]{0,20}){0,3}<C>"),
        (OF_THE_USE, r"\b(?:who|when|why|what date|on what|whether|how|by whom)\b[^.;:<]{0,60}\b(?:decision|decided|decides|choice)\b[^.;:<]{0,30}\b(?:to|that) (?:apply|use|rely on|cite|invoke|claim)\b[^.;:<]{0,20}<C>"),
        (OF_THE_USE, r"\bever (?:been )?(?:\w+ )?(?:\w+ed|advised|used|relied|cited|claimed|applied|told|given)\b[^.;:<]{0,90}<C>"),
        # --- somebody else's view
        (THIRD_PARTY, rf"\b(?:the|our|its|their|one|your) (?:[\w-]+ ){{0,3}}?{_OUTSIDER}(?:'s?)? (?:[\w-]+ )?(?:(?:view|opinion|position|case|argument|stance|line) (?:is|was|has been) that|(?:has |have |had |also |is |was |are )*(?:contends?|contended|argu(?:es?|ed)|urg(?:es?|ed)|asks?|asked|invited|maintains?|insists?|insisted|submitted|of the (?:view|opinion) that|not persuaded|un(?:persuaded|convinced))){_SAID}"),
        # --- doubted in the first person, by whoever speaks
        (DOUBTED, r"\b(?:do|does|did|can|could) ?not (?:consider|think|believe|accept|agree|regard|find|see)\b(?: that| how| why)? (?:(?:the|this|that|it|its|is|was|are|an?|exemption|exception|at|in|under|to|be|manifestly|unreasonable|vexatious|use|of|application|reliance|on|you|rightly|properly|request|can|could|correctly|information|data|covered|caught|by|here|claimed|falls?|within) ){0,9}<C>(?! (?:was|were)\b)(?![^.;<]{0,30}\b(?:not|cannot|outside|inapplicable|too narrow|outweighed|weaker)\b)"),
    )
)  # fmt: skip

# ", and section 40(2) has been applied": a clause of its own, and the body's, whatever stands before it.
_FRESH = quick(
    r"(?:[,;:]|\bdash|-) (?:(?:and|so|hence|thus|to which|for which|since|as|the|that|exemption|exception|at|in|under|limit|provision) ){0,7}<C>(?: ?\([^()]{0,60}\))?,? (?:(?:therefore|accordingly|also|is|has been|remains?|still|was|properly|rightly|fully|clearly|thus|continues to|does|here) ){0,4}(?:appl(?:y|ies|ied)|engaged|maintained|upheld|made out|claimed|relied|invoked|governs?|protects?|covers?|prevents?|bars?|forbids?|follows|relevant ground|used|our|cited|in point)\b(?! (?:not|no)\b)",
    re.I,
)
_OWN = quick(_OWN_WISH, re.I)
# What you said, and then the body's answer to it in the same sentence.
_TAKEN_UP = quick(
    rf"\b(?:you|your (?:\w+ ){{0,2}}{_LETTER}) {_MANNER}(?:{_HOLDS}|{_ASKS}|{_OPINES}|list|call|have)\b[^<]{{0,60}}?(?:[,;:]|\b(?:and|but|yet)\b| - )[^<]{{0,160}}(?:<O>[^<]{{0,80}}){{0,4}}<C>",
    re.I,
)
_DECIDED = quick(
    r"\b(?:exempt\w*|withh(?:old|eld)\w*|refus(?:e|ed|al)|held back|redacted|removed|rel(?:y|ied) (?:up)?on|appl(?:y|ies|ied)|engaged|maintained|upheld|claimed|ground|decision|protect\w*|cover\w*|prevent\w*|bars?|enough|stands?|remains?|hence|therefore|our|because of)\b[^.;:<]{0,50}<C>"
    r"|<C>[^.;:<]{0,50}\b(?:exempt\w*|withheld|refus(?:ed|al)|rel(?:y|ied) (?:up)?on|appl(?:y|ies|ied)|engaged|maintained|upheld|made out|claimed|ground|decision|protects?|covers?|prevents?|bars?|shuts|stands?|remains?|governs?|follows)\b(?! (?:not|no|if|where)\b)|[;:-] <C>\W*$",
    re.I,
)
_REPORTED = (ASKERS, THIRD_PARTY)

# "Marked" with the ground is how a body shows what it took out; a quotation of some length is somebody's words.
_QUOTED = (
    quick(r"(?<![\w])\"(?=[^\"]{12,300}\")[^\"<]{0,200}(?:<O>[^\"<]{0,60}){0,4}<C>[^\"<]{0,120}(?:<O>[^\"<]{0,60}){0,4}\"", re.I),
    quick(r"(?:^|(?<=[\s(]))'(?=\w)(?:[^'<]|(?<=\w)'(?=\w)){0,200}(?:<O>(?:[^'<]|(?<=\w)'(?=\w)){0,60}){0,4}<C>(?:[^'<]|(?<=\w)'(?=\w)){0,120}(?:<O>(?:[^'<]|(?<=\w)'(?=\w)){0,60}){0,4}'(?!\w)", re.I),
)  # fmt: skip
_LABELS = quick(
    r"\b(?:mark\w*|stamp\w*|label\w*|cod(?:e|ed|es|ing)|annotat\w*|headed|heading|shown as|replaced|we (?:said|wrote|told)|our (?:\w+ )?(?:letter|reply|answer|response|refusal))\b",
    re.I,
)
_SOMEBODY = quick(
    rf"\b(?:you|your|yours|{_ASKER_NOUN}|{_NAMED}|his|her|asks?|asked|writes?|wrote|says?|quote|request|letter|e-?mail)\b",
    re.I,
)

_ABBREVIATED = re.compile(r"\b([ei])\. ?([ge])\b\.?", re.I)
# The body says the same of it: "you think that section 40 applies, and so do we".
_AGREED = quick(
    r"<C>[^.<]{0,110}\b(?:(?:and|so|as) (?:so )?(?:do|does|are|is|did) (?:we|I|it)\b|(?:we|I) (?:do |fully |too |also )?(?:agree|concur|share|continue|stand by|maintain|uphold|confirm)\b(?! with you that)|you are (?:quite |entirely )?(?:right|correct)|(?:and|[:;,?-]) ?(?:yes\b|it (?:does|is|was)\b(?! not)|they do\b|that is (?:right|so|correct)|rightly))",
    re.I,
)
_KEPT = quick(
    r"<C>[^.;<]{0,60}\b(?:we|I) (?:(?:do|are|am|nevertheless|nonetheless|must|therefore) )?(?:still|continue|stand by|maintain|uphold|remain|persist)",
    re.I,
)
# The next sentence: "We agree", "I am persuaded that it does".
_AGREED_NEXT = quick(
    r"\s*(?:(?:and|on this|here|in this|having [^.,]{0,40}),? )?(?:(?:we|I|the (?:council|trust|university|force|department|board)) (?:(?:do|also|fully|have|am|are|was|were) ){0,2}(?:agree[sd]?|concur|accept(?:s|ed)?|share|persuaded|satisfied|convinced|uphold|upheld|maintain|consider (?:that )?(?:it|they|this)|think (?:that )?(?:it|they|this|so))\b(?! (?:not|the point|your point|with you)\b)(?! that (?:it|they|this) (?:does|do|is|are|did) not)|(?:they|it|he|she|that) (?:is|are|was) (?:quite )?(?:right|correct))",
    re.I,
)
_AGAINST = quick(
    r"\b(?:not|cannot|no|never|wrong\w*|mis\w+|neither|nor|nothing|without|hardly|excuse|nonsense|doubt\w*|disput\w*|disagree\w*|outside|challeng\w*|object\w*)\b",
    re.I,
)


@lru_cache(maxsize=64)
def asked(words: str, after: str = "") -> str:
    """Why a ground in ``words`` (``<C>``, the others ``<O>``) is the requester's or a third party's, or "".

    ``after`` is what follows the sentence, in which the body may say that it thinks so too.
    """
    words = _ABBREVIATED.sub(r"\1\2", long_form(words))
    if _KEPT.search(words):
        return ""
    if (_AGREED.search(words) or _AGREED_NEXT.match(after)) and not _AGAINST.search(
        words.partition("<C>")[0]
    ):
        return ""
    fresh = _FRESH.search(words) is not None
    for why, pattern in _WAYS:
        if not (fresh and why in _REPORTED) and pattern.search(words):
            return why
    for pattern in _QUOTED:
        found = pattern.search(words)
        if found and len(found[0].split()) >= 5:
            around = words[: found.start()] + " | " + words[found.end() :]
            if not _LABELS.search(around) and (_SOMEBODY.search(around) or len(around) < 12):
                return ASKERS
    return ""


def taken_up(words: str) -> bool:
    """Whether a sentence that gives back what was asked goes on to answer it on this ground."""
    words = long_form(words)
    return (
        not words.rstrip().endswith("?")
        and _TAKEN_UP.search(words) is not None
        and _DECIDED.search(words) is not None
        and not _OWN.search(words)
        and not asked(words)
    )
