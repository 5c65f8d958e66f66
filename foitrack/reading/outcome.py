"""What the letter does, taken from its deciding sentences and from what it relies on.

Stages come first: a regulator's decision, a review, a letter that decides nothing yet. An answer is then
the sum of its parts: something given, something refused, something not held. The last word a letter uses is
no guide ("hope this information is of help" closes refusals too).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from foitrack.law.grounds import provision, section_of
from foitrack.reading.model import Confidence
from foitrack.reading.sentences import Sentence
from foitrack.reading.stage import Letter, first, is_regulator, is_review


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome in the words of interfaces.md, with its sentence, the reason and what else is in the letter."""

    outcome: str
    sentence: Sentence | None
    why: str
    confidence: Confidence
    also: tuple[str, ...] = ()


# --- letters that decide nothing yet ----------------------------------------------------------------------
_TRANSFER = re.compile(
    r"\b(?:transferr?(?:ed|ing)|pass(?:ed|ing)|forward(?:ed|ing)|redirect(?:ed|ing)|sent|referred|re-?directed)\s+(?:on )?(?:your|this|the|that) (?:\w+ ){0,3}(?:request|enquiry|email|e-mail|letter|message|correspondence)(?: \w+){0,3}? (?:on )?to\b"
    r"|\byour (?:\w+ )?(?:request|enquiry|email|e-mail|letter) (?:has|have|had|was|is|will be)(?: \w+){0,3}? (?:transferred|passed|forwarded|redirected|re-directed|sent on)\b(?:(?! back).){0,80}\bto\b"
    r"|\b(?:transferr?(?:ed|ing)?|pass(?:ed|ing)?) (?:it|your request|the request|this)(?: on| over| across)? to (?:the |another |its |their )",
    re.I,
)
_WITHIN = re.compile(
    r"\bto (?:the |our |a |my |your )?(?:\w+ ){0,4}(?:colleagues?|team|department|service|section|unit|officers?|division|directorate|relevant (?:\w+ )?(?:department|team|service|area|officer)s?|appropriate (?:\w+ )?(?:department|team|service)s?)\b(?!.{0,40}\b(?:council|police|trust|authority|office|agency|nhs)\b)",
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
    r"\b(?:clarif(?:y|ied|ication)|be more specific|further (?:information|details?|particulars) (?:from you|to (?:identify|locate|help))|more (?:information|detail) (?:from you|about|on what|to (?:identify|locate))|narrow (?:down )?(?:the|your) (?:scope|request|focus)|specify (?:which|what|the)|check what you|do you mean|not clear (?:to (?:us|me) )?(?:what|which|whether you)|describe (?:it|this|them|your request)|more fully|what you (?:want|are after|are looking for|would like|need)\b|(?:confirm|give|state|tell us) (?:the|which|what|a) (?:date|period|time|range|years?|dates)|date range|tell us (?:which|what|more|whether|the period|your)|let (?:us|me) know (?:which|what|your|whether|the|if you mean)|explain what|what (?:exactly )?(?:you mean|do you mean|period|information you)|rephrase|describe (?:more|in more|the information)|give us (?:your|a|the) (?:full |real )?(?:name|address|details)|provide (?:us with )?(?:your|a|the) (?:full |real )?name|your (?:full|real) name|too (?:general|broad|vague)|proof of (?:identity|who))\b",
    re.I,
)
_ASKS_YOU = re.compile(
    r"\b(?:please|could you|can you|would you|kindly|grateful|ask(?:ing)? (?:you|that you)|need (?:you|to know|further|more)|require (?:you|further|more|clarification)|before we (?:can|are able)|in order (?:to|for us)|until (?:we|you)|once (?:we|you)|unable to (?:identify|locate|tell|understand|process)|not (?:clear|able to (?:identify|tell|understand|locate|process))|cannot (?:process|identify|tell|proceed|understand)|seek(?:ing)? clarification|like (?:you )?to clarify|on hold|is not valid|to be valid|paused|unclear|clock)\b",
    re.I,
)
_FEE = re.compile(
    r"\b(?:fees? notice|fee of|a fee\b|payment (?:of|is|must|in advance|to)|to pay\b|pay (?:the|this|a) (?:fee|sum|charge|amount)|charge(?:s|d)? (?:of|for|is|will be|you)|disbursements?|cheque|postal order|invoice)\b",
    re.I,
)
_PAY_FIRST = re.compile(
    r"\b(?:before we (?:can|will|are|go|proceed|start)|until (?:we|the|payment|this|it)|on receipt of (?:your |the )?(?:payment|fee|cheque)|once (?:we|the|payment|you have)|must be (?:paid|received)|has to be paid|please (?:send|make|pay|forward)|within (?:three|3) months|within (?:60|sixty) working days|will not (?:be )?(?:proceed|process|provid|continu)|if (?:you wish|you would like|we do not receive|payment is not)|fees? notice|is payable|payment in advance|we require payment|as soon as it clears)\b",
    re.I,
)
_NO_FEE = re.compile(
    r"\b(?:no (?:charge|fee)|free of charge|without charge|not (?:be )?charg\w+|waive\w*|fee we have charged|fees\) regulations|appropriate limit and fees|registration fee|copy of the register|\u00a3(?:450|600))\b",
    re.I,
)
_RECEIVED = re.compile(
    r"\b(?:thank you for|acknowledge|confirm(?:s|ing)?(?: (?:the )?(?:safe )?receipt| that (?:we|your)| receipt| we)|have received|has been (?:received|logged|registered|passed|allocated|assigned|recorded)|we received|receipt of your|is receiving attention|was received)\b",
    re.I,
)
_WILL_ANSWER = re.compile(
    r"\b(?:will (?:be )?(?:dealt|deal|respond|reply|answer|provide|send|contact|aim|endeavour|write|get back|handled?|process\w*|receive|consider\w*|look|let you)|(?:aim|endeavour|hope|expect|intend|undertake) to (?:respond|reply|answer|provide|send|let)|should (?:receive|expect|have) (?:a |our |your )?(?:response|reply|answer)|you (?:can|should|will) (?:expect|receive|hear|get|have)|must respond|(?:response|reply|answer) (?:is |will be )?(?:due|by|sent)|within (?:20|twenty|the statutory|40|the 20)[- ]?(?:working|days|timescale|time)|no later than|latest date|allows? us (?:up to )?(?:20|twenty|40|forty)|hear the outcome|deadline (?:for|is)|due (?:by|on|date)|being (?:dealt|processed|handled|considered|looked))\b",
    re.I,
)


def interim(letter: Letter, relied: bool = False) -> Verdict | None:
    """A letter that decides nothing yet: which kind, or None for an answer.

    ``relied``: a ground is relied on in plain words, so that it is no mere acknowledgement.
    """
    own = letter.own
    said = list(letter.of("letter", "request", "route"))
    decided = first(own, _DECISION, _NOT_NOW)
    gives = [s for s in own if _gives(s)]
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
    if will and (receives or sorry is None) and not _answers_in_figures(letter):
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
    r"\b(?:if you (?:would like|wish|want|are able|could|choose|were|narrow|would)|you may (?:wish|like|want)|should you (?:wish|choose|want)|would it (?:not )?be possible|you (?:might|could) consider|in the event that you|happy to (?:process|consider|help)|to bring .{0,40}within|might assist you|may be able to|hesitate)\b",
    re.I,
)
_THANKS = re.compile(
    r"\b(?:thank you for (?:your |the )?clarif\w+|you (?:have )?(?:since )?clarified|clarified (?:your|that|on)|following (?:your|our) .{0,20}clarif\w+|for clarification,? if|for clarity)\b",
    re.I,
)


def _undecided(own: Sequence[Sentence]) -> bool:
    return any(
        re.search(
            r"\b(?:not (?:yet|so far) (?:reached|been able|decided|come to|made|concluded|completed|settled)|more time|further time|additional time|need until|such time as is reasonable|(?:section|s\.?) ?10\(3\)|(?:regulation|reg\.?) ?7\b|still (?:considering|weighing)|have yet to (?:reach|decide)|until .{0,40}(?:20\d\d|\d{1,2}/\d{1,2})|extending the (?:deadline|time))\b",
            s.text,
            re.I,
        )
        for s in own
    )


# --- an answer --------------------------------------------------------------------------------------------
_NOT_HELD = re.compile(
    r"\b(?:do(?:es)?|did|could|can|is|are) (?:not|n't)(?: \w+){0,3}? (?:hold|held|holding|possess|keep|collect|record|retain|have (?:any |this |that |the |a |such |recorded )*(?:information|data|records?|documents?|policy|figures?|report))\b"
    r"|\b(?:information|data|records?|documents?|figures?|details?|reports?|correspondence|it|this|these|they|which|that|requested|you (?:asked for|requested|seek|want|describe))\b[^.;]{0,60}\b(?:is|are|was|were) (?:therefore |also )?(?:not|n't|neither|no longer)(?: \w+){0,2}? (?:held|recorded|kept|collected|retained|available|captured|in (?:our|its) possession)\b"
    r"|\b(?:no|nil) (?:relevant |recorded |such |further |other |responsive )*(?:information|data|records?|documents?|results?|correspondence|trace|report|files?)\b[^.;]{0,50}\b(?:is|are|was|were|has been|have been|could be|can be|being)? ?(?:held|found|located|identified|traced|on record|exist\w*|recorded)\b"
    r"|\bhold(?:s)? (?:no|nothing|none|neither)\b|\b(?:no|not) (?:information|records?|data) held\b|\b(?:nothing|none) (?:was |is |has been |of this sort )?(?:held|found|located|recorded)\b|\bwe have no (?:record|information|data|documents?|such|trace|correspondence|recorded)\b|\bnil return\b|\b(?:has|have) (?:no|never (?:held|had|kept|collected|received|produced|commissioned|created)) (?:\w+ ){0,2}(?:information|records?|data|documents?|report|such)?\b"
    r"|\b(?:search\w*|look\w*|trawl\w*|enquir\w+)\b[^.;]{0,80}\b(?:found|revealed|returned|produced|located|identified|turned up|yielded) (?:no|nothing|none|zero)\b|\bunable to (?:find|locate|trace)\b|\bnot (?:been )?(?:able to (?:find|locate|trace))\b|\bhas (?:been )?(?:destroyed|deleted|disposed of)\b|\bonly (?:holds?|keeps?|retains?)\b[^.;]{0,60}\b(?:years?|months|since|from)\b",
    re.I,
)
_MAYBE_HELD = re.compile(
    r"\b(?:whether|if) (?:or not )?(?:we|it|the|any|this|that|such|\w+ (?:council|police|trust))\b[^.;]{0,60}\b(?:hold|holds|held|do)\b|\bnot hold[^.;]{0,40}\bin (?:a|an|the) (?:format|form|way|central|easily|readily|reportable)|\bnot (?:held|recorded|kept|collected) (?:centrally|in (?:a|an|the|one|any) (?:\w+ )?(?:format|form|way|central|place|single|easily|readily|manner))|\bdo not know whether\b|should (?:have been|be)|neither confirm|no inference|taken as|as (?:showing|indicating|confirmation)|would have been|not (?:a )?copyright|we do hold|FOI is about|record the information in a format",
    re.I,
)
_GIVEN = re.compile(
    r"\b(?:please (?:find|see)|find|see|is|are|have|has|am|we)\b[^.;]{0,40}\b(?:attach\w*|enclos\w*)\b|\b(?:attached|enclosed)\b[^.;]{0,60}\b(?:is|are|you will find|please find|copy|spreadsheet|document|information|data|report|list|table|file)\b|^(?:\W*\d*[.)]? ?)?(?:please )?(?:see |find )?(?:attached|enclosed)\b"
    r"|\b(?:information|data|figures?|answers?|documents?|copy|copies|table|details?|response|records?|emails?|list|report|rest|remainder|most|some|all)\b[^.;]{0,90}\b(?:(?:is|are|was|were|has been|have been|being|can be|now) (?:also |now |set out |hereby |being )*(?:provided|disclosed|released|supplied|set out|given|shown|listed|contained|enclosed|attached|detailed|below|sent)|(?:below|overleaf|in the table|as follows|provided in|in the attached|in (?:annex|appendix)))\b"
    r"|\b(?:we|I) (?:now |also |hereby |therefore )*(?:enclose|attach|provide|supply|disclose|release|give you)\b|\b(?:we|I) (?:are|am|have|can|will|shall) (?:now |also |today |therefore |happy to |pleased to |able to |decided to |hereby |been able to |\w+ to )*(?:provid\w+|disclos\w+|releas\w+|suppl\w+|send\w*|sent|attach\w+|enclos\w+|set out|giv\w+|answer\w*)\b|\bthe (?:answers?|figures?|numbers?|totals?|results?) (?:to your questions? )?(?:is|are)\b(?! (?:yes|no)\b)|\bis held and is (?:set out|provided)\b|\b(?:here|this) is the information\b|\bhere (?:is|are) (?:the|a|your|our|what)\b(?! (?:\w+ )?(?:response|reply|answer|decision))|\bdisclos\w+ (?:this|it|the information) to you\b|\bdecided to disclose\b|\bredacted (?:copy|copies|version)\b|\bfollowing (?:table|information|figures|data) (?:is|are|shows?|provid\w+|gives?|sets?)\b|\b(?:table|tables|figures?|data|spreadsheet|document|chart|list|report) (?:below|overleaf|attached|enclosed|shows?|sets? out|provid\w+|gives?)\b|\bmost of what you asked for\b|\bis being released\b|\boffered? (?:you )?a copy\b",
    re.I,
)
_NOT_GIVEN = re.compile(
    r"\b(?:(?:response|reply|answer)s? (?:to your (?:request|questions?|enquiry) )?(?:is |are )?(?:set out |provided |given |found )?below|cannot|can not|could not|unable|not (?:be |been )?(?:able|provid\w+|disclos\w+|releas\w+|suppl\w+|obliged|required|possible|going)|refus\w+|withh\w+|exempt\w*|will (?:be )?(?:provid|send|respond)|would (?:be|have)|if you|whether|to (?:you )?(?:identify|locate)|public interest|in order to|prejudice|advice and assistance|internal review|re-?use|open government|your (?:complaint|request) (?:is|has been)|guidance|aim|hope|within \d|notice|likely|harm|contact|leaflet|complaints?|the (?:disclosure|release) of|disclosure (?:of|would)|any information (?:disclosed|provided)|once|published|decision notice|previously|the reference number|explain\w* (?:this )?below|neither|nothing|could you|can you|please (?:could|can|describe|tell|let|say)|disclosure log|www\.|copyright|may (?:be|not)|should (?:be|have)|could be)\b",
    re.I,
)
_SUBSTANCE = re.compile(
    r"^\W*(?:\(?\d{1,2}[.):]|q\d+|question \d+|[a-h][.)])\s*\W*\s*(?:-\s*)?(?:[\u00a3]?[\d,.]+%?\b|yes\b|no\b|nil\b|none\b|zero\b|[A-Z][a-z]+ [^.]{0,50}\.?$)",
    re.I,
)
_DECISION = re.compile(
    r"\b(?:(?:is|are|was|were|being|been|therefore) (?:\w+ )?(?:exempt|withheld|refused|redacted|engaged|held back)|(?:withhold|refus|redact|declin)ing|we (?:have )?(?:withheld|refused?|redacted|declined?|removed|apply|applied|rely)|has (?:been )?(?:withheld|applied|decided not|determined|refused)|relying on|rely on|neither confirms?|not obliged|exceed\w*|manifestly unreasonable|vexatious|do(?:es)? not hold|holds? (?:no|nothing)|not held|refusal notice|to be exempt|(?:exemptions?|exceptions?) (?:(?:has|have) been |are |is )?(?:being |also )?(?:appl\w+|engaged|used|relied)|unable to (?:release|disclose|provide|supply))\b",
    re.I,
)
_NOT_NOW = re.compile(
    r"\b(?:may|might|could|if|whether|balance of|considering|weigh\w*|enables?|allows?|permits?|will be|determine|reasonably believe|impracticable|likely|potentially|would have to|in any case where|which may|until|not yet|once)\b",
    re.I,
)


_NO_PLAN = re.compile(r"\b(?:will|shall|would|aim|hope|intend|be able to)\b", re.I)


def _gives(sentence: Sentence) -> bool:
    text = sentence.text
    if text.endswith("?"):
        return False
    if re.search(
        r"\b(?:we|I) are (?:now )?attaching|please find attached|^attached\b|attached\.?$|please see attached|are attaching|is attached|are attached|enclosed (?:is|are)|is enclosed|are enclosed|please find enclosed",
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


def _answers_in_figures(letter: Letter) -> bool:
    """Whether the letter answers question by question: figures after numbers, or a table of them."""
    own = letter.own
    if any(_SUBSTANCE.match(s.text) for s in own):
        return True
    if (
        sum(
            1
            for s in own
            if re.match(r"[A-Z\d][\w ,.'()&/-]{2,100}: (?:\W{0,2}[\d,.]+%?\b|.{0,30}\d)", s.text)
            and not re.match(r"(?:tel|phone|date|our|your|ref|fax|foi|case)", s.text, re.I)
        )
        >= 2
    ):
        return True
    if _by_year(letter):
        return True
    tables = sum(
        1
        for s in own
        if len(re.findall(r"(?<![\w/])\d[\d,.]*%?(?![\w/])", s.text)) >= 3
        and not re.search(r"\bsection|regulation|tel\b|telephone|\bhours?\b", s.text, re.I)
    )
    questions = sum(1 for s in letter.of("request") if s.text.endswith("?"))
    return tables >= 2 or (questions >= 2 and _talk_between(letter) >= 2)


def _by_year(letter: Letter) -> int:
    """How many lines give a figure for a year: "2023: 118"."""
    return sum(
        1 for s in letter.own if re.match(r"(?:19|20)\d\d(?:[/-]\d{2,4})?\s*[-:=]\s*\u00a3?\d", s.text)
    )


def _talk_between(letter: Letter) -> int:
    """How many questions given back are each followed by words of the body: an answer to each."""
    pairs = 0
    for n in range(1, len(letter.said)):
        if (
            letter.kinds[n - 1] == "request"
            and letter.said[n - 1].text.endswith("?")
            and letter.kinds[n] == "letter"
            and not _DECISION.search(letter.said[n].text)
        ):
            pairs += 1
    return pairs


_NCND = re.compile(
    r"\b(?:neither (?:\w+ )?(?:confirm\w*|admit)|n(?:ot|either)[^.;]{0,20}confirm(?:s|ed)? (?:n?or|or) den(?:y|ies|ied)|NCND|duty to confirm or deny|refus\w+ to confirm or deny|will not (?:say|confirm)|cannot say whether|exempt(?:ed|s)? (?:us )?from (?:the duty|confirming)|confirm or deny whether|reveal whether (?:or not )?(?:the |any |such )?(?:information|it) (?:exists|is held))\b",
    re.I,
)
_COST = re.compile(
    r"\b(?:exceed\w*|excess of|beyond|more than|over|above|greater than|breach\w*|surpass\w*|outside|not (?:be )?(?:possible|able)[^.;]{0,60}within)\b[^.;]{0,70}\b(?:(?:appropriate|cost|costs|statutory|fees?|time|prescribed|18[- ]hour|24[- ]hour|upper|set|financial|allowed|permitted)[- ](?:cost |fees? |time )?(?:limit|threshold|amount|ceiling)|limit|threshold|18 hours?|24 hours?|(?:\u00a3|gbp ?)(?:450|600)|prescribed amount)\b"
    r"|\b(?:cost limit|appropriate limit|excessive cost|cost of compliance|cost (?:us )?(?:too much|more than))\b",
    re.I,
)
_BY_HAND = re.compile(
    r"\b(?:manual(?:ly)?|by hand|individual(?:ly)?|one by one|each and every|every single|each (?:\w+ )?(?:record|file|case|log|report|child'?s? record))\b[^.;]{0,70}\b(?:check\w*|search\w*|review\w*|examin\w+|trawl\w*|read|inspect\w*|interrogat\w+|look\w*|go through|assess\w*|opened)\b"
    r"|\b(?:check\w*|search\w*|review\w*|examin\w+|trawl\w*|read\w*|inspect\w*|interrogat\w+|look\w* (?:at|through)|going through|go through)\b[^.;]{0,50}\b(?:manual(?:ly)?|by hand|individual(?:ly)?|one by one|each|every|all)\b[^.;]{0,40}\b(?:records?|files?|cases?|logs?|reports?|entr\w+|e-?mails?|crimes?|plans?|notes?)\b"
    r"|\bmanual (?:trawl|search|review|check|examination|exercise|read)\b",
    re.I,
)
_UNWILLING = re.compile(
    r"\b(?:cannot|can not|unable|not (?:able|possible|feasible|practicable|in a position)|declin\w+|refus\w+|too (?:long|much|many)|disproportionate|would (?:need|have|require|take|involve)|not (?:be )?provid\w+)\b",
    re.I,
)
_VEXATIOUS = re.compile(r"\b(?:vexatious|repeated request|substantially similar)\b", re.I)
_FILE_NAMES = (
    ("not_held", re.compile(r"not held|no information held|nil return", re.I)),
    ("cost_limit", re.compile(r"\bs(?:ection|ec)?\.? ?_?12\b|cost(?:s)? (?:limit|refus)|exceeds", re.I)),
    ("vexatious", re.compile(r"\bs(?:ection|ec)?\.? ?_?14\b|vexatious", re.I)),
    ("ncnd", re.compile(r"\bncnd\b|neither confirm", re.I)),
    ("refused", re.compile(r"refus\w*|withheld|exempt\w*", re.I)),
    ("disclosed_part", re.compile(r"partial|redacted|part (?:disclos|refus)", re.I)),
    ("clarification", re.compile(r"clarif", re.I)),
)


def answer(letter: Letter, applied: Sequence[str], proposed: Sequence[str] = ()) -> Verdict:
    """What an answer does, from what it gives, what it relies on and what it says is not held."""
    own = letter.own
    gives = next((s for s in own if _gives(s)), None)
    figures = _answers_in_figures(letter)
    not_held = next((s for s in own if _NOT_HELD.search(s.text) and not _MAYBE_HELD.search(s.text)), None)
    partly = _part_held_back(own)
    sections = {section_of(k) for k in applied}
    how = _how_refused(applied, own, sections)
    also: list[str] = []
    if how:
        outcome, sentence = how
        not_held_ground = sections & {"foisa:17"} or "eir:12(4)(a)" in applied or "eirs:10(4)(a)" in applied
        held_back = [k for k in applied if not _is_not_held(k)]
        if not held_back and not_held_ground:
            if gives or figures:
                return Verdict(
                    "disclosed_part",
                    gives or not_held,
                    "some is given and some is said not to be held",
                    "likely",
                    ("not_held",),
                )
            return Verdict(
                "not_held", not_held or sentence, "it says that the information is not held", "likely"
            )
        if (
            outcome in ("cost_limit", "vexatious")
            and not (figures and _answers_apart(letter))
            and not partly_given(own, gives)
        ):
            if gives:
                also.append("disclosed_part")
            return Verdict(outcome, sentence, _WHY[outcome], "sure", tuple(also))
        gives = gives or (_told_in_numbers(own) if outcome in ("refused", "ncnd") else None)
        if gives or figures or partly:
            also.append(outcome)
            if not_held:
                also.append("not_held")
            return Verdict(
                "disclosed_part",
                gives or partly or sentence,
                "some is given and some is refused",
                "likely",
                tuple(also),
            )
        if not_held and outcome in ("refused", "ncnd"):
            also.append("not_held")
        return Verdict(outcome, sentence, _WHY[outcome], "likely", tuple(also))
    ncnd = next(
        (s for s in own if _NCND.search(s.text) and not re.search(r"\bgive[sn]? an example\b", s.text)), None
    )
    cost = next(
        (
            s
            for s in own
            if _COST.search(s.text)
            and not re.search(
                r"\bwhether because\b|would not exceed|does not exceed|fees? (?:we|notice)", s.text, re.I
            )
        ),
        None,
    )
    vexatious = next(
        (
            s
            for s in own
            if _VEXATIOUS.search(s.text)
            and re.search(r"\b(?:we|I|your|this|these)\b", s.text, re.I)
            and not re.search(r"\bnot (?:\w+ ){0,4}?(?:as )?(?:vexatious|repeated)", s.text)
        ),
        None,
    )
    if cost and not gives:
        return Verdict("cost_limit", cost, "it refuses on cost without naming a section", "likely")
    if vexatious and not gives and not figures:
        return Verdict(
            "vexatious",
            vexatious,
            "it calls the request vexatious or repeated without naming a section",
            "likely",
        )
    if ncnd and not gives and not figures:
        return Verdict("ncnd", ncnd, "it will neither confirm nor deny, without naming a section", "likely")
    if partly and (gives or figures):
        return Verdict(
            "disclosed_part",
            partly,
            "some is given and some is held back, without a section",
            "likely",
            ("refused",),
        )
    if not_held and (gives or figures) and not _only_yes(letter):
        return Verdict(
            "disclosed_part",
            not_held,
            "some is given and some is said not to be held",
            "likely",
            ("not_held",),
        )
    if not_held:
        return Verdict("not_held", not_held, "it says that the information is not held", "likely")
    by_hand = next(
        (s for s in own if _BY_HAND.search(s.text) and any(_UNWILLING.search(o.text) for o in own)), None
    )
    if by_hand and proposed and not gives:
        return Verdict(
            "cost_limit",
            by_hand,
            "it says the work is too much, without naming a section: section 12 is inferred",
            "unsure",
        )
    refuses = next(
        (
            s
            for s in own
            if re.search(
                r"\b(?:withh\w+|refus\w+|decided not to (?:disclose|release)|not (?:be )?(?:disclos|releas|provid)\w+|exempt)\b",
                s.text,
                re.I,
            )
            and not _NOT_NOW.search(s.text)
        ),
        None,
    )
    named = _file_names(letter)
    if gives or figures:
        if refuses and partly:
            return Verdict(
                "disclosed_part", refuses, "some is given and some is held back", "likely", ("refused",)
            )
        if (
            named
            and named.outcome in ("refused", "cost_limit", "not_held", "vexatious", "ncnd")
            and not figures
        ):
            return named
        return Verdict(
            "disclosed_full",
            gives or own[0] if own else None,
            "it gives what was asked for and holds nothing back",
            "likely",
        )
    if refuses:
        return Verdict("refused", refuses, "it refuses without naming a ground", "unsure")
    if named:
        return named
    told = [s for s in own if not s.heading and len(s.text) > 30 and not _COURTESY.search(s.text)]
    if len(told) >= 2:
        return Verdict(
            "disclosed_full", told[0], "it seems to answer in words, and holds nothing back", "unsure"
        )
    return Verdict(
        "acknowledgement", None, "the letter does not say what it decides; see its attachments", "unsure"
    )


_COURTESY = re.compile(
    r"^(?:dear\b|thank you|thanks|i (?:refer|write|am writing)|we (?:refer|write|are writing)|further to|re:|subject:|please (?:do not hesitate|quote|find attached|see the attached|see attached)|if you (?:have|require|need|would)|kind regards|yours)|\b(?:do not hesitate|your (?:reference|request) (?:is|has been|was) (?:logged|received))\b",
    re.I,
)


def _told_in_numbers(own: Sequence[Sentence]) -> Sentence | None:
    """A sentence that answers with two figures or more: no dates, sections, limits or counts of requests."""
    for sentence in own:
        if _NOT_AN_ANSWER.search(sentence.text):
            continue
        plain = re.sub(_DATES, " ", sentence.text)
        if len(re.findall(r"(?<![\w/.(-])\u00a3?\d[\d,]*(?:\.\d+)?%?(?![\w/)-])", plain)) >= 2:
            return sentence
    return None


_DATES = r"(?i)\b\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:19|20)\d\d(?:[/-]\d\d)?\b|\d{1,2}/\d{1,2}/\d{2,4}"
_NOT_AN_ANSWER = re.compile(
    r"\b(?:sections?|regulations?|s\.|reg\.|commissioner|contact\w*|phone|call us|absolute|qualified|requests?|hours?|minutes?|working days|telephone|tel\b|limit|act|article|exempt\w*|withh\w+|refus\w+|would|if|files?|e-?mails?|pages?|you asked|reference|ref\b|principles?)\b|\?$",
    re.I,
)
_WHY = {
    "cost_limit": "it refuses on cost",
    "vexatious": "it refuses the request as vexatious or repeated",
    "ncnd": "it will neither confirm nor deny that it holds the information",
    "refused": "it withholds the information under the grounds listed",
    "not_held": "it says that the information is not held",
}


def _is_not_held(key: str) -> bool:
    return section_of(key) == "foisa:17" or key in ("eir:12(4)(a)", "eirs:10(4)(a)")


def _how_refused(
    applied: Sequence[str], own: Sequence[Sentence], sections: set[str]
) -> tuple[str, Sentence | None] | None:
    if not applied:
        return None
    decision = first(own, _DECISION, _NOT_NOW) or first(own, _DECISION)
    ncnd_said = next((s for s in own if _NCND.search(s.text)), None)
    ncnd_grounds = [k for k in applied if provision(k).ncnd]
    rest = [
        k
        for k in applied
        if not provision(k).ncnd and not _is_not_held(k) and section_of(k) not in ("foia:12", "foisa:12")
    ]
    if sections & {"foia:14", "foisa:14"} and not rest[1:]:
        return "vexatious", first(own, _VEXATIOUS) or decision
    if sections & {"foia:12", "foisa:12"}:
        return "cost_limit", first(own, _COST) or decision
    if ncnd_grounds and (not [k for k in rest if not _covers(k, ncnd_grounds)] or "foisa:18" in sections):
        return "ncnd", ncnd_said or decision
    if (
        ncnd_said
        and not ncnd_grounds
        and rest
        and not any(re.search(r"\b(?:withh\w+|redact\w*)\b", s.text, re.I) for s in own)
    ):
        return "ncnd", ncnd_said
    return "refused", decision


def _covers(key: str, ncnd: Sequence[str]) -> bool:
    """A bare or general citation of a section whose NCND limb is also relied on."""
    return "(" not in key and any(section_of(key) == section_of(k) for k in ncnd)


_ALL_HELD_BACK = re.compile(
    r"\b(?:all of (?:it|this|them|the information|the data)|in full|in (?:its|their) entirety|(?:the )?(?:whole|entirety|rest|remainder|remaining|other) (?:of )?(?:\w+ ){0,4}?(?:is|are|has|have|was|were))\b[^.;]{0,60}\b(?:exempt\w*|withh\w+|refus\w+)|\b(?:withh\w+|refus\w+|exempt)\b[^.;]{0,60}\b(?:in full|in (?:its|their) entirety|all of)\b",
    re.I,
)


def _part_held_back(own: Sequence[Sentence]) -> Sentence | None:
    """A sentence that holds back part, and so shows the rest to be given."""
    if first(own, _ALL_HELD_BACK):
        return None
    pattern = re.compile(
        r"\b(?:some|part|parts|certain|a (?:small|little|few)|the names?|names?|elements?|portions?|sections? of|small amount|a number) (?:of )?(?:\w+ ){0,6}?(?:is|are|has|have|being|had|was|were|to)\b[^.;]{0,40}\b(?:withheld|redacted|exempt\w*|removed|held back|blacked out|obscured)\b"
        r"|\b(?:withh\w+|redact\w*|remov\w+|exempting|blacked out)\b[^.;]{0,50}\b(?:some|part|parts|certain|names?|the (?:names?|specific)|personal (?:data|information|details)|details|small)\b",
        re.I,
    )
    return first(
        own,
        pattern,
        re.compile(r"\b(?:if|whether|may|would|could|also (?:exempt|withheld)|exempt also)\b", re.I),
    )


def partly_given(own: Sequence[Sentence], gives: Sentence | None) -> bool:
    """Whether, beside a cost refusal, a part that fits is given as an answer and not as mere help."""
    if gives is None:
        return False
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


def _answers_apart(letter: Letter) -> bool:
    """Whether figures stand beside the refusal as answers to other questions, and not as its estimate."""
    return (
        _by_year(letter) >= 1
        or _talk_between(letter) >= 2
        or sum(1 for s in letter.own if _SUBSTANCE.match(s.text) and not _COST.search(s.text)) >= 2
    )


def _only_yes(letter: Letter) -> bool:
    """One word for an answer ("Yes.") beside the main thing not held."""
    if _by_year(letter):
        return False
    return not any(_gives(s) for s in letter.own) and all(
        len(s.text) < 14 or _NOT_HELD.search(s.text) for s in letter.own if _SUBSTANCE.match(s.text)
    )


def _file_names(letter: Letter) -> Verdict | None:
    for sentence in letter.of("attachments"):
        for outcome, pattern in _FILE_NAMES:
            if pattern.search(sentence.text.replace("_", " ")):
                return Verdict(
                    outcome, sentence, "only the name of the attachment says so: see the attachment", "unsure"
                )
    return None


# --- a review ---------------------------------------------------------------------------------------------
_OVERTURNED = re.compile(
    r"\b(?:we|I|the (?:panel|review|reviewer|council|trust|force|university)) (?:have |has |now |therefore |also |do )*(?:partially |partly |fully )?uph(?:o|e)ld(?:s|ing)? (?:in part )?(?:your|the|this|part of your|elements of your|aspects? of your) (?:complaint|appeal|concerns?|request for|points?)"
    r"|\b(?:partially|partly|fully) uph(?:o|e)ld(?:ing|s)?\b|\buph(?:o|e)ld(?:ing)? your (?:complaint|appeal)\b|\b(?:complaint|appeal|review) (?:is|has been|was|be) (?:therefore )?(?:partially |partly |fully )?(?:upheld|successful|justified)\b|\buph(?:e|o)ld\w* in part\b"
    r"|\b(?:overturn\w*|revers(?:ed|ing)|set aside|chang(?:ed|ing)|amend(?:ed|ing)|revis(?:ed|ing)|var(?:ied|ying)|substitut\w+|quash\w*|withdr[ae]w\w*|rescind\w*|replac\w+)\b[^.;]{0,60}\b(?:decision|response|refusal|answer|exemption|outcome|position|reliance|original|earlier|application)\b"
    r"|\b(?:decision|response|refusal|answer|exemption|outcome|position) (?:is|has been|should be|was|be|are) (?:therefore |now )?(?:overturned|reversed|set aside|changed|amended|revised|varied|withdrawn|quashed)\b"
    r"|\b(?:no longer|do not (?:now )?|cannot) (?:rel(?:y|ying)|appl(?:y|ies|ying)|maintain\w*|wish to rely|consider\w*[^.;]{0,40}(?:applies|exempt|engaged))\b"
    r"|\b(?:(?:now|therefore|can|have decided to|happy to|have agreed to) (?:be )?(?:disclos|releas|provid|suppl|giv)\w+|further information (?:is|can|should|has)|additional information (?:is|can|should|has)|should (?:have been|be|now be) (?:disclosed|released|provided|supplied|answered|given)|(?:is|are) (?:now )?(?:attached|enclosed|released|disclosed|provided|sent (?:with|to you|herewith)|given (?:below|here|with)|set out (?:below|in the)))\b"
    r"|\b(?:was|were|had been|have been) (?:\w+ )?(?:wrong(?:ly)?|incorrect(?:ly)?|in error|misapplied|mistaken\w*|wrongly applied|not (?:correctly|properly) (?:applied|engaged|handled)|not justified|inadequate)\b|\bafter all\b|\bwrong footing\b|\b(?:panel|review|reviewer|I|we) (?:\w+ )?disagrees?\b|\b(?:we|I) (?:got (?:it|this) wrong|disagree with the (?:original|first|initial))\b|\bshould not have (?:been )?(?:withh\w+|refus\w+|appl\w+|relied|cited)\b",
    re.I,
)
_UPHELD = re.compile(
    r"\b(?:we|I|the (?:panel|review|reviewer|council|trust|force|university))?\s*(?:have |has |therefore |also |now )*(?:uph(?:o|e)ld(?:s|ing)?|maintain(?:s|ed|ing)?|confirm(?:s|ed)?|stand(?:s|ing)? by|support(?:s|ed)?|endorse[sd]?|agree[sd]? with|affirm(?:s|ed)?) (?:in full )?(?:the|our|this|its|that|my colleague's) (?:\w+ ){0,3}(?:decision|response|refusal|answer|application|exemption|position|reliance|use|outcome|view|reply|conclusion|original|finding|handling|section)"
    r"|\b(?:original|initial|first|earlier|council's|previous|our|that) (?:\w+ )?(?:decision|response|refusal|answer|application|position|reply|exemption|outcome|conclusion)s? (?:\w+ ){0,3}?(?:is|was|were|has been|are|should be|must|to be|therefore|still)? ?(?:therefore )?(?:correct\w*|upheld|right|stands?|appropriate|maintained|justified|sound|proper\w*|unchanged|confirmed|reasonable|valid|remains?)\b"
    r"|\b(?:not uph(?:o|e)ld\w*|not (?:been )?upheld|do(?:es)? not uphold|cannot uphold|unable to uphold|complaint (?:is|has been) (?:not upheld|dismissed|rejected|unsuccessful)|appeal (?:is|has been) (?:dismissed|rejected|unsuccessful|not upheld))\b"
    r"|\b(?:correct(?:ly)?|right(?:ly)?|appropriate(?:ly)?|proper(?:ly)?|entitled|justified|reasonable) (?:to |in )?(?:appl\w+|refus\w+|withh\w+|hold(?:ing)? back|keep(?:ing)? back|rel(?:y|ied|ying)|cit\w+|engag\w+|us(?:e|ed|ing)|handled|dealt|respond\w+|conclud\w+|treat\w*|not hold|neither)\b|\b(?:applied|withheld|refused|engaged|relied|used|cited|dealt|handled) (?:\w+ ){0,4}?(?:correctly|rightly|appropriately|properly)\b"
    r"|\bsatisfied that\b[^.;]{0,120}\b(?:correct\w*|right\w*|appropriate\w*|information (?:you )?(?:was|is|requested|provided)|not held|exempt|applied|engaged|all (?:the )?(?:information|reasonable)|properly|applies|no (?:further )?information)\b|\b(?:remain(?:s)?|continue(?:s)?) (?:to be )?(?:exempt|withheld|of the (?:view|opinion)|engaged|to apply|to rely|satisfied)\b|\bsee no (?:reason|grounds?) to (?:change|depart|alter|differ)\b|\b(?:decision|response|refusal|answer|reply) (?:of [^.;]{0,24} )?(?:is|stands|was) (?:therefore |hereby )?(?:confirmed|upheld|right|correct|sound|maintained)\b|\b(?:can|could) see no\b|\bnothing (?:more|further) (?:was|has been|is|could be) (?:found|held|located)\b|\bcome to the same (?:view|conclusion|decision)\b|\breach(?:ed)? the same\b",
    re.I,
)
_ASIDE = re.compile(
    r"\b(?:if|should you|would be|tribunal|decision notice|whether|public interest in upholding)\b", re.I
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
            if re.search(r"\b(?:disclos|releas|provid|attach|enclos|suppl)\w*\b", s.text, re.I)
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
    if any(_gives(s) for s in own):
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


def stage_of(letter: Letter, relied: bool = False) -> tuple[str, Verdict | None, Sentence | None]:
    """(stage, verdict if already known, the sentence that shows it): regulator, review, interim or answer."""
    regulator = is_regulator(letter)
    if regulator:
        return (
            "regulator",
            Verdict("ico_decision", regulator, "it is a decision of the regulator", "sure"),
            regulator,
        )
    reviewed = is_review(letter)
    waiting = interim(letter, relied)
    if reviewed and not (waiting and waiting.outcome in ("acknowledgement", "holding", "extension")):
        return "review", None, reviewed
    if waiting:
        return ("answer" if waiting.outcome == "transferred" else "interim"), waiting, waiting.sentence
    return "answer", None, None
