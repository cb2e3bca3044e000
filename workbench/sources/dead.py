"""In what way a source is dead, or None: what came was the page.

A page that is gone often answers as if it were there. The signs below are of two sorts: what the
answer says of itself (its status, where it was sent on to, schema.org's own mark for paywalls),
and the words that servers use for it, which count only on a page that says little else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from workbench.sources.outcome import Fetched
from workbench.sources.source_text import SourceText

LITTLE = 1500
"""Characters up to which a page says little: an article says more than its error page."""
SHELL = 250
"""Characters up to which a page says next to nothing."""
_OPENING = 500
"""Characters from the title on within which a page says that it is not there."""


@dataclass(frozen=True, slots=True)
class Ending:
    """In what way a source is dead, and what shows it."""

    kind: str
    detail: str


_STATUS = {
    401: "login",
    402: "paywall",
    403: "forbidden",
    404: "not-found",
    407: "login",
    410: "not-found",
    451: "withheld",
}
_NOT_FOUND = re.compile(
    r"\b(?:40[4]|410)\b.{0,40}\b(?:not found|error|gone)|\b(?:error|fehler|erreur)\W{0,3}404\b"
    r"|\b(?:page|article|document|file|content|story|url|site)\b.{0,60}"
    r"\b(?:not (?:be )?found|does(?: not|n['’]t) exist|no longer (?:exists?|available)"
    r"|(?:has|have) been (?:removed|deleted)|could(?: not|n['’]t) be found"
    r"|can(?:not|['’]t) be found|is(?: not|n['’]t) available)"
    r"|\bnot found\s*$|^\s*not found\b"
    r"|\bseite\b.{0,40}\bnicht gefunden|\bpage\b.{0,40}\b(?:introuvable|non trouvée)"
    r"|\bpágina\b.{0,40}\bno (?:se )?(?:ha sido )?encontrad[ao]",
    re.IGNORECASE,
)
_PARKED = re.compile(
    r"\b(?:domain(?: name)?|website)\b.{0,60}\b(?:for sale|is parked|has expired|may be for sale)"
    r"|\b(?:buy|purchase) this domain|\bdomain parking\b|\bparked (?:free|domain|page)"
    r"|\bthis (?:web ?site|domain) is (?:currently )?(?:parked|available for purchase)"
    r"|\bfuture home of\b|\bdiese domain (?:ist|steht)\b.{0,30}\bverkauf",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"\b(?:subscribe|sign up|register)\b.{0,40}\b(?:to (?:continue|keep|read)|for full access)"
    r"|\b(?:subscribers?|members?)[- ]only\b|\bonly (?:available )?(?:to|for) subscribers\b"
    r"|\b(?:continue|keep) reading\b.{0,60}\bsubscri|\balready (?:a )?subscribe[rd]\b"
    r"|\byou(?:['’]ve| have) (?:reached|used|read)\b.{0,60}\b(?:free|limit)"
    r"|\bto (?:read|continue).{0,40}\b(?:subscription|subscribe)\b",
    re.IGNORECASE,
)
_LOGIN_PATH = re.compile(
    r"(?:^|[/._-])(?:log-?in|sign-?in|signon|sso|auth(?:enticate)?|account/login|wp-login\.php"
    r"|session/new|oauth2?)(?:[/._?-]|$)",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:log|sign) ?in\b.{0,40}\b(?:to (?:continue|view|read|access|see)|required|your account)"
    r"|\b(?:you must|please) (?:be )?(?:log|sign)(?:ged)?[- ]?(?:in|on)\b",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"\b(?:enable|requires?|turn on|activate|needs?|without)\b.{0,30}\bjavascript"
    r"|\bjavascript\b.{0,40}\b(?:enabled?|required|disabled|is off|activated)"
    r"|\bchecking (?:if|your browser)|\bverify(?:ing)? (?:that )?you are (?:a )?human"
    r"|\bjust a moment\b",
    re.IGNORECASE,
)
_FREE = re.compile(r"""["']isAccessibleForFree["']\s*:\s*["']?false""", re.IGNORECASE)
_TIER = re.compile(
    r"""<meta\b[^>]{0,200}["']article:content_tier["'][^>]{0,100}["'](?:locked|metered)["']""",
    re.IGNORECASE,
)
_PASSWORD = re.compile(r"""<input\b[^>]{0,300}\btype\s*=\s*["']?password""", re.IGNORECASE)
_SCRIPT_TAG = re.compile(r"<script\b", re.IGNORECASE)
_NOSCRIPT = re.compile(r"<noscript\b[^>]*>(.{0,2000}?)</noscript", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title\b[^>]*>([^<]{0,300})", re.IGNORECASE)


def ending_of(fetched: Fetched, read: SourceText) -> Ending | None:
    """In what way a source is dead.

    Args:
        fetched: what came of asking for it.
        read: its body as it was read.

    Returns:
        None when the page itself came. Else ``dns``, ``tls`` and the other outcomes of
        :data:`workbench.sources.outcome.Outcome`; ``not-found``, ``forbidden``, ``withheld``,
        ``server-error``, ``no-answer``; ``soft-404``, ``parked``, ``paywall``, ``login``,
        ``javascript``, ``empty``.
    """
    if fetched.outcome != "ok":
        return Ending(fetched.outcome, fetched.detail)
    status = fetched.status or 0
    if not 200 <= status < 300:
        kind = _STATUS.get(status, "server-error" if status >= 500 else "no-answer")
        return Ending(kind, f"the host answers with status {status}")
    if not fetched.body:
        return Ending("empty", "the answer is empty")
    return _of_page(fetched, read) if read.markup else None


def _of_page(fetched: Fetched, read: SourceText) -> Ending | None:
    """In what way a page that answers as if it were there is dead."""
    text, markup = read.text.strip(), read.markup
    found = _TITLE.search(markup)
    words = f"{found[1].strip() if found else read.title}\n{text}"
    opening = words[:_OPENING]
    little = len(text) <= LITTLE
    if little and (sign := _PARKED.search(words)):
        return Ending("parked", f"it says: {_quoted(sign)}")
    if little and (sign := _NOT_FOUND.search(opening)):
        return Ending("soft-404", f"it says: {_quoted(sign)}")
    if home := _sent_home(fetched):
        return Ending("soft-404", f"sent on to the front page {home}")
    if wall := _wall(fetched, words, markup, little):
        return wall
    return _shell(text, words, markup)


def _sent_home(fetched: Fetched) -> str | None:
    """The front page that an address deep in a site was sent on to, if it was."""
    asked, came = urlsplit(fetched.url), urlsplit(fetched.final_url)
    deep = asked.path.strip("/") or asked.query
    if deep and not came.path.strip("/") and not came.query:
        return fetched.final_url
    return None


def _wall(fetched: Fetched, words: str, markup: str, little: bool) -> Ending | None:
    """A wall between the reader and the page."""
    if _FREE.search(markup) or _TIER.search(markup):
        if len(words) <= 2 * LITTLE or _PAYWALL.search(words):
            return Ending("paywall", "the page says of itself that it is not free to read")
    elif little and (sign := _PAYWALL.search(words)):
        return Ending("paywall", f"it says: {_quoted(sign)}")
    asked, came = urlsplit(fetched.url).path, urlsplit(fetched.final_url).path
    if came != asked and _LOGIN_PATH.search(came) and not _LOGIN_PATH.search(asked):
        return Ending("login", f"sent on to {fetched.final_url}")
    if little and (_PASSWORD.search(markup) or _LOGIN.search(words)):
        return Ending("login", "it asks for a password")
    return None


def _shell(text: str, words: str, markup: str) -> Ending | None:
    """A page whose words only a browser would bring."""
    if len(text) > LITTLE:
        return None
    noscript = " ".join(found[1] for found in _NOSCRIPT.finditer(markup))
    if _SCRIPT.search(words) or (len(text) <= SHELL and _SCRIPT.search(noscript)):
        return Ending("javascript", "it shows its text to browsers with JavaScript only")
    if len(text) <= SHELL and len(_SCRIPT_TAG.findall(markup)) > 1:
        return Ending("javascript", "it holds scripts and hardly any text")
    return Ending("empty", "the page holds no text") if not text else None


def _quoted(sign: re.Match[str]) -> str:
    return f"“{' '.join(sign[0].split())[:80]}”"
