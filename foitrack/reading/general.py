"""Grounds spoken of in general: what the Act says, what authorities do, what a leaflet, a policy or a table holds.

Letters explain the law beside applying it. A sentence about public authorities, about requests as such or about the
meaning of an exemption decides nothing, and neither does the paper that such a sentence stands in. But bodies also give
the law first and apply it in the next breath, so a general sentence counts as one only where neither it nor the words
beside it are about this request.
"""

from __future__ import annotations

import re
from functools import lru_cache

from foitrack.reading.quick import quick
from foitrack.reading.tallied import COUNTED
from foitrack.reading.weights import long_form

MEANING = "it is explained what the provision means"
AUTHORITIES = "it is what authorities or others do in general, and is not said of this request"
SUPPOSED = "it tells what is done in a case like that, and not in this one"
PAPER = "it is what a policy, a leaflet or another paper says"
LISTING = "it is in a list of exemptions that there are"
REFERENCE = "it says where more can be read"
HEADING = "it heads an explanation"
# What a letter gives of the law, which some letters do in place of applying it.
RECITED = (MEANING, AUTHORITIES, SUPPOSED)
_NEAR = 300  # characters beside a general sentence in which it may be applied to this request

_NAME = r"(?:freedom of information|environmental information|information) \(?(?:scotland\)? )?(?:act|regulations)(?: (?:19|20)\d\d)?|foi\(?s?\)?a?|eir(?:\(s\))?s?|eisrs?|act|regulations"
_OF_THE_LAW = re.compile(
    rf"(?<=<C>)(?: of|,)? ?(?:the )?(?:{_NAME})\b(?: (?:19|20)\d\d\b)?(?: \([^()<]{{0,30}}\))?", re.I
)
_LISTED_AFTER = re.compile(r"(?<=<C>)(?:(?:,| and| or|, and|,? &|;) ?(?:the )?<O>){1,9}(?: and the like)?")
_GLOSS = re.compile(r"(?<=<C>) \([^()<]{0,80}\)")

# --- whose case is it ---------------------------------------------------------------------------------------
# Those of whom one speaks in general. "The Council" is not among them, and "the authority" only where it is told its duty.
_OF_ONE = r"(?:public authority|authority|scottish authority|requester|applicant|supplier|contractor|bidder|tenderer|tenant|journalist|practitioner|manager|case ?worker|handler|officer|member of staff|clerk|head|secretary|monitoring officer|qualified person|chief executive|director|panel|minister|governor|company|council|force|school|body|department|university|person)"
_TOLD_ITS_DUTY = r"(?:public authority|authority|requester|applicant|supplier|contractor|bidder|tenderer|tenant|manager|case ?worker|handler|officer|member of staff|clerk|head|secretary|monitoring officer|qualified person|minister|governor)"
_OF_MANY = r"(?:(?:public )?authorities|councils|forces|public bodies|schools|departments|universities|surgeries|organisations|landlords|governors|staff|officers|officials|members|colleagues|requesters|applicants|people|suppliers|contractors|bidders|tenderers|tenants|journalists|practitioners|managers|case ?workers|handlers|teams|units|link officers|housing associations)"
_ANYONE = rf"(?:(?:an?|any|each|every|another|no) (?:\w+ ){{0,2}}?{_OF_ONE}|(?:(?:our|all|most|many|some|other|both|scottish|english|welsh|local|individual|public|link|reviewing) ){{0,3}}{_OF_MANY}|someone|somebody|anyone|anybody|everyone|one)"
_OUGHT = r"(?:must|should|shall|may|can|cannot|ought|needs?|(?:is|are) (?:also |only |not |under a |under no )?(?:obliged|required|expected|entitled|allowed|permitted|free|bound|duty|obligation|able)|(?:do|does) not (?:have|need)|has to|have to)"
_WONT = rf"(?:{_OUGHT}|will|often|generally|normally|usually|commonly|sometimes|use|apply|rely|refuse|cite|tend|become|became|replying|handling)"
# What is done, found or owed in this case.
_THIS = (
    r"\b(?:your|this|the present|the requested) (?:\w+ ){0,2}?(?:requests?|information|letter|response|instance|refusal|reply|question|data|documents?|names?|application|ground|notice|file|report|papers?)\b"
    r"|\b(?:information|what|data|material|papers?|documents?|records?|names?|details?) (?:that |which )?you (?:have |had )?(?:\w+ )?(?:requested|asked|sought|seek|want|request|ask)\b"
    r"|\b(?:is|are|was|were|has been|have been|being|remains?|stays?) (?:(?:also|therefore|hereby|now|being|properly|all|both|thus|so|still|rightly|duly|clearly|accordingly) ){0,2}(?:withheld|redacted|refused|removed|engaged|left out|held back|taken out|struck out|blacked out|kept back|made out|dismissed|met\b(?! with)|satisfied|declined)\b"
    r"|\b(?:it|they|these|this|that|the (?!information\b(?! (?:is|are) therefore))[\w'-]+(?: [\w'-]+){0,4}) (?:is|are) (?:\w+ ){0,2}?(?:exempt|caught|covered|excepted|protected)\b"
    r"|\b(?:is|are) (?:therefore |also |thus |all )?exempt (?:by|under|in terms|from|as|because|on|since)\b"
    r"|\b(?:we|I) (?:(?:have|had|am|are|do|must|now|therefore|also|accordingly|hereby|further|so) ){0,3}(?:not |been )?(?:withh\w+|refus\w+|rel(?:y|ied|ying)|appl(?:y|ied|ying)|redact\w*|remov\w+|exempt\w*|declin\w+|estimat\w+|conclud\w+|consider\w*|believ\w+|satisf\w+|find|found|decided|judge[ds]?|take the view|taken|took|left|kept|ke|blank\w*|black\w*|claim\w*|cit(?:e|ed|ing)|invok\w+|treat\w*|regard\w*|are of the (?:view|opinion)|unable|not obliged|hold|held|explain\w*)\b"
    r"|<C>,? (?:also |therefore |still |does |must |to |in turn |so |thus |then |both )*(?:appl(?:y|ies|ied)|continues?|catch(?:es)?|prevents?|bites|takes|remains?)\b(?! (?:to (?:information|requests?|any|all|an?|some|where|environmental|material)|only|where|when|if)\b)"
    r"|\b(?:i|we|panel|board|council|group|trust) (?:\w+ )?(?:uph[eo]ld|confirm(?:s|ed)?)\b|\b(?:is|are|was|were|has been|have been|been) (?:\w+ )?(?:upheld|confirmed|found|persuaded|closed|suppressed|claimed|relied)\b|\bstruck out\b|\b(?:has|have) been (?:\w+ )?(?:used|applied)\b|\bour finding\b|\b(?:this|it|which|that) (?:would )?exceeds?\b|\bthe duty to confirm or deny (?:does|do) not arise (?:by|under|in|here)\b|\b(?:does|do|did) not outweigh\b"
    r"|\b(?:the|this) (?:[\w']+ ){1,3}?(?:now |therefore |also |has |have )?(?:considers|finds|found|concluded|decided|relies|relied|refuses|refused|withholds|upholds|declines|declined|proceeded)\b"
    r"|\b(?:part|item|page|query|question|para|q)s? ?\[?\d|\b(?:this|these|that|it) (?:is|are|was) (?:one|such|what)\b|\bin these circumstances\b|\b(?:is|are) not given\b|\b(?:this|that) is\b"
    r"|\b(?:therefore|accordingly|hence|as a result|in this case|in this instance|on this occasion|here)\b"
    r"|\b(?:our|the) (?:reasons?|grounds?|basis) (?:for|of) (?:this|our|the|refus\w+|withh\w+)\b|\b(?:us|me) (?:to refuse|from)\b"
    r"|\b(?:is|are) being (?:withheld|refused|applied|relied|claimed)\b|\b(?:lets|allows|enables|entitles|permits) (?:us|me)\b"
)
_PARTICULAR = quick(_THIS, re.I)
# A table tells what was refused; only the letter's own case is no table.
_OWN_CASE = quick(
    r"\b(?:your|this) (?:\w+ ){0,2}?(?:requests?|letter|response|refusal|reply|case)\b|\b(?:we|I) (?:(?:have|are|am|now|therefore|also) ){0,2}(?:withh\w+|refus\w+|rely\w*|relied on|apply|applying|redact\w*)\b|\b(?:therefore|accordingly|hence|here)\b|\b(?:used|applied|relied on|claimed|engaged) (?:in|for|to) (?:this|your)\b",
    re.I,
)
_CASES = re.compile(
    r"\b(?:if|where|when|once|whether|unless|before|while|until)\b(?! (?:it|this|that) (?:is|does)\b)[^,.;:<]{0,120}",
    re.I,
)
# The law applied in the next breath: to your request, to the harm that release would do, by a test that is met.
_APPLIED_NEXT = quick(
    _THIS
    + r"|\b(?:disclos\w+|releas\w+|publi(?:cation|shing|sh)|giving|sharing|sending|providing|to (?:disclose|release|publish|give|let|provide))\b[^.;]{0,80}\b(?:would|could|will)\b"
    r"|\b(?:both|all|the|each|two|three|these|those|its|their)(?: \w+){0,3}? (?:limbs?|tests?|conditions?|criteria|elements|parts|requirements?) (?:is|are|were|was|have|has)\b(?! (?:set|in|listed))"
    r"|\b(?:would|will) (?:take|cost|exceed|need|involve|require|prejudice|harm|breach|identify|reveal|let|weaken|tell|put|be (?:unfair|likely))\b|\bone of (?:these|them|those)\b"
    r"|\b\d+ (?:\w+ )?(?:hours|minutes)\b|\bwe (?:have|estimate|are|do not|did not|received|hold)\b|\bI (?:have|am|do not)\b",
    re.I,
)
_HARM = quick(
    r"\b(?:we|us|our|I|my)\b|\bto (?:confirm|deny|disclose|release|publish|give|say)\b[^.;]{0,40}\bwould\b",
    re.I,
)
_OF_COST = quick(r"\b(?:costs?|limit|comply|obliged|fees)\b", re.I)
_COSTED = quick(r"\bestimat\w+|\b(?:hours|hrs|minutes)\b|\bexceed\w*|£ ?\d", re.I)
_DECIDED_BEFORE = quick(
    r"\b(?:we|I|the (?:council|trust|force|university|department|authority|board|office|police|college|school|agency|commission))\b[^.;?]{0,60}\b(?:withh(?:old|eld|olding)|refus(?:e|es|ed|ing)|rel(?:y|ies|ying)|appl(?:y|ies|ied|ying)|redacted|removed|decided not|unable to (?:provide|disclose|release|comply)|cannot (?:provide|disclose|release|comply)|not (?:able|obliged|going) to)\b"
    r"|\b(?:is|are|has been|have been|was|were) (?:\w+ )?(?:withheld|refused|redacted|removed|exempt|declined|engaged)\b",
    re.I,
)
_NEXT_CITED = re.compile(r"\b(?:ss?|sec|section|sections|reg|regs|regulation|r)\.? ?\d", re.I)

_DESCRIBED = (
    r"(?:deals? with|speaks? of|relates? to|is about|is (?:all )?to do with|has to do with|is (?:chiefly |mainly |only )?concerned with|exists? (?:to|for|so that)|is there (?:to|for|so that)|serves? to|goes back|came in(?:to)?|became law|lost|gained|replaced|comes? into play (?:only )?(?:when|where)|was (?:written|passed|brought in|put in|repealed|replaced)|are about|was added|was inserted|was (?:amended|drafted|meant|intended|enacted)|works? by|is (?:\w+ )?(?:drafted|worded|designed|intended|narrow|wide|broad|aimed|class-based|prejudice-based)|"
    r"uses?|has (?:two|three|four|several|its own|been (?:amended|around|in force|part of|much|there|with us|law))|is divided|falls into|sets|is not (?:just|limited to|confined to)|does not (?:include|cover|mean|require|extend|protect|apply (?:just|merely|simply|only))|(?:will|would) not (?:always |usually )?apply (?:just|merely|simply|only)|(?:can|could|may) (?:still|also|only|sometimes|never) (?:apply|cover|be (?:used|claimed|relied on|applied|engaged)))"
)
_EXPLAINS = (
    r"(?:covers|exempts|protects|concerns|says|states|provides|allows|lets|permits|enables|removes|requires|works|appl(?:y|ies) (?:to|where|when|if|only)|gives|sets out|reads|"
    r"means|refers to|contains|excludes|includes|is (?:an?|one of the) (?:absolute|qualified|class-based|prejudice-based)|(?:can|may) (?:be (?:used|claimed|relied on|applied|engaged)|apply))"
)
_NUMBER = r"(?:\d[\d,]*|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|most|many|some|several|few|half)"
# Things of which one speaks in general: no article, an indefinite one, or a whole class.
_A_CLASS = r"(?:(?:an?|any|all|some|most|every|each|other|both|no|only|in|where|if|that|to|for|how|who|when|people)\b|information\b(?! (?:you|we)\b)|(?:the )?(?:duty|public|right|disclosure of|release of|interests of|words?|test|definition|meaning|purpose|harm that|conditions?|use of|applicant)\b|(?!what\b|the\b|it\b|this\b|that\b|these\b|them\b|those\b|your\b|our\b|its\b|his\b|her\b|their\b|us\b|me\b|items?\b|pages?\b|[a-z]+ing\b)(?:(?!the\b|your\b|our\b|of\b)[a-z-]+ ){0,2}?[a-z-]{2,}(?:s|tion|ment|ity|ance|ence|advice|interest)\b)"

# A paper, and not the letter, in whose name the sentence speaks.
_RULE_BOOK = r"(?:polic(?:y|ies)|procedures?|protocol|standing orders?|terms of reference|faqs?|bulletins?|glossary|slide \d+|training(?: note)?|workshops?|exercises?(?: \d+)?|handbooks?|manuals?|toolkits?|checklists?|guidelines|guidance(?: note)?|code of practice|charging statement|calendar|line to take|crib sheet|desk ?aid|common pitfalls|definitions?|handout|induction|poster|course notes|frequently asked questions)"
_PAPERS = (
    r"(?:polic(?:y|ies)|procedures?|protocol|standing orders?|terms of reference|leaflets?|booklets?|faqs?|bulletins?|glossary|slides?|training|workshops?|templates?|model publication scheme|"
    r"handbooks?|manuals?|toolkits?|checklists?|guidelines|guidance|briefings?|newsletters?|articles?|web ?sites?|web ?pages?|transparency page|publication (?:scheme|schedule)|calendar|disclosure log|charging statement|code(?:s)? of practice|the code|handouts?|induction|textbooks?|blogs?|podcasts?|videos?|webinars?|fact ?sheets?|circulars?|memorandum of understanding|concordat|job description|constitution|prospectus|posters?|course|speech|consultation paper|white paper|hansard|judgment|conditions of (?:contract|tender)|invitation to tender|tender (?:pack|documents?)|"
    r"clause \d+|schedule \d+(?: to our contracts?)?|contracts?(?: with [\w ]{1,30})?|case law|lines? to take|ltt \d+|intranet|crib sheet|desk ?aid|convention|directive|terms and conditions|annual report|report)"
)
_PAPER_SPEAKS = r"(?:says|said|say|states?|stated|tells?|told|lists?|listed|mentions?|mentioned|reads|asks|advises?|explains?|explained|expects?|warns?|warned|describes?|gives?|sets? out|refers? to|provides?|requires?|recommends?|acknowledges?|suggests?|talks?|names? (?=<C>)|(?:names?|lists?|mentions?|cites?)(?= the <C>| <C>)|provides? that|deals? with|discusses|speaks?|quotes?|cites?|points? (?:to|out)|puts|expects)"

_GENERAL_TABLE: tuple[tuple[str, str], ...] = (
    (MEANING, rf"<C>(?: - [^.;:<-]{{1,60}} -)?,? (?:which )?{_DESCRIBED}\b(?! (?:it|this|that|these|those|them|your|our|us|me)\b)"),
    (MEANING, r"<C>,? (?:which )?(?:is|are|was|were) (?:(?:not|just|only|never) )?(?:(?:an?|one of the) )(?:\w+ ){0,2}(?:so-called|provisions?|ceiling|yardstick|target|matter|question|test)\b|<C>,? (?:which )?(?:is|are|was|were) (?:class-based|harm-based|prejudice-based|oddly|narrowly|widely|broadly|often|rarely|seldom|misunderstood)\b"),
    (MEANING, r"\b(?:purpose|rationale|wording|text|test|meaning|scope|aim|point|thinking|language|words|history|definition|structure|effect|nature|reach|threshold|limits?|bar|hurdle)s? (?:in|of|for|behind|under|set by|set out in|laid down in)(?: the)?(?: exemption| exception| limit)?(?: (?:in|at|under))? <C>,? (?:is|are|was|were|has|have|can|must|should|may|requires?|means)\b|\"[\w ]{2,40}\" in <C>,? \w+s\b"),
    (MEANING, r"\bthere (?:is|are|was) (?:also )?(?:an? )?(?:\w+ ){0,2}?(?:exemptions?|exceptions?|provisions?|rules?|limit) (?:in|at|under|of|by)\b[^.;<]{0,20}<C>|\b(?:has|have|contains?|includes?) (?:its|their|an?) (?:own )?(?:\w+ )?(?:exemptions?|exceptions?|limit)\b[^.;<]{0,60}<C>"),
    (MEANING, r"\b(?:exemptions?|exceptions?|grounds?|limbs?|provisions) (?:in|at|under|of|such as|like)\b[^.;<]{0,20}<C>[^.;<]{0,30}\b(?:cannot|can|may|must|should|do|does|are|is)(?: (?:not|never|only|always|also|generally|normally|in general|usually))* (?:be )?(?:apply|used?|subject|claimed|relied|require|need|qualified|absolute|class-based|there|available)\b"),
    (MEANING, rf"\b(?:to|in order to) (?:engage|rely on|use|claim|apply|invoke|make out|bring \w+ within|come within|fall within|meet|satisfy)\b[^.;<]{{0,24}}<C>,? (?:{_ANYONE}|the authority) {_WONT}\b"),
    (MEANING, r"\b(?:exemptions?|exceptions?) such as\b[^.;<]{0,20}<C>|\bsuch (?:exemptions?|exceptions?) as\b[^.;<]{0,12}<C>|\b(?:qualified|absolute|prejudice-based|class-based) (?:exemptions?|exceptions?)\b[^.;:<]{0,20}(?:like|such as|as in|for instance|e\.g\.?)[^.;<]{0,12}<C>"),
    (MEANING, r"\bfor <C>,? (?:and )?(?:the )?(?:other|similar|like) (?:\w+ )?(?:exemptions?|exceptions?|provisions?)\b|\b(?:all|each|any|some|one|most|none) of the (?:\w+ )?(?:exemptions?|exceptions?|limbs?|grounds?|conditions?|paragraphs?) (?:in|at|of|under|to)\b[^.;<]{0,12}<C>"),
    (MEANING, r"<C>[^.;<]{0,30}\b(?:and|,) <O>[^.;<]{0,20}\b(?:differ|use|are (?:different|not the same|alike|often))\b|\b(?:confused|muddled|compared|contrasted|equated|close in wording|akin|equivalent|counterpart|corresponds?|parallel|mirror\w*|like our|as distinct)\b[^.;<]{0,30}<C>|\b(?:meaning|sense|phrase|word|words|term|expression) (?:that )?<C> (?:uses|gives|bears|employs)\b|\buse different words\b"),
    (MEANING, r"\b(?:(?:how|why) <C> (?:works|means|covers|is|was|protects)|what <C> (?:means|says|requires|asks|needs))\b|\b(?:lose|loses|lost|enjoy|enjoys|have|keep|outgrow)\b[^.;<]{0,20}\b(?:shelter|protection|cover|benefit|shield) of <C>"),
    (MEANING, r"\b(?:it may help to know|by way of (?:background|explanation|general guidance)|in general terms|as (?:background|general guidance)|for (?:background|interest)|generally speaking|it is worth knowing|you may like to know)\b[^.;<]{0,60}<C>"),
    (MEANING, r"\b(?:unlike|as with|in contrast to|by contrast with|differs? from|different from|not the same as|(?:wider|narrower|stricter|broader|looser|older|newer|higher|lower) than|similar to|equivalents? (?:of|to)|cousins? (?:of|to|in)|relatives? of|close to|modelled on|copied from|based on the words of)\b(?: the exemption in| the exception in)? <C>|<C>,? (?:which )?(?:has|had) (?:an? |its |no )?(?:\w+ )?(?:cousins?|equivalents?|counterparts?|relatives?|two|three|four|history|parts?|limbs?)\b"),
    (MEANING, r"\b(?:rights?|duty|duties|entitlements?)\b[^.;<]{0,60}\b(?:is|are) (?:\w+ )?subject to\b[^.;<]{0,60}<C>|\b(?:common|frequent|popular|usual|widespread) (?:mistake|misunderstanding|misconception|belief|question|error|pitfall|myth|reason|ground)s?\b[^.;]{0,100}<C>|\b(?:people|many|some|others|most|it is) (?:\w+ )?(?:think|believe|say|said|assume|argue|suppose|thought|assumed|supposed)\b[^.;]{0,80}<C>"),
    (AUTHORITIES, r"(?:^|[,;:.-] )(?:using|relying on|claiming|applying|invoking|citing|quoting|the use of) <C>,? [^.;<]{0,20}\b(?:needs?|requires?|is|should|can|takes|calls for|must|may|brings|raises)\b(?! (?:our|the only|what))"),
    (AUTHORITIES, r"(?:^|[:;.-] )(?:always |never |do not |first,? |please )?(?:think|consider|check|use|apply|quote|cite|remember|start with|try|avoid|reach for|turn to|begin with)\b[^.;<]{0,50}<C>"),
    (MEANING, r"\b(?:is|are) (?:treated|dealt with|handled|taken out|governed|defined|described|provided for|spoken of) (?:\w+ ){0,2}?(?:by|of|in|under|from|as|at)\b[^.;<]{0,12}<C>"),
    (AUTHORITIES, rf"(?:^|[,;:.)\"'-] ?|\b(?:that|and|but|because|since|as|so|which|where|what|how|though|although|whom|if|for|to|by|before|of|note|on|under <O>|under <C>|in terms of <C>|by <C>)(?: the <O>)?,? ){_ANYONE},? (?:who |which )?{_WONT}\b[^.;<]{{0,140}}(?:<O>[^.;<]{{0,60}})?<C>"),
    (AUTHORITIES, rf"\b{_ANYONE} (?:who|that|which)\b[^.;<]{{0,50}}<C>|\b(?:anyone|everyone|someone|somebody|anybody|(?:each|every) (?:\w+ ){{0,2}}?{_OF_ONE}) (?:is|has|knows|learns|gets|asks)\b[^.;<]{{0,80}}<C>|\bopen to {_ANYONE} to\b[^.;<]{{0,60}}<C>"),
    (AUTHORITIES, rf"\bthe {_TOLD_ITS_DUTY} (?:must|shall|should|may|has to|needs to|ought to)\b[^.;<]{{0,140}}(?:<O>[^.;<]{{0,60}})?<C>"),
    (AUTHORITIES, rf"<C>[^.;<]{{0,80}}\b(?:{_ANYONE}|the {_TOLD_ITS_DUTY}) {_OUGHT}\b"),
    (AUTHORITIES, r"\b(?:may|might|can|could|will)(?: also| well| sometimes| often)? (?:have|be) (?:(?!not\b)\w+ ){0,3}?(?:removed|taken out|withheld|redacted|refused|left out|blanked|held back|exempt|excluded|met)\b[^.;<]{0,60}(?:<O>[^.;<]{0,30}){0,4}<C>|<C>[^.;<]{0,60}\bwill have been (?:taken out|removed|redacted|left out)\b|\bany such request would be\b[^.;<]{0,40}<C>"),
    (AUTHORITIES, r"\b(?:common|usual|normal|standard|rare|open|possible|normal practice|good practice|best practice|customary) (?:practice )?for (?:\w+ ){0,4}?(?:to|which)\b[^.;<]{0,60}<C>|\b(?:under|by|in terms of|through|from|in)\b[^.;<]{0,12}<C>[^.;<]{0,20}\b(?:an? (?:public )?authority|(?:public )?authorities|requests? (?:may|can|must|will|are))\b"),
    (AUTHORITIES, r"\bin (?:a lot of|most|many|some|other|such|certain|all|rare|exceptional) (?:\w+ )?(?:cases|circumstances|instances)\b[^.;]{0,120}<C>|<C>[^.;]{0,80}\bin (?:most|many|some|other|certain|all|rare|exceptional) (?:\w+ )?(?:cases|circumstances|instances)\b"),
    (AUTHORITIES, r"(?:^|[,;:.-] )(?:some|many|most|such|any such) (?:\w+ ){0,2}?(?:information|requests?|material|records|papers|documents|authorities|councils|forces|people|applicants|requesters|tenants|customers|residents)\b[^.;<]{0,120}<C>"),
    (AUTHORITIES, r"(?:^|[,;:.-] )requests? (?:for|about|from|that|which|made|to|over|involving)\b[^.;<]{0,80}\b(?:is|are) (?:not |never |always |often |usually )?(?:covered|caught|dealt with|handled|decided|treated|looked at)\b[^.;<]{0,30}<C>"),
    (AUTHORITIES, r"\brequests (?:for|about|from|caught|that|which|made|to|over|involving)\b[^.;<]{0,80}\b(?:are|will|may|can|must|should|would|tend|fall)\b[^.;<]{0,60}<C>|\b(?:shall|must|may|should|will|to) (?:always |then |also )?(?:refuse|reject|decline|answer) (?:an?|any|such|all|every) (?:\w+ )?requests?\b[^.;<]{0,40}<C>"),
    (SUPPOSED, r"\b(?:where|if|when|once|whenever|before|unless|until)\b (?:(?:an?|any|all) (?!(?:few|single)?\b(?:parts?|figures?|numbers?|names?|pages?|words?|lines?|columns?|cells?|entr\w+|disclosure|release)\b)|some\b|someone|somebody|people|information|material|requests?|data|the same person|the (?:cost|costs|work|applicant|requester|test|authority)|costs?|to do so|using|doing so|you (?:get|receive|are asked)|staff|more than|two or more|compliance)\b[^.;<]{0,120}(?:<O>[^.;<]{0,50}){0,3}<C>"),
    (SUPPOSED, r"<C>[^.;<]{0,90}\b(?:where|if|whenever|unless|once)\b (?:an?|any|all|someone|somebody|people|information|material|requests?|data|the same person|costs?|the cost|to do so|doing so|two or more|authorities|they|a decision)\b"),
    (SUPPOSED, r"(?:^|[,;:.-] )(?:if|where|when|should|in case) (?:we|you|yours|they|your|one)\b(?! (?:hold|are unhappy|disagree))[^.;<]{0,90}\b(?:we|you|it|they|that|the \w+)(?:'d|'ll| (?:can|may|might|will|must|could|should))\b[^.;]{0,90}<C>"),
    (REFERENCE, r"\b(?:full text|exact words|wording|text|more|more information|further information|further details?|find out|read|reading|briefing|learn|explanation|commentary|overview|talk|course|lecture|seminar|session|slides|copy of the \w+(?: \w+)?) (?:more )?(?:of|about|on) (?:how |exceptions?,? |exemptions?,? |(?:the )?(?:exemptions?|exceptions?) (?:in|at|under),? )?(?:such as )?<C>|\bfind out more\b[^.;<]{0,30}<C>"),
    (REFERENCE, r"\b(?:paper|talk|note|course|module|session|article|blog|post|chapter|quiz|video|podcast|webinar|book|piece|debate|discussion|essay|consultation|research|briefing|seminar|lecture|training|literature|study|day|question|questions|handout|poster|fact ?sheet|page|pages|leaflet|booklet|guide|guidance) (?:on|about|called|entitled|headed)\b(?: [\w']+){0,3} <C>|\b(?:talks?|talked|wrote|writes?|written|spoke|speaks?|speaking|hear|heard|learn\w*|taught|asked|know|knows) (?:\w+ )?about <C>"),
    (REFERENCE, r"[,;:(-] ?(?:cf\.?|compare|and see|see also|refer to|see instead) (?:the )?<C>|[,;:(-] ?see <C> and (?:the|its) "),
    (REFERENCE, r"\b(?:you may|you will|you might|you can|readers?|visitors|anyone) (?:\w+ )?(?:see|notice|read|come across|have seen)\b[^.;<]{0,80}<C>|\b(?:readers|people|visitors) can see\b[^.;<]{0,80}<C>"),
)  # fmt: skip
# What bodies write of a ground as they apply it, too. Only where nothing far or near refuses.
_LAW_TABLE: tuple[tuple[str, str], ...] = (
    (MEANING, rf"<C>(?: - [^.;:<-]{{1,60}} -)?,? (?:which )?{_EXPLAINS}(?= {_A_CLASS}|[.,;]| [\"'])"),
)
# Nothing that stands in the sentence takes these back.
_SURE_TABLE: tuple[tuple[str, str], ...] = (
    (PAPER, r"\b(?:sample|model|template|specimen|standard|example|draft|typical|suggested) (?:letter|wording|answer|reply|paragraph|text|response|refusal(?: notice)?|clause|sentence)s?\b[^.;<]{0,30}[:\"][^.;<]{0,80}<C>|\b(?:delete as (?:appropriate|applicable|necessary)|insert (?:reason|exemption))\b[^.;<]{0,60}<C>|<C>[^.;<]{0,60}\b(?:delete as (?:appropriate|applicable))\b|\b(?:for use in|wording for|words for|text for) (?:our |your )?(?:replies|letters|refusals|reply|refusal notices)\b[^.;<]{0,10}:[^.;<]{0,80}<C>"),
    (PAPER, r"<C>[^.;<]{0,60}\b(?:is|are) what (?:a|an|the) (?:heading|label|line|note|entry|box)\b|\b(?:heading|label|phrase|wording|words|stamp|notice|footer|entry|outcome)s?\b[^.;<]{0,30}\b(?:in|on|at) (?:your|a|an|any|the|our) (?:repl(?:y|ies)|letters?|responses?|log|register|table|schedule) (?:will|would|may|might)\b|\b(?:remember|note|bear in mind)\b[^.;<]{0,30}\b(?:outcome|word|heading|label|code|entry|term)s?\b[^.;<]{0,20}<C>"),
    (LISTING, r"\bwhat (?:\w+ ){0,2}?(?:may|can|might|will|could|must) (?:not |never |often |sometimes |usually )?be (?:released|disclosed|withheld|refused|redacted|published|exempt|held back|kept back|left out)\b[^.<]{0,60}(?:<O>[^.<]{0,60}){0,6}<C>"),
)  # fmt: skip
_FIRM_TABLE: tuple[tuple[str, str], ...] = (
    (PAPER, rf"^(?!.*\b(?:withh\w+|refused|redacted|attached|enclosed|released|less|save|except|exempt (?:under|by|because)|left out|taken out|removed)\b)\W*(?:[\w'&.-]+,? ){{0,9}}?{_RULE_BOOK}\b(?: v?[\d.]+)?(?:[^.:;<]{{0,30}}(?::| - )|[.] )[^.<]{{0,160}}(?:<O>[^.<]{{0,60}}){{0,6}}<C>|^(?:[\w'&-]+ ){{0,5}}?(?:extract|quotation|passage) from (?:our|the)\b[^.<]{{0,160}}<C>|^from (?:our|the) glossary\b[^.<]{{0,160}}<C>"),
    (SUPPOSED, r"(?:^|[,;:.-] )(?:if|where|when|whenever) (?:an?|any|someone|somebody|anyone|people|requests?|the same (?:person|applicant)|two or more)\b[^.;<]{0,120}<C>[^.;<]{0,20}\b(?:lets|allows|enables|entitles|permits|tells|requires) (?:us|me|it|them|an?|the)\b"),
    (LISTING, r"\b(?:absolute|qualified|prejudice[ -]based|harm[ -]based|class[ -]based|common(?:ly used)?|usual|main|possible|available|other|typical|frequent) (?:exemptions?|exceptions?|grounds)(?: (?:are|include|in|under|of|to|the|act|foia?|foisa|eirs?|regulations)){0,6}(?:: ?|,? (?:are|include) )[^.]{0,400}<C>"),
    (LISTING, r"\b(?:lists? (?:of )?(?:the |all |some |common )?(?:exemptions?|exceptions?|grounds|reasons|matters)|(?<!relevant )(?:exemptions?|exceptions?) (?:(?:that|which|with|in|needing|under|of) (?!this\b|our\b|your\b|we\b|appl)(?:(?!this|our|your|we|us|used|appl\w+|applied|claimed|relied|engaged|cited|here)[\w']+ ){1,7})?(?:are(?! those)|include)(?: the following| these)?:?)[^.]{0,300}<C>"),
    (COUNTED, rf"\b(?:returns?|totals?|statistics|figures|received|monthly|quarterly|annual|outcomes|refusals by|by ground|by exemption|by section|year to date)\b[^.;<]{{0,60}}(?:(?:<O>|\b\d+\b)[^.;<]{{0,30}}){{0,8}}<C>(?: (?:applied|used|cited|claimed|relied on))?[:,]? ?{_NUMBER}\b"),
    (COUNTED, r"<C>[^.;<]{0,60}\b(?:most|least|second most|more|less) (?:frequent\w*|often|common\w*|used|cited|popular|invoked|asked)\b|\b(?:most|least) (?:frequent\w*|often|common\w*|used|cited|popular|invoked)\b[^.<]{0,60}(?:<O>[^.<]{0,30}){0,5}<C>|\b(?:exemptions?|exceptions?) we (?:are|were|get) (?:\w+ )?asked\b|<C>[^.;<]{0,60}\b(?:more|less) (?:often )?than (?:any|all)\b"),
    (COUNTED, rf"\bof (?:the|all|our|its) (?:{_NUMBER} )?(?:\w+ )?(?:requests?|cases|refusals|replies|exemptions)\b[^.;<]{{0,80}}(?:<O>[^.;<]{{0,30}}){{0,4}}<C>|<C>[^.;<]{{0,20}}\b(?:in|on) {_NUMBER} (?:\w+ )?(?:cases|requests|replies|responses|occasions|times)\b|<O>[^.;<]{{0,30}}\b(?:in|on) {_NUMBER} (?:\w+ )?(?:cases|requests|replies|responses|occasions)[^.;<]{{0,12}}\band <C> (?:was used )?(?:in|on) {_NUMBER}\b"),
    (COUNTED, rf"\b{_NUMBER} (?:\w+ ){{0,3}}?(?:met|answered|refused|closed|dealt|handled|recorded|withheld) (?:with|under|by|on|as|citing|using)\b[^.;<]{{0,12}}(?:<O> and {_NUMBER} (?:\w+ )?(?:under|by|on|with) )?<C>(?= and {_NUMBER}\b|[^.;<]{{0,30}}\b(?:last|in (?:19|20)\d\d|that year|during|times)\b)"),
)  # fmt: skip
_PAPER_TABLE: tuple[tuple[str, str], ...] = (
    (PAPER, rf"\b{_PAPERS}\b(?: (?!and\b|is\b|are\b|was\b|as\b|but\b)[\w.'&/-]+){{0,6}}?,? (?:also |which |that |in which it )*{_PAPER_SPEAKS}\b[^.;<]{{0,120}}(?:<O>[^.;<]{{0,40}}){{0,6}}<C>"),
    (PAPER, rf"<C>[^.;<]{{0,60}}\b(?:is|are|was|were) (?:\w+ )?(?:set out|explained|listed|discussed|described|mentioned|dealt with|covered|given|quoted|printed|defined)\b[^.;<]{{0,30}}\b{_PAPERS}\b|\bsee the\b[^.;<]{{0,40}}\b{_PAPERS}, where <C>"),
)  # fmt: skip


_GENERAL = tuple((why, quick(p, re.I)) for why, p in (*_PAPER_TABLE, *_GENERAL_TABLE))
_SURE = tuple((why, quick(p, re.I)) for why, p in _SURE_TABLE)
_FIRM = tuple((why, quick(p, re.I)) for why, p in _FIRM_TABLE)
_LAW = tuple((why, quick(p, re.I)) for why, p in _LAW_TABLE)


# A whole sentence in the present about nothing and nobody in this letter.
_ABSTRACT = r"(?:act|law|laws|legislation|regulations?|eirs?|foia?|foisa|exemptions?|exceptions?|section|sections|provisions?|public|duty|duties|right|rights|applicant|requester|authority|test|tests|costs?|limit|appropriate limit|commissioner|commissioner's|ico|tribunal|upper tribunal|first-tier tribunal|courts?|code|fees regulations|lord chancellor|cabinet office|harm|balance|time|words?|meaning|same|first|second|third|last|next|most|other|others|latter|former|two|three|rest|uk|scottish|united|house|freedom|environmental|data|purposes?|purpose|question|point|idea|rule|rules|principle|principles|person|people|qualified|moment|start|end|way|subject|holder|owner|individual|end|day|like|need|use|word|law's|party|parties|minister|speaker|clerk|head|secretary|kind|sort|prejudice|presumption|request for|reader|field|difference|burden|onus|disclosure|release|term|terms|phrase|convention|directive|westminster|english|law enforcement|wording|spirit|letter of the law|one)"
_ANCHORED = quick(
    _THIS
    + rf"|\b(?:we|our|ours|us|I|my|me|you|your|yours)\b|\b(?:this|these|those)\b|\bthat (?:is|was|would|does)\b|\bthe (?!(?:\w+ )?{_ABSTRACT}\b)[a-z]"
    r"|^\W*(?:it|they|he|she)\b|\"|\bmarked\b|\bcontinues?\b|<C>[^.;<]{0,40}\b(?:is|are) the (?:\w+ )?(?:exemptions?|exceptions?|grounds?|reasons?|basis)\b"
    r"|\b(?:withheld|redact\w+|refused|removed|applied|engaged|relied|blanked|kept|held|sent|given|made|enclosed|attached|released|asked|requested|decided|concluded|upheld|satisfied|found|said|told|claimed|cited|used|was|were|had)\b|\b(?:would|hence|here|therefore|accordingly)\b"
    r"|\b(?:parts?|items?|pages?|q|qs|questions?|paras?|rows?|documents?|annex|lines?|lots?|slides?|section) ?\d|£|\b\d+ (?:hours|days|minutes|pages)|\b(?:19|20)\d\d\b",
    re.I,
)
_HAS_VERB = quick(
    r"\b(?:is|are|has|have|does|do|can|cannot|may|must|should|will|ought|needs?|means|requires?|covers?|protects?|applies|apply|depends?|deals?|says|allows?|lets|gives?|makes?|works|comes?|goes|takes|turns?|calls|asks|tells|sets|puts|concerns|relates|exempts|includes?|contains?|refers?|remains|belongs|keeps?)\b",
    re.I,
)
_MANY = 3  # other grounds in the sentence, each with a word on what it is
_OF_USE = quick(
    r"\b(?:appl\w+|used?|using|engag\w+|withh\w+|refus\w+|rel(?:y|ied|ying)\w*|claim\w*|reasons?|exempt(?! information)\b|excepted|under|by virtue|we|I|our|your|this|these|redact\w*|remov\w*|decision|response|outcome|cited|held|q\d*|questions?|parts?|items?|pages?|because|would|released?|provided|attached|enclosed)\b",
    re.I,
)
_TRAILING = re.compile(
    r"(?:[:;,(-] ?(?:under |by |in )?(?:the )?(?:foia?|foisa|eirs?|exemption)? ?<C>\)?\W*$|^\W*<C>\)? ?[:;(-])|<C>\W*$",
    re.I,
)
_IS_HEADING = re.compile(
    r"^\W*(?:\w[\w ',()&/-]{0,70}?[-:(,] ?\(?)?<C>\)?(?:\W{0,3}$|[\s:,-]{1,4}[(\"]?[A-Za-z][\w ',()&/-]{0,80}\W{0,3}$)"
)
_EXPLANATION = quick(
    rf"^\W*(?:guidance for staff\b|information (?:is|will be|may be|which|that)\b|one must\b|for this (?:to apply|exemption)\b|(?:it|this|the exemption|the exception|this exemption) (?:covers|applies|is (?:an?|for|meant)|protects|may|can|allows|means|exempts)\b|(?:please )?see (?:our|the) (?:leaflet|guid\w+|policy|web\w*|faqs?|booklet|note)|evidence of harm must|there are (?:two|three|four)|(?:{_ANYONE}|the {_TOLD_ITS_DUTY}) {_WONT}\b|these and others|times (?:used|cited|applied)|<O> (?:tells|says|defines|sets)|no harm|guidance|used (?:when|where|if)|to be used|covers|applies (?:to|where|when|if)|where an?\b|if an?\b)",
    re.I,
)
_NO_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|states?|says?|provides?|reads?|allows?|appl\w+|withh\w+|refus\w+|engaged|rel(?:y|ied)|exempt|redact\w*|remov\w*|used|held|not|used|claimed|we|I|you|your|our|reasons?|relied|decision|outcome|response)\b",
    re.I,
)


def in_general(words: str, before: str, after: str) -> str:
    """Why the ground is only spoken of in general in ``words``, or "" if it is not.

    ``words`` is the sentence with the ground as ``<C>`` and others as ``<O>``; ``before`` and ``after`` are the plain words
    beside it, which may be the ones that apply the law to this request.
    """
    words = _plainer(words)
    if why := _said_firmly(words):
        return why
    wide = before, after
    why = _said_in_general(words)
    if not why and _heads_an_explanation(words, after):
        why = HEADING
    if why:
        before, after = before[-_NEAR:], after[:_NEAR]
        nearest = _NEXT_CITED.search(after)
        before, after = _NEXT_CITED.split(before)[-1], after[: nearest.start()] if nearest else after
    else:
        why = _law_given(words) or _unanchored(words)
    if why and _OF_COST.search(words) and (_COSTED.search(wide[0]) or _COSTED.search(wide[1])):
        return ""
    if not why or _DECIDED_BEFORE.search(before) or _APPLIED_NEXT.search(_CASES.sub("", after)):
        return ""
    return why


@lru_cache(maxsize=64)
def _plainer(words: str) -> str:
    """The words without the name of the law, the rest of a list and a gloss in brackets behind the ground."""
    words = _GLOSS.sub("", _OF_THE_LAW.sub("", long_form(words)))
    return _OF_THE_LAW.sub("", _LISTED_AFTER.sub("", words))


def _unanchored(words: str) -> str:
    if words.count("<O>") >= _MANY and not _OF_USE.search(words):
        return LISTING
    return (
        AUTHORITIES
        if _HAS_VERB.search(words) and not _TRAILING.search(words) and not _ANCHORED.search(words)
        else ""
    )


@lru_cache(maxsize=64)
def _said_firmly(words: str) -> str:
    why = next((w for w, p in _SURE if p.search(words)), "")
    return why or next((w for w, p in _FIRM if p.search(words) and not _OWN_CASE.search(words)), "")


@lru_cache(maxsize=64)
def _said_in_general(words: str) -> str:
    why = next((w for w, p in _GENERAL if p.search(words)), "")
    return "" if not why or _PARTICULAR.search(_CASES.sub("", words)) else why


def _law_given(words: str) -> str:
    why = next((w for w, p in _LAW if p.search(words)), "")
    plain = _CASES.sub("", words)
    return "" if not why or _PARTICULAR.search(plain) or _HARM.search(plain) else why


def _heads_an_explanation(words: str, after: str) -> bool:
    shown = _IS_HEADING.match(words)
    return shown is not None and not _NO_VERB.search(words) and _EXPLANATION.search(after) is not None
