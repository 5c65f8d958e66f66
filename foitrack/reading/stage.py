"""At which point of a request's life a letter stands: regulator, review, interim, or an answer.

Interim letters decide nothing, so nothing they cite is relied on. A regulator's decision names what the body
relied on. In a review letter the body's first answer is history until the review says what becomes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foitrack.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts every later step looks at. ``own`` are the sentences in the body's own voice."""

    twin: str
    said: Sequence[Sentence]
    kinds: Sequence[str]
    scots: bool
    regime: str

    @property
    def own(self) -> list[Sentence]:
        return [s for s, k in zip(self.said, self.kinds, strict=True) if k == "letter"]

    def of(self, *kinds: str) -> Iterator[Sentence]:
        return (s for s, k in zip(self.said, self.kinds, strict=True) if k in kinds)


def first(
    sentences: Sequence[Sentence], pattern: re.Pattern[str], unless: re.Pattern[str] | None = None
) -> Sentence | None:
    """The first sentence that matches, leaving out those that match ``unless``."""
    for sentence in sentences:
        if pattern.search(sentence.text) and not (unless and unless.search(sentence.text)):
            return sentence
    return None


# --- the regulator ----------------------------------------------------------------------------------------
_NOTICE_TITLE = re.compile(
    r"^(?:(?:freedom of information act.{0,20}|environmental information regulations.{0,20}|FOIA|EIR)?\W*(?:\(section 50\) )?decision notice\b.{0,40}|decision (?:no\.? ?)?\d{1,3}/(?:19|20)\d\d\b.{0,120}|summary of (?:ico )?decision.{0,40}|(?:foi|eir|foia) ?\d{1,2}[\w().]*: (?:not |partly |partially |complaint )*upheld\b.*)$",
    re.I,
)
_REGULATOR_VOICE = re.compile(
    r"\bthe (?:information )?commissioner(?:'s)? (?:has |have |had |was |is |also |therefore |accordingly |now )*(?:decision (?:is|was)|decided|decides|finds?|found|conclud\w+|requires?|required|accept\w*|consider(?:s|ed)|order\w*|is satisfied|was satisfied|is not satisfied|not persuaded|is of the view|view is|takes? the view|took the view|upheld|upholds|issued this|investigat\w+|recogni[sz]es|has looked|could not accept|noted|notes|agrees|disagrees|is persuaded|is not persuaded)\b"
    r"|\bthe complainant\b|\bthe (?:public )?authority is required to\b|\bsteps (?:required|ordered)\b|\bthe applicant (?:applied|asked|appealed)\b.{0,40}\bcommissioner\b"
    r"|\bin (?:the )?commissioner's (?:view|opinion|judg\w+|decision)\b|\b(?:part|accordance with part) 1 of (?:foisa|the freedom of information \(scotland\))\b|\b(?:he|she|they) required? (?:the|it)\b",
    re.I,
)
_SELF = re.compile(r"\b(?:we|our|I|my)\b")


def is_regulator(letter: Letter) -> Sentence | None:
    """The sentence that shows a decision of the ICO or the Scottish Commissioner, or None."""
    head = [s for s in letter.said if s.start < 600 or s is letter.said[-1]]
    title = first(head, _NOTICE_TITLE)
    voice = [
        s
        for s, k in zip(letter.said, letter.kinds, strict=True)
        if k not in ("thread", "footer") and _REGULATOR_VOICE.search(s.text)
    ]
    ours = sum(1 for s in letter.own if re.search(r"\b(?:we|our)\b", s.text))
    if title and (voice or ours == 0):
        return title
    # Without a title the regulator must do the deciding throughout, and no authority speak as "we".
    if (
        len(voice) >= 2
        and len(voice) > ours
        and any(re.search(r"\bcommissioner\b", s.text, re.I) for s in voice)
    ):
        return voice[0]
    return None


# --- a review ---------------------------------------------------------------------------------------------
_REVIEW_DONE = re.compile(
    r"\b(?:outcome|result|conclusions?|findings?|decision) of (?:the|your|our|my|an?|this) (?:internal |foi |formal )?(?:review|appeal|complaint)\b(?! ?,? you)"
    r"|\b(?:have|has) (?:now |been |also |carefully |fully |independently |therefore )*(?:completed|concluded|carried out|conducted|undertaken|reviewed|re-?considered|re-?examined|looked again)\b.{0,80}\b(?:review|response|reply|decision|request|handling|answer|case|matter|complaint|refusal)\b"
    r"|\b(?:I|we) (?:have |now )?(?:reviewed|reconsidered|re-examined|looked again at)\b"
    r"|\bhaving (?:now |fully |carefully )?(?:reconsidered|reviewed|re-examined|looked again)\b|\b(?:I|we) (?:have )?(?:decided|determined) to uphold\b"
    r"|\b(?:completed|concluded|carried out|conducted|undertaken) (?:the|your|my|our|an?|this) (?:full |internal |fresh |thorough |independent )*review\b"
    r"|\b(?:have|has) looked (?:again )?into (?:your complaint|the complaint|your appeal)\b"
    r"|\brespon\w+ to your (?:request|email|e-mail|letter|complaint).{0,60}\b(?:internal )?review\b"
    r"|\b(?:this|the|your) (?:internal )?(?:review|appeal) (?:has|was|is) (?:now )?(?:been )?(?:carried|complete\w*|conducted|concluded|undertaken|considered|finds?|found)\b"
    r"|\b(?:looking|looked|having looked) at (?:the matter|it|this|your request|the papers|things) (?:afresh|again|anew)\b"
    r"|\b(?:as|following|after|further to|upon|on|in|having conducted|as a result of) (?:a |an |the |your |our |my |this |completion of )*(?:internal )?review\b(?!.{0,40}(?:you (?:can|may)|if you))"
    r"|\b(?:review (?:panel|officer)|panel|reviewer) (?:has |have )?(?:considered|found|decided|concluded|agreed|upheld|finds|reviewed|met)\b"
    r"|\breview (?:now )?(?:finds|found|concludes|concluded|upholds|upheld|has (?:found|concluded|upheld))\b",
    re.I,
)
_REVIEW_ASKED = re.compile(
    r"\b(?:thank you for )?(?:your (?:\S+ )?)?(?:asking|asked) (?:us )?(?:for|that|to) .{0,60}\b(?:review|looked at again|reconsider\w*)\b|\b(?:your|you)\b.{0,90}\b(?:request\w*|ask\w*|sought|seeking|requir\w+|email|e-mail|letter|wrote|complain\w*|appeal\w*)\b.{0,60}\b(?:internal review|review of|a review|requirement for review)\b"
    r"|\b(?:you|your (?:e-?mail|letter|message)) (?:have )?(?:asked|asks|requested|required) (?:on [\w ]{3,20} )?(?:for |the |our |that |to )*[\w' ]{2,60}? (?:to )?(?:review|reconsider|look again at|be (?:looked at|considered|reconsidered|reviewed)(?: again| afresh| anew)?|(?:looked at|considered) (?:again|afresh|anew))\b"
    r"|\byou made representations\b|\brequest(?:ed)? that .{0,90}\bbe (?:reviewed|reconsidered|looked at again)\b|\b(?:thank you|further to|refer to|respon\w+|reply) .{0,60}\b(?:internal review|request for (?:a )?review|requirement for review|review request)\b",
    re.I,
)
_REVIEW_TITLE = re.compile(
    r"^.{0,40}\b(?:internal review(?: (?:response|outcome|decision|of|under|foi|ref\w*|result|report).{0,60}|\W.{0,30}\d.{0,20})?|(?:outcome|result) of (?:internal )?review.{0,40}|requirement for review.{0,40}|review outcome.{0,30}|reconsideration\b.{0,90}|review of (?:foi|decision|response|request|your)\b.{0,90})$",
    re.I,
)
_OFFER = re.compile(
    r"\b(?:if you|should you|you (?:may|can|have (?:the|a) right|are entitled|could)|anyone unhappy|within (?:40|forty|two|2|20|8|eight)\b.{0,30}(?:days|months|weeks)|would like us|please (?:contact|write|email|reply|ask|address)|any (?:request|application)|\b(?:details|leaflet|sheet|guidance|advice|information) (?:of|on|about|explaining|setting out) (?:your rights?|how (?:to|you))\b|requests? for (?:an )?internal review (?:should|must|will)|internal review requests? (?:should|must|will|are))\b",
    re.I,
)


def is_review(letter: Letter) -> Sentence | None:
    """The sentence that shows the outcome of a review, or None. An offer of a review is none."""
    own = list(letter.of("letter", "route", "request"))
    done = first(own, _REVIEW_DONE, _OFFER)
    asked = first(own[:12], _REVIEW_ASKED, _OFFER)
    title = first(own[:8], _REVIEW_TITLE, _OFFER)
    if done and (asked or title):
        return done
    if title and asked:
        return asked
    if title and first(letter.own, _COMPLAINT_DECIDED):
        return title
    if done and re.search(
        r"internal review|review (?:panel|officer)|requirement for review|your (?:complaint|appeal)|reviewer|afresh|to uphold",
        done.text,
        re.I,
    ):
        return done
    handled = first(own, _HANDLING_REVIEWED, _OFFER)
    if handled:
        return handled
    if asked and (first(letter.own, UPHOLD_WORDS) or _REVIEW_NAMED.search(asked.text)):
        return asked
    return None


_REVIEW_NAMED = re.compile(
    r"\binternal review|requirement for review|review of (?:our|the) (?:decision|response|refusal|handling|answer)",
    re.I,
)
_HANDLING_REVIEWED = re.compile(
    r"\b(?:I|we) have (?:now )?(?:reviewed|reconsidered|re-examined) the (?:information (?:withheld|redacted|held back)|redactions?|exemptions?|exceptions?|withheld (?:information|material|documents?))\b|\blooked at (?:the|our|your) (?:decision|refusal|response|answer|reply|request)(?: of [^.;]{0,20}?)?,? (?:again|afresh|anew)\b"
    r"|\b(?:reviewed|re-?considered|re-?examined|looked again at) (?:the|our|your) (?:\w+ )?(?:handling|decision|original|response|refusal|way in which|reply)\b",
    re.I,
)


# What only the end of a review says.
_COMPLAINT_DECIDED = re.compile(
    r"\buph(?:e|o)ld(?:ing)?\b[^.;]{0,40}\b(?:complaint|appeal|decision|response|refusal|answer)\b"
    r"|\b(?:complaint|appeal|decision|response|refusal) (?:is|was|has been|should be) (?:\w+ )?(?:upheld|overturned|dismissed|varied)\b"
    r"|\b(?:service|department|team|council|trust|force|university|authority|board|office) had (?:originally |initially )?(?:relied|withheld|refused|cited)\b"
    r"|\b(?:section|regulation|exemption|exception)\b[^.;]{0,16} (?:was|were|had been) (?:not |\w+ly )?(?:engaged|applied|relied)\b",
    re.I,
)


def asks_for_review(letter: Letter) -> Sentence | None:
    """The sentence that shows the letter to answer a request for a review, if only to say it has come."""
    return first(list(letter.of("letter", "request"))[:12], _REVIEW_ASKED, _OFFER)


UPHOLD_WORDS = re.compile(
    r"\b(?:uph(?:e|o)ld\w*|overturn\w*|(?:original|first|earlier|initial) (?:decision|response|refusal|answer|reply) (?:\w+ ){0,3}(?:stands?|correct|right|remains?|wrong|confirmed)|stand by|now (?:disclos|releas|provid)\w+|maintain)\b",
    re.I,
)
