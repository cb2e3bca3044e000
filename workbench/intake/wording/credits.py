"""Lines that name who made an article or a picture: bylines, credits, biographies, captions."""

from __future__ import annotations

import re

_LONGEST = 420
"""Characters of the longest line that is looked at."""

_NAME = r"(?:[^\W\d_a-z][\w.’'-]*|\W?@\w+)"
_NAMES = rf"{_NAME}(?:(?:,? and |,? & |, | )(?:{_NAME}|de|van|von|der|la|al|bin|in|for)){{0,14}}"
_TEAM = r"[a-z]+ (?:correspondents?|reporters?|writers?|editors?|staff|desk|team)"
_WORK = (
    r"(?:[Rr]eporting|[Rr]esearch|[Ee]diting|[Ww]riting|[Tt]ranslation|[Pp]hotograph(?:y|s)"
    r"|[Pp]hotos?|[Gg]raphics?|[Ii]llustrations?|[Pp]roduction|[Dd]ata|[Ff]act[- ]checking"
    r"|[Dd]esign|[Ww]ords|[Tt]ext|[Pp]ictures)"
)
_WORKS = rf"{_WORK}(?:,? (?:and )?{_WORK})*"
_WHO = rf"(?:the )?(?:{_NAMES}|{_TEAM})"
_BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Ww]ritten by|[Ww]ords by|[Ss]tory by|[Pp]osted by|[Aa]uthors?:|[Vv]on|[Pp]ar"
    rf"|[Pp]or)\s+(?:the |our |a )?(?:[a-z]+ )?(?:{_NAMES}|{_TEAM})"
    r"(?:\s*[,|·•–—-]\s*[^.]{0,80})?\Z"
)
_CREDIT = re.compile(
    rf"{_NAMES} (?:also )?(?:contributed|assisted)(?: with| to)?(?: {_WORKS})?"
    r"(?: (?:to|for|with|from|in|on) .{1,80})?\.?\Z"
    rf"|(?:(?:[Aa]dditional|[Ff]urther|[Oo]ther) )?{_WORKS} (?:was |were |is |are )?"
    rf"(?:by|from|contributed by|provided by) {_WHO}"
    rf"(?:\s*[;,.]\s*(?:and )?(?:[Aa]dditional )?{_WORK}(?: by {_WHO})?)*\.?\Z"
    r"|(?:[Ee]dited|[Tt]ranslated|[Ii]llustrated|[Pp]hotographed|[Pp]roduced|[Rr]eported"
    rf"|[Rr]eviewed|[Ff]act[- ]checked|[Ww]ritten)(?: (?:from \w+ )?by|:) {_NAMES}\.?\Z"
)
_BIOGRAPHY = re.compile(
    rf"{_NAMES} (?:is|was) (?:an?|the|our|a former)\b.{{0,120}}\b(?:reporter|journalist|writer"
    r"|editor|correspondent|columnist|author|fellow|professor|lecturer|historian|critic"
    r"|contributor|photographer|freelance\w*)\b.{0,240}\Z"
    r"|(?:This|The) (?:article|story|piece|essay|report|post) (?:was|is|first|originally)\b"
    r".{0,40}\b(?:published|appeared|adapted|produced|republished|reprinted|excerpted|translated)"
    r"\b.{0,200}\Z"
    r"|(?:Originally|First) (?:published|appeared)\b.{0,200}\Z"
)
_NAME_LIST = re.compile(_NAMES + r"\Z")
_INITIAL = re.compile(r"(?:^|\s)[^\W\d_a-z]\.(?:\s|$)")
_AGENCY = (
    r"(?:Getty(?: Images)?|AFP|AP Photo|Associated Press|Reuters|EPA|Shutterstock|Creative Commons"
    r"|Wikimedia(?: Commons)?|Flickr|Unsplash|PA Wire|Alamy|public domain)"
)
_CAPTION = re.compile(
    r"(?:Fig(?:ure|\.)?|Table|Plate|Map|Chart|Graph|Box|Exhibit|Abb(?:ildung|\.)|Tab(?:elle|\.))"
    r" ?(?:\d+[.\d]*[a-z]?|[IVXLC]+)(?:[.:|—–]| [-–—])\s*\S"
    r"|(?:(?:Main |Lead |Cover |Header )?(?:[Pp]hoto(?:graph)?s?|[Ii]mage)|Pictured?"
    r"|Illustration|Caption|Credit|Foto|Bild)(?: (?:credit|by|courtesy)\b[^.]{0,20})?"
    r"\s*[:/©]\s*\S"
    r"|.{3,400}\b(?:Photo(?:graph)?s?|Images?|Pictures?|Illustrations?|Credit)(?: by)?:"
    r" [^.]{3,80}\Z"
    r"|\[(?:Illustration|Image|Photo|Figure|Map)\b[^\]]*\]\Z"
    r"|\(?(?:Photo|Image)(?:graph)? (?:credit|by|courtesy of)\b.{1,100}\Z"
    r"|.{3,400}[(|/—–-]\s*(?:Photo(?:graph)? by |Image: |Photo: |Photograph: )?[^()]{0,80}"
    rf"{_AGENCY}[^()]{{0,60}}\)?\.?\Z"
)


def is_byline(line: str) -> bool:
    """Whether a line names the author: ``By A. Writer``."""
    return len(line) < 160 and bool(_BYLINE.match(line))


def is_names(line: str, *, signed: bool) -> bool:
    """Whether a line below a title holds nothing but names.

    Args:
        line: the line.
        signed: whether it stands right above a date or a byline; else initials must tell.
    """
    if len(line) > 100 or " " not in line or line.isupper() or not _NAME_LIST.match(line):
        return False
    return _INITIAL.search(line) is not None or (signed and line.count(" ") < 4)


def is_credit(line: str) -> bool:
    """Whether a line credits those who worked on the article, at its end or its head."""
    return len(line) <= _LONGEST and bool(_CREDIT.match(line))


def is_biography(line: str) -> bool:
    """Whether a line tells who the author is or where the article first stood.

    Such a line is a credit at an article's end; in the middle it may be prose.
    """
    return len(line) <= _LONGEST and bool(_BIOGRAPHY.match(line))


def is_caption(line: str) -> bool:
    """Whether a line is the caption or the credit of a figure, a table or a photograph."""
    return len(line) <= _LONGEST and bool(_CAPTION.match(line))
