"""Lines that are a page's furniture, told by their wording: adverts, share bars, menus, comments.

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
_PIECE = r"(?:article|story|post|page|piece|report|video|link|podcast|episode|newsletter)"
_NETWORK = (
    r"(?:facebook|twitter|linkedin|whatsapp|reddit|pinterest|telegram|bluesky|instagram|threads"
    r"|youtube|tiktok|messenger|flipboard|pocket|e-?mail)"
)
_LABELS = _whole(
    # advertising and interruptions
    r"ads?|advert(?:isement|ising|orial)?s?",
    r"(?:sponsored|promoted|paid)(?: content| post)?",
    r"(?:skip|close) ad(?:vertisement)?",
    r"werbung|anzeige|publicit[ée]|publicidad",
    rf"(?:the )?(?:{_PIECE}|text) continues (?:below|after)\b.{{0,60}}",
    r"continue reading\b.{0,60}|keep reading|weiterlesen|lire la suite",
    r"scroll (?:down )?(?:to continue|for more)\b.{0,40}",
    # sharing
    rf"(?:share|tweet|pin|print|save|bookmark|e-?mail|copy|gift)(?: this)?(?: {_PIECE})?",
    r"(?:save|bookmark)(?: (?:it|this))? for later",
    rf"(?:share|post|send|tweet)(?: this| it)?(?: \w+)? (?:on|via|by|to|with) (?:{_NETWORK}|x"
    r"|(?:your )?friends?)\b.{0,40}",
    rf"(?:{_NETWORK}|share|tweet|print|copy(?: link)?|save|comments?|rss|more|options|and|\d"
    r"|[,|·•/&]|\s)+(?<=[a-zA-Z])",
    r"click to (?:share|e-?mail|print)\b.{0,60}|.{0,40}\(opens in (?:a )?new window\)",
    r"link copied|copied to clipboard|teilen|partager|compartir|condividi|delen",
    # newsletters, accounts, money
    r"(?:please )?(?:subscribe|sign up|register|join|log ?in|sign in)(?: (?:now|today|here|free))?",
    r"enter your e-?mail(?: address)?|your e-?mail(?: address)?|e-?mail address|newsletters?",
    r"(?:upgrade to paid|upgrade now|start your free trial)\b.{0,60}",
    r"manage (?:your )?subscriptions?|join (?:over |more than )?\d[\d.,]*[km]?\+? .{1,40}",
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
    r"(?:also |next )?(?:read|watch|listen|hear)(?: also| next| now| more| too)?\s*:\s*.{1,200}",
    rf"read (?:the )?(?:full|whole|rest of (?:the|this)|original) {_PIECE}\b.{{0,60}}",
    r"(?:related|recommended|similar|popular|featured|suggested|trending)"
    rf"(?: (?:{_PIECE}s?|stories|content|topics|links|coverage|now|news|for you))?"
    r"(?:\s*:\s*.{1,200})?",
    r"more (?:from|in|like this|stories|articles|news)\b.{0,60}|more on this(?: story| topic)?",
    r"you (?:may|might) also (?:like|be interested in)\b.{0,60}|don['’]t miss|up next",
    r"most (?:read|popular|viewed|shared|recent)|(?:latest|top|breaking) (?:news|stories|articles)",
    r"(?:next|previous|older|newer) (?:article|post|story|page)s?(?:\s*[:→»←«].{0,160})?",
    r"(?:lire aussi|lea también|lesen sie auch)\b.{0,200}|leer más|mehr zum thema",
    # navigation and players
    r"skip to (?:main |primary )?(?:content|navigation)|(?:back|return) to (?:top|home)",
    r"top of page|toggle(?: \S+){0,4}|(?:\W*jump to (?:navigation|search|content))+",
    r"(?:subscribe|sign ?in|sign ?up|log ?in|menu|search|home|share|close|open app)+",
    r"from wikipedia, the free encyclopedia|\[?edit\]?|edit source|view history",
    r"(?:main article|further information|for other uses)s?\s*[:,] .{1,120}",
    r"retrieved from .{0,4}https?://\S+",
    r"(?:open|close|main|hide|show)? ?(?:menu|navigation|sidebar|search)",
    r"loading(?: comments)?|please wait|(?:expand|collapse)(?: \w+){0,3}|go to \w+ page",
    r"(?:listen|watch)(?: now| later| live| to this (?:article|story)| on .{1,40})?"
    r"(?:\W+\d+ min\w*)?",
    r"(?:play|pause|mute|unmute|fullscreen)(?: (?:video|audio))?|\d+:\d\d(?: ?/ ?\d+:\d\d)?",
    r"(?:estimated )?(?:reading time\W*)?\d+[ -]?min(?:ute)?s?(?: (?:read|listen|de lecture))?",
    r"(?:follow|like|find) (?:us|me|@\w+)(?: on)?\b.{0,80}",
    rf"follow (?:the )?[\w .&’'-]{{1,40}} on (?:{_NETWORK}|x|google news)"
    r"(?:(?:,| and|,? &) \w+){0,4}",
    r"(?:download|get) (?:our|the) app\b.{0,60}",
    r"(?:image|photo|picture)? ?\d+ of \d+|view (?:gallery|image|photos|in (?:browser|app))",
    r"\d[\d.,]*[km]? (?:views|shares|likes|comments?|reactions?|replies)",
    r"powered by .{1,40}|add .{1,40} as a preferred source.{0,60}",
)
"""Labels of a page's controls: they do not end with a full stop."""
_NOTICES = _whole(
    r"(?:please )?(?:subscribe|sign up|register|sign in|log ?in)(?: now| today| here| free)?"
    r" (?:to|for|and|with|or) .{1,140}",
    r"(?:get|receive) (?:our|the|a|your)\b.{0,120}\b(?:newsletter|inbox|e-?mail(?:ed)?|updates)\b"
    r".{0,60}",
    r"(?:join|sign up for|subscribe to) (?:our|the) .{0,60}(?:newsletter|mailing list)\b.{0,60}",
    r"by (?:signing up|subscribing|clicking|continuing|entering|submitting)\b.{1,300}",
    r"already (?:a|an|have) (?:subscriber|member|account|subscription)\b.{0,60}",
    r"(?:thanks|thank you) for (?:reading|subscribing|signing up|joining)\b.{0,160}",
    r"(?:become|be) a (?:free |paid |paying )?(?:member|subscriber|supporter|patron)\b.{0,100}",
    r"(?:please )?(?:support|donate to|help fund) (?:us|our|independent|quality)\b.{0,100}",
    r"this (?:article|post|story) is for (?:paid |paying )?(?:subscribers|members)\b.{0,80}",
    r"(?:[^.]{0,80} )?all rights reserved(?:[. ].{0,120})?",
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:\d{4}|by |the ).{0,140}",
    r"this (?:site|page|website) (?:is protected by|requires|uses cookies).{0,160}",
    r"this (?:article|section) (?:needs|has|is|may)\b.{0,60}\b(?:citations?|sources?|cleanup|stub"
    r"|verification|issues)\b.{0,160}",
)
"""Short sentences to the visitor, not about the matter."""
_COOKIES = re.compile(
    r"(?=.*\bcookies?\b).*\b(?:we|our|us|this (?:site|website)|you|your)\b.*"
    r"\b(?:accept|consent|agree|preferences|policy|settings|experience|partners|browser)\b",
    re.IGNORECASE | re.DOTALL,
)
_BREADCRUMB = re.compile(r"\w[\w &’'-]{0,30}(?:\s*[>»›→]\s*\w[^>»›→]{0,80}){1,8}\Z")
_MENU = re.compile(r"\w[\w &’'-]{0,24}(?:\s*[|•·]\s*\w[\w &’'-]{0,24}){2,20}\Z")
_LEADER = re.compile(r".{0,160}?(?:\.\s?){4,160}\s*(?:\d{1,4}|[ivxlc]{1,7})\Z", re.IGNORECASE)
_RULE = re.compile(r"[\W_]+\Z")
_GLUED = re.compile(
    r"(?:Toggle(?: Table of Contents?)?|Table of Contents|Advertisement|ADVERTISEMENT"
    r"|Skip to content)(?=[A-Z“‘\d])"
)
_COMMENTS = _whole(
    r"(?:\d[\d,.]* |all |reader(?:s['’]|['’]s)? |user |view |top |recent |latest )?comments?"
    r"(?: ?\(\d[\d,.]*\))?(?: section)?",
    r"(?:leave|post|add|write) (?:a |your )?(?:comment|reply)\b.{0,40}",
    r"discussion about this (?:post|episode|article|video)",
    r"join the (?:conversation|discussion)\b.{0,40}",
    r"\d[\d,.]* (?:responses?|thoughts?|replies)(?: (?:to|on) .{1,160})?|responses",
    r"what (?:do you think|are your thoughts)\b.{0,60}|have your say|readers['’] letters",
    r"kommentare|commentaires|comentarios|reacties",
)
_COMMENT_CONTROLS = _whole(
    r"(?:reply|like|upvote|report|flag)(?: (?:reply|share|report|like|\(?\d+\)?))*"
    r"(?: this comment)?",
    r"\d+ (?:likes?|replies|reply|upvotes?)|liked by .{1,80}|reply to .{1,60}",
    r"(?:\d+|an?|one) ?(?:s|m|min|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|y|years?)"
    r"(?: ago)?(?: edited)?",
    r"expand full comment|(?:show|view|hide) (?:\d+ )?(?:more )?repl(?:y|ies)",
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
    label = label or _MENU.match(line)
    return label is not None and not (line.endswith(".") and " " in line)


def glued_furniture(line: str) -> int:
    """How many characters of furniture are glued to the front of a line's own words."""
    match = _GLUED.match(line)
    return match.end() if match else 0


def is_comments_heading(line: str) -> bool:
    """Whether a line stands over the readers' comments."""
    return len(line) < 120 and bool(_COMMENTS.fullmatch(line))


def is_comment_control(line: str) -> bool:
    """Whether a line is a comment's reply button, count of likes or age."""
    return len(line) < 100 and bool(_COMMENT_CONTROLS.fullmatch(line))
