"""Whose words are these? The body's own answer, or something that travels with it.

``letter`` is the body speaking about this request. The rest is kept, so that what it cites can be listed as
merely mentioned with the reason: ``attachments`` (names of files), ``request`` (the requester's words given
back), ``thread`` (an earlier message below the reply), ``route`` (how to complain), ``footer`` (disclaimers
and notes that go out with every letter), ``statute`` (the words of the Act set out).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from foitrack.reading.quick import quick
from foitrack.reading.sentences import Sentence

# Lines with which mail programs begin an earlier message.
_THREAD = quick(
    r"^(?:[ \t>]*-{2,} ?(?:original|forwarded) message ?-{2,}|[ \t>]*begin forwarded message|"
    r"[ \t]*on .{6,120} wrote:[ \t]*$|[ \t]*>{1,3} ?\S|"
    r"[ \t]*from: .+\n(?:[ \t]*.*\n){0,2}?[ \t]*(?:sent|date|to|subject): )",
    re.I | re.M,
)
_RULE_LINE = quick(r"^[ \t]*[_=-]{12,}[ \t]*$", re.M)
_SALUTATION = quick(r"^[ \t]*dear\b.{0,80}$", re.I | re.M)
_SIGN_OFF = quick(
    r"^[ \t]*(?:yours\b.{0,30}|(?:kind(?:est)?|best|warm) (?:regards|wishes).{0,20}|(?:many )?thanks|regards)[ \t,.]*$",
    re.I | re.M,
)
# What only the asker writes. Two of these in a message make it a request.
_ASKER = quick(
    r"\bI (?:would like|wish|want|am writing) to (?:request|make a|know|see|ask)|\bI (?:am|would be) (?:requesting|grateful)"
    r"|\bplease (?:could you |can you )?(?:provide|supply|send|tell|confirm|state|disclose|release)\b"
    r"|\bunder the freedom of information act|\bI (?:made|submitted|sent) a?n? ?(?:foi|freedom|request)|\bthis is a (?:freedom|foi)"
    r"|\byours faithfully|\bmy request\b|\brequester is\b|\bI look forward to\b|please use this email address for all replies",
    re.I,
)


def thread_start(twin: str) -> int:
    """Where an earlier message below the reply begins; the end of the text if there is none.

    Never so early that no reply would be left: a forwarded letter with nothing above it is the letter.
    """
    found = [len(twin)]
    for mark in islice(_THREAD.finditer(twin), MOST_MARKS):
        if _enough(twin[: min(mark.start(), 5_000)]):
            found.append(mark.start())
            break
    signed = _SIGN_OFF.search(twin)
    if signed:
        marks = (*islice(_RULE_LINE.finditer(twin, signed.end()), MOST_MARKS), *islice(_SALUTATION.finditer(twin, signed.end()), MOST_MARKS))  # fmt: skip
        for mark in marks:
            rest = twin[mark.end() : mark.end() + 2_500]
            opens = mark[0].strip().lower().startswith("dear") or _SALUTATION.match(rest.lstrip()[:100])
            if opens and _enough(twin[: min(mark.start(), 5_000)]) and len(_ASKER.findall(rest)) >= 2:
                found.append(mark.start())
                break
    return min(found)


MOST_MARKS = 30  # a letter has a few; a text made of them is not searched to its end


def _enough(before: str) -> bool:
    """A reply of its own: a greeting with something after it, or a few lines of words."""
    words = len(re.findall(r"[a-z]{2,}", before, re.I))
    return words >= 40 or (words >= 12 and _SALUTATION.search(before) is not None)


# --- the request given back -------------------------------------------------------------------------------
_REQUEST_HEAD = quick(
    r"^(?:(?:\d{1,2}[.)] ?)?(?:you (?:have |had )?(?:also )?(?:asked|requested|wrote|sought|said)\b.{0,160}:?"
    r"|(?:your|the|original|foi|summary of (?:your|the)|details of (?:your|the)|text of (?:your|the)) ?(?:original |full |foi |eir |information |initial )?(?:request|question|quer(?:y|ies)|e-?mail|enquiry|correspondence)s?\b(?! (?:has|have|was|were|is|are|will|would|falls|fell|may|can|cannot|does|did|exceeds|covers|takes|spans|extends|amounts|comes|means|involves|catches|captures|produced|returned|gave|yielded|found|brought|threw|turned)\b).{0,60}"
    r"|(?:information|details) (?:you )?(?:requested|sought)\b.{0,40}|request(?:ed information| for information| details)?"
    r"|(?:question|request|part|item|q) ?\.?\d{1,2}[a-z]?)) ?[:.-]*$",
    re.I,
)
_REQUEST_LEAD = quick(
    r"\b(?:you|your (?:request|e-?mail|letter|message|correspondence|enquiry|questions?))\b.{0,200}\b(?:ask\w*|request\w*|sought|seek\w*|following|wrote|read\w*|terms|said|stat\w+|concerning|details?|information|received)\b.{0,160}[:;-]$",
    re.I,
)
_ASKS = quick(
    r"^(?:\W|\(?\d{1,2}[a-z]?[.):]|[a-z][.)]|q\d*[.:]?|and|also|if so|if (?:yes|no|not|the)|for each|further|additionally|finally|in addition|under the)*[ ,]*"
    r"(?:how (?:many|much|often|long)|what|when|where|which|who|whom|whose|why|whether|(?:could|can|would|will|do|does|did|has|have|is|are|was|were) (?:you|the|your|there|any|it)\b|"
    r"please (?:can|could|provide|confirm|supply|state|send|tell|list|detail|give|note that i|break|include|also)|I (?:would|am|request|wish|want)\b|a (?:copy|list|breakdown)|copies of|any (?:and all )?|all (?:of )?|"
    r"the (?:number|total|names?|date|cost|amount|average|reasons?|dates)|details of|number of|total (?:number|amount|cost)|breakdown|every|provide|confirm|each|incidents?|correspondence|names? of)",
    re.I,
)
_REPLY_HEAD = quick(
    r"^(?:\d{1,2}[.)] ?)?(?:(?:in|by way of) (?:response|reply|answer)\b.{0,80}|(?:our|my|the|formal|council|trust|police|university|force|home office|department|full|final|amended|revised|substantive)?(?:'s)? ?"
    r"(?:response|reply|answer|decision|finding|result|outcome|explanation|refusal|disclosure|determination|conclusion)s?\b.{0,60}|(?:response|reply|answer|a)\d{0,2}|reasons?\b.{0,60}|"
    r"(?:section|regulation|exemption)s? \d.{0,90}|searches?|exemptions? (?:applied|used|relied).{0,40}|refusal notice|information (?:held|provided|released|withheld)|public interest.{0,60})[ :.-]*$",
    re.I,
)
# "Your request: FOI 2025/0881", "Original request: 9 July": a line of particulars, and nobody's question.
_PARTICULARS = quick(r":\s*(?:\d{1,2}\b[^?]{0,20}|[A-Z]{2,}[\w /.-]*\d[\w/.-]*)$")
# "Your request under the Freedom of Information Act 2000" is the title of the reply.
_TITLE_OF_A_REPLY = quick(
    r"\brequests? (?:for (?:recorded |environmental )?information )?(?:made )?(?:under|pursuant to|in terms of|[-:]) .{0,40}?\b(?:acts?|regulations|foia?|foi\(s\)a|foisa|eirs?)\b[^:?]{0,24}$",
    re.I,
)
# At the top of a letter these are its title, and further down the heading of the way to complain.
_TITLE_OF_A_REVIEW = quick(r"(?:your )?(?:internal review|complaint|appeal|review)", re.I)
# "Your request for an internal review" heads what the body says of it.
_FOR_REVIEW = quick(r"\b(?:for|of) (?:an? |the |your )?(?:internal )?(?:review|reconsideration)\b", re.I)
# What follows the signature and is still the reply: an annex, a report, findings under their own heading.
_ANNEX = quick(
    r"^(?:annex|appendix|enclosure|schedule|attachment|part)\b(?: ?(?:[a-h1-9]|one|two|three|i{1,3}))?\b(?:[ :.-].{0,80})?$"
    r"|^(?:report|chronology|conclusions?|findings?|decision|considerations?\b.{0,50}|(?:our |the )?(?:response|answer|reply|reasons?)\b.{0,40})[ :.-]*$"
    r"|^internal review of\b.{0,120}$",
    re.I,
)
# The body speaking for itself.
_BODY_VOICE = quick(
    r"\bneither confirms? n?or den\w+\b|\bwe (?:aim|hope|expect|will|shall|said|told|first|now|accept|agree|find)\b|\b(?:I|we)\b(?!'m (?:interested|looking|after)\b)(?! (?:would like|wish|want|request|am requesting|am interested|understand|note that|believe you hold|seek)\b).{0,60}?\b(?:can confirm|confirm|hold|held|have (?:now |carefully |today )?(?:considered|decided|searched|located|completed|conducted|carried|made|looked|found|checked|applied|withheld|redacted|not)|have (?:also |therefore |now )?(?:concluded|removed|redacted|withheld|released|refused|enclosed|attached)|(?:am|are) now (?:able|in a position)|are (?:un\w+|not|refus\w+|withhold\w+|releas\w+|pleased|attach\w+|relying|satisf\w+|of the view|advis\w+|writing|able)|am (?:un\w+|not|refus\w+|withhold\w+|advis\w+|able|satisf\w+|pleased|writing|afraid)|do(?:es)? not|cannot|could not|regret|estimate|consider|attach|enclose|neither|will not|must|believe|refuse|decline|answer|suggest|apologi[sz]e|need)\b"
    r"|\b(?:council|trust|university|force|constabulary|police|department|board|office|authority|ministry|service|commission|agency|college|school|executive|government|group|party|body)\b.{0,40}\b(?:can confirm|confirms|holds?|does|neither|has (?:now|decided|considered|not|applied|determined)|considers?|is (?:not|unable|withholding|refusing|relying|satisfied)|cannot|will not|estimates|regrets|believes)\b"
    r"|\byour request (?:has (?:now )?been (?:considered|refused|handled|processed)|is (?:refused|being|therefore|hereby)|would|will|was (?:considered|handled|treated)|exceeds|falls)\b|\bthis (?:request (?:is|has)|letter|information is|response)\b|\bplease (?:find|see|note that (?:we|the|this)|treat)\b|\bfollowing (?:receipt|a search|searches|careful)\b"
    r"|\b(?:is|are|was|being) (?:therefore |also |hereby |all )?(?:exempt|withheld|refused|attached|enclosed|redacted)\b|\bthe answer (?:is|to)\b|\b(?:not|no) (?:recorded |relevant )?(?:information|records?|data)? ?(?:is |are |was )?held\b|\bheld back\b|\bit comes to\b|\b(?:figures?|answers?|totals?|numbers?|details|results|data)\b.{0,30}\b(?:is|are) (?:as follows|given|set out|shown|provided|below|enclosed|attached|in the)\b|\bthis (?:borough |county |city |district |parish )?(?:council|trust|university|force|department|office|board)\b",
    re.I,
)
# The requester's words given back inside a sentence: what you said, not what we decided.
_HAND_BACK = quick(
    r"^(?:in (?:your|the) (?:request|e-?mail|letter)\W+)?(?:you (?:also |further |then )?(?:ask(?:ed)? (?:whether|if|about|for|how|what|which|that|us)|requested (?:that|a|the|all)|wanted|sought|wish(?:ed)?)|your (?:\w+ ){0,2}(?:request|question|email|e-mail|letter|message) (?:\w+ )?(?:asks?|asked|sought|seeks|was for|is for))\b"
    r"|\b(?:you (?:also |further |then )?(?:state|say|quote|refer|mention|argue|suggest|point|claim|wr[io]te|stated|said|quoted|referred|mentioned|argued|suggested|pointed|claimed|cited?|list|listed|contend(?:ed)?)|your (?:e-?mail|letter|message|request|question|wording|text) (?:\w+ ){0,2}(?:states?|says?|refers?|mentions?|lists?|quotes?|cites?|argues?|named?|stated|said|referred|mentioned|listed|quoted|cited|reads?))\b",
    re.I,
)

# --- what goes out with every letter ----------------------------------------------------------------------
_ROUTE = quick(
    r"\b(?:if you (?:are|remain|feel|wish|would like|want|have|think|believe|disagree)|should you|you (?:have|may|can|could|are entitled)|anyone (?:who is )?unhappy|(?:un|dis)?satisf\w+|right(?:s)? (?:of|to) (?:appeal|review|complain\w*|request)|(?:complaints?|appeals?|review) (?:procedure|process|rights)|where that still leaves)\b.{0,260}\b(?:review|complain\w*|appeal|commissioner|ombudsman|ICO)\b"
    r"|\bwycliffe house\b|\bico\.org\.uk/(?:make-a-complaint|foicomplaints)|\bdoubledykes road\b|\bkinburn castle\b",
    re.I,
)
_ROUTE_HEAD = quick(
    r"^(?:your )?(?:right(?:s)?(?: of| to)? ?(?:appeal|review|complain\w*)?|internal reviews?.{0,30}|complaints?\b(?!.*\b(?:is|was|are|has|have|been|upheld|about|rejected|dismissed|accepted|allowed|refused|fails?|succeeds?)\b).{0,60}|appeals?\b(?!.*\b(?:is|was|has|upheld|rejected|dismissed|allowed|fails?|succeeds?)\b).{0,30}|how (?:do i|to) (?:complain|appeal|request).{0,40}|review (?:procedure|process|rights).{0,20}|information commissioner.{0,20}|what if .{0,40}|(?:who|what) can I? ?complain.{0,30}|next steps|the information commissioner.{0,20})[ :.?]*$",
    re.I,
)
_FOOTER = quick(
    r"\b(?:this (?:e-?mail|message|communication)(?: and any| is| may|, and)|intended (?:solely|only) for|anti-?virus|confidential and intended|copyright|re-?use of|open government licen[cs]e|these notes (?:go|are)|goes? out with (?:every|each|all)|(?:included|appears?|printed|sent) (?:in|on|with) (?:every|all|each)|standard (?:notes|wording|text|paragraph)s?|for information only|general (?:notes|information) about|disclaimer)\b",
    re.I,
)
_FOOTER_HEAD = quick(
    r"^(?:about (?:foi|foia|the (?:freedom|act|eir)|freedom|this|your rights|us)\b.*|(?:general |explanatory |standard |some |further )notes?\b.{0,40}|disclaimer.*|copyright.*|re-?use.*|data protection act.{0,20}|(?:a )?(?:guide|note|notes) (?:to|on|about) .{0,60}|did you know.{0,20}|what (?:is|are) (?:foi|exempt).{0,40}|.{0,60}\b(?:some|general|standard|explanatory|further) notes\b.{0,60}|.{0,80}\((?:this is )?(?:sent|issued|attached|enclosed|included|printed) (?:with|to|on|in) (?:all|every|each)\b.{0,40}|exemptions explained|how we handle.{0,60}|privacy (?:notice|statement).{0,20})[ :]*$",
    re.I,
)
_FOOTER_LEAD = quick(
    r"^(?:about (?:foi|foia|freedom of information|the act|your rights)|general notes?|notes? for (?:requesters|applicants)|standard notes?|disclaimer|copyright)\b ?[:.-]",
    re.I,
)
_STATUTE_HEAD = quick(
    r"^(?:relevant (?:statutory|legislative|legal) provisions|(?:the )?(?:relevant )?legislation|extracts? from .{0,60}(?:act|regulations).{0,20}|annex.{0,40}(?:legislation|text of|extract|statut|the law\b).{0,40}|legal annex.{0,20}|text of (?:the )?(?:section|exemption|act).{0,40})[ :]*$",
    re.I,
)
# Headings under which a decision goes on after it has set the Acts out.
_GOES_ON = quick(
    r"(?:\d{1,2}[.)] ?)?(?:(?:the )?background|(?:the )?(?:commissioner'?s? |our |my )?(?:analysis|considerations?|findings?|view|assessment|discussion|conclusions?|reasons?)\b.{0,50}|(?:the )?(?:investigation|request|application|scope|submissions?)\b.{0,40})[ :]*$",
    re.I,
)
_STATUTE = quick(
    r"\bis exempt information if\b|\binformation (?:to which|which is not exempt|which is held|held by a (?:public authority|government)).{0,160}\b(?:is exempt|if it (?:relates|has))|\bthe duty to confirm or deny does not arise\b.{0,40}\bif\b|\bshall (?:not )?(?:be|have|include|apply)\b.{0,60}\bfor the purposes of (?:this|sub)"
    r"|^relevant statutory provisions|\bfor the purposes of (?:paragraph|subsection) \(\d",
    re.I,
)
_ATTACHED_NAME = quick(
    r"^.{2,160}\.(?:pdf|docx?|xlsx?|xls|csv|zip|msg|rtf|txt|odt|pptx?|jpe?g|png|tiff?)\b[ \d.,kmb()]*$", re.I
)
_ATTACHED_SIZE = quick(
    r"^(?:\d+ attachments?.{0,20}|attachments?:?.{0,160}|[\d.]+ ?[kmg]b?|download|view as html)$", re.I
)


def label(twin: str, said: Sequence[Sentence]) -> list[str]:
    """One kind for each sentence, in order."""
    kinds: list[str] = []
    for start, end in _papers(twin):
        part = [s for s in said if start <= s.start < end]
        kinds += _label_one(twin[:end], start, part)
    return kinds


# An e-mail and the files attached to it are read one after the other; each is a letter of its own.
_ATTACHMENT = quick(r"^--- attachment: .* ---$", re.M)


def _papers(twin: str) -> list[tuple[int, int]]:
    starts = [0, *(m.start() for m in _ATTACHMENT.finditer(twin))]
    return list(zip(starts, [*starts[1:], len(twin)], strict=True))


def _label_one(twin: str, start: int, said: Sequence[Sentence]) -> list[str]:
    cut = start + thread_start(twin[start:])
    kinds: list[str] = []
    signed = _last_sign_off(twin, start, cut)
    inside = ""  # a heading's kind, which lasts until another heading or the body's own voice
    quote_open = False
    spoken = 0  # sentences since an opening quotation mark
    for n, sentence in enumerate(said):
        text = sentence.text
        kind = ""
        if sentence.start >= cut:
            kinds.append("thread")
            continue
        if signed and sentence.start > signed and _ANNEX.match(text):
            signed, inside = 0, ""
        if _ATTACHMENT.match(text) or _ATTACHED_NAME.match(text) or _ATTACHED_SIZE.match(text):
            kind = "attachments"
        elif _FOOTER_HEAD.match(text) and (sentence.heading or text.endswith(":")):
            inside = kind = "footer"
        elif _STATUTE_HEAD.match(text):
            inside = kind = "statute"
        elif _ROUTE_HEAD.match(text) and len(text) < 90 and (n > 6 or not _TITLE_OF_A_REVIEW.match(text)):
            inside, kind = ("", "letter") if _tells_of_it(said, n) else ("route", "route")
        elif _REPLY_HEAD.match(text) and len(text) < 100:
            kind = inside if inside == "statute" and re.search(r"\d", text) else "letter"
            inside = inside if kind == "statute" else ""
        elif (
            _REQUEST_HEAD.match(text)
            and not _TITLE_OF_A_REPLY.search(text)
            and not _PARTICULARS.search(text)
            and not _FOR_REVIEW.search(text)
        ) or (_REQUEST_LEAD.search(text) and not _ROUTE.search(text)):
            # A whole sentence ("You asked about X.") gives back the request by itself; a lead-in opens a region.
            inside, kind = ("request" if not text.endswith(".") else ""), "request"
            if _decides(text) or (text.endswith(".") and _SAYS_IT_GIVES.search(text)):
                inside, kind = "", "letter"
        elif _FOOTER_LEAD.match(text):
            inside = kind = "footer"
        elif inside == "statute" and sentence.heading and _GOES_ON.match(text):
            inside, kind = "", "letter"
        if not kind:
            kind = _in_context(sentence, inside)
            if (inside == "request" and kind != "request") or (
                inside == "route" and kind == "letter" and sentence.heading and n + 1 < len(said)
            ):
                inside = ""
        quoted, quote_open = _quoted(text, quote_open)
        if inside == "request" and quoted and not quote_open and re.search(r"\"[.,]?$", text):
            inside = ""  # the request was given in quotation marks, and they are closed
        if quoted and kind == "letter" and (spoken > 0 or not _decides(text)) and not _OURS.search(text):
            kind = "request"
        spoken = spoken + 1 if quote_open else 0
        quote_open = quote_open and spoken < 8  # a lost closing mark does not swallow the letter
        if kind == "letter" and signed and sentence.start > signed and not _decides(text):
            kind = "footer"
        kinds.append(kind)
    return _whole_blocks(said, kinds)


# "Your complaint" and then what it was; "Review" and then what the reviewer did.
_OF_THIS_CASE = quick(
    r"^(?:you(?:r \w+)?(?: also| have| had)? (?:say|said|ask|asked|argue|argued|write|wrote|complain|complained|were|are unhappy|dispute|disputed|feel|felt|believe|contend|state|stated|point|pointed)\b(?! (?:if|may|can|should))|I (?:was|am|have|had)\b|(?:the )?(?:panel|reviewer)\b|we (?:have|had|were)\b)",
    re.I,
)


def _tells_of_it(said: Sequence[Sentence], n: int) -> bool:
    """Whether a heading such as "Your complaint" stands over the story of this one, and not over how to make one."""
    following = said[n + 1].text if n + 1 < len(said) else ""
    return _OF_THIS_CASE.match(following) is not None and not re.search(r"\bif\b", following)


def _in_context(sentence: Sentence, inside: str) -> str:
    text = sentence.text
    if _STATUTE.search(text) and not re.search(r"\b(?:we|our|your)\b", text, re.I):
        return "statute"
    if inside == "request":
        asks = _ASKS.match(text) is not None or text.endswith("?")
        if (not asks and _BODY_VOICE.search(text)) or _REFUSES_BY.search(text):
            return "letter"
        return "request"
    if inside in ("footer", "statute"):
        return inside
    if _FOOTER.search(text) and not _decides(text):
        return "footer"
    if _ROUTE.search(text) and not _decides(text):
        return "route"
    if inside == "route":
        own = (_decides(text) or _FIRM.match(text)) and not re.search(r"\bif\b", text, re.I)
        return "letter" if own else "route"
    if text.endswith("?") or (
        _HAND_BACK.search(text, 0, 60)
        and not re.match(r"(?:I|we)\b", text, re.I)
        and not _BODY_VOICE.search(text)
        and not _decides(text)
    ):
        return "request"
    return "letter"


_DECIDES = quick(
    r"\bneither confirm (?:n?or deny|whether)\b[^?]{0,200}\b(?:following|exemptions?|by virtue|under|held)\b|\b(?:by virtue of|under|by) the following (?:exemption|exception|section|regulation)s?\b"
    r"|\b(?:we|I|the (?:council|trust|force|university|department|authority|board|constabulary|office))\b[^?]{0,90}\b(?:withh\w+|refus\w+|rel(?:y|ying|ied) (?:up)?on|appl(?:y|ied|ying)|redact\w*|not obliged|neither confirm)\b"
    r"|\b(?:is|are|was|were|been|being|therefore) (?:also |therefore |hereby )?(?:exempt\w*|withheld|refused|redacted|engaged|held back)\b|\bexempt (?:by virtue|under|from disclosure|in terms|because)\b|\bexemptions? (?:at|in|under)\b.{0,60}\b(?:appl\w+|engaged)|\b(?:claims?|relies on|applies) the (?:exemption|exception) (?:at|in|under)\b",
    re.I,
)


# "The names are withheld under section 40(2)", among answers that open as their questions did.
_REFUSES_BY = quick(
    r"^[^?]*\b(?:is|are|has been|have been) (?:also |therefore |all |being )?(?:withheld|exempt|redacted|refused)\b[^.;?]{0,60}\b(?:under|by virtue of|in terms of|pursuant to) (?:\w+ ){0,3}?(?:sections?|regulations?|regs?|s)\.? ?\d[^?]*$",
    re.I,
)


# The body reporting what it did, as no leaflet does.
_FIRM = quick(
    r"(?:we|I) (?:have (?!an?\b)|had\b|upho?e?ld|partially|partly|apologi|recogni|accept|agree|conclude|f[io]u?nd\b|(?:am|are) satisfied|consider)",
    re.I,
)


# "The e-mails that can be released are attached" opens as a request does and is none.
_SAYS_IT_GIVES = quick(
    r"\b(?:is|are|now) (?:now |all )?(?:attached|enclosed|released|below|provided|disclosed)\b", re.I
)


def _decides(text: str) -> bool:
    return _DECIDES.search(text) is not None and not text.endswith("?")


_OURS = quick(r"\b(?:we|our)\b", re.I)


def _quoted(text: str, was_open: bool) -> tuple[bool, bool]:
    """Whether the sentence is inside double quotation marks that began at its start or before it."""
    marks = text.count('"')
    now_open = was_open ^ bool(marks % 2)
    begins = text.lstrip().startswith('"') and (marks == 1 or text.rstrip(" .").endswith('"'))
    return (was_open or (begins and len(text) > 25)), (now_open if marks or was_open else False)


def _last_sign_off(twin: str, start: int, cut: int) -> int:
    marks = [m.end() for m in _SIGN_OFF.finditer(twin, start, cut)]
    return marks[-1] if marks else 0


def _whole_blocks(said: Sequence[Sentence], kinds: list[str]) -> list[str]:
    """A paragraph with a sign of a footer or of the Act's own words is such as a whole, unless it decides."""
    by_block: dict[int, list[int]] = {}
    for n, sentence in enumerate(said):
        by_block.setdefault(sentence.block, []).append(n)
    for members in by_block.values():
        for kind in ("footer", "statute"):
            if any(kinds[n] == kind for n in members):
                for n in members:
                    if kinds[n] == "letter" and not re.search(r"\b(?:I|we) (?:have|am|are)\b", said[n].text):
                        kinds[n] = kind
    return kinds
