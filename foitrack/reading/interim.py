"""Letters that decide nothing yet: transfer, fees notice, extension, clarification, acknowledgement, holding."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foitrack.reading.giving import DECISION, NOT_NOW, answers_in_figures, is_giving
from foitrack.reading.sentences import Sentence
from foitrack.reading.stage import Letter, first
from foitrack.reading.verdict import Verdict

_TRANSFER = re.compile(
    r"\b(?:transferr?(?:ed|ing)|pass(?:ed|ing)|forward(?:ed|ing)|redirect(?:ed|ing)|sent|referred|re-?directed)\s+(?:on )?(?:your|this|the|that) (?:\w+ ){0,3}(?:request|enquiry|email|e-mail|letter|message|correspondence)(?: \w+){0,3}? (?:on )?to\b"
    r"|\bto wh(?:ich|om)\b[^.;]{0,90}\b(?:transferred|passed|forwarded|sent) (?:your|the|this) (?:request|enquiry|e-?mail|letter)\b"
    r"|\byour (?:\w+ )?(?:request|enquiry|email|e-mail|letter) (?:has|have|had|was|is|will be)(?: \w+){0,3}? (?:transferred|passed|forwarded|redirected|re-directed|sent on)\b(?:(?! back).){0,80}\bto\b"
    r"|\b(?:transferr?(?:ed|ing)?|pass(?:ed|ing)?) (?:it|your request|the request|this)(?: on| over| across)? to (?:the |another |its |their )",
    re.I,
)
_WITHIN = re.compile(
    r"\bto (?!(?:their|its)\b)(?:the |our |a |my |your )?(?:\w+ ){0,4}(?:colleagues?|team|department|service|section|unit|officers?|division|directorate|relevant (?:\w+ )?(?:department|team|service|area|officer)s?|appropriate (?:\w+ )?(?:department|team|service)s?)\b(?!.{0,40}\b(?:council|police|trust|authority|office|agency|nhs)\b)",
    re.I,
)
_OTHER_BODY = re.compile(
    r"\b(?:another (?:public )?(?:authority|body|council|force)|(?:regulation|reg\.?) 10\b|part (?:ii|iii|2|3) of the (?:section 45 )?code|(?:council|police|constabulary|trust|agency|office|ministry|department|board|authority|commission|executive|university|fire|ambulance)\b.{0,60}\b(?:holds?|responsible|will (?:respond|reply|answer|deal)|who will|does hold|which holds|handles?)|they (?:will|should) (?:respond|reply|be in touch|contact|answer|deal|handle)|is run by|is responsible for|rests with|will (?:respond|reply) (?:to you )?direct\w*|hold the information|in its own right|does hold it|will be in touch)\b",
    re.I,
)
_EXTENDS = re.compile(
    r"\b(?:extend(?:ing|ed)?|extension)\b[^.;]{0,80}\b(?:deadline|time|period|days?|limit|response|compliance|date|until|request|weeks?)\b"
    r"|\b(?:deadline|time(?:scale| limit)?|period|date)\b[^.;]{0,50}\b(?:extend(?:ed)?|extension)\b"
    r"|\b(?:need|require|needs|requires|needing|requiring|take|allow\w*)\b[^.;]{0,25}\b(?:more|further|additional|extra|longer)\b[^.;]{0,30}\b(?:time|days?)?\b[^.;]{0,60}\b(?:consider\w*|public interest|balance|test|exemptions?|reach|decid\w+|complet\w+|assess\w*|weigh\w*)\b"
    r"|\b(?:not (?:yet|so far)|still|have yet to)\b[^.;]{0,40}\b(?:reached|reach|decided|decide|conclu\w+|complet\w+|consider\w*|weigh\w*)\b[^.;]{0,60}\b(?:public interest|balance|exemptions?|decision)\b"
    r"|\b(?:need|requir|tak)\w*\b[^.;]{0,25}\b(?:further|additional|extra|another|more) (?:\d+|ten|twenty|fifteen)? ?(?:working )?(?:days?|weeks?)\b|\bconsidering the balance of the public interest\b"
    r"|\b(?:cannot|unable|not (?:be )?(?:able|possible))\b[^.;]{0,60}\b(?:in|within) (?:the )?(?:20|twenty)\b|\btake up to (?:40|forty)\b"
    r"|\b(?:longer|more time) (?:to respond|than (?:20|twenty) working days)\b"
    r"|\b(?:section|s\.?) ?(?:10\(3\)|17\(2\))|\b(?:regulation|reg\.?) ?7(?:\(1\))?\b(?! of)|\buntil such time as is reasonable\b|\bneed(?:s)? until\b",
    re.I,
)
_HAS_GROUND = re.compile(
    r"\b(?:section|s\.?) ?(?:10(?:\(3\))?|17(?:\(2\))?)\b|\b(?:regulation|reg\.?) ?7\b|public interest|complexity|voluminous|complex(?:ity)?\b.{0,30}\bvolume|volume\b.{0,30}\bcomplex|qualified exemption|section \d\d",
    re.I,
)
_HOLDS_OFF = re.compile(
    r"\b(?:apologi[sz]e|sorry|regret)\b[^.;]{0,80}\b(?:delay\w*|late\b|not (?:yet )?(?:been able|able|in a position)|unable|taking longer|still (?:being|in)|overdue)\b"
    r"|\b(?:still|currently) (?:being |be )?(?:process\w+|collat\w+|work\w+|consider\w+|dealing|await\w+|in the process|gather\w+|looking into)\b"
    r"|\b(?:aim|hope|expect|intend|endeavour|anticipate|will) (?:to )?(?:respond|reply|send|provide|be able|let you have|get back|have (?:a|our) response)\b[^.;]{0,60}\b(?:by|shortly|as soon as|within|in the next|before|soon)\b",
    re.I,
)
_CLARIFIES = re.compile(
    r"\b(?:clarif(?:y|ied|ication)|be more specific|further (?:information|details?|particulars) (?:from you|to (?:identify|locate|help))|more (?:information|detail) (?:from you|about|on what|to (?:identify|locate))|narrow (?:down )?(?:the|your) (?:scope|request|focus)|specify (?:which|what|the)|check (?:what|which|whether) you|understand (?:your request|what you)|are you (?:interested|asking|looking)|have in mind|when you say|(?:could|can|would) (?:you )?(?:kindly )?say (?:which|what|whether)|do you mean|not clear (?:to (?:us|me) )?(?:what|which|whether you)|describe (?:it|this|them|your request)|more fully|(?<!hold )(?<!have )(?<!is )what you (?:want|are after|are looking for|would like|need)\b|(?:confirm|give|state|tell us) (?:the|which|what|a) (?:date|period|time|range|years?|dates)|date range|tell us (?:\(?\w\)? )?(?:which|what|more|whether|the period|your)|let (?:us|me) know (?:which|what|your|whether|the|if you mean)|explain what|what (?:exactly )?(?:you mean|do you mean|period|information you)|rephrase|describe (?:more|in more|the information)|give us (?:your|a|the) (?:full |real )?(?:name|address|details)|provide (?:us with )?(?:your|a|the) (?:full |real )?name|your (?:full|real) name|too (?:general|broad|vague)|proof of (?:identity|who))\b",
    re.I,
)
_ASKS_YOU = re.compile(
    r"\b(?:please|could you|can you|would you|kindly|grateful|ask(?:ing)? (?:you|that you)|need (?:you|to know|further|more)|require (?:you|further|more|clarification)|before we (?:can|are able)|in order (?:to|for us)|until (?:we|you)|once (?:we|you)|unable to (?:identify|locate|tell|understand|process)|not (?:clear|able to (?:identify|tell|understand|locate|process))|cannot (?:process|identify|tell|proceed|understand)|seek(?:ing)? clarification|like (?:you )?to clarify|when we have your|hear from you|go on with your|on hold|is not valid|to be valid|paused|unclear|clock)\b",
    re.I,
)
_FEE = re.compile(
    r"\b(?:fees? notice|fee of|a fee\b|(?:our|the) (?:fee|charge)\b|payment (?:of|is|must|in advance|to)|to pay\b|pay (?:the|this|a) (?:fee|sum|charge|amount)|charge(?:s|d)? (?:of|for|is|will be|you)|disbursements?|cheque|postal order|invoice)\b",
    re.I,
)
_PAY_FIRST = re.compile(
    r"\b(?:before we (?:can|will|are|go|proceed|start)|until (?:we|the|payment|this|it)|on receipt of (?:your |the )?(?:payment|fee|cheque)|once (?:we|the|payment|you have)|must be (?:paid|received)|has to (?:be paid|reach us)|please (?:send|make|pay|forward)|within (?:three|3) months|within (?:60|sixty) working days|will not (?:be )?(?:proceed|process|provid|continu)|if (?:you wish|you would like|we do not receive|payment is not)|fees? notice|is payable|payment in advance|we require payment|as soon as it clears)\b",
    re.I,
)
_NO_FEE = re.compile(
    r"\b(?:if so\b|sometimes|in some cases|there (?:may|might) be|not (?:propose|intend|wish|going) to charge|may be (?:a|subject to a) (?:fee|charge)|if this is the case|if (?:a|any) (?:fee|charge)|no (?:charge|fee)|free of charge|without charge|not (?:be )?charg\w+|waive\w*|fee we have charged|fees\) regulations|appropriate limit and fees|registration fee|copy of the register|\u00a3(?:450|600))\b",
    re.I,
)
_RECEIVED = re.compile(
    r"\b(?:thank you for|acknowledge|confirm(?:s|ing)?(?: (?:the )?(?:safe )?receipt| that (?:we|your)| receipt| we)|have received|has been (?:received|logged|registered|passed|allocated|assigned|recorded)|we received|receipt of your|is receiving attention|was received)\b",
    re.I,
)
_WILL_ANSWER = re.compile(
    r"\b(?:(?:will|shall) (?:arrange for|ensure|see that)\b[^.;]{0,60}\b(?:reply|response|answer|receive)|(?:reply|response|answer) to be sent|will (?:be )?(?:dealt|deal|respond|reply|answer|provide|send|contact|aim|endeavour|write|get back|handled?|process\w*|receive|consider\w*|look|let you)|(?:aim|endeavour|hope|expect|intend|undertake) to (?:respond|reply|answer|provide|send|let)|should (?:receive|expect|have) (?:a |our |your )?(?:response|reply|answer)|you (?:can|should|will) (?:expect|receive|hear|get|have)|must respond|(?:response|reply|answer) (?:is |will be )?(?:due|by|sent)|within (?:20|twenty|the statutory|40|the 20)[- ]?(?:working|days|timescale|time)|no later than|(?:is|are|am) (?:now )?(?:dealing|processing|considering|handling|looking)|latest date|allows? us (?:up to )?(?:20|twenty|40|forty)|hear the outcome|deadline (?:for|is)|due (?:by|on|date)|being (?:dealt|processed|handled|considered|looked))\b",
    re.I,
)


def interim(letter: Letter, relied: bool = False) -> Verdict | None:
    """A letter that decides nothing yet: which kind, or None for an answer.

    ``relied``: a ground is relied on in plain words, so that it is no mere acknowledgement.
    """
    own = letter.own
    said = list(letter.of("letter", "request", "route"))
    decided = first(own, DECISION, NOT_NOW)
    gives = [s for s in own if is_giving(s)]
    transfer = next(
        (s for s in own if _TRANSFER.search(s.text) and not _WITHIN.search(s.text)), None
    ) or next(
        (
            s
            for s in own
            if _TRANSFER.search(s.text)
            and any(
                re.search(r"council|police|another|trust|agency", o.text, re.I) and _OTHER_BODY.search(o.text)
                for o in own
            )
        ),
        None,
    )
    if transfer and any(_OTHER_BODY.search(s.text) for s in own) and not gives:
        return Verdict("transferred", transfer, "it passes the request to another body", "likely")
    fee = next((s for s in own if _FEE.search(s.text) and not _NO_FEE.search(s.text)), None)
    if (
        fee
        and not decided
        and any(
            _PAY_FIRST.search(s.text)
            and not _NO_FEE.search(s.text)
            and re.search(r"pay|fee|charge|sum|cheque|invoice|clears", s.text, re.I)
            for s in own
        )
    ):
        return Verdict("fee_notice", fee, "it asks for a payment before going on", "likely")
    extends = first(own, _EXTENDS, _PAST_EXTENSION)
    if extends and not gives and not (decided and not _undecided(own)):
        grounded = any(_HAS_GROUND.search(s.text) for s in own)
        if grounded:
            return Verdict("extension", extends, "it takes more time and says on what ground", "sure")
        return Verdict(
            "holding", extends, "it takes more time without any ground in law: a holding letter", "likely"
        )
    clarifies = next(
        (
            s
            for s in said
            if _CLARIFIES.search(s.text) and _ASKS_YOU.search(s.text) and not _OFFERS_HELP.search(s.text)
        ),
        None,
    )
    if clarifies is None and any(_ASKS_YOU.search(s.text) for s in own):
        clarifies = next(
            (
                s
                for s in said
                if _CLARIFIES.search(s.text)
                and not _OFFERS_HELP.search(s.text)
                and not _THANKS.search(s.text)
            ),
            None,
        )
    if clarifies and not decided and not gives and not relied:
        return Verdict("clarification", clarifies, "it asks you to say more before it goes on", "likely")
    if decided or gives or relied:
        return None
    holds_off = first(own, _HOLDS_OFF)
    sorry = first(own, re.compile(r"\b(?:apologi\w+|sorry|regret)\b", re.I))
    receives = first(own[:8], _RECEIVED)
    will = first(own, _WILL_ANSWER)
    if holds_off and (sorry or not receives):
        return Verdict("holding", holds_off, "it apologises or promises and decides nothing", "likely")
    if will and (receives or sorry is None) and not answers_in_figures(letter):
        return Verdict(
            "acknowledgement",
            receives or will,
            "it says that the request has come and will be answered",
            "sure" if receives else "likely",
        )
    if holds_off:
        return Verdict("holding", holds_off, "it promises and decides nothing", "unsure")
    return None


_PAST_EXTENSION = re.compile(
    r"\b(?:if we\b|should we need\b|(?:may|might) (?:\w+ ){0,4}?(?:unable|need|extend|take|require)|in some (?:cases|circumstances)|following our extension|we (?:had )?(?:previously )?(?:sought|extended|wrote)|your request for an extension|was extended|after (?:the|an|our) extension|extension of \d|sought an extension|contract|options? to extend|extend of)\b",
    re.I,
)
_OFFERS_HELP = re.compile(
    r"\b(?:sometimes|in some cases|we may (?:also )?(?:ask|need)|(?:should|if) we (?:need|require|want)|if you (?:would like|wish|want|are able|could|choose|were|narrow|would)|you may (?:wish|like|want)|should you (?:wish|choose|want)|would it (?:not )?be possible|you (?:might|could) consider|in the event that you|happy to (?:process|consider|help)|to bring .{0,40}within|might assist you|may be able to|hesitate)\b",
    re.I,
)
_THANKS = re.compile(
    r"\b(?:thank you for (?:your |the )?clarif\w+|you (?:have )?(?:since )?clarified|clarified (?:your|that|on)|following (?:your|our) .{0,20}clarif\w+|for clarification,? if|for clarity)\b",
    re.I,
)


def _undecided(own: Sequence[Sentence]) -> bool:
    return any(
        re.search(
            r"\b(?:not (?:yet|so far) (?:reached|been able|decided|come to|made|concluded|completed|settled)|more time|further time|additional time|need until|such time as is reasonable|(?:section|s\.?) ?10\(3\)|(?:regulation|reg\.?) ?7\b|still (?:considering|weighing)|ha(?:s|ve) yet to (?:reach|decide)|(?:section|s\.?) ?17\(2\)|until .{0,40}(?:20\d\d|\d{1,2}/\d{1,2})|extending the (?:deadline|time))\b",
            s.text,
            re.I,
        )
        for s in own
    )
