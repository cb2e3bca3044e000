"""Lines that tell by their wording what they are: furniture of web pages, credits, captions.

Every test is for a whole line (or short paragraph), so that a sentence that merely mentions a
cookie or a newsletter stays prose. Other readers may use the same tests on their blocks.
"""

from __future__ import annotations

import re

_LONGEST = 420
"""Characters of the longest line that is looked at."""


def _whole(*alternatives: str) -> re.Pattern[str]:
    """A pattern for a whole line, in any case, that is one of the alternatives."""
    return re.compile(rf"\W*(?:{'|'.join(alternatives)})\W*", re.IGNORECASE)


_CONTENTS = _whole(
    r"(?:table of )?contents",
    r"toc",
    r"in this (?:article|story|report|issue|section|post|guide)",
    r"on this page",
    r"jump to(?: section)?",
    r"inhalt(?:sverzeichnis)?",
    r"table des matières|sommaire",
    r"índice|tabla de contenidos?|contenido",
    r"indice|sommario|inhoud(?:sopgave)?",
)
_STUFF = r"(?:article|story|post|page|piece|report|video|link|podcast|episode|newsletter)"
_LABELS = _whole(
    # advertising and interruptions
    r"advert(?:isement|ising|orial)?s?|sponsored(?: content| post)?|promoted(?: content)?",
    r"paid (?:content|post)|(?:skip|close) ad(?:vertisement)?|werbung|anzeige|publicit[ée]|publicidad",
    rf"(?:the )?(?:{_STUFF}|text) continues (?:below|after)\b.{{0,60}}|continue reading\b.{{0,60}}",
    r"scroll (?:down )?(?:to continue|for more)\b.{0,40}|keep reading|weiterlesen|lire la suite",
    # sharing
    rf"(?:share|tweet|pin|print|save|bookmark|email|e-mail|copy|gift)(?: this)?(?: {_STUFF})?",
    r"(?:share|post|send|tweet)(?: this| it)?(?: \w+)? (?:on|via|by|to|with)"
    r" (?:facebook|twitter|x|linkedin|whatsapp|reddit|e-?mail|pinterest|telegram|bluesky|threads"
    r"|(?:your )?friends?)\b.{0,40}",
    r"(?:facebook|twitter|linkedin|whatsapp|reddit|pinterest|telegram|bluesky|instagram|youtube"
    r"|tiktok|messenger|flipboard|pocket|share|tweet|e-?mail|print|copy(?: link)?|link|save|comments?"
    r"|threads|rss|more|options|\d|[,|·•/&]|and|\s)+(?<=[a-zA-Z])",
    r"link copied|copied to clipboard|teilen|partager|compartir|condividi|delen",
    # newsletters, accounts, money
    r"(?:please )?(?:subscribe|sign up|register|join|log ?in|sign in)(?: (?:now|today|here|free))?",
    r"enter your e-?mail(?: address)?|your e-?mail(?: address)?|e-?mail address|newsletters?",
    r"(?:upgrade to paid|upgrade now|start your free trial|manage (?:your )?subscriptions?)\b.{0,60}",
    r"donate(?: now| today)?|buy me a coffee|create (?:a free |an )?account",
    # consent and law
    r"(?:accept|reject|allow|decline|manage|customi[sz]e)(?: all)?(?: (?:cookies?|preferences"
    r"|choices|settings|consent))?(?: and (?:close|continue))?",
    r"(?:cookie|privacy)(?: (?:policy|notice|settings|preferences|statement|consent))+|cookies",
    r"(?:terms (?:of (?:use|service)|and conditions|& conditions)|legal notice|imprint|impressum"
    r"|datenschutz(?:erklärung)?|do not sell .{0,60})(?: (?:and|&|\|) .{0,60})?",
    # onward reading
    r"(?:read|see|learn|find out|discover|show|load|view) (?:more|all|next|less)(?:[:—–-].{1,200}"
    r"| (?:about|from|on|articles|stories|comments|replies|results)\b.{0,120})?",
    r"(?:read|watch|listen|hear)(?: also| next| now| more| too)?\s*:\s*.{1,200}",
    rf"read (?:the )?(?:full|whole|rest of (?:the|this)|original) {_STUFF}\b.{{0,60}}",
    rf"(?:related|recommended|similar|popular|featured|suggested|trending)"
    rf"(?: (?:{_STUFF}s?|stories|content|topics|articles|links|coverage|now|news|for you))?"
    r"(?:\s*:\s*.{1,200})?",
    r"more (?:from|in|like this|stories|articles|news)\b.{0,60}|more on this(?: story| topic)?",
    r"you (?:may|might) also (?:like|be interested in)\b.{0,60}|don['’]t miss|up next",
    r"most (?:read|popular|viewed|shared|recent)|(?:latest|top|breaking) (?:news|stories|articles)",
    r"(?:next|previous|older|newer) (?:article|post|story|page)s?(?:\s*[:→»←«].{0,160})?",
    r"lire aussi\b.{0,200}|leer más|lea también\b.{0,200}|lesen sie auch\b.{0,200}|mehr zum thema",
    # navigation and players
    r"skip to (?:main |primary )?(?:content|navigation)|back to (?:top|home)|top of page|return to top",
    r"toggle(?: \S+){0,4}|(?:open|close|main|hide|show)? ?(?:menu|navigation|sidebar|search)",
    r"loading(?: comments)?|please wait|(?:expand|collapse)(?: \w+){0,3}|go to \w+ page",
    r"(?:listen|watch)(?: now| later| live| to this (?:article|story)| on .{1,40})?(?:\W+\d+ min\w*)?",
    r"(?:play|pause|mute|unmute|fullscreen)(?: (?:video|audio))?|\d+:\d\d(?: ?/ ?\d+:\d\d)?",
    r"(?:estimated )?(?:reading time\W*)?\d+[ -]?min(?:ute)?s?(?: (?:read|listen|de lecture))?",
    r"(?:follow|like|find) (?:us|me|@\w+)(?: on)?\b.{0,80}|(?:download|get) (?:our|the) app\b.{0,60}",
    r"(?:image|photo|picture)? ?\d+ of \d+|view (?:gallery|image|photos|in (?:browser|app))",
    r"\d[\d.,]*[km]? (?:views|shares|likes|comments?|reactions?|replies)",
    r"powered by .{1,40}|google preferred source\b.{0,60}|add .{1,40} as a preferred source.{0,60}",
)
_NOTICES = _whole(
    r"(?:please )?(?:subscribe|sign up|register|sign in|log ?in)(?: now| today| here| free)?"
    r" (?:to|for|and|with|or) .{1,140}",
    r"(?:get|receive) (?:our|the|a|your)\b.{0,120}\b(?:newsletter|inbox|e-?mail|updates)\b.{0,60}",
    r"(?:join|sign up for|subscribe to) (?:our|the) .{0,60}(?:newsletter|mailing list)\b.{0,60}",
    r"by (?:signing up|subscribing|clicking|continuing|entering|submitting)\b.{1,300}",
    r"already (?:a|an|have) (?:subscriber|member|account|subscription)\b.{0,60}",
    r"thanks for (?:reading|subscribing|signing up)\b.{0,160}",
    r"(?:become|be) a (?:free |paid |paying )?(?:member|subscriber|supporter|patron)\b.{0,100}",
    r"(?:please )?(?:support|donate to|help fund) (?:us|our|independent|quality)\b.{0,100}",
    r"this (?:article|post|story) is for (?:paid |paying )?(?:subscribers|members)\b.{0,80}",
    r"(?:[^.]{0,80} )?all rights reserved(?:[. ].{0,120})?",
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:\d{4}|by |the ).{0,140}",
    r"this (?:site|page|website) (?:is protected by|requires).{0,160}",
)
_COOKIES = re.compile(
    r"(?=.*\bcookies?\b).*\b(?:we|our|us|this (?:site|website)|you|your)\b.*"
    r"\b(?:accept|consent|agree|preferences|policy|settings|experience|partners|browser)\b",
    re.IGNORECASE | re.DOTALL,
)
_BREADCRUMB = re.compile(r"\w[\w &’'-]{0,30}(?:\s*[>»›→]\s*\w[^>»›→]{0,80}){1,8}\Z")
_LEADER = re.compile(r".{0,160}?(?:\.\s?){4,160}\s*(?:\d{1,4}|[ivxlc]{1,7})\Z", re.IGNORECASE)
_RULE = re.compile(r"[\W_]+\Z")
_GLUED = re.compile(
    r"(?:Toggle(?: Table of Contents?)?|Table of Contents|Advertisement|ADVERTISEMENT|Skip to content)"
    r"(?=[A-Z“‘\d])"
)

_NAME = r"(?:[^\W\d_a-z][\w.’'-]*|\W?@\w+)"
_NAMES = rf"{_NAME}(?:(?:,? and |,? & |, | )(?:{_NAME}|de|van|von|der|la|al|bin|in|for)){{0,14}}"
_WORK = (
    r"(?:reporting|research|editing|writing|translation|photograph(?:y|s)|photos?|graphics?"
    r"|illustrations?|production|data|fact[- ]checking|design|words|text|pictures)"
)
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|[Ww]ritten by|[Ww]ords by|[Ss]tory by|[Pp]osted by|[Aa]uthors?:|[Vv]on|[Pp]ar|[Pp]or)"
    rf"\s+(?:the |our |a )?(?:[a-z]+ )?(?:{_NAMES}|[a-z]+ (?:correspondent|reporter|staff|writer|desk|editor)s?)"
    rf"(?:\s*[,|·•–—-]\s*[^.]{{0,80}})?\Z"
)
_CREDITS = re.compile(
    rf"{_NAMES} (?:also )?(?:contributed|assisted)(?: with| to)?(?: {_WORK}(?:,? (?:and )?{_WORK})*)?"
    r"(?: (?:to|for|with|from|in|on) .{1,80})?\.?\Z"
    rf"|(?:(?:[Aa]dditional|[Ff]urther|[Oo]ther) )?{_WORK}(?:,? (?:and )?{_WORK})*"
    rf" (?:was |were |is |are )?(?:by|from|contributed by|provided by) (?:the )?"
    rf"(?:{_NAMES}|[a-z]+ (?:desk|team|staff))"
    rf"(?:\s*[;,.]\s*(?:and )?(?:[Aa]dditional )?{_WORK}(?: by (?:the )?(?:{_NAMES}|[a-z]+ (?:desk|team|staff)))?)*"
    rf"\.?\Z"
    rf"|(?:[Ee]dited|[Tt]ranslated|[Ii]llustrated|[Pp]hotographed|[Pp]roduced|[Rr]eported|[Rr]eviewed"
    rf"|[Ff]act[- ]checked|[Ww]ritten)(?: (?:from \w+ )?by|:) {_NAMES}\.?\Z",
)
_BIOGRAPHY = re.compile(
    rf"{_NAMES} (?:is|was) (?:an?|the|our|a former)\b.{{0,120}}\b(?:reporter|journalist|writer|editor"
    r"|correspondent|columnist|author|fellow|professor|lecturer|historian|critic|contributor"
    r"|photographer|freelance\w*)\b.{0,240}\Z"
    r"|(?:This|The) (?:article|story|piece|essay|report|post) (?:was|is|first|originally)\b.{0,40}"
    r"\b(?:published|appeared|adapted|produced|republished|reprinted|excerpted|translated)\b.{0,200}\Z"
    r"|(?:Originally|First) (?:published|appeared)\b.{0,200}\Z"
)
_CAPTION = re.compile(
    r"(?:Fig(?:ure|\.)?|Table|Plate|Map|Chart|Graph|Box|Exhibit|Abb(?:ildung|\.)|Tab(?:elle|\.))"
    r" ?(?:\d+[.\d]*[a-z]?|[IVXLC]+)(?:[.:|—–]| [-–—])\s*\S"
    r"|(?:(?:Main |Lead |Cover |Header )?(?:[Pp]hoto(?:graph)?s?|[Ii]mage)|Picture|Illustration|Caption|Credit|Pictured|Foto|Bild)"
    r"(?: (?:credit|by|courtesy)\b[^.]{0,20})?\s*[:/©]\s*\S"
    r"|\[(?:Illustration|Image|Photo|Figure|Map)\b[^\]]*\]\Z"
    r"|\(?(?:Photo|Image)(?:graph)? (?:credit|by|courtesy of)\b.{1,100}\Z"
    r"|.{3,400}[(|/—–-]\s*(?:Photo(?:graph)? by |Image: |Photo: |Photograph: )?[^()]{0,80}"
    r"(?:Getty(?: Images)?|AFP|AP Photo|Associated Press|Reuters|EPA|Shutterstock|Wikimedia(?: Commons)?"
    r"|Creative Commons|Flickr|Unsplash|PA Wire|Alamy|public domain)[^()]{0,60}\)?\.?\Z"
)
_COMMENTS = _whole(
    r"(?:\d[\d,.]* |all |reader(?:s['’]|['’]s)? |user |view |top |recent |latest )?comments?"
    r"(?: ?\(\d[\d,.]*\))?(?: section)?",
    r"(?:leave|post|add|write) (?:a |your )?(?:comment|reply)\b.{0,40}",
    r"discussion about this (?:post|episode|article|video)|join the (?:conversation|discussion)\b.{0,40}",
    r"\d[\d,.]* (?:responses?|thoughts?|replies)(?: (?:to|on) .{1,160})?",
    r"what (?:do you think|are your thoughts)\b.{0,60}|have your say|readers['’] letters",
    r"kommentare|commentaires|comentarios|reacties",
)
_COMMENT_FURNITURE = _whole(
    r"(?:reply|like|upvote|report|flag)(?: (?:reply|share|report|like|\(?\d+\)?))*(?: this comment)?",
    r"\d+ (?:likes?|replies|reply|upvotes?)|liked by .{1,80}|reply to .{1,60}",
    r"(?:\d+|an?|one) ?(?:s|m|min|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|y|years?)"
    r"(?: ago)?(?: edited)?|expand full comment|(?:show|view|hide) (?:\d+ )?(?:more )?repl(?:y|ies)",
    r"[\w .'’-]{1,30} says:|.{1,40} • \d+ .{1,20} ago",
)


def is_contents_heading(line: str) -> bool:
    """Whether a line is the title of a list of contents."""
    return len(line) < 60 and bool(_CONTENTS.fullmatch(line))


def is_boilerplate(line: str) -> bool:
    """Whether a line is furniture: an advertisement, a share bar, a cookie notice, a rule."""
    if len(line) > _LONGEST:
        return False
    if _RULE.match(line) or _NOTICES.fullmatch(line) or _COOKIES.match(line):
        return True
    label = _LABELS.fullmatch(line) or _LEADER.match(line) or _BREADCRUMB.match(line)
    return label is not None and not (line.endswith(".") and " " in line)


def glued_furniture(line: str) -> int:
    """How many characters of furniture are glued to the front of a line's own words."""
    match = _GLUED.match(line)
    return match.end() if match else 0


def is_byline(line: str) -> bool:
    """Whether a line names the author: ``By A. Writer``."""
    return len(line) < 160 and bool(_BYLINE.match(line))


def is_credit(line: str) -> bool:
    """Whether a line credits those who worked on the article, at its end or its head."""
    return len(line) <= _LONGEST and bool(_CREDITS.match(line))


def is_biography(line: str) -> bool:
    """Whether a line tells who the author is or where the article first stood.

    Such a line is a credit at an article's end; in the middle it may be prose.
    """
    return len(line) <= _LONGEST and bool(_BIOGRAPHY.match(line))


def is_caption(line: str) -> bool:
    """Whether a line is the caption or the credit of a figure, a table or a photograph."""
    return len(line) <= _LONGEST and bool(_CAPTION.match(line))


def is_comments_heading(line: str) -> bool:
    """Whether a line stands over the readers' comments."""
    return len(line) < 120 and bool(_COMMENTS.fullmatch(line))


def is_comment_furniture(line: str) -> bool:
    """Whether a line is a comment's reply button, count of likes or age."""
    return len(line) < 100 and bool(_COMMENT_FURNITURE.fullmatch(line))
